// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/projection/topology.h"

#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace icelens::model {

/// Builds a Topology. Lives for the length of Topology::of().
class TopologyBuilder
{
public:
    TopologyBuilder(const Session& session, const AddressBook& addresses)
        : m_session(session)
        , m_addresses(addresses)
    {}

    [[nodiscard]] Topology build();

private:
    /// A local candidate of an agent: who is at an address.
    struct Owner
    {
        AgentId agent;
        const Candidate* candidate = nullptr;
    };

    void addHost(const Agent& agent);
    void addNats(const Agent& agent);
    void addServers();
    void addRemotes(const Agent& agent);
    void addRemote(const Agent& agent, const KnownCandidate& known);
    void addEdges();

    std::size_t nodeFor(MapNode::Kind kind, AgentId agent, const Address& ip);
    [[nodiscard]] std::optional<std::size_t> find(MapNode::Kind kind, AgentId agent,
                                                  const Address& ip) const;
    void addPort(std::size_t node, const Address& base, const KnownCandidate& known);
    void addEvidence(std::size_t nat, NatEvidence evidence, AgentId agent);
    void markDifferingMappings();
    [[nodiscard]] const Owner* ownerOf(const Address& address, AgentId otherThan) const;
    /// The only other agent of the session; 0 if there is none or several.
    [[nodiscard]] AgentId peerOf(AgentId agent) const;
    [[nodiscard]] std::optional<std::size_t> natOfBase(AgentId agent, const Address& base) const;
    void leave(MapEdge& edge, const Pair& pair) const;
    void arrive(MapEdge& edge, const Pair& pair);

    const Session& m_session;
    const AddressBook& m_addresses;
    Topology m_map;
    std::map<std::tuple<MapNode::Kind, AgentId, Address>, std::size_t> m_places;
    std::unordered_map<Address, std::vector<Owner>> m_owners;
    std::map<std::pair<AgentId, Address>, std::size_t> m_natOfBase;
};

} // namespace icelens::model
