// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/projection/topologybuilder.h"

#include <algorithm>

namespace icelens::model {

namespace {

/// RFC 1918, RFC 4193, link-local and loopback: not reached through a NAT, as far as we can tell.
bool isPrivate(const Address& address)
{
    const auto& octets = address.octets();
    if (address.isLoopback() || address.isLinkLocal())
        return true;
    if (address.family() == Address::Family::V6)
        return (octets[0] & 0xFEU) == 0xFC;
    return octets[0] == 10 || (octets[0] == 172 && (octets[1] & 0xF0U) == 16)
        || (octets[0] == 192 && octets[1] == 168);
}

/// In one /24 or /64, the usual size of a link.
bool isNeighbour(const Address& a, const Address& b)
{
    const auto shared = a.family() == Address::Family::V6 ? 8 : 3;
    return a.family() == b.family()
        && std::equal(a.octets().begin(), a.octets().begin() + shared, b.octets().begin());
}

} // namespace

void TopologyBuilder::addEdges()
{
    m_map.edges.reserve(m_session.pairs().size());
    for (std::size_t i = 0; i < m_session.pairs().size(); ++i) {
        const auto& pair = m_session.pairs()[i];
        const auto host = find(MapNode::Kind::Host, pair.agent, {});
        if (!host)
            continue;
        MapEdge edge;
        edge.pair = pair.id;
        edge.agent = pair.agent;
        edge.state = pair.state;
        edge.removed = pair.removed.has_value();
        edge.nominated = pair.nominated;
        edge.selected = pair.selected;
        edge.from = *host;
        leave(edge, pair);
        arrive(edge, pair);
        m_map.edges.push_back(std::move(edge));
    }
}

void TopologyBuilder::leave(MapEdge& edge, const Pair& pair) const
{
    const auto owners = m_owners.find(pair.local);
    const Candidate* local = nullptr;
    if (owners != m_owners.end()) {
        for (const auto& owner : owners->second) {
            if (owner.agent == pair.agent)
                local = owner.candidate;
        }
    }
    if (local != nullptr && local->type == CandidateType::Relayed) {
        if (const auto relay = find(MapNode::Kind::Server, {}, local->server))
            edge.through.push_back(*relay);
        return;
    }
    const auto& base = pair.localBase.isNull() ? pair.local : pair.localBase;
    const bool outside = !isPrivate(pair.remote) && !isNeighbour(base, pair.remote);
    // A pair of the mapped address itself says it, any other leaves it to the address.
    const auto mapped = find(MapNode::Kind::Nat, pair.agent, pair.local.withPort(0));
    const auto nat = pair.local != base && mapped ? mapped : natOfBase(pair.agent, base);
    if (nat && (outside || pair.local != base))
        edge.through.push_back(*nat);
}

void TopologyBuilder::arrive(MapEdge& edge, const Pair& pair)
{
    const auto peer = peerOf(pair.agent);
    const auto* owner = ownerOf(pair.remote, pair.agent);
    const auto host = find(MapNode::Kind::Host, owner != nullptr ? owner->agent : peer, {});
    const auto ip = pair.remote.withPort(0);
    if (owner != nullptr) {
        const bool relayed = owner->candidate->type == CandidateType::Relayed;
        const auto on = relayed ? find(MapNode::Kind::Server, {}, owner->candidate->server)
                                : find(MapNode::Kind::Nat, owner->agent, ip);
        const bool through = owner->candidate->type != CandidateType::Host;
        if (on && through)
            edge.through.push_back(*on);
        edge.to = host.value_or(edge.from);
        return;
    }
    const AgentId foreign(static_cast<std::uint8_t>(0x80U | pair.agent.value()));
    const auto relay = find(MapNode::Kind::Server, pair.agent, ip);
    const auto nat = find(MapNode::Kind::Nat, peer.value() != 0 ? peer : foreign, ip);
    if (pair.remoteType == CandidateType::Relayed && relay)
        edge.through.push_back(*relay);
    else if (pair.remoteType != CandidateType::Host && nat)
        edge.through.push_back(*nat);
    if (peer.value() != 0 && pair.remoteType != CandidateType::Host && host) {
        edge.to = *host;
        return;
    }
    edge.to = nodeFor(MapNode::Kind::RemoteHost, pair.agent, {});
    m_map.nodes[edge.to].remoteSide = true;
}

std::size_t TopologyBuilder::nodeFor(MapNode::Kind kind, AgentId agent, const Address& ip)
{
    const auto [known, isNew] = m_places.try_emplace({kind, agent, ip}, m_map.nodes.size());
    if (isNew) {
        MapNode node;
        node.kind = kind;
        node.agent = agent;
        node.ip = ip;
        m_map.nodes.push_back(std::move(node));
    }
    return known->second;
}

std::optional<std::size_t> TopologyBuilder::find(MapNode::Kind kind, AgentId agent,
                                                 const Address& ip) const
{
    const auto found = m_places.find({kind, agent, ip});
    return found == m_places.end() ? std::nullopt : std::optional(found->second);
}

const TopologyBuilder::Owner* TopologyBuilder::ownerOf(const Address& address,
                                                       AgentId otherThan) const
{
    const auto found = m_owners.find(address);
    if (found == m_owners.end())
        return nullptr;
    const auto owner = std::ranges::find_if(
        found->second, [&](const Owner& known) { return known.agent != otherThan; });
    return owner == found->second.end() ? nullptr : &*owner;
}

AgentId TopologyBuilder::peerOf(AgentId agent) const
{
    const auto& agents = m_session.agents();
    if (agents.size() != 2)
        return {};
    return agents[0]->id == agent ? agents[1]->id : agents[0]->id;
}

std::optional<std::size_t> TopologyBuilder::natOfBase(AgentId agent, const Address& base) const
{
    const auto found = m_natOfBase.find({agent, base});
    return found == m_natOfBase.end() ? std::nullopt : std::optional(found->second);
}

} // namespace icelens::model
