// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/mapscene.h"

namespace icelens::ui {

/// Lays out the boxes of a map.
class MapBoxes
{
public:
    MapBoxes(const model::Topology& map, const model::Session& session, const model::Scope& scope,
             const MapFrame& frame);

    [[nodiscard]] std::vector<MapScene::Box> build();
    /// Free for pairs that go around the NATs: below them.
    [[nodiscard]] qreal byway() const { return m_byway; }

private:
    enum class Column { LeftHost, LeftNat, Server, RightNat, RightHost };

    [[nodiscard]] Column columnOf(const model::MapNode& node) const;
    [[nodiscard]] bool isLeft(model::AgentId agent) const;
    [[nodiscard]] bool isShown(const model::MapNode::Port& port) const;
    void stack(Column column, const QRectF& area);
    void spread(const QRectF& area);
    [[nodiscard]] MapScene::Box boxFor(std::vector<std::size_t> nodes, std::size_t capacity) const;
    void addPorts(MapScene::Box& box, const std::vector<model::MapNode::Port>& ports,
                  std::size_t capacity) const;
    [[nodiscard]] qreal heightOf(const MapScene::Box& box) const;
    [[nodiscard]] qreal headHeight() const;
    void settle(MapScene::Box& box, const QRectF& rect);
    [[nodiscard]] std::vector<std::size_t> nodesIn(Column column) const;

    const model::Topology& m_map;
    const model::Session& m_session;
    model::Scope m_scope;
    MapFrame m_frame;
    qreal m_byway = 0;
    std::vector<MapScene::Box> m_boxes;
};

} // namespace icelens::ui
