// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace icelens::test {

/// How large a generated session is. Everything in it follows from these numbers.
struct SessionShape
{
    std::uint64_t seed = 1;
    std::size_t pairs = 50;      ///< Of both agents together; formed before checks begin.
    std::size_t events = 10'000; ///< Exactly as many are made.
    int components = 1; ///< Of the one stream, 1..8; pairs are dealt out evenly, rest dropped.
    int restarts = 0;   ///< ICE restarts, evenly spread; each forms a tenth of the pairs anew.
};

/// A session as two agents could have had it: candidates, pairs, checks with their STUN messages as
/// both ends saw them (some lost, some retransmitted, some answered by a role conflict), valid,
/// nominated and selected pairs, failures, removals, then consent checks, media and checks on
/// random pairs until there are shape.events. Equal shapes give equal events.
[[nodiscard]] std::vector<model::Event> generatedSession(const SessionShape& shape);

/// @p count events of every kind in random order, their ids drawn from so few that they often meet,
/// and their times going forth and back: what no agent would do, and a fold must bear.
[[nodiscard]] std::vector<model::Event> chaoticEvents(std::uint64_t seed, std::size_t count);

} // namespace icelens::test
