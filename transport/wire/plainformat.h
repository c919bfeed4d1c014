// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdarg>
#include <cstddef>
#include <optional>
#include <span>

namespace icelens::transport {

/// As vsnprintf(), several times as fast, for what log lines are made of: text, %s, %.*s, %p, %d,
/// %i, %u and %x, numbers with l, ll or z too, and the unsigned ones with zeros before (%08x).
///
/// @return the length of what it wrote to @p to, without a zero at its end. Empty if it does not
/// fit, or if @p format has anything else in it: @p to is then worthless. @p args is as it was.
[[nodiscard]] std::optional<std::size_t> plainFormat(std::span<char> to, const char* format,
                                                     va_list args);

} // namespace icelens::transport
