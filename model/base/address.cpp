// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/address.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <span>
#include <utility>

namespace icelens::model {

namespace {

template <class T>
std::optional<T> number(std::string_view text, int base, std::size_t maxDigits)
{
    if (text.empty() || text.size() > maxDigits)
        return {};
    T value{};
    const char* end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, value, base);
    if (error != std::errc() || rest != end)
        return {};
    return value;
}

std::optional<std::array<std::uint8_t, 4>> parseV4(std::string_view text)
{
    std::array<std::uint8_t, 4> octets{};
    for (std::size_t i = 0; i < octets.size(); ++i) {
        const auto dot = i < 3 ? text.find('.') : text.size();
        if (dot == std::string_view::npos)
            return {};
        const auto part = text.substr(0, dot);
        const auto value = number<std::uint8_t>(part, 10, 3);
        // Some readers take a leading zero as octal; such text means nothing certain.
        if (!value || (part.size() > 1 && part.front() == '0'))
            return {};
        octets[i] = *value;
        text.remove_prefix(i < 3 ? dot + 1 : dot);
    }
    return octets;
}

/// Groups of 16 bits between colons; the last may be a dotted IPv4 address (RFC 4291 §2.2).
struct Groups
{
    std::array<std::uint8_t, 16> octets{};
    std::size_t size = 0; ///< Octets that were read.
};

bool appendGroup(Groups& groups, std::string_view part, bool last)
{
    if (last && part.find('.') != std::string_view::npos) {
        const auto v4 = parseV4(part);
        if (!v4 || groups.size > groups.octets.size() - v4->size())
            return false;
        std::copy(v4->begin(), v4->end(), groups.octets.begin() + groups.size);
        groups.size += v4->size();
        return true;
    }
    const auto value = number<std::uint16_t>(part, 16, 4);
    if (!value || groups.size > groups.octets.size() - 2)
        return false;
    groups.octets[groups.size++] = static_cast<std::uint8_t>(*value >> 8);
    groups.octets[groups.size++] = static_cast<std::uint8_t>(*value & 0xFF);
    return true;
}

std::optional<Groups> parseGroups(std::string_view text, bool dottedEnd)
{
    Groups groups;
    while (!text.empty()) {
        const auto colon = text.find(':');
        const bool last = colon == std::string_view::npos;
        if (!appendGroup(groups, text.substr(0, colon), last && dottedEnd))
            return {};
        if (last)
            return groups;
        text.remove_prefix(colon + 1);
        if (text.empty())
            return {};
    }
    return groups;
}

std::optional<std::array<std::uint8_t, 16>> parseV6(std::string_view text)
{
    const auto gap = text.find("::");
    if (gap == std::string_view::npos) {
        const auto all = parseGroups(text, true);
        if (!all || all->size != 16)
            return {};
        return all->octets;
    }
    const auto head = parseGroups(text.substr(0, gap), false);
    const auto tail = parseGroups(text.substr(gap + 2), true);
    // "::" stands for at least one group.
    if (!head || !tail || head->size + tail->size > 14)
        return {};
    auto octets = head->octets;
    std::copy_n(tail->octets.begin(), tail->size, octets.end() - std::ptrdiff_t(tail->size));
    return octets;
}

/// "fe80::1%eth0" without its zone (RFC 4007 §11). Empty if a zone is announced and missing.
std::optional<std::string_view> withoutZone(std::string_view text)
{
    const auto percent = text.find('%');
    if (percent == std::string_view::npos)
        return text;
    if (percent + 1 == text.size())
        return {};
    return text.substr(0, percent);
}

std::string formatV4(std::span<const std::uint8_t, 4> octets)
{
    std::string text;
    for (const auto octet : octets) {
        if (!text.empty())
            text += '.';
        text += std::to_string(octet);
    }
    return text;
}

/// The longest run of two or more zero groups, the first of equals (RFC 5952 §4.2).
std::pair<int, int> longestZeros(const std::array<std::uint16_t, 8>& groups, int count)
{
    std::pair<int, int> best{-1, 1};
    for (int i = 0; i < count;) {
        int end = i;
        while (end < count && groups[static_cast<std::size_t>(end)] == 0)
            ++end;
        if (end - i > best.second)
            best = {i, end - i};
        i = end + 1;
    }
    return best;
}

std::string formatV6(const std::array<std::uint8_t, 16>& octets)
{
    std::array<std::uint16_t, 8> groups{};
    for (std::size_t i = 0; i < 8; ++i)
        groups[i] = static_cast<std::uint16_t>(octets[2 * i] << 8 | octets[2 * i + 1]);
    const bool mapped = std::all_of(groups.begin(), groups.begin() + 5,
                                    [](std::uint16_t group) { return group == 0; })
        && groups[5] == 0xFFFF;
    // RFC 5952 §5: IPv4-mapped addresses end in dotted decimal.
    const int count = mapped ? 6 : 8;
    const auto [zerosAt, zeros] = longestZeros(groups, count);
    std::string text;
    for (int i = 0; i < count; ++i) {
        if (i == zerosAt) {
            text += "::";
            i += zeros - 1;
            continue;
        }
        if (!text.empty() && text.back() != ':')
            text += ':';
        std::array<char, 4> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(),
                                       groups[static_cast<std::size_t>(i)], 16)
                             .ptr;
        text.append(digits.data(), end);
    }
    if (mapped)
        text += ':' + formatV4(std::span<const std::uint8_t, 4>(octets.data() + 12, 4));
    return text;
}

} // namespace

