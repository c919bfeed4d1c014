// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/address.h"

#include <array>
#include <charconv>
#include <concepts>
#include <string>
#include <string_view>

namespace icelens::record {

/// Appends @p text as a JSON string. What is not UTF-8 in it becomes U+FFFD, a byte at a time, so
/// that the line is always valid.
void appendJsonString(std::string& to, std::string_view text);

/// Appends "192.0.2.1:3478" with its quotes; "" for the null address.
void appendJsonAddress(std::string& to, const model::Address& address);

template <std::integral T>
void appendNumber(std::string& to, T value)
{
    std::array<char, 24> digits; // NOLINT(cppcoreguidelines-pro-type-member-init): filled next
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    to.append(digits.data(), end);
}

} // namespace icelens::record
