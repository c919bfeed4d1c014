// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/states/statechart.h"

#include <algorithm>
#include <array>
#include <utility>

namespace icelens::ui {

namespace {

using model::ComponentState;
using model::EventNumber;
using model::PairState;
using model::Scope;
using model::Session;
using model::StateMachine;
using Transition = StateMachine::Transition;

constexpr std::uint8_t nowhere = 0xFF;

template <class State>
constexpr std::uint8_t number(State state)
{
    return static_cast<std::uint8_t>(state);
}

using Step = std::pair<std::uint8_t, std::uint8_t>;

/// The way that RFC 8445 §6.1.2.6 draws.
constexpr std::array pairWay{Step{number(PairState::Frozen), number(PairState::Waiting)},
                             Step{number(PairState::Waiting), number(PairState::InProgress)},
                             Step{number(PairState::InProgress), number(PairState::Succeeded)},
                             Step{number(PairState::InProgress), number(PairState::Failed)}};
constexpr std::array componentWay{
    Step{number(ComponentState::Disconnected), number(ComponentState::Gathering)},
    Step{number(ComponentState::Gathering), number(ComponentState::Connecting)},
    Step{number(ComponentState::Connecting), number(ComponentState::Connected)},
    Step{number(ComponentState::Connected), number(ComponentState::Ready)}};
constexpr std::array listWay{
    Step{number(model::CheckListState::Running), number(model::CheckListState::Completed)},
    Step{number(model::CheckListState::Running), number(model::CheckListState::Failed)}};

/// Visits (agent, stream) of each stream in the scope.
template <class Visit>
void eachStream(const Session& session, const Scope& scope, Visit visit)
{
    for (const auto& agent : session.agents()) {
        for (const auto& stream : agent->streams) {
            if (scope.covers(agent->id, stream.id, scope.component))
                visit(*agent, stream);
        }
    }
}

std::size_t eventsOf(const Session& session)
{
    return static_cast<std::size_t>(session.eventCount());
}

template <class Visit>
void eachListStep(const Session& session, const StateMachine& machine, const Scope& scope,
                  Visit visit)
{
    eachStream(session, scope, [&](const model::Agent& agent, const model::Stream& stream) {
        std::uint8_t from = StateMachine::fresh;
        for (const auto& step : machine.checkListSteps(agent.id, stream.id, eventsOf(session))) {
            const auto to = step.state ? number(*step.state) : StateMachine::gone;
            visit(from, to, step);
            from = to;
        }
    });
}

std::vector<Transition> listTransitions(const Session& session, const StateMachine& machine,
                                        const Scope& scope)
{
    std::vector<Transition> sums;
    eachListStep(session, machine, scope,
                 [&](std::uint8_t from, std::uint8_t to, const StateMachine::Step& step) {
                     auto sum = std::ranges::find_if(sums, [&](const Transition& known) {
                         return known.from == from && known.to == to;
                     });
                     if (sum == sums.end())
                         sum = sums.insert(sum, {from, to, 0, step.event, step.at});
                     ++sum->count;
                     if (step.event >= sum->last) {
                         sum->last = step.event;
                         sum->lastAt = step.at;
                     }
                 });
    return sums;
}

template <std::size_t Size>
void addArrows(StateChart& chart, Machine machine, std::vector<Transition> occurred,
               const std::array<Step, Size>& way)
{
    for (const auto& [from, to] : way) {
        const bool known = std::ranges::any_of(occurred, [from = from, to = to](const auto& one) {
            return one.from == from && one.to == to;
        });
        if (!known)
            occurred.push_back({from, to, 0, model::noEvent, {}});
    }
    std::ranges::sort(occurred, {}, [](const auto& one) { return std::pair(one.from, one.to); });
    for (const auto& one : occurred)
        chart.arrows.push_back({machine, one});
}

void addPairs(StateChart& chart, const Session& session, const Scope& scope, model::PairId chosen)
{
    const auto counts = model::countPairs(session, scope);
    const auto* pair = session.pair(chosen);
    const bool shown = pair != nullptr && scope.covers(pair->agent, pair->stream, pair->component);
    for (std::uint8_t state = 0; state < counts.inState.size(); ++state) {
        const bool here = shown && !pair->removed && number(pair->state) == state;
        chart.nodes.push_back({Machine::Pairs, state, counts.inState.at(state), here});
        chart.pairs += counts.inState.at(state);
    }
    chart.removed = counts.removed;
    chart.chosen = shown ? chosen : model::PairId();
}

/// Highlighted is the one of the chosen pair; without it the only one there is.
void addComponents(StateChart& chart, const Session& session, const Scope& scope)
{
    std::array<std::size_t, 6> counts{};
    std::uint8_t here = nowhere;
    const auto* pair = session.pair(chart.chosen);
    std::size_t total = 0;
    eachStream(session, scope, [&](const model::Agent& agent, const model::Stream& stream) {
        for (const auto& component : stream.components) {
            if (!scope.covers(agent.id, stream.id, component.id))
                continue;
            ++counts.at(number(component.state));
            ++total;
            const bool itsOwn = pair != nullptr && pair->agent == agent.id
                && pair->stream == stream.id && pair->component == component.id;
            if (itsOwn || (pair == nullptr && total == 1))
                here = number(component.state);
        }
    });
    if (pair == nullptr && total != 1)
        here = nowhere;
    for (std::uint8_t state = 0; state < counts.size(); ++state)
        chart.nodes.push_back({Machine::Components, state, counts.at(state), here == state});
}

void addLists(StateChart& chart, const Session& session, const StateMachine& machine,
              const Scope& scope)
{
    std::array<std::size_t, 3> counts{};
    std::uint8_t here = nowhere;
    const auto* pair = session.pair(chart.chosen);
    std::size_t total = 0;
    eachStream(session, scope, [&](const model::Agent& agent, const model::Stream& stream) {
        const auto steps = machine.checkListSteps(agent.id, stream.id, eventsOf(session));
        if (steps.empty() || !steps.back().state)
            return;
        const auto state = number(*steps.back().state);
        ++counts.at(state);
        ++total;
        const bool itsOwn = pair != nullptr && pair->agent == agent.id && pair->stream == stream.id;
        if (itsOwn || (pair == nullptr && total == 1))
            here = state;
    });
    if (pair == nullptr && total != 1)
        here = nowhere;
    for (std::uint8_t state = 0; state < counts.size(); ++state)
        chart.nodes.push_back({Machine::CheckLists, state, counts.at(state), here == state});
}

} // namespace

StateChart StateChart::of(const Session& session, const StateMachine& machine, const Scope& scope,
                          model::PairId chosen)
{
    StateChart chart;
    const auto events = eventsOf(session);
    addPairs(chart, session, scope, chosen);
    addComponents(chart, session, scope);
    addLists(chart, session, machine, scope);
    addArrows(chart, Machine::Pairs, machine.pairTransitions(scope, events), pairWay);
    addArrows(chart, Machine::Components, machine.componentTransitions(scope, events),
              componentWay);
    addArrows(chart, Machine::CheckLists, listTransitions(session, machine, scope), listWay);
    return chart;
}

std::vector<EventNumber> StateChart::events(const Session& session, const StateMachine& machine,
                                            const Scope& scope, const Arrow& arrow)
{
    const auto& asked = arrow.transition;
    switch (arrow.machine) {
    case Machine::Pairs:
        return machine.pairEvents(scope, asked.from, asked.to, eventsOf(session));
    case Machine::Components:
        return machine.componentEvents(scope, asked.from, asked.to, eventsOf(session));
    case Machine::CheckLists:
        break;
    }
    std::vector<EventNumber> found;
    eachListStep(session, machine, scope,
                 [&](std::uint8_t from, std::uint8_t to, const StateMachine::Step& step) {
                     if (from == asked.from && to == asked.to)
                         found.push_back(step.event);
                 });
    std::ranges::sort(found);
    return found;
}

} // namespace icelens::ui
