// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/projection/changestep.h"

#include "model/stun/inner.h"
#include "model/stun/message.h"

#include <algorithm>
#include <cstring>

namespace icelens::model {

namespace {

template <class Enum>
std::uint8_t octet(Enum value)
{
    return static_cast<std::uint8_t>(value);
}

std::uint64_t hashOf(const stun::Message& message, AgentId agent)
{
    std::uint64_t head = 0;
    std::uint32_t tail = 0;
    std::memcpy(&head, message.transactionId().data(), sizeof head);
    std::memcpy(&tail, message.transactionId().data() + sizeof head, sizeof tail);
    return head ^ (std::uint64_t{tail} << 24U) ^ agent.value();
}

} // namespace

void ChangeStep::apply()
{
    std::visit([&](const auto& fact) { on(fact); }, m_event.fact);
}

void ChangeStep::on(const Boxed<SessionStarted>& /*started*/)
{
    add(ChangeKind::SessionStarted);
}

void ChangeStep::on(const Boxed<AgentCreated>& created)
{
    if (m_after.agent(m_event.agent) == nullptr)
        return;
    if (m_log.m_roles.try_emplace(m_event.agent, created->role).second)
        add(ChangeKind::AgentCreated, Change::nothing, octet(created->role));
}

void ChangeStep::on(const StreamAdded& added)
{
    if (!hasStream(added.stream))
        return;
    bool isNew = false;
    const auto& components = m_after.agent(m_event.agent)->stream(added.stream)->components;
    for (const auto& known : components)
        isNew = m_log.m_components.try_emplace({m_event.agent, added.stream, known.id}).second;
    if (isNew)
        add(ChangeKind::StreamAdded, added.stream).to =
            static_cast<std::uint8_t>(std::min<std::size_t>(components.size(), 0xFF));
}

void ChangeStep::on(const LocalCredentialsSet& /*credentials*/) {}

void ChangeStep::on(const RemoteCredentialsSet& /*credentials*/) {}

void ChangeStep::on(const GatheringStarted& started)
{
    if (hasStream(started.stream))
        add(ChangeKind::GatheringStarted, started.stream);
}

void ChangeStep::on(const GatheringDone& done)
{
    if (hasStream(done.stream))
        add(ChangeKind::GatheringDone, done.stream);
}

void ChangeStep::on(const LocalCandidateGathered& gathered)
{
    onCandidate(*gathered.candidate, false);
}

void ChangeStep::on(const RemoteCandidateSignalled& signalled)
{
    onCandidate(*signalled.candidate, true);
}

void ChangeStep::on(const RemoteCandidateDiscovered& discovered)
{
    onCandidate(*discovered.candidate, true);
}

void ChangeStep::onCandidate(const Candidate& candidate, bool remote)
{
    if (component(candidate.stream, candidate.component) == nullptr)
        return;
    add(remote ? ChangeKind::RemoteCandidate : ChangeKind::LocalCandidate, candidate.stream,
        candidate.component)
        .to = octet(candidate.type);
}

void ChangeStep::on(const RemoteCandidateUpdated& /*updated*/) {}

void ChangeStep::on(const CandidateHeld& /*held*/) {}

void ChangeStep::on(const CandidateLetGo& /*released*/) {}

void ChangeStep::on(const RemoteCandidatesEnded& ended)
{
    if (hasStream(ended.stream))
        add(ChangeKind::RemoteCandidatesEnded, ended.stream);
}

void ChangeStep::on(const ComponentStateChanged& changed)
{
    if (component(changed.stream, changed.component) == nullptr)
        return;
    auto& known = m_log.m_components[{m_event.agent, changed.stream, changed.component}];
    if (known.state == changed.state)
        return;
    auto& change = add(ChangeKind::ComponentState, changed.stream, changed.component);
    change.from = octet(known.state);
    change.to = octet(changed.state);
    known.state = changed.state;
}

void ChangeStep::on(const PairSelected& selected)
{
    const auto* now = component(selected.stream, selected.component);
    if (now == nullptr || !now->selected)
        return;
    auto& known = m_log.m_components[{m_event.agent, selected.stream, selected.component}];
    const auto before = known.selected;
    const auto pair = now->selected->pair;
    known.selected = pair;
    if (before != pair || pair.value() == 0)
        add(ChangeKind::SelectionSwitch, selected.stream, selected.component).pair = pair;
    if (before)
        observe(*before);
    observe(pair);
}

void ChangeStep::on(const InitialCheckReceived& /*received*/) {}

void ChangeStep::on(const IceRestarted& restarted)
{
    if (!hasStream(restarted.stream))
        return;
    add(ChangeKind::Restart, restarted.stream);
    observeAll(restarted.stream);
}

void ChangeStep::on(const StreamRemoved& removed)
{
    if (!hasStream(removed.stream))
        return;
    add(ChangeKind::StreamRemoved, removed.stream);
    observeAll(removed.stream);
}

void ChangeStep::on(const AgentClosed& /*closed*/)
{
    if (m_after.agent(m_event.agent) != nullptr)
        add(ChangeKind::AgentClosed);
}

void ChangeStep::on(const RoleChanged& changed)
{
    const auto known = m_log.m_roles.find(m_event.agent);
    if (known == m_log.m_roles.end() || known->second == changed.role)
        return;
    add(ChangeKind::RoleSwitch, octet(known->second), octet(changed.role));
    known->second = changed.role;
}

void ChangeStep::on(const RoleConflictKept& kept)
{
    if (m_after.agent(m_event.agent) != nullptr)
        add(ChangeKind::RoleConflict, Change::nothing, octet(kept.role));
}

void ChangeStep::on(const Boxed<PairFormed>& /*formed*/)
{
    observeNew();
}

void ChangeStep::on(const PairStateChanged& changed)
{
    observe(changed.pair);
}

void ChangeStep::on(const PairValidated& validated)
{
    observe(validated.pair);
}

void ChangeStep::on(const PairNominated& nominated)
{
    observe(nominated.pair);
}

void ChangeStep::on(const PairTriggered& triggered)
{
    const auto* pair = m_after.pair(triggered.pair);
    if (pair == nullptr || pair->agent != m_event.agent || pair->removed)
        return;
    addPair(ChangeKind::PairTriggered, *pair, Change::nothing, octet(triggered.reason));
}

void ChangeStep::on(const PairRemoved& removed)
{
    observe(removed.pair);
}

void ChangeStep::on(const PairFoundationChanged& /*changed*/) {}

void ChangeStep::on(const CheckPrepared& /*prepared*/) {}

void ChangeStep::on(const CheckNotSent& check)
{
    observe(check.pair);
}

void ChangeStep::on(const AsymmetricResponse& /*response*/) {}

void ChangeStep::on(const ConsentLost& lost)
{
    if (component(lost.stream, lost.component) != nullptr)
        add(ChangeKind::ConsentLost, lost.stream, lost.component);
}

void ChangeStep::on(const Boxed<MessageSeen>& seen)
{
    if (m_event.agent.value() == 0 || !m_after.noticed(Notice::LogNotUnderstood))
        return;
    observeNew();
    const auto pair = m_after.pairOf(m_event.agent, *seen);
    observe(pair);
    const auto inner = stun::unwrap(seen->bytes.span());
    const auto message = stun::Message::decode(inner ? inner->bytes : seen->bytes.span());
    if (!message.hasHeader())
        return;
    const auto hash = hashOf(message, m_event.agent);
    if (message.messageClass() == stun::Class::Request)
        m_log.m_inferred.try_emplace(hash, pair);
    else if (const auto asked = m_log.m_inferred.find(hash); asked != m_log.m_inferred.end())
        observe(asked->second);
}

void ChangeStep::on(const MediaCounted& /*counted*/) {}

void ChangeStep::on(const Noticed& /*noticed*/) {}

void ChangeStep::on(const SessionEnded& /*ended*/)
{
    add(ChangeKind::SessionEnded);
}

void ChangeStep::on(const Boxed<DtlsSeen>& /*seen*/) {}

void ChangeStep::on(const Boxed<DtlsStateChanged>& /*changed*/) {}

void ChangeStep::on(const Boxed<SrtpProtected>& /*secured*/) {}

void ChangeStep::on(const Boxed<MediaReport>& /*report*/) {}

void ChangeStep::on(const RtcpSeen& /*seen*/) {}

void ChangeStep::on(const DtmfSeen& /*seen*/) {}

void ChangeStep::on(const AudioDeviceChanged& /*changed*/) {}

void ChangeStep::on(const CallEnded& /*ended*/) {}

void ChangeStep::on(const UnknownFact& /*unknown*/) {}

Change& ChangeStep::add(ChangeKind kind, std::uint8_t from, std::uint8_t to)
{
    Change change;
    change.event = static_cast<EventNumber>(m_log.m_eventCount);
    change.kind = kind;
    change.from = from;
    change.to = to;
    change.agent = m_event.agent;
    change.at = m_event.at;
    m_log.m_changes.push_back(change);
    return m_log.m_changes.back();
}

Change& ChangeStep::add(ChangeKind kind, StreamId stream, ComponentId component)
{
    auto& change = add(kind);
    change.stream = stream;
    change.component = component;
    return change;
}

void ChangeStep::addPair(ChangeKind kind, const Pair& pair, std::uint8_t from, std::uint8_t to)
{
    auto& change = add(kind, from, to);
    change.agent = pair.agent;
    change.stream = pair.stream;
    change.component = pair.component;
    change.pair = pair.id;
}

void ChangeStep::observeNew()
{
    const auto& pairs = m_after.pairs();
    while (m_log.m_pairs.size() < pairs.size()) {
        const auto& pair = pairs[m_log.m_pairs.size()];
        m_log.m_pairs.push_back({});
        m_log.m_pairs.back().state = pair.state;
        addPair(ChangeKind::PairFormed, pair, Change::nothing, octet(pair.state));
        observe(pair.id);
    }
}

void ChangeStep::observe(PairId which)
{
    if (which.value() == 0 || which.value() > m_log.m_pairs.size())
        return;
    const auto& pair = *m_after.pair(which);
    auto& known = m_log.m_pairs[which.value() - 1];
    if (known.state != pair.state)
        addPair(ChangeKind::PairState, pair, octet(known.state), octet(pair.state));
    if (pair.valid && !known.valid)
        addPair(ChangeKind::PairValidated, pair);
    if (pair.nominated && !known.nominated)
        addPair(ChangeKind::PairNominated, pair);
    if (pair.selected != known.selected)
        addPair(pair.selected ? ChangeKind::PairSelected : ChangeKind::PairDeselected, pair);
    if (pair.checkNotSent && !known.checkNotSent)
        addPair(ChangeKind::CheckNotSent, pair);
    if (pair.removed && !known.removed)
        addPair(ChangeKind::PairRemoved, pair, octet(pair.state), octet(pair.removed->reason));
    known = {pair.state,       pair.valid, pair.nominated, pair.selected, pair.removed.has_value(),
             pair.checkNotSent};
}

void ChangeStep::observeAll(StreamId stream)
{
    const auto& pairs = m_after.pairs();
    for (std::size_t i = 0; i < m_log.m_pairs.size(); ++i) {
        if (pairs[i].agent == m_event.agent && pairs[i].stream == stream)
            observe(pairs[i].id);
    }
}

bool ChangeStep::hasStream(StreamId stream) const
{
    const auto* agent = m_after.agent(m_event.agent);
    return agent != nullptr && agent->stream(stream) != nullptr;
}

const Component* ChangeStep::component(StreamId stream, ComponentId which) const
{
    const auto* agent = m_after.agent(m_event.agent);
    return agent == nullptr ? nullptr : agent->component(stream, which);
}

} // namespace icelens::model
