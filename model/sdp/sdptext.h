// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Small things that all readers of descriptions need. Locale-free.
namespace icelens::model::sdp::text {

[[nodiscard]] constexpr bool isSpace(char c)
{
    return c == ' ' || c == '\t';
}

[[nodiscard]] constexpr char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

[[nodiscard]] constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

[[nodiscard]] constexpr bool isLetter(char c)
{
    return lower(c) >= 'a' && lower(c) <= 'z';
}

/// RFC 8839 §5.1: ALPHA / DIGIT / "+" / "/".
[[nodiscard]] constexpr bool isIceChar(char c)
{
    return isLetter(c) || isDigit(c) || c == '+' || c == '/';
}

[[nodiscard]] inline std::string lowered(std::string_view of)
{
    std::string result(of);
    std::ranges::transform(result, result.begin(), lower);
    return result;
}

[[nodiscard]] inline bool same(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

[[nodiscard]] inline std::string_view trimmed(std::string_view of)
{
    while (!of.empty() && isSpace(of.front()))
        of.remove_prefix(1);
    while (!of.empty() && isSpace(of.back()))
        of.remove_suffix(1);
    return of;
}

/// The part of @p of up to @p separator, which is taken off it with what was found.
[[nodiscard]] inline std::string_view take(std::string_view& of, char separator)
{
    const auto end = of.find(separator);
    const auto first = of.substr(0, end);
    of.remove_prefix(end == std::string_view::npos ? of.size() : end + 1);
    return first;
}

/// What white space separates, without it.
[[nodiscard]] inline std::vector<std::string_view> words(std::string_view of)
{
    std::vector<std::string_view> result;
    for (std::size_t at = 0; at < of.size();) {
        if (isSpace(of[at])) {
            ++at;
            continue;
        }
        const auto begin = at;
        while (at < of.size() && !isSpace(of[at]))
            ++at;
        result.push_back(of.substr(begin, at - begin));
    }
    return result;
}

/// A decimal number and nothing else.
template <class Number>
[[nodiscard]] std::optional<Number> number(std::string_view of)
{
    Number value{};
    const auto* const end = of.data() + of.size();
    const auto [stopped, error] = std::from_chars(of.data(), end, value);
    if (of.empty() || error != std::errc() || stopped != end)
        return {};
    return value;
}

} // namespace icelens::model::sdp::text
