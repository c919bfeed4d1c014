// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/pairing.h"
#include "model/session/sessionfold.h"
#include "model/session/wirefold.h"

#include <algorithm>
#include <utility>

namespace icelens::model {

bool SessionFold::on(const Boxed<PairFormed>& formed)
{
    const auto* agent = m_session.agent(m_event.agent);
    auto& pairs = m_session.m_pairs;
    if (agent == nullptr || agent->component(formed->stream, formed->component) == nullptr
        || formed->pair.value() != pairs.size() + 1)
        return false;
    Pair pair;
    pair.id = formed->pair;
    pair.agent = m_event.agent;
    pair.stream = formed->stream;
    pair.component = formed->component;
    pair.state = formed->state;
    pair.origin = formed->origin;
    pair.localTransport = formed->localTransport;
    pair.remoteTransport = formed->remoteTransport;
    pair.local = formed->local;
    pair.remote = formed->remote;
    pair.foundation = formed->foundation;
    pair.parent = formed->parent;
    pair.formedAt = pair.changedAt = m_event.at;
    const auto* parent = m_session.pair(formed->parent);
    const bool nominated =
        parent != nullptr && formed->origin == PairOrigin::Discovered && parent->nominated;
    takeFromCandidates(pair, *agent, m_session.m_wire,
                       parent == nullptr ? 0 : parent->checkPriority);
    // A Discovered pair is never checked itself: its parent keeps the path.
    if (pair.origin != PairOrigin::Discovered)
        m_session.m_paths.set(pathOf(pair), pair.id);
    pairs.push_back(std::move(pair));
    if (nominated)
        nominate(pairs.mutate(pairs.size() - 1));
    return true;
}

bool SessionFold::on(const PairStateChanged& changed)
{
    auto* pair = changingPair(changed.pair);
    if (pair == nullptr)
        return false;
    pair->state = changed.state;
    // Sent or settled: either way it has left the triggered-check queue.
    if (changed.state == PairState::InProgress || changed.state == PairState::Succeeded)
        pair->triggered = false;
    return true;
}

bool SessionFold::on(const PairValidated& validated)
{
    auto* pair = changingPair(validated.pair);
    if (pair != nullptr)
        pair->valid = true;
    return pair != nullptr;
}

bool SessionFold::on(const PairNominated& nominated)
{
    auto* pair = changingPair(nominated.pair);
    if (pair != nullptr)
        nominate(*pair);
    return pair != nullptr;
}

bool SessionFold::on(const PairTriggered& triggered)
{
    auto* pair = changingPair(triggered.pair);
    if (pair == nullptr)
        return false;
    pair->triggered = true;
    pair->wasTriggered = pair->wasTriggered || triggered.reason == TriggerReason::PeerCheck;
    return true;
}

bool SessionFold::on(const PairRemoved& removed)
{
    const auto* known = m_session.pair(removed.pair);
    if (known == nullptr || known->agent != m_event.agent)
        return false;
    // Said twice after a restart: by us and by the log. The end of a stream removes no pair from
    // sight, see StreamRemoved.
    if (!known->removed && removed.reason != RemovalReason::StreamRemoved)
        remove(m_session.m_pairs.mutate(removed.pair.value() - 1), removed.reason);
    return true;
}

bool SessionFold::on(const PairFoundationChanged& changed)
{
    auto* pair = changingPair(changed.pair);
    if (pair != nullptr)
        pair->foundation = changed.foundation;
    return pair != nullptr;
}

bool SessionFold::on(const CheckPrepared& prepared)
{
    const auto* known = m_session.pair(prepared.pair);
    if (known == nullptr || known->agent != m_event.agent || known->removed)
        return false;
    m_session.m_pairs.mutate(prepared.pair.value() - 1).checkPriority = prepared.priority;
    return true;
}

bool SessionFold::on(const CheckNotSent& check)
{
    auto* pair = changingPair(check.pair);
    if (pair != nullptr)
        pair->checkNotSent = true;
    return pair != nullptr;
}

bool SessionFold::on(const AsymmetricResponse& response)
{
    auto* pair = changingPair(response.pair);
    if (pair != nullptr)
        pair->asymmetric = true;
    return pair != nullptr;
}

bool SessionFold::on(const PairSelected& selected)
{
    auto* component = mutableComponent(selected.stream, selected.component);
    if (component == nullptr)
        return false;
    select(*component, {latestPair(selected), selected.local, selected.remote, m_event.at});
    return true;
}

bool SessionFold::on(const Boxed<MessageSeen>& seen)
{
    WireFold(m_session, m_event, *seen).apply();
    return true;
}

Pair* SessionFold::changingPair(PairId pair)
{
    const auto* known = m_session.pair(pair);
    if (known == nullptr || known->agent != m_event.agent || known->removed)
        return nullptr;
    auto& changed = m_session.m_pairs.mutate(pair.value() - 1);
    changed.changedAt = m_event.at;
    return &changed;
}

void SessionFold::refreshPairs(const std::function<bool(const Pair&)>& which)
{
    const auto* agent = m_session.agent(m_event.agent);
    auto& pairs = m_session.m_pairs;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (pairs[i].agent != m_event.agent || pairs[i].removed || !which(pairs[i]))
            continue;
        const auto* parent = m_session.pair(pairs[i].parent);
        const auto parentPriority = parent == nullptr ? 0 : parent->checkPriority;
        auto& pair = pairs.mutate(i);
        const auto before = pathOf(pair);
        takeFromCandidates(pair, *agent, m_session.m_wire, parentPriority);
        if (pair.origin != PairOrigin::Discovered && pathOf(pair) != before)
            m_session.m_paths.set(pathOf(pair), pair.id);
    }
}

