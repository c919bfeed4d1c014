// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/wirebook.h"

#include <algorithm>
#include <chrono>

namespace icelens::model {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t shardCapacity = 64;
constexpr std::size_t maxAllocations = 1024;
constexpr std::size_t maxChannels = 1024;
constexpr SessionTime answerTime = 40s;
// An answered request is kept only to tell a repeated one and to name a peer-reflexive candidate.
constexpr SessionTime answeredTime = 5s;

bool isStale(const SeenRequest& request, SessionTime now)
{
    return now - request.firstAt > (request.answered ? answeredTime : answerTime);
}

template <class Pointer>
bool sameContent(const Pointer& a, const Pointer& b)
{
    if (a == b)
        return true;
    const bool aEmpty = a == nullptr || a->empty();
    const bool bEmpty = b == nullptr || b->empty();
    return aEmpty || bEmpty ? aEmpty == bEmpty : *a == *b;
}

template <class T>
T& unshare(std::shared_ptr<T>& pointer)
{
    if (pointer == nullptr)
        pointer = std::make_shared<T>();
    else if (pointer.use_count() > 1)
        pointer = std::make_shared<T>(*pointer);
    return *pointer;
}

template <class Shard>
auto findIn(Shard& shard, const TransactionId& transaction, AgentId agent, Direction direction)
{
    return std::ranges::find_if(shard, [&](const SeenRequest& request) {
        return request.transaction == transaction && request.agent == agent
            && request.direction == direction;
    });
}

} // namespace

const SeenRequest* WireBook::find(const TransactionId& transaction, AgentId agent,
                                  Direction direction) const
{
    // Transaction ids are random (RFC 8489 §5), so any octet spreads them.
    const auto& shard = m_shards.at(transaction.back());
    if (shard == nullptr)
        return nullptr;
    const auto found = findIn(*shard, transaction, agent, direction);
    return found == shard->end() ? nullptr : &*found;
}

void WireBook::add(const SeenRequest& request)
{
    auto& shard = mutableShard(request.transaction);
    std::erase_if(shard, [&](const SeenRequest& old) { return isStale(old, request.firstAt); });
    if (shard.size() >= shardCapacity)
        shard.erase(shard.begin());
    shard.push_back(request);
}

void WireBook::markRepeated(const TransactionId& transaction, AgentId agent, Direction direction)
{
    if (auto* request = mutableRequest(transaction, agent, direction))
        request->repeated = true;
}

void WireBook::markAnswered(const TransactionId& transaction, AgentId agent, Direction direction)
{
    if (auto* request = mutableRequest(transaction, agent, direction))
        request->answered = true;
}

std::uint32_t WireBook::priorityOfCheckFrom(AgentId agent, const Address& remote) const
{
    const SeenRequest* latest = nullptr;
    for (const auto& shard : m_shards) {
        if (shard == nullptr)
            continue;
        for (const auto& request : *shard) {
            if (request.agent == agent && request.direction == Direction::Received
                && request.remote == remote && request.priority != 0
                && (latest == nullptr || request.firstAt > latest->firstAt))
                latest = &request;
        }
    }
    return latest == nullptr ? 0 : latest->priority;
}

Address WireBook::relayed(const Address& local, const Address& server) const
{
    const auto* found = allocation(local, server);
    return found == nullptr ? Address() : found->relayedAddress;
}

void WireBook::setRelayed(const Address& local, const Address& server,
                          const Address& relayedAddress, const Address& mapped)
{
    auto& entry = mutableAllocation(local, server);
    entry.relayedAddress = relayedAddress;
    entry.mapped = mapped;
}

WireBook::RelayOrigin WireBook::originOf(const Address& relayedAddress) const
{
    if (m_allocations == nullptr)
        return {};
    const auto found =
        std::ranges::find(*m_allocations, relayedAddress, &Allocation::relayedAddress);
    return found == m_allocations->end() ? RelayOrigin()
                                         : RelayOrigin{found->server, found->mapped};
}

Address WireBook::channelPeer(const Address& local, const Address& server,
                              std::uint16_t channel) const
{
    const auto* found = allocation(local, server);
    if (found == nullptr)
        return {};
    const auto bound =
        std::ranges::find(found->channels, channel, &std::pair<std::uint16_t, Address>::first);
    return bound == found->channels.end() ? Address() : bound->second;
}

void WireBook::bindChannel(const Address& local, const Address& server, std::uint16_t channel,
                           const Address& peer)
{
    auto& channels = mutableAllocation(local, server).channels;
    const auto bound =
        std::ranges::find(channels, channel, &std::pair<std::uint16_t, Address>::first);
    if (bound != channels.end())
        bound->second = peer;
    else if (channels.size() < maxChannels)
        channels.push_back({channel, peer});
}

WireBook::Shard& WireBook::mutableShard(const TransactionId& transaction)
{
    return unshare(m_shards.at(transaction.back()));
}

SeenRequest* WireBook::mutableRequest(const TransactionId& transaction, AgentId agent,
                                      Direction direction)
{
    if (find(transaction, agent, direction) == nullptr)
        return nullptr;
    return &*findIn(mutableShard(transaction), transaction, agent, direction);
}

const WireBook::Allocation* WireBook::allocation(const Address& local, const Address& server) const
{
    if (m_allocations == nullptr)
        return nullptr;
    const auto found = std::ranges::find_if(*m_allocations, [&](const Allocation& entry) {
        return entry.local == local && entry.server == server;
    });
    return found == m_allocations->end() ? nullptr : &*found;
}

WireBook::Allocation& WireBook::mutableAllocation(const Address& local, const Address& server)
{
    auto& allocations = unshare(m_allocations);
    const auto found = std::ranges::find_if(allocations, [&](const Allocation& entry) {
        return entry.local == local && entry.server == server;
    });
    if (found != allocations.end())
        return *found;
    if (allocations.size() >= maxAllocations)
        allocations.erase(allocations.begin());
    allocations.push_back({local, server, {}, {}, {}});
    return allocations.back();
}

bool operator==(const WireBook& a, const WireBook& b)
{
    return std::ranges::equal(a.m_shards, b.m_shards, sameContent<std::shared_ptr<WireBook::Shard>>)
        && sameContent(a.m_allocations, b.m_allocations);
}

} // namespace icelens::model
