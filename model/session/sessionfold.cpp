// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/sessionfold.h"

#include "model/session/pairing.h"

#include <algorithm>
#include <utility>

namespace icelens::model {

namespace {

// What a hostile file can make us hold is bounded by its own length, but for these.
constexpr std::size_t maxAgents = 64;
constexpr std::size_t maxStreams = 256;
constexpr int maxComponents = 256; // RFC 8445 §5.1.1.1
constexpr std::size_t maxCandidates = 4096;

/// For changing what snapshots may share.
template <class T>
T& unshare(std::shared_ptr<const T>& pointer)
{
    // Made below, so not const by birth; const in the pointer only to keep readers from changing
    // it.
    if (pointer.use_count() == 1)
        return const_cast<T&>(*pointer); // NOLINT(cppcoreguidelines-pro-type-const-cast)
    auto copy = std::make_shared<T>(*pointer);
    auto& reference = *copy;
    pointer = std::move(copy);
    return reference;
}

} // namespace

void SessionFold::apply()
{
    m_session.m_now = std::max(m_session.m_now, m_event.at);
    ++m_session.m_eventCount;
    if (!std::visit([&](const auto& fact) { return on(fact); }, m_event.fact))
        ++m_session.m_strayEvents;
}

bool SessionFold::on(const Boxed<SessionStarted>& started)
{
    m_session.m_title = started->title;
    m_session.m_options = std::make_shared<const SessionOptions>(started->options);
    return true;
}

bool SessionFold::on(const Boxed<AgentCreated>& created)
{
    auto& agents = m_session.m_agents;
    if (m_event.agent.value() == 0 || agents.size() >= maxAgents
        || m_session.agent(m_event.agent) != nullptr)
        return false;
    Agent agent;
    agent.id = m_event.agent;
    agent.name = created->name;
    agent.software = created->software;
    agent.role = created->role;
    agents.push_back(std::make_shared<Agent>(std::move(agent)));
    return true;
}

bool SessionFold::on(const StreamAdded& added)
{
    auto* agent = mutableAgent();
    if (agent == nullptr || agent->stream(added.stream) != nullptr || added.components < 1
        || added.components > maxComponents || agent->streams.size() >= maxStreams)
        return false;
    Stream stream;
    stream.id = added.stream;
    for (int id = 1; id <= added.components; ++id) {
        Component component;
        component.stream = added.stream;
        component.id = ComponentId(static_cast<std::uint16_t>(id));
        stream.components.push_back(std::move(component));
    }
    agent->streams.push_back(std::move(stream));
    return true;
}

bool SessionFold::on(const LocalCredentialsSet& credentials)
{
    auto* stream = mutableStream(credentials.stream);
    if (stream != nullptr)
        stream->localUfrag = credentials.ufrag;
    return stream != nullptr;
}

bool SessionFold::on(const RemoteCredentialsSet& credentials)
{
    auto* stream = mutableStream(credentials.stream);
    if (stream != nullptr)
        stream->remoteUfrag = credentials.ufrag;
    return stream != nullptr;
}

bool SessionFold::on(const GatheringStarted& started)
{
    auto* stream = mutableStream(started.stream);
    if (stream == nullptr)
        return false;
    stream->gatheringStartedAt = m_event.at;
    stream->gatheringDoneAt.reset();
    return true;
}

bool SessionFold::on(const GatheringDone& done)
{
    auto* stream = mutableStream(done.stream);
    if (stream != nullptr)
        stream->gatheringDoneAt = m_event.at;
    return stream != nullptr;
}

bool SessionFold::on(const LocalCandidateGathered& gathered)
{
    if (gathered.candidate->type == CandidateType::ServerReflexive) {
        // If an Allocate response showed it, libnice names the relayed address as its server.
        const auto origin = m_session.m_wire.originOf(gathered.candidate->server);
        if (!origin.server.isNull()) {
            Candidate reflexive = *gathered.candidate;
            reflexive.server = origin.server;
            return addCandidate(reflexive, false, false);
        }
    }
    if (gathered.candidate->type != CandidateType::Relayed || !gathered.candidate->server.isNull())
        return addCandidate(gathered.candidate, false, false);
    // libnice does not say which server a relayed candidate is of; the Allocate response does.
    Candidate relayed = *gathered.candidate;
    const auto origin = m_session.m_wire.originOf(relayed.address);
    relayed.server = origin.server;
    if (relayed.related.isNull())
        relayed.related = origin.mapped;
    return addCandidate(relayed, false, false);
}

bool SessionFold::on(const RemoteCandidateSignalled& signalled)
{
    return addCandidate(signalled.candidate, true, signalled.trickled);
}

bool SessionFold::on(const RemoteCandidateDiscovered& discovered)
{
    return addCandidate(discovered.candidate, true, false);
}

bool SessionFold::addCandidate(const Boxed<Candidate>& candidate, bool remote, bool trickled)
{
    auto* component = mutableComponent(candidate->stream, candidate->component);
    if (component == nullptr || component->candidates.size() >= maxCandidates)
        return false;
    KnownCandidate known;
    known.candidate = candidate;
    known.remote = remote;
    known.trickled = trickled;
    known.at = m_event.at;
    component->candidates.push_back(std::move(known));
    // Pairs of a candidate that was used before it was reported learn its type and priority now.
    const auto& address = candidate->address;
    refreshPairs([&](const Pair& pair) {
        return pair.stream == candidate->stream && pair.component == candidate->component
            && (remote ? pair.remote : pair.local) == address;
    });
    return true;
}

bool SessionFold::on(const RemoteCandidateUpdated& updated)
{
    auto* component = mutableComponent(updated.stream, updated.component);
    if (component == nullptr)
        return false;
    for (auto& known : component->candidates) {
        if (!known.remote || known.superseded || known.candidate->address != updated.address)
            continue;
        Candidate candidate = *known.candidate;
        candidate.priority = updated.priority;
        candidate.type = updated.type.value_or(candidate.type);
        known.candidate = std::move(candidate);
    }
    refreshPairs([&](const Pair& pair) {
        return pair.stream == updated.stream && pair.component == updated.component;
    });
    return true;
}

bool SessionFold::on(const CandidateHeld& held)
{
    return setHeld(*held.candidate, true);
}

bool SessionFold::on(const CandidateLetGo& released)
{
    return setHeld(*released.candidate, false);
}

bool SessionFold::setHeld(const Candidate& candidate, bool held)
{
    auto* component = mutableComponent(candidate.stream, candidate.component);
    if (component == nullptr)
        return false;
    const auto found = std::ranges::find_if(component->candidates, [&](const auto& known) {
        return !known.remote && !known.superseded && known.candidate->address == candidate.address
            && known.candidate->transport == candidate.transport;
    });
    if (found == component->candidates.end())
        return false;
    found->heldAt = held ? std::optional(m_event.at) : std::nullopt;
    return true;
}

bool SessionFold::on(const RemoteCandidatesEnded& ended)
{
    auto* stream = mutableStream(ended.stream);
    if (stream != nullptr)
        stream->remoteCandidatesEndedAt = m_event.at;
    return stream != nullptr;
}

bool SessionFold::on(const ComponentStateChanged& changed)
{
    auto* component = mutableComponent(changed.stream, changed.component);
    if (component == nullptr)
        return false;
    component->state = changed.state;
    component->enteredAt.at(static_cast<std::size_t>(changed.state)) = m_event.at;
    return true;
}

bool SessionFold::on(const InitialCheckReceived& received)
{
    return mutableStream(received.stream) != nullptr;
}

bool SessionFold::on(const IceRestarted& restarted)
{
    auto* stream = mutableStream(restarted.stream);
    if (stream == nullptr)
        return false;
    ++stream->restarts;
    stream->remoteCandidatesEndedAt.reset();
    for (auto& component : stream->components) {
        component.bestNominated = {};
        for (auto& known : component.candidates) {
            known.superseded = known.superseded || known.remote;
            known.heldAt.reset();
        }
    }
    removePairs(restarted.stream, RemovalReason::Restarted);
    return true;
}

bool SessionFold::on(const StreamRemoved& removed)
{
    auto* stream = mutableStream(removed.stream);
    if (stream == nullptr)
        return false;
    // Its pairs stay as they stood: how a negotiation ended is what people come to see.
    stream->removed = true;
    return true;
}

bool SessionFold::on(const AgentClosed& /*closed*/)
{
    auto* agent = mutableAgent();
    if (agent != nullptr)
        agent->closed = true;
    return agent != nullptr;
}

bool SessionFold::on(const RoleChanged& changed)
{
    auto* agent = mutableAgent();
    if (agent == nullptr)
        return false;
    if (agent->role == changed.role)
        return true;
    agent->role = changed.role;
    agent->roleSwitches.push_back({m_event.at, changed.role});
    // The roles of G and D are swapped (RFC 8445 §7.3.1.1).
    refreshPairs([](const Pair&) { return true; });
    return true;
}

bool SessionFold::on(const RoleConflictKept& /*kept*/)
{
    return m_session.agent(m_event.agent) != nullptr;
}

bool SessionFold::on(const ConsentLost& lost)
{
    auto* component = mutableComponent(lost.stream, lost.component);
    if (component != nullptr)
        component->consentLostAt = m_event.at;
    return component != nullptr;
}

bool SessionFold::on(const MediaCounted& /*counted*/)
{
    return true;
}

bool SessionFold::on(const Noticed& noticed)
{
    auto& notices = unshare(m_session.m_notices);
    const auto same = std::ranges::find_if(notices, [&](const Noticed& known) {
        return known.what == noticed.what && known.stream == noticed.stream
            && known.component == noticed.component && known.detail == noticed.detail;
    });
    if (same == notices.end() && notices.size() < maxCandidates)
        notices.push_back(noticed);
    return true;
}

bool SessionFold::on(const SessionEnded& /*ended*/)
{
    m_session.m_ended = true;
    return true;
}

bool SessionFold::on(const UnknownFact& /*unknown*/)
{
    ++m_session.m_unknownEvents;
    return true;
}

Agent* SessionFold::mutableAgent()
{
    for (auto& agent : m_session.m_agents) {
        if (agent->id == m_event.agent)
            return &unshare(agent);
    }
    return nullptr;
}

Stream* SessionFold::mutableStream(StreamId stream)
{
    const auto* known = m_session.agent(m_event.agent);
    if (known == nullptr || known->stream(stream) == nullptr)
        return nullptr;
    return &*std::ranges::find(mutableAgent()->streams, stream, &Stream::id);
}

Component* SessionFold::mutableComponent(StreamId stream, ComponentId component)
{
    const auto* known = m_session.agent(m_event.agent);
    if (known == nullptr || known->component(stream, component) == nullptr)
        return nullptr;
    return &*std::ranges::find(mutableStream(stream)->components, component, &Component::id);
}

} // namespace icelens::model
