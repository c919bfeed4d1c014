// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"
#include "model/items/eventmodel.h"

namespace icelens::items {

/// The pair that a fact names by its number; 0 if it names none. Messages are not asked here: the
/// TransactionIndex knows theirs.
[[nodiscard]] model::PairId pairNamedBy(const model::Fact& fact);

[[nodiscard]] EventKind kindOfFact(const model::Fact& fact);

} // namespace icelens::items
