// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace icelens::model::rtp {

/// How loud a packet is (RFC 6464 §3).
struct AudioLevel
{
    bool voice = false;     ///< V: the encoder believes that it contains voice.
    std::uint8_t level = 0; ///< -dBov: 0 is the loudest, 127 is silence.

    friend bool operator==(const AudioLevel&, const AudioLevel&) = default;
};

/// What is wrong with bytes that were said to be an RTP packet.
enum class RtpError : std::uint8_t {
    TooShort,     ///< For what its header says.
    WrongVersion, ///< Not 2.
    BadPadding,   ///< Its count is 0 or more than there is.
};

/// One RTP packet (RFC 3550 §5.1), looked at in place: it refers to the bytes that it was parsed
/// from.
struct RtpView
{
    std::uint8_t payloadType = 0;
    bool marker = false;
    std::uint16_t sequence = 0;
    std::uint32_t timestamp = 0;
    std::uint32_t ssrc = 0;
    std::span<const std::byte> csrcs; ///< Four octets each.
    /// "Defined by profile" (RFC 3550 §5.3.1): 0xBEDE and 0x100x are of RFC 8285. 0 for none.
    std::uint16_t extensionProfile = 0;
    std::span<const std::byte> extensions; ///< What follows the extension's length.
    std::span<const std::byte> payload;    ///< Without padding.

    /// Any bytes; neither allocates nor throws.
    [[nodiscard]] static Result<RtpView, RtpError> parse(std::span<const std::byte> bytes);

    /// The extension element with @p id, 1..14 with one-byte headers, 1..255 with two-byte ones
    /// (RFC 8285 §4.2, §4.3). Empty if there is none.
    [[nodiscard]] std::optional<std::span<const std::byte>> extension(std::uint8_t id) const;
    /// RFC 6464, negotiated as @p id; id 0 is never there.
    [[nodiscard]] std::optional<AudioLevel> audioLevel(std::uint8_t id) const;
};

/// The fields of a packet to be written.
struct RtpHeader
{
    std::uint8_t payloadType = 0; ///< 0..127
    bool marker = false;
    std::uint16_t sequence = 0;
    std::uint32_t timestamp = 0;
    std::uint32_t ssrc = 0;
    std::uint8_t levelId = 0; ///< Id of the extension of RFC 6464, 1..14; 0: not sent.
    AudioLevel level;
    std::uint8_t midId = 0; ///< Id of the MID extension (RFC 9143 §15), 1..14; 0: not sent.
    std::string_view
        mid; ///< 1..16 octets, as elements with one-byte headers can hold; else not sent.
};

/// Octets that writeRtpHeader() needs at most.
inline constexpr std::size_t maxRtpHeaderSize = 36;

/// Writes @p header to the start of @p out. @return its octets; 0 if @p out is too small.
[[nodiscard]] std::size_t writeRtpHeader(const RtpHeader& header, std::span<std::byte> out);

} // namespace icelens::model::rtp
