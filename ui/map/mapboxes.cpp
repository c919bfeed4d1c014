// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/mapboxes.h"

#include <algorithm>

namespace icelens::ui {

namespace {

using Kind = model::MapNode::Kind;

constexpr qreal margin = 14;
constexpr qreal gap = 10;
constexpr qreal pad = 6;
constexpr qreal underHead = 4;
constexpr std::size_t serversInRow = 3;

} // namespace

MapBoxes::MapBoxes(const model::Topology& map, const model::Session& session,
                   const model::Scope& scope, const MapFrame& frame)
    : m_map(map)
    , m_session(session)
    , m_scope(scope)
    , m_frame(frame)
{}

bool MapBoxes::isLeft(model::AgentId agent) const
{
    std::size_t place = 0;
    for (const auto& known : m_session.agents()) {
        if (known->id == agent)
            return place % 2 == 0;
        ++place;
    }
    return true;
}

bool MapBoxes::isShown(const model::MapNode::Port& port) const
{
    const auto fits = [](auto asked, auto its) { return asked.value() == 0 || asked == its; };
    return !port.superseded && fits(m_scope.stream, port.stream)
        && fits(m_scope.component, port.component);
}

MapBoxes::Column MapBoxes::columnOf(const model::MapNode& node) const
{
    switch (node.kind) {
    case Kind::Host:
        return isLeft(node.agent) ? Column::LeftHost : Column::RightHost;
    case Kind::RemoteHost:
        return isLeft(node.agent) ? Column::RightHost : Column::LeftHost;
    case Kind::Nat:
        return isLeft(node.agent) != node.remoteSide ? Column::LeftNat : Column::RightNat;
    case Kind::Server:
        break;
    }
    return Column::Server;
}

std::vector<std::size_t> MapBoxes::nodesIn(Column column) const
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < m_map.nodes.size(); ++i) {
        if (columnOf(m_map.nodes[i]) == column)
            found.push_back(i);
    }
    return found;
}

qreal MapBoxes::headHeight() const
{
    return 2 * pad + m_frame.lineHeight + m_frame.rowHeight + underHead;
}

qreal MapBoxes::heightOf(const MapScene::Box& box) const
{
    return headHeight() + static_cast<qreal>(box.rows.size()) * m_frame.rowHeight;
}

void MapBoxes::addPorts(MapScene::Box& box, const std::vector<model::MapNode::Port>& ports,
                        std::size_t capacity) const
{
    for (const auto& port : ports) {
        if (!isShown(port))
            continue;
        const bool full = box.rows.size() + 1 >= capacity;
        if (full && !box.rows.empty() && box.rows.back().more > 0) {
            ++box.rows.back().more;
            continue;
        }
        MapScene::Row row;
        if (full)
            row.more = 1;
        else
            row.port = &port;
        box.rows.push_back(row);
    }
}

MapScene::Box MapBoxes::boxFor(std::vector<std::size_t> nodes, std::size_t capacity) const
{
    MapScene::Box box;
    std::size_t headings = 0;
    for (const auto index : nodes)
        headings += m_map.nodes[index].interfaces.size();
    capacity = std::min(capacity, MapScene::mostPorts + headings + 1);
    for (const auto index : nodes) {
        const auto& node = m_map.nodes[index];
        addPorts(box, node.ports, capacity);
        for (const auto& interface : node.interfaces) {
            const bool any = std::ranges::any_of(
                interface.ports, [this](const auto& port) { return isShown(port); });
            if (any && box.rows.size() + 2 < capacity) {
                MapScene::Row heading;
                heading.heading = interface.ip;
                box.rows.push_back(heading);
            }
            addPorts(box, interface.ports, capacity);
        }
    }
    box.nodes = std::move(nodes);
    return box;
}

void MapBoxes::settle(MapScene::Box& box, const QRectF& rect)
{
    box.rect = rect;
    qreal y = rect.top() + headHeight() - pad;
    for (auto& row : box.rows) {
        row.rect = {rect.left(), y, rect.width(), m_frame.rowHeight};
        y += m_frame.rowHeight;
    }
    m_boxes.push_back(std::move(box));
}

void MapBoxes::stack(Column column, const QRectF& area)
{
    auto nodes = nodesIn(column);
    if (nodes.empty())
        return;
    const auto room =
        std::max<std::size_t>(1, static_cast<std::size_t>(area.height() / (headHeight() + gap)));
    std::vector<std::vector<std::size_t>> groups;
    for (const auto node : nodes) {
        if (groups.size() < room)
            groups.push_back({node});
        else
            groups.back().push_back(node);
    }
    const qreal each = area.height() / static_cast<qreal>(groups.size());
    const qreal forRows = each - gap - headHeight();
    const auto capacity = static_cast<std::size_t>(std::max(0.0, forRows / m_frame.rowHeight));
    for (std::size_t i = 0; i < groups.size(); ++i) {
        auto box = capacity > 0 ? boxFor(groups[i], capacity) : MapScene::Box{groups[i], {}, {}};
        box.left = column == Column::LeftHost || column == Column::LeftNat;
        const qreal height = heightOf(box);
        const qreal top =
            area.top() + each * static_cast<qreal>(i) + std::max(0.0, (each - height) / 2);
        settle(box, {area.left(), top, area.width(), height});
    }
}

void MapBoxes::spread(const QRectF& area)
{
    auto nodes = nodesIn(Column::Server);
    if (nodes.empty())
        return;
    std::vector<std::vector<std::size_t>> groups;
    for (const auto node : nodes) {
        if (groups.size() < serversInRow)
            groups.push_back({node});
        else
            groups.back().push_back(node);
    }
    const qreal each = area.width() / static_cast<qreal>(groups.size());
    const qreal width = std::min(each - gap, 190.0);
    const auto capacity =
        static_cast<std::size_t>(std::max(0.0, (area.height() - headHeight()) / m_frame.rowHeight));
    for (std::size_t i = 0; i < groups.size(); ++i) {
        auto box = capacity > 0 ? boxFor(groups[i], capacity) : MapScene::Box{groups[i], {}, {}};
        const qreal left = area.left() + each * static_cast<qreal>(i) + (each - width) / 2;
        settle(box, {left, area.top(), width, heightOf(box)});
    }
}

std::vector<MapScene::Box> MapBoxes::build()
{
    const qreal width = m_frame.size.width();
    const qreal height = m_frame.size.height();
    const qreal host = std::clamp(width * 0.19, 140.0, 230.0);
    const qreal nat = std::clamp(width * 0.155, 120.0, 180.0);
    const qreal beside = std::max(gap, width * 0.045);
    const bool nats = !nodesIn(Column::LeftNat).empty() || !nodesIn(Column::RightNat).empty();

    stack(Column::LeftHost, {margin, margin, host, height - 2 * margin});
    stack(Column::RightHost, {width - margin - host, margin, host, height - 2 * margin});
    const qreal inner = margin + host + (nats ? beside : 2 * beside);
    const qreal servers = headHeight() + (height < 360 ? 2 : 5) * m_frame.rowHeight;
    spread({inner, margin, width - 2 * inner, servers});
    qreal below = margin;
    for (const auto& box : m_boxes) {
        const bool isServer = m_map.nodes[box.nodes.front()].kind == Kind::Server;
        below = isServer ? std::max(below, box.rect.bottom() + 2 * gap) : below;
    }
    m_byway = height - margin - (height - below) * 0.2;
    stack(Column::LeftNat, {inner, below, nat, m_byway - gap - below});
    stack(Column::RightNat, {width - inner - nat, below, nat, m_byway - gap - below});
    return std::move(m_boxes);
}

} // namespace icelens::ui
