// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/projection/topology.h"

#include "model/projection/topologybuilder.h"

#include <algorithm>

namespace icelens::model {

namespace {

template <class Visit>
void eachCandidate(const Agent& agent, Visit visit)
{
    for (const auto& stream : agent.streams) {
        for (const auto& component : stream.components) {
            for (const auto& known : component.candidates)
                visit(known);
        }
    }
}

bool isReflexive(const Candidate& candidate)
{
    return candidate.type == CandidateType::ServerReflexive
        || candidate.type == CandidateType::PeerReflexive;
}

} // namespace

Topology Topology::of(const Session& session, const AddressBook& addresses)
{
    return TopologyBuilder(session, addresses).build();
}

std::optional<std::size_t> Topology::hostOf(AgentId agent) const
{
    const auto found = std::ranges::find_if(nodes, [&](const MapNode& node) {
        return node.kind == MapNode::Kind::Host && node.agent == agent;
    });
    if (found == nodes.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - nodes.begin());
}

const MapEdge* Topology::edgeOf(PairId pair) const
{
    const auto found = std::ranges::find(edges, pair, &MapEdge::pair);
    return found == edges.end() ? nullptr : &*found;
}

Topology TopologyBuilder::build()
{
    for (const auto& agent : m_session.agents())
        addHost(*agent);
    for (const auto& agent : m_session.agents())
        addNats(*agent);
    addServers();
    for (const auto& agent : m_session.agents())
        addRemotes(*agent);
    markDifferingMappings();
    addEdges();
    return std::move(m_map);
}

void TopologyBuilder::addHost(const Agent& agent)
{
    const auto node = nodeFor(MapNode::Kind::Host, agent.id, {});
    eachCandidate(agent, [&](const KnownCandidate& known) {
        if (known.remote)
            return;
        const auto& candidate = *known.candidate;
        m_owners[candidate.address].push_back({agent.id, &candidate});
        if (candidate.type == CandidateType::Host)
            addPort(node, candidate.address, known);
    });
}

void TopologyBuilder::addNats(const Agent& agent)
{
    eachCandidate(agent, [&](const KnownCandidate& known) {
        const auto& candidate = *known.candidate;
        if (known.remote || !isReflexive(candidate) || candidate.base.isNull()
            || candidate.base == candidate.address)
            return;
        const auto nat = nodeFor(MapNode::Kind::Nat, agent.id, candidate.address.withPort(0));
        addPort(nat, candidate.address, known);
        const auto kind = candidate.type == CandidateType::ServerReflexive
            ? NatEvidence::Kind::ServerSawOther
            : NatEvidence::Kind::CheckSawOther;
        addEvidence(nat, {kind, candidate.base, candidate.address, candidate.server, known.at},
                    agent.id);
        m_natOfBase.try_emplace({agent.id, candidate.base}, nat);
    });
    for (std::size_t i = 0; i < m_session.pairs().size(); ++i) {
        const auto& pair = m_session.pairs()[i];
        const auto* parent = m_session.pair(pair.parent);
        if (pair.agent != agent.id || pair.origin != PairOrigin::Discovered || parent == nullptr)
            continue;
        const auto& base = parent->localBase.isNull() ? parent->local : parent->localBase;
        // A candidate of that address has told already, or the address is its own.
        if (pair.local == base || m_owners.contains(pair.local))
            continue;
        const auto nat = nodeFor(MapNode::Kind::Nat, agent.id, pair.local.withPort(0));
        addEvidence(nat, {NatEvidence::Kind::CheckSawOther, base, pair.local, {}, pair.formedAt},
                    agent.id);
        m_natOfBase.try_emplace({agent.id, base}, nat);
    }
}

void TopologyBuilder::addServers()
{
    const auto server = [&](const Address& address) -> MapNode& {
        return m_map.nodes[nodeFor(MapNode::Kind::Server, {}, address)];
    };
    const auto& options = m_session.options();
    if (!options.stunServer.isNull())
        server(options.stunServer).stun = true;
    for (const auto& turn : options.turnServers) {
        if (!turn.address.isNull())
            server(turn.address).turn = true;
    }
    for (const auto& agent : m_session.agents()) {
        eachCandidate(*agent, [&](const KnownCandidate& known) {
            const auto& candidate = *known.candidate;
            if (known.remote || candidate.server.isNull())
                return;
            auto& node = server(candidate.server);
            node.stun = node.stun || isReflexive(candidate);
            node.turn = node.turn || candidate.type == CandidateType::Relayed;
            if (candidate.type == CandidateType::Relayed)
                addPort(m_places.at({MapNode::Kind::Server, AgentId(), candidate.server}),
                        candidate.address, known);
        });
    }
}

void TopologyBuilder::addRemotes(const Agent& agent)
{
    eachCandidate(agent, [&](const KnownCandidate& known) {
        if (known.remote && ownerOf(known.candidate->address, agent.id) == nullptr)
            addRemote(agent, known);
    });
}

void TopologyBuilder::addRemote(const Agent& agent, const KnownCandidate& known)
{
    const auto& candidate = *known.candidate;
    const auto peer = peerOf(agent.id);
    if (candidate.type == CandidateType::Relayed) {
        const auto relay = nodeFor(MapNode::Kind::Server, agent.id, candidate.address.withPort(0));
        m_map.nodes[relay].remoteSide = m_map.nodes[relay].turn = true;
        addPort(relay, candidate.address, known);
        return;
    }
    if (candidate.type == CandidateType::Host) {
        const auto host = nodeFor(MapNode::Kind::RemoteHost, agent.id, {});
        m_map.nodes[host].remoteSide = true;
        addPort(host, candidate.address, known);
        return;
    }
    // Of the peer if it is in the session and did not know of this mapping; else of the far side.
    const bool foreign = peer.value() == 0;
    if (foreign)
        m_map.nodes[nodeFor(MapNode::Kind::RemoteHost, agent.id, {})].remoteSide = true;
    const auto ip = candidate.address.withPort(0);
    // The far side's NAT may have an address that this agent's own has too: told apart by side.
    const auto key = foreign ? AgentId(static_cast<std::uint8_t>(0x80U | agent.id.value())) : peer;
    const auto nat = nodeFor(MapNode::Kind::Nat, key, ip);
    m_map.nodes[nat].agent = foreign ? agent.id : peer;
    m_map.nodes[nat].remoteSide = foreign;
    addPort(nat, candidate.address, known);
    const bool signalled = candidate.type == CandidateType::ServerReflexive;
    addEvidence(nat,
                {signalled ? NatEvidence::Kind::SignalledMapped : NatEvidence::Kind::UnknownSource,
                 candidate.related,
                 candidate.address,
                 {},
                 known.at},
                agent.id);
}

void TopologyBuilder::addPort(std::size_t node, const Address& base, const KnownCandidate& known)
{
    const auto& candidate = *known.candidate;
    const MapNode::Port port{candidate.address,  candidate.type, candidate.transport,
                             known.superseded,   known.inferred, candidate.stream,
                             candidate.component};
    auto& place = m_map.nodes[node];
    const bool isHost =
        place.kind == MapNode::Kind::Host || place.kind == MapNode::Kind::RemoteHost;
    auto* ports = &place.ports;
    if (isHost) {
        const auto ip = base.withPort(0);
        auto found = std::ranges::find(place.interfaces, ip, &MapNode::Interface::ip);
        if (found == place.interfaces.end())
            found = place.interfaces.insert(found, {ip, {}});
        ports = &found->ports;
    }
    const auto same = std::ranges::find_if(*ports, [&](const MapNode::Port& old) {
        return old.address == port.address && old.transport == port.transport
            && old.stream == port.stream && old.component == port.component;
    });
    if (same == ports->end())
        ports->push_back(port);
    else
        *same = port; // of the latest generation
}

void TopologyBuilder::addEvidence(std::size_t nat, NatEvidence evidence, AgentId agent)
{
    const auto shown = static_cast<std::size_t>(m_session.eventCount());
    const bool remote = evidence.kind == NatEvidence::Kind::SignalledMapped
        || evidence.kind == NatEvidence::Kind::UnknownSource;
    for (const auto& use : m_addresses.usesOf(evidence.mapped)) {
        const bool fits = use.agent == agent && use.event < shown
            && use.use == (remote ? AddressUse::Remote : AddressUse::Mapped)
            && (remote || (use.base == evidence.base && use.server == evidence.server));
        if (fits && evidence.event == noEvent)
            evidence.event = use.event;
    }
    auto& known = m_map.nodes[nat].evidence;
    const auto same = std::ranges::find_if(known, [&](const NatEvidence& old) {
        return old.kind == evidence.kind && old.base == evidence.base
            && old.mapped == evidence.mapped && old.server == evidence.server;
    });
    if (same == known.end())
        known.push_back(evidence);
}

void TopologyBuilder::markDifferingMappings()
{
    std::map<std::pair<AgentId, Address>, Address> mappings;
    std::vector<std::pair<AgentId, Address>> differing;
    for (const auto& node : m_map.nodes) {
        for (const auto& evidence : node.evidence) {
            if (evidence.base.isNull() || node.remoteSide)
                continue;
            const auto [known, isNew] =
                mappings.try_emplace({node.agent, evidence.base}, evidence.mapped);
            if (!isNew && known->second != evidence.mapped)
                differing.push_back({node.agent, evidence.base});
        }
    }
    for (auto& node : m_map.nodes) {
        node.differingMappings = !node.remoteSide
            && std::ranges::any_of(node.evidence, [&](const NatEvidence& evidence) {
                   return std::ranges::find(differing, std::pair(node.agent, evidence.base))
                       != differing.end();
               });
    }
}

} // namespace icelens::model
