// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/session.h"

namespace icelens::model {

/// What a pair takes over from its two candidates: types, base and priority.
///
/// A peer-reflexive candidate is used before the agent reports it; then its type and priority are
/// derived from the checks that were seen (RFC 8445 §7.2.5.3.1, §7.3.1.3).
/// @param parentCheckPriority PRIORITY of the check that found a Discovered pair; else 0.
void takeFromCandidates(Pair& pair, const Agent& agent, const WireBook& wire,
                        std::uint32_t parentCheckPriority);

/// The pair that a check between these addresses belongs to; 0 if none.
[[nodiscard]] PairId findPair(const Session& session, const PairPath& path);

/// The path on which checks of @p pair are seen.
[[nodiscard]] PairPath pathOf(const Pair& pair);

} // namespace icelens::model
