// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/session.h"
#include "ui/theme/tokens.h"

#include <QWidget>

#include <functional>
#include <string>
#include <utility>
#include <vector>

class QButtonGroup;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QTimer;

namespace icelens::ui {

class Chip;

/// The row above a table: which agent, a text to look for, and what else the view adds.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    /// @p placeholder: what the field looks in, "Filter pairs".
    explicit FilterBar(const QString& placeholder, QWidget* parent = nullptr);

    /// The agents of @p session become segments if there is more than one.
    void showAgents(const model::Session& session);
    /// Empty: all.
    [[nodiscard]] std::vector<model::AgentId> agents() const;
    [[nodiscard]] QString text() const;
    /// Takes text and agent away, and tells of it once.
    void clear();
    void focusText();
    /// Called by clear() before it tells: the view takes its own filters away.
    void onClear(std::function<void()> takeAway) { m_onClear = std::move(takeAway); }

    /// A button that can be on, with an icon and a count beside its word.
    Chip* addChip(const QString& word, const QString& iconName, ColourRole colour);
    /// Makes the chips fit again after their counts or visibility changed.
    void arrange();
    /// "Only this pair": off and hidden while no pair is chosen.
    [[nodiscard]] Chip* onlyPairButton() const { return m_onlyPair; }

    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void changed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void chipToggled();

    QHBoxLayout* m_row;
    QWidget* m_segments;
    QButtonGroup* m_agents;
    QLineEdit* m_text;
    Chip* m_onlyPair;
    std::vector<Chip*> m_chips;
    QTimer* m_typing;
    std::vector<std::pair<model::AgentId, std::string>> m_known;
    std::function<void()> m_onClear;
    bool m_clearing = false;
};

} // namespace icelens::ui
