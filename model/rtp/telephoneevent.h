// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace icelens::model::rtp {

/// The payload of a telephone-event packet (RFC 4733 §2.3).
struct TelephoneEvent
{
    std::uint8_t event = 0;     ///< 0..9, 10 is *, 11 is #, 12..15 are A..D (RFC 4733 §3.2).
    bool end = false;           ///< E
    std::uint8_t volume = 0;    ///< -dBm0, 0..63
    std::uint16_t duration = 0; ///< In units of the RTP clock, since the packet's timestamp.

    /// Empty for anything but at least four octets; more events in one packet are not read.
    [[nodiscard]] static std::optional<TelephoneEvent> parse(std::span<const std::byte> payload);
    [[nodiscard]] std::array<std::byte, 4> write() const;

    friend bool operator==(const TelephoneEvent&, const TelephoneEvent&) = default;
};

/// '0'..'9', '*', '#', 'A'..'D' of @p event; empty for an event that is no key of a telephone.
[[nodiscard]] std::optional<char> dtmfKey(std::uint8_t event);
/// The reverse; small letters are taken too.
[[nodiscard]] std::optional<std::uint8_t> dtmfEvent(char key);

} // namespace icelens::model::rtp
