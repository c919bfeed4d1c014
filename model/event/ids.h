// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/strongid.h"

#include <array>
#include <chrono>
#include <cstdint>

namespace icelens::model {

/// An agent of the session, counted from 1. The default 0 is the session itself, or an agent that
/// is not known.
using AgentId = StrongId<struct AgentIdTag, std::uint8_t>;
/// A data stream of an agent, as the agent numbers it (libnice: from 1).
using StreamId = StrongId<struct StreamIdTag, std::uint16_t>;
/// RFC 8445 §5.1.1.1: 1..256; RTP is 1, RTCP 2.
using ComponentId = StrongId<struct ComponentIdTag, std::uint16_t>;
/// A candidate pair, counted from 1 in the order in which the session's pairs were formed.
using PairId = StrongId<struct PairIdTag, std::uint32_t>;
/// A byte stream (TCP connection) of the session, counted from 1; 0 for datagrams.
using ConnectionId = StrongId<struct ConnectionIdTag, std::uint32_t>;

/// Monotonic time since the session began. Wall-clock time is a display matter.
using SessionTime = std::chrono::nanoseconds;

/// STUN transaction id, 96 bits (RFC 8489 §5). Of an RFC 3489 message: the last 96 of its 128 bits.
using TransactionId = std::array<std::uint8_t, 12>;

} // namespace icelens::model
