// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/states/statechart.h"
#include "ui/states/statelayout.h"
#include "ui/theme/tokens.h"
#include "ui/views/changefade.h"
#include "ui/views/figure.h"

namespace icelens::ui {

/// Draws a StateChart: boxes with counts, and arrows that light up when their transition occurs.
class StateFigure : public Figure
{
    Q_OBJECT

public:
    explicit StateFigure(QWidget* parent = nullptr);

    /// @p moved: the same scope a moment later, so that what is new lights up.
    void show(const StateChart& chart, bool moved);
    /// Whose states: "Alice"; for the title.
    void setScopeName(const QString& name);
    /// The transition whose events are listed, if any.
    void setChosenArrow(std::optional<std::uint32_t> key);
    [[nodiscard]] const StateChart& chart() const { return m_chart; }
    /// How brightly an arrow is lit: 1 just now … 0 not.
    [[nodiscard]] qreal light(const StateChart::Arrow& arrow) const
    {
        return m_fade.strength(arrow.key());
    }

    void choose(std::size_t item) override;
    [[nodiscard]] QSize minimumSizeHint() const override { return StateLayout::minimumSize(); }

Q_SIGNALS:
    void arrowChosen(const icelens::ui::StateChart::Arrow& arrow);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void place();
    void paintTitles(QPainter& painter, const StateLayout& layout) const;
    void paintNode(QPainter& painter, const StateLayout& layout,
                   const StateChart::Node& node) const;
    void paintArrow(QPainter& painter, const StateLayout& layout, std::size_t index) const;
    [[nodiscard]] StateLayout layoutNow() const;

    StateChart m_chart;
    QString m_scopeName;
    std::vector<QString> m_labels;
    std::vector<QRectF> m_labelPlaces;
    std::optional<std::uint32_t> m_chosenArrow;
    ChangeFade m_fade;
};

} // namespace icelens::ui
