// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"

#include <array>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace icelens::model {

/// A request that was seen, and what became of it.
struct SeenRequest
{
    TransactionId transaction{};
    AgentId agent;
    Direction direction = Direction::Sent;
    bool repeated = false;
    bool answered = false;
    PairId pair; ///< 0 if it is no check of a known pair.
    SessionTime firstAt{};
    Address remote;             ///< The far end; the peer's address behind a relay.
    std::uint32_t priority = 0; ///< Its PRIORITY attribute; 0 without.

    friend bool operator==(const SeenRequest&, const SeenRequest&) = default;
};

/// What the fold must remember of the wire to understand the next message: recent requests, and
/// the relayed address of each TURN allocation. Bounded: what is older than an answer can be
/// (RFC 8489 §6.2.1: 39.5 s; §6.3.1: servers answer for 40 s) is dropped, and so is the oldest when
/// there are more than 64 in one of 256 shards.
class WireBook
{
public:
    /// Null if it is not remembered. The pointer dies with the next change.
    [[nodiscard]] const SeenRequest* find(const TransactionId& transaction, AgentId agent,
                                          Direction direction) const;
    void add(const SeenRequest& request);
    void markRepeated(const TransactionId& transaction, AgentId agent, Direction direction);
    void markAnswered(const TransactionId& transaction, AgentId agent, Direction direction);
    /// PRIORITY of the latest request that @p agent received from @p remote; 0 if none is
    /// remembered.
    [[nodiscard]] std::uint32_t priorityOfCheckFrom(AgentId agent, const Address& remote) const;

    /// The relayed address that @p local has at the TURN server @p server; null if none is known.
    [[nodiscard]] Address relayed(const Address& local, const Address& server) const;
    void setRelayed(const Address& local, const Address& server, const Address& relayedAddress,
                    const Address& mapped);
    /// What the allocation of @p relayedAddress says of a relayed candidate (RFC 8445 §4).
    struct RelayOrigin
    {
        Address server;
        Address mapped; ///< XOR-MAPPED-ADDRESS of the Allocate response.
    };
    [[nodiscard]] RelayOrigin originOf(const Address& relayedAddress) const;

    /// The peer of a channel of the allocation (@p local, @p server); null if not bound.
    [[nodiscard]] Address channelPeer(const Address& local, const Address& server,
                                      std::uint16_t channel) const;
    void bindChannel(const Address& local, const Address& server, std::uint16_t channel,
                     const Address& peer);

    friend bool operator==(const WireBook& a, const WireBook& b);

private:
    static constexpr std::size_t shardCount = 256;
    using Shard = std::vector<SeenRequest>;

    struct Allocation
    {
        Address local;
        Address server;
        Address relayedAddress;
        Address mapped;
        std::vector<std::pair<std::uint16_t, Address>> channels;

        friend bool operator==(const Allocation&, const Allocation&) = default;
    };

    using Allocations = std::vector<Allocation>;

    Shard& mutableShard(const TransactionId& transaction);
    SeenRequest* mutableRequest(const TransactionId& transaction, AgentId agent,
                                Direction direction);
    [[nodiscard]] const Allocation* allocation(const Address& local, const Address& server) const;
    Allocation& mutableAllocation(const Address& local, const Address& server);

    std::array<std::shared_ptr<Shard>, shardCount> m_shards{}; // null: empty
    std::shared_ptr<Allocations> m_allocations;                // null: none
};

} // namespace icelens::model
