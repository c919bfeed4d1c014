// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace icelens::transport {

/// What a datagram is by its first octet (RFC 7983 §7), RTP and RTCP told apart by the second
/// (RFC 5761 §4).
enum class PacketKind : std::uint8_t { Stun, Zrtp, Dtls, TurnChannel, Rtp, Rtcp, Unknown };

[[nodiscard]] constexpr PacketKind kindOf(std::span<const std::byte> datagram)
{
    if (datagram.empty())
        return PacketKind::Unknown;
    const auto first = std::to_integer<unsigned>(datagram[0]);
    if (first <= 3)
        return PacketKind::Stun;
    if (first >= 16 && first <= 19)
        return PacketKind::Zrtp;
    if (first >= 20 && first <= 63)
        return PacketKind::Dtls;
    if (first >= 64 && first <= 79)
        return PacketKind::TurnChannel;
    if (first < 128 || first > 191 || datagram.size() < 2)
        return PacketKind::Unknown;
    const auto second = std::to_integer<unsigned>(datagram[1]);
    return second >= 192 && second <= 223 ? PacketKind::Rtcp : PacketKind::Rtp;
}

} // namespace icelens::transport
