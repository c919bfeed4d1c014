// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/mapscene.h"

#include "ui/map/mapboxes.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace icelens::ui {

namespace {

using model::Address;
using Kind = model::MapNode::Kind;

/// Draws the lines of a map whose boxes stand.
class LineBuilder
{
public:
    LineBuilder(MapScene& scene, const model::Topology& map, const model::Session& session,
                qreal byway, const MapFrame& frame)
        : m_scene(scene)
        , m_map(map)
        , m_session(session)
        , m_byway(byway)
        , m_frame(frame)
    {}

    void add(const model::MapEdge& edge, bool chosen);
    void finish();

private:
    /// Where a line meets a box: the height of what it is about.
    [[nodiscard]] qreal heightAt(const MapScene::Box& box, const model::Pair& pair,
                                 const Address& address) const;
    [[nodiscard]] std::vector<QPointF> pointsOf(const model::MapEdge& edge,
                                                const model::Pair& pair);
    [[nodiscard]] Address mappedBy(std::size_t nat, const Address& base) const;
    [[nodiscard]] Address baseBehind(const model::MapEdge& edge, const Address& address) const;
    [[nodiscard]] static QPainterPath pathThrough(const std::vector<QPointF>& points);

    MapScene& m_scene;
    const model::Topology& m_map;
    const model::Session& m_session;
    qreal m_byway;
    MapFrame m_frame;
    using Way = std::tuple<std::uint8_t, int, std::vector<std::pair<int, int>>>;
    std::map<Way, std::size_t> m_ways;
    std::map<std::pair<int, int>, int> m_lanes;
};

qreal LineBuilder::heightAt(const MapScene::Box& box, const model::Pair& pair,
                            const Address& address) const
{
    const MapScene::Row* rest = nullptr;
    for (const auto& row : box.rows) {
        rest = row.more > 0 ? &row : rest;
        if (row.port != nullptr && row.port->address == address
            && row.port->component == pair.component && row.port->stream == pair.stream)
            return row.rect.center().y();
    }
    // Summed up, or an address that is no candidate of its own.
    if (rest != nullptr)
        return rest->rect.center().y();
    return box.rect.top() + m_frame.lineHeight;
}

Address LineBuilder::mappedBy(std::size_t nat, const Address& base) const
{
    for (const auto& evidence : m_map.nodes[nat].evidence) {
        if (evidence.base == base)
            return evidence.mapped;
    }
    return {};
}

Address LineBuilder::baseBehind(const model::MapEdge& edge, const Address& address) const
{
    for (const auto through : edge.through) {
        for (const auto& evidence : m_map.nodes[through].evidence) {
            if (evidence.mapped == address && !evidence.base.isNull())
                return evidence.base;
        }
    }
    return address;
}

std::vector<QPointF> LineBuilder::pointsOf(const model::MapEdge& edge, const model::Pair& pair)
{
    const auto* from = m_scene.boxOf(edge.from);
    const auto* to = m_scene.boxOf(edge.to);
    std::vector<QPointF> points;
    if (from == nullptr || to == nullptr)
        return points;
    const auto base = pair.localBase.isNull() ? pair.local : pair.localBase;
    points.push_back(
        {from->left ? from->rect.right() : from->rect.left(), heightAt(*from, pair, base)});
    for (const auto through : edge.through) {
        const auto* box = m_scene.boxOf(through);
        if (box == nullptr)
            continue;
        const bool own = m_map.nodes[through].kind == Kind::Nat && box->left == from->left;
        auto address = pair.remote;
        if (own && pair.local != base)
            address = pair.local;
        else if (own)
            address = mappedBy(through, base);
        else if (m_map.nodes[through].kind == Kind::Server && through == edge.through.front()
                 && pair.localType == model::CandidateType::Relayed)
            address = pair.local;
        const qreal y = heightAt(*box, pair, address);
        const QPointF near(from->left ? box->rect.left() : box->rect.right(), y);
        const QPointF far(from->left ? box->rect.right() : box->rect.left(), y);
        points.push_back(near);
        points.push_back(far);
    }
    const QPointF end(to->left ? to->rect.right() : to->rect.left(),
                      heightAt(*to, pair, baseBehind(edge, pair.remote)));
    const bool natsStand = std::ranges::any_of(m_scene.boxes, [&](const MapScene::Box& box) {
        return m_map.nodes[box.nodes.front()].kind == Kind::Nat;
    });
    if (edge.through.empty() && natsStand && from->left != to->left) {
        // Through no NAT that is known: around them, each in a lane of its own.
        const auto left = from->left ? points.front() : end;
        const auto right = from->left ? end : points.front();
        const auto lane = m_lanes
                              .try_emplace({qRound(left.y()), qRound(right.y())},
                                           static_cast<int>(m_lanes.size()))
                              .first->second;
        const qreal room = std::max(8.0, m_frame.size.height() - 18 - m_byway);
        const qreal y = m_byway + std::fmod(lane * 8.0, room);
        const qreal inset = m_frame.size.width() * 0.14;
        const qreal side = from->left ? inset : -inset;
        points.push_back({points.front().x() + side, y});
        points.push_back({end.x() - side, y});
    }
    points.push_back(end);
    return points;
}

QPainterPath LineBuilder::pathThrough(const std::vector<QPointF>& points)
{
    QPainterPath path(points.front());
    for (std::size_t i = 1; i < points.size(); ++i) {
        const auto from = points[i - 1];
        const auto to = points[i];
        const qreal middle = (from.x() + to.x()) / 2;
        if (qAbs(from.y() - to.y()) < 0.5)
            path.lineTo(to);
        else
            path.cubicTo({middle, from.y()}, {middle, to.y()}, to);
    }
    return path;
}

void LineBuilder::add(const model::MapEdge& edge, bool chosen)
{
    const auto* pair = m_session.pair(edge.pair);
    if (pair == nullptr)
        return;
    auto points = pointsOf(edge, *pair);
    if (points.size() < 2)
        return;
    // Both ends' pairs go the same way: side by side.
    const qreal aside = m_session.agents().size() < 2 ? 0 : edge.agent.value() % 2 == 1 ? -2 : 2;
    Way way{edge.agent.value(), static_cast<int>(edge.state), {}};
    for (auto& point : points) {
        point.ry() += aside;
        std::get<2>(way).push_back({qRound(point.x()), qRound(point.y())});
    }
    const bool alone = chosen || edge.selected;
    const auto known = m_ways.find(way);
    if (!alone && known != m_ways.end()) {
        m_scene.lines[known->second].pairs.push_back(edge.pair);
        return;
    }
    if (!alone)
        m_ways.emplace(std::move(way), m_scene.lines.size());
    m_scene.lines.push_back({{edge.pair}, &edge, chosen, pathThrough(points)});
}

void LineBuilder::finish()
{
    std::ranges::stable_sort(m_scene.lines, {}, [](const MapScene::Line& line) {
        return (line.edge->selected ? 2 : 0) + (line.chosen ? 1 : 0);
    });
}

void addGatherings(MapScene& scene, const model::Topology& map)
{
    std::set<std::pair<std::size_t, std::size_t>> known;
    const auto connect = [&](std::size_t from, std::size_t to) {
        const auto* a = scene.boxOf(from);
        const auto* b = scene.boxOf(to);
        if (a == nullptr || b == nullptr)
            return;
        const auto numberOf = [&](const MapScene::Box* box) {
            return static_cast<std::size_t>(box - scene.boxes.data());
        };
        if (!known.insert({numberOf(a), numberOf(b)}).second)
            return;
        const QPointF begin(a->rect.center().x(), a->rect.top());
        const bool toRight = begin.x() < b->rect.center().x();
        const QPointF end(toRight ? b->rect.left() : b->rect.right(),
                          b->rect.top() + qMin(30.0, b->rect.height() / 2));
        QPainterPath path(begin);
        path.quadTo({begin.x(), end.y()}, end);
        scene.gatherings.push_back({numberOf(a), numberOf(b), path});
    };
    for (std::size_t i = 0; i < map.nodes.size(); ++i) {
        for (const auto& evidence : map.nodes[i].evidence) {
            for (std::size_t server = 0; server < map.nodes.size(); ++server) {
                const auto& node = map.nodes[server];
                if (node.kind == Kind::Server && !evidence.server.isNull()
                    && node.ip == evidence.server)
                    connect(i, server);
            }
        }
    }
}

} // namespace

const MapScene::Box* MapScene::boxOf(std::size_t node) const
{
    const auto found = std::ranges::find_if(boxes, [&](const Box& box) {
        return std::ranges::find(box.nodes, node) != box.nodes.end();
    });
    return found == boxes.end() ? nullptr : &*found;
}

MapScene MapScene::of(const model::Topology& map, const model::Session& session,
                      const model::Scope& scope, model::PairId chosen, const MapFrame& frame)
{
    MapScene scene;
    MapBoxes boxes(map, session, scope, frame);
    scene.boxes = boxes.build();
    addGatherings(scene, map);
    LineBuilder lines(scene, map, session, boxes.byway(), frame);
    for (const auto& edge : map.edges) {
        const auto* pair = session.pair(edge.pair);
        const bool isChosen = edge.pair == chosen;
        if (pair != nullptr && scope.covers(pair->agent, pair->stream, pair->component)
            && (!edge.removed || isChosen))
            lines.add(edge, isChosen);
    }
    lines.finish();
    return scene;
}

} // namespace icelens::ui
