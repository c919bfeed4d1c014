// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"

#include <cstddef>
#include <random>

namespace icelens::test {

/// An event whose fact is the alternative @p index of model::Fact, with a random value in every
/// field: those values that a session file can hold, so text is UTF-8, with any character, and
/// TurnServer::password is empty. Equal seeds give equal events.
[[nodiscard]] model::Event randomEvent(std::mt19937_64& random, std::size_t index);

/// As above, of any alternative.
[[nodiscard]] model::Event randomEvent(std::mt19937_64& random);

} // namespace icelens::test
