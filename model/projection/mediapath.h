// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/session.h"

namespace icelens::model {

/// The pair that counted packets of @p agent went over; 0 if none is known. Packets to a TURN
/// server are those of the selected pair whose local candidate that server relays.
[[nodiscard]] PairId pairOfMedia(const Session& session, AgentId agent,
                                 const MediaCounted& counted);

} // namespace icelens::model
