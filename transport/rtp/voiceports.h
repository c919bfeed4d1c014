// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rtp/rtppacket.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>

/// What the two halves of a call hand to each other: voice (codec, jitter buffer, devices) on one
/// side, the media session (SRTP, RTP, RTCP) on the other.
///
/// Everything here is called in the network thread. Voice has threads of its own and crosses to
/// them by rings without locks; a media session knows none of them. Times are CLOCK_MONOTONIC, as
/// monotonicNow().

namespace icelens::transport {

/// Largest payload of a VoiceFrame in octets: with RTP, SRTP, TURN and IPv6 it fits an MTU of 1280.
inline constexpr std::size_t maxVoicePayload = 1100;

/// One finished packet of sound on its way out: given to MediaSession::send(), which numbers,
/// stamps, protects and sends it.
struct VoiceFrame
{
    std::span<const std::byte> payload; ///< Dies when send() returns.
    std::uint8_t payloadType = 0;
    /// Units of the RTP clock from the start of the frame before this one to the start of this:
    /// 960 for Opus each 20 ms; more after frames that were not sent (DTX, mute).
    std::uint32_t timestampStep = 960;
    bool marker = false; ///< The first after silence (RFC 3551 §4.1).
    model::rtp::AudioLevel level;
};

/// Takes one received packet whose authenticity and freshness are proven: any payload type and any
/// order; duplicates are already dropped. @p arrival is when the datagram was read. The bytes die
/// when it returns. It neither allocates, locks nor blocks.
using RtpSink =
    std::function<void(const model::rtp::RtpView& packet, std::chrono::nanoseconds arrival)>;

/// What RTCP says about the way to the peer; voice adapts bitrate, FEC and expected loss to it.
struct PathQuality
{
    double fractionLost = 0; ///< Of what we sent, since the peer's report before: 0..1.
    std::optional<std::chrono::microseconds> roundTrip;
    std::chrono::microseconds jitter{}; ///< As the peer sees it (RFC 3550 §6.4.1).
};

/// What voice knows about itself. Durations and counts with "total" are since the call began, the
/// others are of now. Asked for once a second.
struct VoiceFigures
{
    std::chrono::microseconds bufferDepth{};  ///< Jitter buffer: sound in it.
    std::chrono::microseconds bufferTarget{}; ///< Jitter buffer: what it aims for.
    std::chrono::microseconds totalConcealed{};
    std::chrono::microseconds totalStretched{}; ///< Added and removed by time stretching.
    std::uint64_t totalPlayed = 0;    ///< Packets that were in time (FEC included: not these).
    std::uint64_t totalLate = 0;      ///< Packets that came after their turn.
    std::uint64_t totalRecovered = 0; ///< Packets that FEC brought back.
    std::int8_t inputLevel = -127;    ///< dBov, -127..0
    std::int8_t outputLevel = -127;   ///< dBov, -127..0
    /// Of the mouth-to-ear delay, as far as this side sees it.
    std::chrono::microseconds captureDelay{};
    std::chrono::microseconds encodeDelay{}; ///< Framing and look-ahead of the codec.
    std::chrono::microseconds playoutDelay{};
};

} // namespace icelens::transport
