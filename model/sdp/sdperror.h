// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace icelens::model::sdp {

/// What is wrong with a description, or with what should have been one.
enum class Fault : std::uint8_t {
    Empty,           ///< There is no text.
    TooLarge,        ///< More than a description can sensibly hold; see Limits.
    NoDescription,   ///< Neither SDP nor a compact code is in the text.
    NotALine,        ///< A line of SDP is a letter, "=" and a value (RFC 8866 §5).
    BadVersion,      ///< "v=" is not 0.
    BadMediaLine,    ///< RFC 8866 §5.14
    BadCandidate,    ///< RFC 8839 §5.1. Only ever a remark: the candidate is left out.
    BadAttribute,    ///< Likewise: an attribute that is known but makes no sense.
    BadUfrag,        ///< 4 to 256 ice-chars (RFC 8839 §5.4).
    BadPassword,     ///< 22 to 256 ice-chars (RFC 8839 §5.4).
    BadFingerprint,  ///< RFC 8122 §5
    BadSetup,        ///< No such role, or none that can answer ours (RFC 8842 §5).
    BadCompactCode,  ///< A character that does not belong there, or an inconsistent content.
    CompactVersion,  ///< Of a newer IceLens.
    CompactCutShort, ///< The end of the code is missing.
    CompactChecksum, ///< A character of the code was changed on its way.
    BadJson,         ///< It begins as JSON, but is not an object with "sdp".
    IsAnOffer,       ///< An answer is wanted.
    IsAnAnswer,      ///< An offer is wanted.
    NoAudio,         ///< No m=audio section that is not rejected.
    NoUfrag,         ///< The audio section has no ICE credentials: no ICE.
    NoPassword,      ///< Likewise.
    NoFingerprint,   ///< No a=fingerprint, so no DTLS-SRTP (RFC 8122 §5).
    WeakFingerprint, ///< Only of hashes that prove nothing: MD5, MD2, or none that we know.
    NotDtlsSrtp,     ///< The m= line asks for another transport.
    NoRtcpMux,       ///< RTP and RTCP on one port are what we can do (RFC 8858).
    IceMismatch,     ///< The peer saw rewritten addresses and does without ICE (RFC 8839 §4.2.5).
    NoCommonCodec,   ///< Neither Opus nor PCMU nor PCMA.
    MediaCountDiffers, ///< An answer has as many m= sections as its offer (RFC 3264 §6).
    MidDiffers,        ///< The answer's a=mid is not the offer's.
};

/// A fault and where it is.
struct Error
{
    Fault fault = Fault::Empty;
    std::size_t line = 0; ///< Counted from 1 in the text that was given; 0: no line is to blame.
    std::string text;     ///< The line, at most 200 bytes of it, without passwords. May be empty.

    friend bool operator==(const Error&, const Error&) = default;
};

/// What is read at most; more of it is Fault::TooLarge.
struct Limits
{
    static constexpr std::size_t octets = 256 * 1024;
    static constexpr std::size_t lines = 4096;
    static constexpr std::size_t sections = 64;
    static constexpr std::size_t perSection = 512; ///< Of each kind of attribute.
};

} // namespace icelens::model::sdp
