// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/pairindex.h"

#include <algorithm>
#include <functional>

namespace icelens::model {

namespace {

// 64 bits of two address hashes. A collision would credit a check to another pair; with the pairs
// of one session (10,000 at most in earnest) its chance is below 10^-11.
std::uint64_t hashOf(const PairPath& path)
{
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;
    std::uint64_t hash = std::hash<Address>()(path.local);
    hash = (hash ^ (hash >> 29U)) * odd + std::hash<Address>()(path.remote);
    hash = (hash ^ (hash >> 32U)) * odd + path.agent.value() * 2U + (path.tcp ? 1U : 0U);
    return (hash ^ (hash >> 31U)) * odd;
}

} // namespace

void PairIndex::set(const PairPath& path, PairId pair)
{
    const auto hash = hashOf(path);
    auto& shard = m_shards.at(hash >> 56U);
    if (shard == nullptr)
        shard = std::make_shared<Shard>();
    else if (shard.use_count() > 1)
        shard = std::make_shared<Shard>(*shard);
    const auto found = std::ranges::find(*shard, hash, &Shard::value_type::first);
    if (found == shard->end())
        shard->push_back({hash, pair});
    else
        found->second = pair;
}

PairId PairIndex::find(const PairPath& path) const
{
    const auto hash = hashOf(path);
    const auto& shard = m_shards.at(hash >> 56U);
    if (shard == nullptr)
        return {};
    const auto found = std::ranges::find(*shard, hash, &Shard::value_type::first);
    return found == shard->end() ? PairId() : found->second;
}

} // namespace icelens::model
