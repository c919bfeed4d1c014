// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace icelens::model {

/// A request that waits for its response.
struct OpenRequest
{
    TransactionId transaction{};
    AgentId agent;
    Direction direction = Direction::Sent;
    PairId pair;
    SessionTime firstAt{};
    bool repeated = false;

    friend bool operator==(const OpenRequest&, const OpenRequest&) = default;
};

/// What the fold must remember of the wire to understand the next message: requests that are open,
/// and the relayed address of each TURN allocation. Bounded: what is older than an answer can be
/// (RFC 8489 §6.2.1: 39.5 s; servers answer for 40 s) is dropped.
class WireBook
{
public:
    [[nodiscard]] const OpenRequest* find(const TransactionId& transaction, AgentId agent,
                                          Direction direction) const;
    void open(const OpenRequest& request);
    void markRepeated(const TransactionId& transaction, AgentId agent, Direction direction);
    void close(const TransactionId& transaction, AgentId agent, Direction direction);

    /// The relayed address that @p local has at the TURN server @p server; null if none is known.
    [[nodiscard]] Address relayed(const Address& local, const Address& server) const;
    void setRelayed(const Address& local, const Address& server, const Address& relayedAddress);

    /// The peer of a channel of the allocation (@p local, @p server); null if not bound.
    [[nodiscard]] Address channelPeer(const Address& local, const Address& server,
                                      std::uint16_t channel) const;
    void bindChannel(const Address& local, const Address& server, std::uint16_t channel,
                     const Address& peer);

    friend bool operator==(const WireBook& a, const WireBook& b);

private:
    using Shard = std::vector<OpenRequest>;
    struct Allocation
    {
        Address local;
        Address server;
        Address relayedAddress;
        std::vector<std::pair<std::uint16_t, Address>> channels;

        friend bool operator==(const Allocation&, const Allocation&) = default;
    };

    [[nodiscard]] std::size_t shardOf(const TransactionId& transaction) const;
    Shard& mutableShard(const TransactionId& transaction);
    Allocation& allocation(const Address& local, const Address& server);

    std::array<std::shared_ptr<const Shard>, 64> m_shards{}; // null: empty
    std::shared_ptr<const std::vector<Allocation>> m_allocations; // null: none
};

} // namespace icelens::model
