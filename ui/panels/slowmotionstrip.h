// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/diagnosis/explain.h"
#include "model/event/command.h"
#include "model/session/session.h"

#include <QWidget>

#include <vector>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace icelens::ui {

/// Above the views: which pair each agent is expected to check next, and the candidates that wait
/// until the person lets them go. Takes itself away when there is neither. UI thread.
class SlowMotionStrip : public QWidget
{
    Q_OBJECT

public:
    struct Next
    {
        model::AgentId agent;
        model::NextCheck check;

        friend bool operator==(const Next&, const Next&) = default;
    };

    explicit SlowMotionStrip(QWidget* parent = nullptr);

    /// @p live: the session goes on and this is its present, so that candidates can be let go.
    void show(const model::Session& session, const std::vector<Next>& expected, bool live);

    [[nodiscard]] QString heldText() const;
    /// "Alice: pair 7", for each agent that has a next check.
    [[nodiscard]] QStringList expectedTexts() const;
    [[nodiscard]] QPushButton& nextButton() const { return *m_letNext; }
    [[nodiscard]] QPushButton& allButton() const { return *m_letAll; }

Q_SIGNALS:
    void commandRequested(const icelens::model::Command& command);
    void pairChosen(icelens::model::PairId pair);

private:
    [[nodiscard]] static QString words(const model::Session& session, const Next& next);
    [[nodiscard]] static QString reason(model::NextCheck::Why why);
    void fillHeldRow();
    void showExpected(const model::Session& session, const std::vector<Next>& expected);
    void showHeld(const model::Session& session, bool live);

    QWidget* m_expectedRow;
    QHBoxLayout* m_expectedLayout;
    QWidget* m_heldRow;
    QLabel* m_held = nullptr;
    QPushButton* m_letNext = nullptr;
    QPushButton* m_letAll = nullptr;
    QStringList m_texts;
    std::vector<Next> m_shown;
};

} // namespace icelens::ui
