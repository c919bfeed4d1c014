// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/address.h"
#include "model/event/ids.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace icelens::model {

/// Where checks of a pair leave and go: what a message on the wire has in common with its pair.
struct PairPath
{
    AgentId agent;
    bool tcp = false;
    Address local; ///< Base of the local candidate; the relayed address behind a relay.
    Address remote;

    friend bool operator==(const PairPath&, const PairPath&) = default;
};

/// Finds the latest pair of a path. Copies share.
class PairIndex
{
public:
    /// @p path leads to @p pair from now on.
    void set(const PairPath& path, PairId pair);
    /// 0 if there is none.
    [[nodiscard]] PairId find(const PairPath& path) const;

private:
    static constexpr std::size_t shardCount = 256;
    using Shard = std::vector<std::pair<std::uint64_t, PairId>>; ///< hash of the path, pair

    std::array<std::shared_ptr<Shard>, shardCount> m_shards{}; // null: empty
};

} // namespace icelens::model
