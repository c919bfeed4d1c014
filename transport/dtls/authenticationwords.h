// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace icelens::transport {

/// 256 short English words that are easy to say and hard to take for one another, in the order of
/// the alphabet. Part of what two IceLens agree on: it never changes.
[[nodiscard]] const std::array<std::string_view, 256>& authenticationWordList();

/// One word an octet, with blanks between them.
[[nodiscard]] std::string authenticationWords(const std::array<std::uint8_t, 4>& octets);

} // namespace icelens::transport
