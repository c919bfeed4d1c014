// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/mapview.h"

#include "model/projection/projections.h"
#include "ui/map/mapfigure.h"
#include "ui/views/scopechooser.h"
#include "ui/widgets.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>

namespace icelens::ui {

namespace {
constexpr int stillAfterMs = 300;
}

MapView::MapView(SelectionHub* hub, QWidget* parent)
    : SessionView(hub, parent)
    , m_map(std::make_shared<model::Topology>())
    , m_scope(new ScopeChooser)
    , m_figure(new MapFigure(hub))
    , m_rates(makeLabel({}, Theme::Type::Label, this, "text2"))
{
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(space::margin, 4, space::margin, 4);
    bar->addWidget(m_scope);
    bar->addStretch(1);
    bar->addWidget(m_rates);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(makeRule(this));
    layout->addWidget(m_figure, 1);
    setFocusProxy(m_figure);
    m_still.setSingleShot(true);
    m_still.setInterval(stillAfterMs);
    connect(&m_still, &QTimer::timeout, this, [this] { m_figure->setFlows({}, false); });
    connect(m_scope, &ScopeChooser::scopeChanged, this, &MapView::showMap);
}

void MapView::setSession(const model::EventLog* log, const model::Projections* projections)
{
    Q_UNUSED(log)
    m_projections = projections;
    m_state = {};
    m_shownEvents.reset();
    m_shownTime = {};
    m_scope->offer(m_state);
    m_map = std::make_shared<model::Topology>();
    m_rates->clear();
    m_figure->setFlows({}, false);
    m_figure->show(m_map, m_state, {});
}

void MapView::showAt(const Moment& moment, const model::Session& state)
{
    if (m_projections == nullptr)
        return;
    const auto events = static_cast<std::size_t>(state.eventCount());
    if (m_shownEvents != events) {
        m_shownEvents = events;
        m_state = state;
        {
            const QSignalBlocker quiet(m_scope);
            m_scope->offer(state);
        }
        auto map = std::make_shared<const model::Topology>(
            model::Topology::of(m_state, m_projections->addresses()));
        if (*map != *m_map)
            m_map = std::move(map);
        showMap();
    }
    showFlows(moment);
    m_shownTime = moment.cursor.time;
}

void MapView::showMap()
{
    m_figure->show(m_map, m_state, m_scope->scope());
}

void MapView::showFlows(const Moment& moment)
{
    std::vector<MapFigure::Flow> flows;
    double sent = 0;
    double received = 0;
    for (const auto& edge : m_map->edges) {
        if (!edge.selected)
            continue;
        const auto rate = [&](model::Direction direction) {
            const auto found = m_projections->rates().rateAt(edge.pair, direction, moment.cursor);
            return found.stun + found.media;
        };
        flows.push_back(
            {edge.pair, rate(model::Direction::Sent), rate(model::Direction::Received)});
        sent += flows.back().sent;
        received += flows.back().received;
    }
    const QLocale locale;
    m_rates->setText(
        flows.empty() ? tr("No pair is selected yet.")
                      : tr("Selected paths: %1 packets/s sent, %2 received")
                            .arg(locale.toString(sent, 'f', 1), locale.toString(received, 'f', 1)));
    const bool live = moment.growing && !moment.past;
    const bool playing = moment.cursor.time > m_shownTime;
    m_figure->setFlows(std::move(flows), live || playing);
    if (!live)
        m_still.start();
    else
        m_still.stop();
}

} // namespace icelens::ui