Address Address::v4(std::array<std::uint8_t, 4> octets, std::uint16_t port)
{
    Address address;
    std::copy(octets.begin(), octets.end(), address.m_octets.begin());
    address.m_port = port;
    address.m_family = Family::V4;
    return address;
}

Address Address::v6(const std::array<std::uint8_t, 16>& octets, std::uint16_t port)
{
    Address address;
    address.m_octets = octets;
    address.m_port = port;
    address.m_family = Family::V6;
    return address;
}

std::optional<Address> Address::parse(std::string_view ip, std::uint16_t port)
{
    const bool bracketed = ip.size() >= 2 && ip.front() == '[' && ip.back() == ']';
    if (bracketed)
        ip = ip.substr(1, ip.size() - 2);
    if (ip.find(':') != std::string_view::npos) {
        const auto bare = withoutZone(ip);
        if (!bare)
            return {};
        if (const auto octets = parseV6(*bare))
            return v6(*octets, port);
        return {};
    }
    if (bracketed)
        return {};
    if (const auto octets = parseV4(ip))
        return v4(*octets, port);
    return {};
}

std::optional<Address> Address::parseWithPort(std::string_view text)
{
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos)
        return {};
    const auto ip = text.substr(0, colon);
    const auto port = number<std::uint16_t>(text.substr(colon + 1), 10, 5);
    const bool bracketed = !ip.empty() && ip.front() == '[';
    // Without brackets the last group of an IPv6 address would read as a port.
    if (!port || (!bracketed && ip.find(':') != std::string_view::npos))
        return {};
    return parse(ip, *port);
}

Address Address::withPort(std::uint16_t port) const
{
    Address address = *this;
    address.m_port = port;
    return address;
}

bool Address::isLoopback() const
{
    if (m_family == Family::V4)
        return m_octets[0] == 127;
    std::array<std::uint8_t, 16> loopback{};
    loopback.back() = 1;
    return m_family == Family::V6 && m_octets == loopback;
}

bool Address::isLinkLocal() const
{
    if (m_family == Family::V4)
        return m_octets[0] == 169 && m_octets[1] == 254;
    return m_family == Family::V6 && m_octets[0] == 0xFE && (m_octets[1] & 0xC0) == 0x80;
}

std::string Address::ip() const
{
    switch (m_family) {
    case Family::V4:
        return formatV4(std::span<const std::uint8_t, 4>(m_octets.data(), 4));
    case Family::V6:
        return formatV6(m_octets);
    case Family::None:
        break;
    }
    return {};
}

std::string Address::toString() const
{
    switch (m_family) {
    case Family::V4:
        return ip() + ':' + std::to_string(m_port);
    case Family::V6:
        return '[' + ip() + "]:" + std::to_string(m_port);
    case Family::None:
        break;
    }
    return {};
}

} // namespace icelens::model

std::size_t std::hash<icelens::model::Address>::operator()(
    const icelens::model::Address& address) const noexcept
{
    // FNV-1a: addresses of one network differ in their last octets only.
    std::uint64_t digest = 0xCBF29CE484222325ULL;
    const auto mix = [&digest](std::uint8_t octet) {
        digest = (digest ^ octet) * 0x100000001B3ULL;
    };
    for (const auto octet : address.octets())
        mix(octet);
    mix(static_cast<std::uint8_t>(address.port() >> 8));
    mix(static_cast<std::uint8_t>(address.port() & 0xFF));
    mix(static_cast<std::uint8_t>(address.family()));
    return static_cast<std::size_t>(digest);
}
