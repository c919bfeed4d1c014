// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/diagnosis/explain.h"
#include "model/items/glossary.h"
#include "ui/selectionhub.h"

#include <QElapsedTimer>
#include <QWidget>

#include <chrono>
#include <optional>
#include <vector>

class QTimer;
class QToolButton;

namespace icelens::ui {

class WhyView;

/// "Why?" of what is chosen, at the instant of the cursor.
///
/// Follows the selection; what a person chooses here is chosen everywhere, but an event chosen here
/// does not turn the page: the question that is being read stays. Explains again only when the
/// cursor passed something that can matter, and never for more than a tenth of the time.
class WhyPart : public QWidget
{
    Q_OBJECT

public:
    explicit WhyPart(SelectionHub* hub, QWidget* parent = nullptr);

    void setLog(const model::EventLog* log, const model::TransactionIndex* transactions);
    void show(std::size_t cursor, const model::Session& session);

    /// Chooses an event for all views without turning the page.
    void chooseEvent(std::size_t number, model::PairId pair);
    /// Explains @p subject, with a way back to what is explained now.
    void turnTo(const model::Subject& subject);
    void turnBack();

    [[nodiscard]] const std::optional<model::Subject>& subject() const { return m_subject; }
    [[nodiscard]] QString subjectName() const;
    /// For the head of the panel, so that the text below does not move when they come.
    [[nodiscard]] QToolButton* backButton() const { return m_back; }
    /// Asks about what else is chosen, as a packet beside its pair.
    [[nodiscard]] QToolButton* otherButton() const { return m_other; }
    [[nodiscard]] bool offersOther() const;
    /// It has something to say, or will have when it is seen.
    [[nodiscard]] bool hasAnswers() const;
    [[nodiscard]] WhyView& view() const { return *m_view; }
    /// What F1 explains; empty if no term is in sight.
    [[nodiscard]] std::optional<items::Term> termAtFocus() const;
    /// How long the last explanation took, drawing of the text included.
    [[nodiscard]] std::chrono::nanoseconds lastCost() const { return m_cost; }
    /// How often explanations were drawn.
    [[nodiscard]] quint64 explanations() const { return m_explanations; }

Q_SIGNALS:
    void subjectChanged();
    /// What the buttons offer has changed, or whether there are answers.
    void turned();
    void glossaryRequested(icelens::items::Term term);
    void revealed(const QRect& area);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void followSelection();
    void setSubject(std::optional<model::Subject> subject);
    void update();
    void updateSoon();
    void showTurns();
    void onPair(quint32 pair);
    void onRelated(int which);
    [[nodiscard]] bool anyMatters(std::size_t first, std::size_t last) const;
    [[nodiscard]] bool matters(const model::Event& event, std::size_t number) const;
    [[nodiscard]] std::optional<model::Subject> chosen() const;
    [[nodiscard]] std::vector<model::Subject> related() const;
    [[nodiscard]] std::optional<model::Moments> moments() const;

    SelectionHub* m_hub;
    QToolButton* m_back;
    QToolButton* m_other;
    WhyView* m_view;
    QTimer* m_later;
    const model::EventLog* m_log = nullptr;
    const model::TransactionIndex* m_index = nullptr;
    model::Session m_session;
    std::size_t m_cursor = 0;
    std::optional<model::Subject> m_subject;
    std::vector<model::Subject> m_turned; ///< What was explained before, oldest first.
    std::vector<model::Subject> m_related;
    std::chrono::nanoseconds m_cost{};
    QElapsedTimer m_sinceUpdate;
    quint64 m_explanations = 0;
    bool m_choosing = false;
    bool m_stale = false;
};

} // namespace icelens::ui