void SessionFold::removePairs(StreamId stream, RemovalReason reason)
{
    auto& pairs = m_session.m_pairs;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (pairs[i].agent == m_event.agent && pairs[i].stream == stream && !pairs[i].removed)
            remove(pairs.mutate(i), reason);
    }
}

void SessionFold::remove(Pair& pair, RemovalReason reason)
{
    pair.triggered = false;
    pair.changedAt = m_event.at;
    pair.removed = Removal{m_event.at, reason, {}};
    const auto* agent = m_session.agent(pair.agent);
    const auto* component =
        agent == nullptr ? nullptr : agent->component(pair.stream, pair.component);
    if (reason == RemovalReason::Nominated && component != nullptr)
        pair.removed->inFavourOf = component->bestNominated;
}

void SessionFold::nominate(Pair& pair)
{
    pair.nominated = true;
    if (!pair.nominatedAt)
        pair.nominatedAt = m_event.at;
    auto* component = mutableComponent(pair.stream, pair.component);
    if (component == nullptr)
        return;
    const auto* best = m_session.pair(component->bestNominated);
    if (best == nullptr || best->priority < pair.priority)
        component->bestNominated = pair.id;
}

void SessionFold::select(Component& component, SelectedPair choice)
{
    auto& pairs = m_session.m_pairs;
    const auto flag = [&](PairId which, bool selected) {
        if (which.value() == 0 || m_session.pair(which) == nullptr)
            return;
        auto& pair = pairs.mutate(which.value() - 1);
        pair.selected = selected;
        pair.changedAt = m_event.at;
    };
    if (component.selected)
        flag(component.selected->pair, false);
    flag(choice.pair, true);
    component.selected = choice;
}

PairId SessionFold::latestPair(const PairSelected& selected) const
{
    const auto& pairs = m_session.m_pairs;
    for (std::size_t i = pairs.size(); i > 0; --i) {
        const auto& pair = pairs[i - 1];
        if (pair.agent == m_event.agent && pair.stream == selected.stream
            && pair.component == selected.component && pair.local == selected.local
            && pair.remote == selected.remote && !pair.removed)
            return pair.id;
    }
    return {};
}

} // namespace icelens::model
