// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"

#include <vector>

namespace icelens::test {

/// Two agents behind port-restricted NATs, with a STUN and TURN server: a check that the far NAT
/// stops, the peer's check that opens the way, and media on the pair that they select.
[[nodiscard]] std::vector<model::Event> natStory();

} // namespace icelens::test
