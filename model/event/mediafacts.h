// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/address.h"
#include "model/base/bytes.h"
#include "model/event/ids.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace icelens::model {

enum class Direction : std::uint8_t { Sent, Received };

// ---- the handshake -----------------------------------------------------------------------------

/// "setup:active" is the client (RFC 5763 §5).
enum class DtlsRole : std::uint8_t { Client, Server };

enum class DtlsState : std::uint8_t { New, Connecting, Connected, Closed, Failed };

enum class DtlsError : std::uint8_t {
    None,
    FingerprintMismatch, ///< The certificate is not the one that was signalled (RFC 8122 §6.2).
    NoPeerCertificate,
    NoCommonProfile, ///< No SRTP protection profile that both take (RFC 5764 §4.1).
    NoCommonCipher,
    ProtocolVersion,   ///< The peer wants something else than DTLS 1.2.
    PeerAlert,         ///< The peer ended it; the detail has the alert's name.
    HandshakeRejected, ///< What the peer sent does not add up; the detail has OpenSSL's reason.
    Timeout,           ///< No answer within the time that a handshake has.
    Internal,          ///< Of the library here.
};

/// Whether the certificate is the one that was signalled.
enum class FingerprintVerdict : std::uint8_t { NotChecked, Matches, Differs };

/// SRTP protection profiles (RFC 5764 §4.1.2, RFC 7714 §14.2).
enum class SrtpProfile : std::uint8_t {
    None,
    Aes128CmSha1Tag80,
    Aes128CmSha1Tag32,
    AeadAes128Gcm,
    AeadAes256Gcm
};

/// One datagram of a DTLS handshake, or an alert, as it crossed a socket.
struct DtlsSeen
{
    Direction direction = Direction::Sent;
    bool tcp = false;
    Address local; ///< Of the socket.
    Address remote;
    Bytes bytes; ///< Without what a relay wraps around it.

    friend bool operator==(const DtlsSeen&, const DtlsSeen&) = default;
};

/// The handshake of a component has come this far.
struct DtlsStateChanged
{
    StreamId stream;
    ComponentId component;
    DtlsState state = DtlsState::New;
    DtlsRole role = DtlsRole::Client;
    FingerprintVerdict fingerprint = FingerprintVerdict::NotChecked;
    DtlsError error = DtlsError::None;
    SrtpProfile profile = SrtpProfile::None;
    std::uint16_t version = 0; ///< 0xFEFD is DTLS 1.2; 0 until it is agreed.
    std::string cipher;        ///< IANA name; empty until it is agreed.
    std::string detail;        ///< Not a sentence: an alert, a reason. May be empty.

    friend bool operator==(const DtlsStateChanged&, const DtlsStateChanged&) = default;
};

/// From here on media of this component is encrypted and authenticated.
struct SrtpProtected
{
    StreamId stream;
    ComponentId component;
    SrtpProfile profile = SrtpProfile::None;
    /// Short authentication string: four words with blanks between them, the same at both ends
    /// unless somebody sits between them.
    std::string words;

    friend bool operator==(const SrtpProtected&, const SrtpProtected&) = default;
};

// ---- the media ---------------------------------------------------------------------------------

/// How the media of a component does; one a second. What begins with "total" counts from the
/// start of the call, the rest is of now.
struct MediaReport
{
    using Duration = std::chrono::microseconds;

    StreamId stream;
    ComponentId component;

    // The way.
    std::optional<Duration> roundTrip; ///< RFC 3550 §6.4.1
    Duration jitter{};                 ///< Of what arrives, RFC 3550 §6.4.1.
    Duration peerJitter{};             ///< Of what we send, as the peer reports it.
    /// Of what we sent, as the peer last reported it; 256 is all (RFC 3550 §6.4.1).
    std::uint16_t peerLost256 = 0;
    std::uint64_t totalPacketsSent = 0;
    std::uint64_t totalPacketsReceived = 0;
    std::uint64_t totalOctetsSent = 0;     ///< RTP headers and payload, before SRTP.
    std::uint64_t totalOctetsReceived = 0; ///< Likewise.
    std::uint64_t totalLost = 0;           ///< Expected and never came.
    std::uint64_t totalLate = 0;           ///< Came after their turn.
    std::uint64_t totalGood = 0;           ///< Came in time.
    std::uint64_t totalRecovered = 0;      ///< Brought back by forward error correction.
    std::uint64_t totalRejected = 0; ///< Forged, replayed or not understood: not counted above.

