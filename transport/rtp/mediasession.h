// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"
#include "model/rtp/telephoneevent.h"
#include "transport/dtls/certificate.h"
#include "transport/dtls/dtlsendpoint.h"
#include "transport/rtp/voiceports.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace icelens::transport {

/// The media of one component: DTLS-SRTP, RTP and RTCP over whatever carries its datagrams.
///
/// Does no I/O and owns no timer. Lives in the network thread, as all its calls do; what it calls
/// must not destroy it. Nothing on the way of a media packet allocates, locks or logs.
class MediaSession
{
public:
    struct Options
    {
        model::StreamId stream;
        model::ComponentId component;
        model::DtlsRole role = model::DtlsRole::Client; ///< Client is "setup:active".
        std::vector<Fingerprint> remoteFingerprints;
        std::string cname;               ///< RTCP SDES (RFC 7022); empty: one is made up.
        std::uint32_t ssrc = 0;          ///< Of what we send; 0: one is made up.
        std::uint32_t clockRate = 48000; ///< Of what we send and what we get.
        std::uint8_t audioLevelId = 0; ///< Negotiated id of RFC 6464, 1..14; 0: not sent, not read.
        /// Negotiated id of MID (RFC 9143 §15), 1..14, and what it says; 0: not sent. Who took the
        /// extension may tell sections apart by nothing else.
        std::uint8_t midId = 0;
        std::string mid;
        /// Payload type of telephone-event with the clock above; empty: DTMF is not possible.
        std::optional<std::uint8_t> telephoneEventType;
        bool reducedSizeRtcp = false; ///< RFC 5506 was negotiated.
    };

    struct Ports
    {
        /// Sends one datagram over the selected pair.
        std::function<void(std::span<const std::byte>)> send;
        RtpSink received;
        std::function<VoiceFigures()> figures;
        std::function<void(const PathQuality&)> quality;
        /// A key that the peer pressed; once for each press.
        std::function<void(std::uint8_t event)> dtmf;
        /// Facts, to be stamped with agent and time.
        std::function<void(model::Source, model::Fact)> publish;
        /// The state of DTLS changed, or ended() is true now.
        std::function<void()> changed;
    };

    MediaSession(const Certificate& certificate, Options options, Ports ports);
    ~MediaSession();
    MediaSession(const MediaSession&) = delete;
    MediaSession& operator=(const MediaSession&) = delete;

    /// There is a pair to send on: begins the handshake. @p now is CLOCK_MONOTONIC everywhere.
    void start(std::chrono::nanoseconds now);
    /// One datagram that arrived on the component and is not STUN. It may be overwritten.
    void receive(std::span<std::byte> datagram, std::chrono::nanoseconds now);
    /// @return false if it was not sent: no keys yet, too long, or a key of the telephone sounds.
    bool send(const VoiceFrame& frame, std::chrono::nanoseconds now);
    /// Presses a key (RFC 4733 §2.5.1), after those that are not done yet. False if the peer does
    /// not take telephone events, or 32 keys wait.
    bool sendDtmf(std::uint8_t event,
                  std::chrono::milliseconds duration = std::chrono::milliseconds(100));
    /// When onTimeout() wants to be called; empty if never.
    [[nodiscard]] std::optional<std::chrono::nanoseconds> nextTimeout() const;
    void onTimeout(std::chrono::nanoseconds now);
    /// Says BYE and close_notify.
    void stop(std::chrono::nanoseconds now);

    [[nodiscard]] const DtlsEndpoint& dtls() const;
    /// Media may be sent: the fingerprint matched and SRTP has keys.
    [[nodiscard]] bool isSecure() const;
    /// The peer said BYE or closed DTLS, or the handshake failed.
    [[nodiscard]] bool isEnded() const;
    /// Four words, empty until isSecure().
    [[nodiscard]] const std::string& authenticationWords() const;
    [[nodiscard]] std::uint32_t ssrc() const;

private:
    class Impl;
    std::unique_ptr<Impl> m;
};

} // namespace icelens::transport
