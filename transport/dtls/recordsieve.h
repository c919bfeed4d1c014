// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

namespace icelens::transport {

/// False for a datagram with a record that says it is encrypted (its epoch is not 0, RFC 6347 §4.1)
/// and is shorter than what the cipher adds to each: over one of these OpenSSL 3.0 ends the
/// connection, instead of dropping it (§4.1.2.7), so that anybody could who can send a datagram.
[[nodiscard]] constexpr bool recordsCanBeDecrypted(std::span<const std::byte> datagram,
                                                   std::size_t overhead)
{
    constexpr std::size_t header = 13;
    const auto word = [&](std::size_t at) {
        return std::to_integer<std::size_t>(datagram[at]) << 8
            | std::to_integer<std::size_t>(datagram[at + 1]);
    };
    while (datagram.size() >= header) {
        const std::size_t length = word(11);
        if (word(3) != 0 && length < overhead)
            return false;
        if (length > datagram.size() - header)
            return true; // OpenSSL looks no further either
        datagram = datagram.subspan(header + length);
    }
    return true;
}

} // namespace icelens::transport
