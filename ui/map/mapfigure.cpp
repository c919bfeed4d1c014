// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/mapfigure.h"

#include "model/items/words.h"
#include "ui/map/mapwords.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>

#include <algorithm>
#include <set>

namespace icelens::ui {

namespace {

constexpr int frameMs = 33;
constexpr int legendHeight = 24;
constexpr quint64 pairKeys = 1ULL << 40U;
constexpr quint64 boxKeys = 1ULL << 41U;
constexpr quint64 portKeys = 1ULL << 42U;
constexpr qreal lineReach = 4.5;

} // namespace

MapFigure::MapFigure(SelectionHub* hub, QWidget* parent)
    : Figure(parent)
    , m_hub(hub)
{
    setAccessibleName(tr("Map"));
    setMinimumSize(640, 270);
    m_clock.start();
    m_timer.setInterval(frameMs);
    connect(&m_timer, &QTimer::timeout, this, qOverload<>(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, this, &MapFigure::place);
    connect(m_hub, &SelectionHub::pairChanged, this, &MapFigure::place);
    connect(m_hub, &SelectionHub::candidateChanged, this, &MapFigure::place);
}

quint64 MapFigure::keyOf(model::PairId pair)
{
    return pairKeys | pair.value();
}

quint64 MapFigure::keyOf(const model::MapNode::Port& port, std::size_t node)
{
    const auto hash = std::hash<model::Address>()(port.address)
        ^ (std::size_t{port.component.value()} << 8U) ^ (std::size_t{port.stream.value()} << 16U)
        ^ (static_cast<std::size_t>(port.transport) << 4U) ^ (node << 24U);
    return portKeys | (hash & (pairKeys - 1));
}

void MapFigure::show(std::shared_ptr<const model::Topology> map, const model::Session& session,
                     const model::Scope& scope)
{
    m_map = std::move(map);
    m_session = session;
    m_scope = scope;
    place();
}

void MapFigure::setFlows(std::vector<Flow> flows, bool moving)
{
    m_flows = std::move(flows);
    const bool any = std::ranges::any_of(
        m_flows, [](const Flow& flow) { return flow.sent > 0 || flow.received > 0; });
    const bool run = moving && any && isVisible() && !Theme::instance().reducedMotion();
    if (run != m_timer.isActive()) {
        run ? m_timer.start() : m_timer.stop();
        update();
    }
}

const MapFigure::Flow* MapFigure::flowOf(model::PairId pair) const
{
    const auto found = std::ranges::find(m_flows, pair, &Flow::pair);
    return found == m_flows.end() ? nullptr : &*found;
}

void MapFigure::place()
{
    if (m_map == nullptr) {
        m_scene = {};
        setItems({});
        return;
    }
    const Theme& theme = Theme::instance();
    MapFrame frame;
    frame.size = QSizeF(width(), height() - legendHeight);
    frame.lineHeight = QFontMetrics(theme.font(Theme::Type::Strong)).height();
    frame.rowHeight = QFontMetrics(theme.font(Theme::Type::MonoSmall)).height() + 1;
    m_scene = MapScene::of(*m_map, m_session, m_scope, m_hub->pair(), frame);

    std::vector<Item> items;
    addBoxItems(items);
    m_firstLine = items.size();
    for (const auto& line : m_scene.lines)
        items.push_back({keyOf(line.pairs.front()), line.path, {}, {}, line.chosen, lineReach});
    setItems(std::move(items));
}

QString MapFigure::nameOf(std::size_t item) const
{
    return item < m_firstLine ? Figure::nameOf(item)
                              : MapWords::line(m_session, m_scene.lines.at(item - m_firstLine));
}

void MapFigure::addBoxItems(std::vector<Item>& items) const
{
    for (const auto& box : m_scene.boxes) {
        QPainterPath area;
        area.addRect(box.rect);
        QStringList words;
        for (const auto node : box.nodes)
            words.append(MapWords::node(m_session, m_map->nodes[node]));
        items.push_back(
            {boxKeys | box.nodes.front(), area, words.join(QLatin1Char('\n')), {}, false});
        const auto& node = m_map->nodes[box.nodes.front()];
        for (const auto& row : box.rows) {
            if (row.port == nullptr)
                continue;
            QPainterPath port;
            port.addRect(row.rect);
            const auto ref = refOf(box, *row.port);
            items.push_back({keyOf(*row.port, box.nodes.front()),
                             port,
                             MapWords::port(m_session, node, *row.port),
                             {},
                             ref && m_hub->candidate() == ref});
        }
    }
}

std::optional<CandidateRef> MapFigure::refOf(const MapScene::Box& box,
                                             const model::MapNode::Port& port) const
{
    // Its owner's own candidate if it is in the session; else as the other side knows it.
    const auto owner = m_map->nodes[box.nodes.front()].agent;
    std::optional<CandidateRef> best;
    int bestRank = 4;
    for (const auto& agent : m_session.agents()) {
        const auto* component = agent->component(port.stream, port.component);
        if (component == nullptr)
            continue;
        for (const auto& known : component->candidates) {
            const auto& candidate = *known.candidate;
            if (candidate.address != port.address || candidate.transport != port.transport)
                continue;
            const int rank = (known.remote ? 2 : 0) + (agent->id == owner ? 0 : 1);
            if (rank >= bestRank)
                continue;
            bestRank = rank;
            best = CandidateRef{agent->id,    port.stream,    port.component,
                                known.remote, port.transport, port.address};
        }
    }
    return best;
}

void MapFigure::choose(std::size_t item)
{
    const auto key = items().at(item).key;
    for (const auto& line : m_scene.lines) {
        if (keyOf(line.pairs.front()) == key) {
            m_hub->choosePair(line.pairs.front());
            return;
        }
    }
    for (const auto& box : m_scene.boxes) {
        for (const auto& row : box.rows) {
            if (row.port == nullptr || keyOf(*row.port, box.nodes.front()) != key)
                continue;
            if (const auto ref = refOf(box, *row.port))
                m_hub->chooseCandidate(*ref);
            return;
        }
    }
}

void MapFigure::resizeEvent(QResizeEvent* event)
{
    Figure::resizeEvent(event);
    place();
}

void MapFigure::hideEvent(QHideEvent* event)
{
    m_timer.stop();
    Figure::hideEvent(event);
}

} // namespace icelens::ui
