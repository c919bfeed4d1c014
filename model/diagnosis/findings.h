// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/diagnosis/cause.h"
#include "model/diagnosis/traces.h"

#include <vector>

namespace icelens::model {

/// Why the session is not as it should be at the cursor: causes first, the most likely one first of
/// all, then what is worth knowing, then where the agent deviates from an RFC. No causes where
/// every component is connected or still on its way.
///
/// Pure, and drawn from what happened before the cursor alone. What cannot be known from one side
/// is said to be unknown. @p traces are those of the first moments.cursor events.
[[nodiscard]] std::vector<SessionFinding> findings(const Moments& moments, const Traces& traces);

/// Likewise, from one pass over the events.
[[nodiscard]] std::vector<SessionFinding> findings(const Moments& moments);

/// How many of @p findings are causes.
[[nodiscard]] std::size_t causesIn(const std::vector<SessionFinding>& findings);

} // namespace icelens::model