    // The jitter buffer.
    Duration bufferDepth{};
    Duration bufferTarget{};
    Duration totalConcealed{};
    Duration totalStretched{};

    // Levels in dBov, -127..0.
    std::int8_t inputLevel = -127;
    std::int8_t outputLevel = -127;

    // Mouth to ear, as estimated: network is half of the round trip.
    Duration captureDelay{};
    Duration encodeDelay{};
    Duration networkDelay{};
    Duration bufferDelay{};
    Duration playoutDelay{};

    /// The sum of the five parts.
    [[nodiscard]] Duration mouthToEar() const
    {
        return captureDelay + encodeDelay + networkDelay + bufferDelay + playoutDelay;
    }

    friend bool operator==(const MediaReport&, const MediaReport&) = default;
};

/// One compound RTCP packet, in short.
struct RtcpSeen
{
    StreamId stream;
    ComponentId component;
    Direction direction = Direction::Sent;
    bool senderReport = false; ///< SR, otherwise RR if anything.
    bool bye = false;
    std::uint8_t packets = 0;         ///< In the compound.
    std::uint8_t reportBlocks = 0;    ///< About anybody.
    std::uint8_t fractionLost = 0;    ///< Of the block that counts; 256 would be all.
    std::uint32_t cumulativeLost = 0; ///< 0 also where it is negative.
    std::uint32_t jitter = 0;         ///< In units of the RTP clock.
    std::uint32_t ssrc = 0;           ///< Who reports.

    friend bool operator==(const RtcpSeen&, const RtcpSeen&) = default;
};

/// A key of the telephone was pressed (RFC 4733).
struct DtmfSeen
{
    StreamId stream;
    ComponentId component;
    Direction direction = Direction::Sent;
    std::uint8_t event = 0; ///< 0..15: 0..9, *, #, A..D.

    friend bool operator==(const DtmfSeen&, const DtmfSeen&) = default;
};

// ---- the devices and the call ------------------------------------------------------------------

enum class AudioUse : std::uint8_t { Input, Output };

enum class AudioChange : std::uint8_t {
    Opened,         ///< At the start of the call.
    Chosen,         ///< By the person.
    DefaultChanged, ///< The system has another default device now.
    Vanished,       ///< It was unplugged; the name is that of what takes its place, or empty.
    CameBack,
    NoDevice,
    NoServer, ///< There is no sound server to talk to.
};

struct AudioDeviceChanged
{
    AudioUse use = AudioUse::Input;
    AudioChange why = AudioChange::Opened;
    std::string name; ///< As the system shows it; empty for none.

    friend bool operator==(const AudioDeviceChanged&, const AudioDeviceChanged&) = default;
};

enum class CallEndReason : std::uint8_t {
    HungUp,          ///< Here.
    PeerHungUp,      ///< RTCP BYE or close_notify.
    IceFailed,       ///< No pair works.
    ConsentLost,     ///< RFC 7675
    SecurityFailed,  ///< DTLS; its own facts say why.
    MediaLost,       ///< Nothing came for too long.
    NoAnswer,        ///< The description of the peer never came.
    DescriptionBad,  ///< It came and cannot be used.
    DurationReached, ///< The person had set how long.
};

struct CallEnded
{
    CallEndReason reason = CallEndReason::HungUp;
    std::string detail; ///< Not a sentence. May be empty.

    friend bool operator==(const CallEnded&, const CallEnded&) = default;
};

} // namespace icelens::model
