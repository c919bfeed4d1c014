// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/states/statechart.h"

#include <QPainterPath>
#include <QRectF>

#include <array>
#include <vector>

namespace icelens::ui {

/// Where the states and transitions of a StateChart stand in a picture of a given size. The same
/// chart at the same size always stands the same way, and states never move with time.
class StateLayout
{
public:
    /// @p lineHeight of the labels, in the unit of @p size.
    StateLayout(const QSizeF& size, qreal lineHeight);

    /// The strip with a machine's title.
    [[nodiscard]] QRectF title(Machine machine) const;
    [[nodiscard]] QRectF node(Machine machine, std::uint8_t state) const;
    /// From edge to edge; of a pair's beginning and end a short way into and out of its state.
    [[nodiscard]] QPainterPath arrow(const StateChart::Arrow& arrow) const;
    /// Places for labels of these sizes, one an arrow, that hide no state and no other label where
    /// there is room. An empty size has no label.
    [[nodiscard]] std::vector<QRectF> labels(const std::vector<StateChart::Arrow>& arrows,
                                             const std::vector<QSizeF>& sizes) const;

    [[nodiscard]] static QSize minimumSize() { return {720, 460}; }

private:
    [[nodiscard]] QRectF body(Machine machine) const;
    [[nodiscard]] QRectF labelPlace(const StateChart::Arrow& which, const QSizeF& size,
                                    const std::vector<QRectF>& taken) const;
    [[nodiscard]] QPainterPath stub(const StateChart::Arrow& arrow) const;
    [[nodiscard]] QPainterPath sideways(const QRectF& from, const QRectF& to) const;

    QSizeF m_size;
    qreal m_line;
    std::array<QRectF, 3> m_sections;
};

} // namespace icelens::ui
