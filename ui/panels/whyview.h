// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/whytext.h"

#include <QTextBrowser>

namespace icelens::ui {

/// Questions and answers whose times, pairs and terms are links, as tall as its text; lives in a
/// scroll area. Tab and Shift+Tab go from link to link, Enter follows one, Escape closes a term.
class WhyView : public QTextBrowser
{
    Q_OBJECT

public:
    explicit WhyView(QWidget* parent = nullptr);

    /// @p log must stay while it is shown. An open term stays open if its answer is still there.
    void show(std::vector<model::Explanation> answers, QStringList related,
              const model::Session& session, const model::EventLog* log);
    void clear();
    [[nodiscard]] const std::vector<model::Explanation>& answers() const { return m_shown.answers; }
    [[nodiscard]] QString plainAnswers() const;
    /// The term whose entry is open.
    [[nodiscard]] std::optional<items::Term> openTerm() const;
    /// The links in the order in which Tab reaches them.
    [[nodiscard]] QList<WhyLink> links() const;
    /// The link that has the keyboard's focus.
    [[nodiscard]] std::optional<WhyLink> focusedLink() const;
    /// The open term, or the focused one: what F1 explains.
    [[nodiscard]] std::optional<items::Term> termAtFocus() const;
    void copyAll() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void eventChosen(quint64 number);
    void pairChosen(quint32 pair);
    void relatedChosen(int which);
    void glossaryRequested(icelens::items::Term term);
    /// @p area of this widget has the focus and wants to be seen.
    void revealed(const QRect& area);

protected:
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    QVariant loadResource(int type, const QUrl& name) override;

private:
    void follow(const QUrl& url);
    void render();
    void fit();
    void focusLink(const QString& href);
    void reveal();

    WhyText::Shown m_shown;
    model::Session m_session;
    const model::EventLog* m_log = nullptr;
};

} // namespace icelens::ui
