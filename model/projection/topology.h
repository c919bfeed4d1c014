// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/projection/addressbook.h"
#include "model/projection/packetrates.h"
#include "model/session/session.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace icelens::model {

/// What a NAT is inferred from.
struct NatEvidence
{
    enum class Kind : std::uint8_t {
        ServerSawOther,  ///< A server saw the base at another address (RFC 8445 §5.1.1.2).
        CheckSawOther,   ///< A check's answer named another address (RFC 8445 §7.2.5.3.1).
        SignalledMapped, ///< The peer signalled a reflexive candidate and its base.
        UnknownSource,   ///< A check came from an address that was never signalled (§7.3.1.3).
    };
    Kind kind = Kind::ServerSawOther;
    Address base; ///< Null if not known.
    Address mapped;
    Address server; ///< ServerSawOther; null if the agent did not say.
    SessionTime at{};
    EventNumber event = noEvent; ///< noEvent if the book does not hold it.

    friend bool operator==(const NatEvidence&, const NatEvidence&) = default;
};

/// Something on the map. Nodes are boxes; ports are in them.
struct MapNode
{
    enum class Kind : std::uint8_t { Host, Nat, Server, RemoteHost };
    /// A candidate, drawn as a port of its node.
    struct Port
    {
        Address address;
        CandidateType type = CandidateType::Host;
        Transport transport = Transport::Udp;
        bool superseded = false; ///< Of an earlier generation.
        bool inferred = false;
        StreamId stream;
        ComponentId component;

        friend bool operator==(const Port&, const Port&) = default;
    };
    /// An interface of a host: all bases with this IP address.
    struct Interface
    {
        Address ip; ///< Port 0.
        std::vector<Port> ports;

        friend bool operator==(const Interface&, const Interface&) = default;
    };

    Kind kind = Kind::Host;
    AgentId agent;     ///< Host, Nat: whose. RemoteHost: the agent that it is the peer of. Else 0.
    Address ip;        ///< Nat: its outer address; Server: with its port. Else null.
    bool stun = false; ///< Server: gave a mapped address.
    bool turn = false; ///< Server: gave a relayed address, or is named as a TURN server.
    bool remoteSide = false; ///< Nat or Server of a peer that is not in the session.
    /// Nat: one base was seen at different addresses: its mapping depends on the endpoint
    /// (RFC 4787 §4.1).
    bool differingMappings = false;
    std::vector<Interface> interfaces; ///< Host, RemoteHost.
    std::vector<Port> ports;           ///< Nat: mapped addresses; Server: relayed ones.
    std::vector<NatEvidence> evidence; ///< Nat: never empty. Inferred, always.

    friend bool operator==(const MapNode&, const MapNode&) = default;
};

/// A candidate pair as a line from its agent to what it is checked with.
struct MapEdge
{
    PairId pair;
    AgentId agent;
    PairState state = PairState::Frozen;
    bool removed = false;
    bool nominated = false;
    bool selected = false;
    std::size_t from = 0;             ///< Node.
    std::size_t to = 0;               ///< Node.
    std::vector<std::size_t> through; ///< Nodes on the way, in order: NATs and relays.

    friend bool operator==(const MapEdge&, const MapEdge&) = default;
};

/// Where everything is: the map of one instant. A value; built from the fold alone, so that it is
/// the same however the instant was reached.
struct Topology
{
    std::vector<MapNode> nodes; ///< Hosts in order of agents, their NATs, servers, remote hosts.
    std::vector<MapEdge> edges; ///< In the order in which the pairs were formed.

    /// @p addresses gives the evidence its event numbers; it may know more than @p session.
    [[nodiscard]] static Topology of(const Session& session, const AddressBook& addresses);

    [[nodiscard]] std::optional<std::size_t> hostOf(AgentId agent) const;
    [[nodiscard]] const MapEdge* edgeOf(PairId pair) const;

    friend bool operator==(const Topology&, const Topology&) = default;
};

} // namespace icelens::model
