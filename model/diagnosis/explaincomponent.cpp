// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/diagnosis/explainer.h"

#include <algorithm>

namespace icelens::model {

namespace {

using enum Question;

struct ComponentCase
{
    Explainer& explainer;
    const Agent& agent;
    const Stream& stream;
    const Component& component;
    std::vector<const Pair*> pairs; ///< Of the component, removed ones too.

    [[nodiscard]] Moment entered(ComponentState state) const;
};

/// When the component entered @p state last, with the event that said so.
Moment ComponentCase::entered(ComponentState state) const
{
    const auto at = component.since(state);
    if (!at)
        return {explainer.session().now(), std::nullopt};
    const auto& moments = explainer.moments();
    for (auto i = moments.log.countUntil(*at - SessionTime(1)); i < moments.cursor; ++i) {
        const auto& event = moments.log[i];
        if (event.at > *at)
            break;
        const auto* changed = std::get_if<ComponentStateChanged>(&event.fact);
        if (changed != nullptr && event.agent == agent.id && changed->stream == stream.id
            && changed->component == component.id && changed->state == state)
            return explainer.at(static_cast<std::uint32_t>(i));
    }
    return {*at, std::nullopt};
}

bool isOpen(const Pair& pair)
{
    return !pair.removed
        && (pair.state == PairState::Frozen || pair.state == PairState::Waiting
            || pair.state == PairState::InProgress);
}

std::uint64_t countOpen(const ComponentCase& about)
{
    return static_cast<std::uint64_t>(
        std::ranges::count_if(about.pairs, [](const Pair* pair) { return isOpen(*pair); }));
}

bool hasRemote(const Component& component)
{
    return std::ranges::any_of(component.candidates, [](const KnownCandidate& known) {
        return known.remote && !known.superseded;
    });
}

void explainConnecting(const ComponentCase& about)
{
    auto& explainer = about.explainer;
    const auto since = about.entered(ComponentState::Connecting);
    const auto open = countOpen(about);
    if (!hasRemote(about.component))
        explainer.add(WhyThisState, Finding::ComponentNoRemote, {since});
    else if (open > 0)
        explainer.add(WhyThisState, Finding::ComponentConnecting, {since, Count{open}});
    else if (explainer.isLibnice(about.agent.id) && !about.pairs.empty()
             && about.component.bestNominated.value() == 0)
        explainer.add(WhyThisState, Finding::ComponentAllDead,
                      {since, std::chrono::nanoseconds(explainer.session().options().idleTimeout)},
                      Certainty::Inferred);
}

/// In-Progress or triggered pairs above the selected one keep libnice from Ready.
const Pair* holdsReady(const ComponentCase& about, const Pair& best)
{
    for (const auto* pair : about.pairs) {
        const bool pending =
            pair->state == PairState::InProgress || (pair->triggered && pair->id != best.id);
        if (!pair->removed && pending && pair->priority > best.priority)
            return pair;
    }
    return nullptr;
}

void explainConnected(const ComponentCase& about)
{
    auto& explainer = about.explainer;
    const auto since = about.entered(ComponentState::Connected);
    const auto* best = explainer.session().pair(about.component.bestNominated);
    if (best == nullptr) {
        explainer.add(WhyThisState, Finding::ComponentStateUnexplained, {about.component.state},
                      Certainty::NotKnown);
        return;
    }
    explainer.add(WhyThisState, Finding::ComponentConnected, {since, best->id});
    const auto* pending = holdsReady(about, *best);
    if (pending != nullptr && explainer.isLibnice(about.agent.id))
        explainer.add(WhyThisState, Finding::ComponentNotReady, {pending->id}, Certainty::Inferred);
}

void explainReady(const ComponentCase& about)
{
    auto& explainer = about.explainer;
    const auto since = about.entered(ComponentState::Ready);
    const auto connected = about.entered(ComponentState::Connected);
    const auto* best = explainer.session().pair(about.component.bestNominated);
    if (best == nullptr) {
        explainer.add(WhyThisState, Finding::ComponentStateUnexplained, {about.component.state},
                      Certainty::NotKnown);
        return;
    }
    explainer.add(WhyThisState, Finding::ComponentReady, {since, best->id});
    if (!explainer.isLibnice(about.agent.id) || !since.event || !connected.event)
        return;
    const auto then = explainer.moments().log.stateAt(*connected.event + std::size_t{1});
    const Pair* held = nullptr;
    for (const auto* pair : about.pairs) {
        const auto* before = then.pair(pair->id);
        const bool pending = before != nullptr && !before->removed
            && before->state == PairState::InProgress && before->priority > best->priority;
        if (pending && pair->state != PairState::InProgress && pair->changedAt <= since.at)
            held = pair;
    }
    if (held != nullptr)
        explainer.add(WhyThisState, Finding::ComponentReadyAfter,
                      {held->id, Moment{held->changedAt, {}}}, Certainty::Inferred);
    else if (*since.event - *connected.event == 1)
        explainer.add(WhyThisState, Finding::ComponentReadyAtOnce, {}, Certainty::Inferred);
}

/// ConsentLost is told just before the component fails of it.
bool explainLostConsent(const ComponentCase& about, const Moment& failed)
{
    if (!about.component.consentLostAt || !failed.event)
        return false;
    auto& explainer = about.explainer;
    for (auto i = *failed.event + std::size_t{1}; i > 0; --i) {
        const auto& event = explainer.event(static_cast<std::uint32_t>(i - 1));
        if (event.at < *about.component.consentLostAt)
            break;
        const auto* lost = std::get_if<ConsentLost>(&event.fact);
        if (lost == nullptr || event.agent != about.agent.id || lost->stream != about.stream.id
            || lost->component != about.component.id)
            continue;
        const auto finding =
            lost->revoked ? Finding::ComponentConsentRevoked : Finding::ComponentConsentTimeout;
        explainer.add(WhyThisState, finding, {explainer.at(static_cast<std::uint32_t>(i - 1))},
                      Certainty::Seen, {failed.event});
        return true;
    }
    return false;
}

void explainFailed(const ComponentCase& about)
{
    auto& explainer = about.explainer;
    const auto since = about.entered(ComponentState::Failed);
    if (explainLostConsent(about, since))
        return;
    std::uint64_t failed = 0;
    SessionTime last{};
    for (const auto* pair : about.pairs) {
        if (pair->state != PairState::Failed)
            continue;
        ++failed;
        const bool ownChange = !pair->removed;
        last = ownChange ? std::max(last, pair->changedAt) : last;
    }
    if (failed == 0 || countOpen(about) > 0) {
        explainer.add(WhyThisState, Finding::ComponentStateUnexplained, {about.component.state},
                      Certainty::NotKnown);
        return;
    }
    explainer.add(WhyThisState, Finding::ComponentFailed, {since, Count{failed}});
    const std::chrono::nanoseconds idle = explainer.session().options().idleTimeout;
    if (explainer.isLibnice(about.agent.id) && last != SessionTime{} && last + idle <= since.at)
        explainer.add(WhyThisState, Finding::ComponentFailedIdle, {Moment{last, {}}, idle},
                      Certainty::Inferred);
    if (!about.stream.remoteCandidatesEndedAt)
        explainer.add(WhyThisState, Finding::ComponentFailedEarly, {}, Certainty::Inferred);
}

void explainComponentState(const ComponentCase& about)
{
    auto& explainer = about.explainer;
    switch (about.component.state) {
    case ComponentState::Disconnected:
        return explainer.add(WhyThisState, Finding::ComponentIdle);
    case ComponentState::Gathering:
        return explainer.add(WhyThisState, Finding::ComponentGathering,
                             {about.entered(ComponentState::Gathering)});
    case ComponentState::Connecting:
        return explainConnecting(about);
    case ComponentState::Connected:
        return explainConnected(about);
    case ComponentState::Ready:
        return explainReady(about);
    case ComponentState::Failed:
        return explainFailed(about);
    }
}

void explainRole(Explainer& explainer, const Agent& agent)
{
    bool conflict = false;
    const auto& moments = explainer.moments();
    for (std::size_t i = 0; i < moments.cursor; ++i) {
        const auto& event = moments.log[i];
        if (event.agent != agent.id)
            continue;
        const auto when = explainer.at(static_cast<std::uint32_t>(i));
        if (const auto* changed = std::get_if<RoleChanged>(&event.fact))
            explainer.add(WhyThisRole, Finding::RoleSwitched, {agent.id, changed->role, when});
        else if (const auto* kept = std::get_if<RoleConflictKept>(&event.fact))
            explainer.add(WhyThisRole, Finding::RoleKept, {agent.id, kept->role, when});
        else
            continue;
        conflict = true;
    }
    if (!conflict)
        explainer.add(WhyThisRole, Finding::RoleGiven, {agent.id, agent.role});
}

/// Of an agent that has pairs at all; what has none is not done but not begun.
void explainNextCheck(Explainer& explainer, const Agent& agent)
{
    const auto& pairs = explainer.session().pairs();
    bool any = false;
    for (std::size_t i = 0; i < pairs.size() && !any; ++i)
        any = pairs[i].agent == agent.id;
    if (!any || agent.closed)
        return;
    const auto next = nextCheck(agent.id, explainer.moments());
    if (!next)
        return explainer.add(WhenNext, Finding::NothingLeft, {agent.id});
    switch (next->why) {
    case NextCheck::Why::Triggered:
        return explainer.add(WhenNext, Finding::NextTriggered, {agent.id, next->pair},
                             Certainty::Inferred);
    case NextCheck::Why::HighestWaiting:
        return explainer.add(WhenNext, Finding::NextOfAgent, {agent.id, next->pair},
                             Certainty::Inferred);
    case NextCheck::Why::Unfrozen:
        return explainer.add(WhenNext, Finding::NextUnfrozen, {agent.id, next->pair},
                             Certainty::Inferred);
    }
}

} // namespace

void explainComponent(Explainer& explainer, const ComponentSubject& subject)
{
    const auto& session = explainer.session();
    const auto* agent = session.agent(subject.agent);
    const auto* stream = agent == nullptr ? nullptr : agent->stream(subject.stream);
    const auto* component =
        agent == nullptr ? nullptr : agent->component(subject.stream, subject.component);
    if (stream == nullptr || component == nullptr)
        return;
    ComponentCase about{explainer, *agent, *stream, *component, {}};
    for (std::size_t i = 0; i < session.pairs().size(); ++i) {
        const auto& pair = session.pairs()[i];
        if (pair.agent == subject.agent && pair.stream == subject.stream
            && pair.component == subject.component)
            about.pairs.push_back(&pair);
    }
    explainComponentState(about);
    explainRole(explainer, *agent);
}

void explainAgent(Explainer& explainer, AgentId id)
{
    const auto* agent = explainer.session().agent(id);
    if (agent == nullptr)
        return;
    explainNextCheck(explainer, *agent);
    explainRole(explainer, *agent);
}

} // namespace icelens::model
