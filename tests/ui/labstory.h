// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"

#include <vector>

namespace icelens::test {

/// A session of two agents behind port-restricted NATs, two components, at 5.530 s: one component
/// nominated, the other under way. Every state and mark stands somewhere in it.
[[nodiscard]] std::vector<model::Event> labStory();

} // namespace icelens::test
