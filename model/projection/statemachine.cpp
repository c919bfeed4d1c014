// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/projection/statemachine.h"

#include "model/projection/timescale.h"

#include <algorithm>
#include <set>

namespace icelens::model {

namespace {

bool isUnsettled(std::uint8_t state)
{
    return state != static_cast<std::uint8_t>(PairState::Succeeded)
        && state != static_cast<std::uint8_t>(PairState::Failed)
        && state != static_cast<std::uint8_t>(PairState::Discovered);
}

/// A check that succeeded has made a valid pair (RFC 8445 §7.2.5.3.2), also where the agent says so
/// a moment later.
bool isValid(bool onValidList, std::uint8_t state)
{
    return onValidList || state == static_cast<std::uint8_t>(PairState::Succeeded);
}

/// What the rules ask of one component.
struct Facts
{
    std::size_t pairs = 0;
    std::size_t unsettled = 0;
    std::size_t valid = 0;
    std::size_t nominated = 0;
};

/// @p factsOf(ComponentId) of each component of @p stream.
template <class FactsOf>
std::optional<CheckListState> judge(const Session& session, const Stream& stream, FactsOf factsOf)
{
    bool any = false;
    bool allNominated = true;
    bool allSettled = true;
    bool allValid = true;
    for (const auto& component : stream.components) {
        const Facts facts = factsOf(component.id);
        any = any || facts.pairs > 0;
        allNominated = allNominated && facts.nominated > 0;
        allSettled = allSettled && facts.unsettled == 0;
        allValid = allValid && facts.valid > 0;
    }
    if (!any)
        return std::nullopt;
    if (allNominated)
        return CheckListState::Completed;
    const bool more = session.options().trickle && !stream.remoteCandidatesEndedAt;
    return !allValid && allSettled && !more ? CheckListState::Failed : CheckListState::Running;
}

const Stream* streamOf(const Session& session, AgentId agent, StreamId stream)
{
    const auto* known = session.agent(agent);
    return known == nullptr ? nullptr : known->stream(stream);
}

} // namespace

std::optional<CheckListState> checkListState(const Session& session, AgentId agent, StreamId which)
{
    const auto* stream = streamOf(session, agent, which);
    if (stream == nullptr)
        return std::nullopt;
    std::map<ComponentId, Facts> facts;
    for (std::size_t i = 0; i < session.pairs().size(); ++i) {
        const auto& pair = session.pairs()[i];
        if (pair.agent != agent || pair.stream != which || pair.removed)
            continue;
        auto& sums = facts[pair.component];
        ++sums.pairs;
        const auto state = static_cast<std::uint8_t>(pair.state);
        sums.unsettled += isUnsettled(state) ? 1 : 0;
        sums.valid += isValid(pair.valid, state) ? 1 : 0;
        sums.nominated += pair.nominated ? 1 : 0;
    }
    return judge(session, *stream, [&](ComponentId id) { return facts[id]; });
}

PairCounts countPairs(const Session& session, const Scope& scope)
{
    PairCounts counts;
    for (std::size_t i = 0; i < session.pairs().size(); ++i) {
        const auto& pair = session.pairs()[i];
        if (!scope.covers(pair.agent, pair.stream, pair.component))
            continue;
        const auto state = static_cast<std::size_t>(pair.state);
        if (!pair.removed) {
            ++counts.inState.at(state);
        } else {
            ++counts.removed;
            ++counts.removedFrom.at(state);
        }
    }
    return counts;
}

void StateMachine::append(const Session& after, std::span<const Change> changes)
{
    for (const auto& change : changes) {
        const Entry entry{change.event, change.at};
        const Key key{change.agent, change.stream, change.component};
        switch (change.kind) {
        case ChangeKind::PairFormed:
            m_pairs[key].at(fresh).at(change.to).push_back(entry);
            break;
        case ChangeKind::PairState:
            m_pairs[key].at(change.from).at(change.to).push_back(entry);
            break;
        case ChangeKind::PairRemoved:
            m_pairs[key].at(change.from).at(gone).push_back(entry);
            break;
        case ChangeKind::ComponentState:
            m_components[key].at(change.from).at(change.to).push_back(entry);
            break;
        default:
            break;
        }
        tally(change);
    }
    updateLists(after, changes);
}

void StateMachine::count(const Known& known, bool add)
{
    auto& tally = m_tallies[known.component];
    const auto change = [&](std::size_t& number, bool counts) {
        if (counts)
            number = add ? number + 1 : number - 1;
    };
    change(tally.pairs, known.listed);
    change(tally.unsettled, known.listed && isUnsettled(known.state));
    change(tally.valid, known.listed && isValid(known.valid, known.state));
    change(tally.nominated, known.listed && known.nominated);
}

void StateMachine::tally(const Change& change)
{
    const bool ofPair = change.kind == ChangeKind::PairFormed
        || change.kind == ChangeKind::PairState || change.kind == ChangeKind::PairValidated
        || change.kind == ChangeKind::PairNominated || change.kind == ChangeKind::PairRemoved;
    if (!ofPair)
        return;
    if (m_known.size() < change.pair.value())
        m_known.resize(change.pair.value());
    auto& known = m_known[change.pair.value() - 1];
    count(known, false);
    known.component = {change.agent, change.stream, change.component};
    if (change.kind == ChangeKind::PairFormed || change.kind == ChangeKind::PairState)
        known.state = change.to;
    known.listed = change.kind == ChangeKind::PairFormed
        || (known.listed && change.kind != ChangeKind::PairRemoved);
    known.valid = known.valid || change.kind == ChangeKind::PairValidated;
    known.nominated = known.nominated || change.kind == ChangeKind::PairNominated;
    count(known, true);
}

std::optional<CheckListState> StateMachine::stateOf(const Session& after, AgentId agent,
                                                    StreamId which) const
{
    const auto* stream = streamOf(after, agent, which);
    if (stream == nullptr)
        return std::nullopt;
    return judge(after, *stream, [&](ComponentId id) {
        const auto found = m_tallies.find({agent, which, id});
        return found == m_tallies.end() ? Facts{}
                                        : Facts{found->second.pairs, found->second.unsettled,
                                                found->second.valid, found->second.nominated};
    });
}

void StateMachine::updateLists(const Session& after, std::span<const Change> changes)
{
    std::set<std::pair<AgentId, StreamId>> touched;
    for (const auto& change : changes) {
        if (streamOf(after, change.agent, change.stream) != nullptr)
            touched.insert({change.agent, change.stream});
        if (change.kind == ChangeKind::StreamAdded)
            m_lists.try_emplace({change.agent, change.stream});
        if (change.kind != ChangeKind::SessionStarted)
            continue;
        for (const auto& [list, steps] : m_lists) // whether the peer may trickle changed
            touched.insert(list);
    }
    for (const auto& list : touched) {
        auto& steps = m_lists[list];
        const auto state = stateOf(after, list.first, list.second);
        const auto before = steps.empty() ? std::nullopt : steps.back().state;
        if (state != before)
            steps.push_back({changes.back().event, state, changes.back().at});
    }
}

std::vector<StateMachine::Transition>
StateMachine::transitions(const Matrices& matrices, const Scope& scope, std::size_t events)
{
    std::array<std::array<Transition, states>, states> sums{};
    for (const auto& [key, matrix] : matrices) {
        if (!std::apply([&](auto... ids) { return scope.covers(ids...); }, key))
            continue;
        for (std::size_t cell = 0; cell < states * states; ++cell) {
            const auto shown =
                coveredBy(events, std::span(matrix.at(cell / states).at(cell % states)));
            auto& sum = sums.at(cell / states).at(cell % states);
            sum.from = static_cast<std::uint8_t>(cell / states);
            sum.to = static_cast<std::uint8_t>(cell % states);
            sum.count += shown.size();
            if (!shown.empty() && (sum.last == noEvent || shown.back().event > sum.last)) {
                sum.last = shown.back().event;
                sum.lastAt = shown.back().at;
            }
        }
    }
    std::vector<Transition> occurred;
    for (const auto& row : sums)
        std::ranges::copy_if(row, std::back_inserter(occurred),
                             [](const Transition& sum) { return sum.count > 0; });
    return occurred;
}

std::vector<EventNumber> StateMachine::eventsOf(const Matrices& matrices, const Scope& scope,
                                                std::uint8_t from, std::uint8_t to,
                                                std::size_t events)
{
    std::vector<EventNumber> found;
    for (const auto& [key, matrix] : matrices) {
        if (!std::apply([&](auto... ids) { return scope.covers(ids...); }, key))
            continue;
        for (const auto& entry : coveredBy(events, std::span(matrix.at(from).at(to))))
            found.push_back(entry.event);
    }
    std::ranges::sort(found);
    return found;
}

std::vector<StateMachine::Transition> StateMachine::pairTransitions(const Scope& scope,
                                                                    std::size_t events) const
{
    return transitions(m_pairs, scope, events);
}

std::vector<StateMachine::Transition> StateMachine::componentTransitions(const Scope& scope,
                                                                         std::size_t events) const
{
    return transitions(m_components, scope, events);
}

std::vector<EventNumber> StateMachine::pairEvents(const Scope& scope, std::uint8_t from,
                                                  std::uint8_t to, std::size_t events) const
{
    return eventsOf(m_pairs, scope, from, to, events);
}

std::vector<EventNumber> StateMachine::componentEvents(const Scope& scope, std::uint8_t from,
                                                       std::uint8_t to, std::size_t events) const
{
    return eventsOf(m_components, scope, from, to, events);
}

std::vector<StateMachine::Step> StateMachine::checkListSteps(AgentId agent, StreamId stream,
                                                             std::size_t events) const
{
    const auto found = m_lists.find({agent, stream});
    if (found == m_lists.end())
        return {};
    const auto shown = coveredBy(events, std::span(found->second));
    return {shown.begin(), shown.end()};
}

} // namespace icelens::model
