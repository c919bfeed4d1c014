// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/states/statemachineview.h"

#include "model/projection/projections.h"
#include "ui/states/statefigure.h"
#include "ui/states/statewords.h"
#include "ui/states/transitionevents.h"
#include "ui/views/scopechooser.h"
#include "ui/widgets.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSplitter>

namespace icelens::ui {

StateMachineView::StateMachineView(SelectionHub* hub, QWidget* parent)
    : SessionView(hub, parent)
    , m_scope(new ScopeChooser)
    , m_figure(new StateFigure)
    , m_events(new TransitionEvents(hub))
{
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(space::margin, 4, space::margin, 4);
    bar->addWidget(m_scope);
    bar->addStretch(1);
    bar->addWidget(makeLabel(tr("Choose a transition to list its events."), Theme::Type::Label,
                             this, "text2"));
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_figure);
    auto* split = new QSplitter(Qt::Horizontal);
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    split->addWidget(scroll);
    split->addWidget(m_events);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 0);
    split->setSizes({10000, 230});
    m_events->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(makeRule(this));
    layout->addWidget(split, 1);
    setFocusProxy(m_figure);
    connect(m_scope, &ScopeChooser::scopeChanged, this, [this] { showChart(false); });
    connect(m_figure, &StateFigure::arrowChosen, this, [this](const StateChart::Arrow& arrow) {
        m_listed = arrow;
        listEvents();
        m_events->setVisible(true);
        Q_EMIT transitionChosen(m_events->shown());
    });
    connect(m_events, &TransitionEvents::closed, this, &StateMachineView::closeEvents);
    connect(hub, &SelectionHub::pairChanged, this, &StateMachineView::followPair);
}

void StateMachineView::setSession(const model::EventLog* log, const model::Projections* projections)
{
    m_log = log;
    m_projections = projections;
    m_state = {};
    m_shownEvents.reset();
    closeEvents();
    m_scope->offer(m_state);
    m_figure->show({}, false);
}

void StateMachineView::showAt(const Moment& moment, const model::Session& state)
{
    if (m_projections == nullptr)
        return;
    Q_UNUSED(moment)
    const auto events = static_cast<std::size_t>(state.eventCount());
    const bool moved = m_shownEvents && events >= *m_shownEvents;
    const bool first = m_state.agents().empty() && !state.agents().empty();
    m_state = state;
    m_shownEvents = events;
    {
        const QSignalBlocker quiet(m_scope);
        m_scope->offer(state);
        // One agent at a time: both ends tell the same story twice.
        if (first && m_scope->scope() == model::Scope())
            m_scope->choose({state.agents().front()->id, {}, {}});
    }
    if (first)
        followPair(hub()->pair());
    showChart(moved && !first);
}

void StateMachineView::showChart(bool moved)
{
    if (m_projections == nullptr)
        return;
    const auto scope = m_scope->scope();
    m_figure->setScopeName(m_scope->currentText());
    m_figure->show(StateChart::of(m_state, m_projections->stateMachine(), scope, hub()->pair()),
                   moved);
    listEvents();
}

void StateMachineView::followPair(model::PairId which)
{
    const auto* pair = m_state.pair(which);
    const auto scope = m_scope->scope();
    if (pair != nullptr && !scope.covers(pair->agent, pair->stream, pair->component))
        m_scope->choose({pair->agent, {}, {}});
    showChart(false);
}

void StateMachineView::listEvents()
{
    m_figure->setChosenArrow(m_listed ? std::optional(m_listed->key()) : std::nullopt);
    if (!m_listed || m_projections == nullptr)
        return;
    for (const auto& arrow : m_figure->chart().arrows) {
        if (arrow.key() == m_listed->key())
            m_listed = arrow;
    }
    const auto events =
        StateChart::events(m_state, m_projections->stateMachine(), m_scope->scope(), *m_listed);
    m_listed->transition.count = events.size();
    m_events->show(m_log, StateWords::arrow(*m_listed), events);
}

void StateMachineView::closeEvents()
{
    m_listed.reset();
    m_events->hide();
    m_events->show(nullptr, {}, {});
    m_figure->setChosenArrow(std::nullopt);
}

} // namespace icelens::ui
