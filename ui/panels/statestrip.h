// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/sessionsummary.h"

#include <QWidget>

#include <utility>
#include <vector>

namespace icelens::ui {

/// The two agents at the sides, with the stages of each component; between them the selected pairs.
///
/// One line when folded. Its words are its accessible description.
class StateStrip : public QWidget
{
    Q_OBJECT

public:
    explicit StateStrip(QWidget* parent = nullptr);

    void show(const items::SessionSummary& summary);
    void setFolded(bool folded);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    /// Components that have room at once; the rest is reached by the wheel.
    static constexpr int mostComponents = 3;

    void paintFolded(QPainter& painter);
    void paintAgent(QPainter& painter, const QRect& rect, const items::AgentSummary& agent);
    void paintStages(QPainter& painter, const QRect& rect, const items::ComponentSummary& component,
                     bool heads);
    void paintSelected(QPainter& painter, const QRect& rect);
    void describe();
    [[nodiscard]] int componentCount() const;
    [[nodiscard]] int contentHeight() const;

    items::SessionSummary m_summary;
    std::vector<std::pair<QRect, QString>> m_toolTips;
    int m_firstComponent = 0;
    bool m_folded = false;
};

} // namespace icelens::ui
