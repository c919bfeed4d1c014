// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/projection/statemachine.h"
#include "model/projection/topology.h"
#include "model/session/session.h"

#include <QPainterPath>
#include <QRectF>

#include <array>
#include <cstddef>
#include <vector>

namespace icelens::ui {

/// What a map is laid out in.
struct MapFrame
{
    QSizeF size;
    qreal lineHeight = 17; ///< Of a box's title.
    qreal rowHeight = 15;  ///< Of a port.
};

/// A Topology laid out: agents left and right, NATs before them, servers above, pairs as lines.
/// A value: the same topology in the same frame always lies the same way, and boxes never overlap.
struct MapScene
{
    /// One line of a box: an interface's heading, a candidate, or how many more there are.
    struct Row
    {
        QRectF rect;
        const model::MapNode::Port* port = nullptr; ///< Of the topology; null of other rows.
        model::Address heading;                     ///< Of an interface; null of other rows.
        std::size_t more = 0;                       ///< Candidates that this row stands for.
    };
    struct Box
    {
        std::vector<std::size_t> nodes; ///< Several where there was no room for each.
        QRectF rect;
        std::vector<Row> rows;
        bool left = false; ///< Lines leave a host to the right.
    };
    /// Pairs in one state that go the same way; a chosen or selected one goes alone.
    struct Line
    {
        std::vector<model::PairId> pairs;
        const model::MapEdge* edge = nullptr; ///< Of the first.
        bool chosen = false;
        QPainterPath path;
    };
    /// From a NAT or host to the server that told it an address.
    struct Gathering
    {
        std::size_t from = 0; ///< Box.
        std::size_t to = 0;   ///< Box.
        QPainterPath path;
    };

    std::vector<Box> boxes;
    std::vector<Line> lines; ///< The chosen and selected ones last, above the others.
    std::vector<Gathering> gatherings;

    /// @p map outlives the scene. Candidates of earlier generations and removed pairs are left out,
    /// but for the chosen one; of pairs only those of @p scope.
    [[nodiscard]] static MapScene of(const model::Topology& map, const model::Session& session,
                                     const model::Scope& scope, model::PairId chosen,
                                     const MapFrame& frame);

    [[nodiscard]] const Box* boxOf(std::size_t node) const;
    /// Ports that a box of this many may have before the rest is summed up.
    static constexpr std::size_t mostPorts = 12;
};

} // namespace icelens::ui
