// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace icelens::record {

/// Appends @p bytes in base64 with padding (RFC 4648 §4).
void appendBase64(std::string& to, std::span<const std::byte> bytes);

/// Replaces @p to by what @p text stands for. @return false, with @p to in any state, if it is not
/// base64 with padding: no other characters are taken, white space included.
[[nodiscard]] bool decodeBase64(std::string_view text, std::vector<std::byte>& to);

} // namespace icelens::record
