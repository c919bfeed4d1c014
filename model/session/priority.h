// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/options.h"

#include <algorithm>
#include <cstdint>

namespace icelens::model {

/// Priority of a candidate pair, where G is the controlling agent's candidate and D the controlled
/// agent's: 2^32*MIN(G,D) + 2*MAX(G,D) + (G>D?1:0) (RFC 8445 §6.1.2.3).
[[nodiscard]] constexpr std::uint64_t pairPriority(Role role, std::uint32_t local,
                                                   std::uint32_t remote)
{
    const std::uint64_t g = role == Role::Controlling ? local : remote;
    const std::uint64_t d = role == Role::Controlling ? remote : local;
    return (std::min(g, d) << 32U) + 2 * std::max(g, d) + (g > d ? 1 : 0);
}

/// The parts of a candidate's priority (RFC 8445 §5.1.2.1).
struct PriorityParts
{
    std::uint32_t typePreference = 0;  ///< 0..126 as recommended; 127 can be read.
    std::uint32_t localPreference = 0; ///< 0..65535
    std::uint32_t component = 0;       ///< What 256 minus the last octet gives: 1..256.
};

/// (2^24)*type + (2^8)*local + (256 - component), taken apart.
[[nodiscard]] constexpr PriorityParts priorityParts(std::uint32_t priority)
{
    return {priority >> 24U, (priority >> 8U) & 0xFFFFU, 256U - (priority & 0xFFU)};
}

} // namespace icelens::model
