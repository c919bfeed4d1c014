// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rtp/receiverstatistics.h"
#include "transport/dtls/srtpcontext.h"
#include "transport/rtp/dtmfsender.h"
#include "transport/rtp/mediasession.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace icelens::transport {

/// RTP and RTCP of one component once it has keys: numbers, stamps and protects what goes out,
/// checks and counts what comes in, reports once a second. Part of MediaSession.
class MediaFlow
{
public:
    /// Both must outlive it.
    MediaFlow(const MediaSession::Options& options, const MediaSession::Ports& ports);

    void begin(SrtpContext context, std::chrono::nanoseconds now);
    [[nodiscard]] bool isRunning() const { return m_srtp.has_value(); }

    void onRtp(std::span<std::byte> datagram, std::chrono::nanoseconds now);
    void onRtcp(std::span<std::byte> datagram, std::chrono::nanoseconds now);
    bool send(const VoiceFrame& frame, std::chrono::nanoseconds now);
    bool sendDtmf(std::uint8_t event, std::chrono::milliseconds duration);
    [[nodiscard]] std::optional<std::chrono::nanoseconds> nextTimeout() const;
    void onTimeout(std::chrono::nanoseconds now);
    /// Says BYE and stops.
    void end(std::chrono::nanoseconds now);

    [[nodiscard]] std::uint32_t ssrc() const { return m_ssrc; }
    [[nodiscard]] bool peerSaidBye() const { return m_bye; }

private:
    struct PeerSource
    {
        model::rtp::ReceiverStatistics statistics;
        std::uint32_t lastSr = 0; ///< Middle of its NTP time.
        std::chrono::nanoseconds lastSrAt{};
    };
    /// What the peer says of what we send.
    struct PeerView
    {
        std::optional<std::chrono::microseconds> roundTrip;
        model::rtp::ReportBlock block;
    };

    void sendPacket(const model::rtp::RtpHeader& header, std::span<const std::byte> payload,
                    std::chrono::nanoseconds now);
    void sendDtmfPacket(std::chrono::nanoseconds now);
    void receiveDtmf(const model::rtp::RtpView& packet);
    void leaveSsrc(std::chrono::nanoseconds now);
    PeerSource& sourceOf(std::uint32_t ssrc);
    void onReport(const model::rtp::RtcpPacket& packet, std::chrono::nanoseconds now,
                  model::RtcpSeen& seen);
    void onSenderInfo(const model::rtp::RtcpPacket& packet, std::chrono::nanoseconds now);
    void sendRtcp(std::chrono::nanoseconds now, bool bye);
    void report(std::chrono::nanoseconds now);
    [[nodiscard]] std::uint64_t ntpNow(std::chrono::nanoseconds now) const;
    [[nodiscard]] model::MediaReport::Duration peerJitter() const;
    void publish(model::Fact fact) const;

    const MediaSession::Options& m_options;
    const MediaSession::Ports& m_ports;
    std::optional<SrtpContext> m_srtp;
    std::array<std::byte, 1500> m_packet{};
    std::string m_cname;
    std::chrono::nanoseconds m_wallOffset; ///< From CLOCK_MONOTONIC to the time since 1970.

    std::uint32_t m_ssrc;
    std::uint16_t m_sequence;
    std::uint32_t m_timestamp;
    std::chrono::nanoseconds m_timestampAt{};
    std::uint32_t m_packetsSent = 0; ///< Since the SSRC is this.
    std::uint32_t m_octetsSent = 0;  ///< Payload only (RFC 3550 §6.4.1).
    bool m_sentSinceReport = false;
    DtmfSender m_dtmf;

    std::optional<PeerSource> m_peer; ///< Who speaks now.
    std::optional<std::uint32_t> m_lastDtmf;
    std::int64_t m_lostBefore = 0; ///< Of sources before this one.
    PeerView m_view;
    bool m_bye = false;

    std::uint64_t m_totalSent = 0;
    std::uint64_t m_totalReceived = 0;
    std::uint64_t m_totalOctetsSent = 0;
    std::uint64_t m_totalOctetsReceived = 0;
    std::uint64_t m_unreadable = 0;
    std::chrono::nanoseconds m_rtcpAt{};
    std::chrono::nanoseconds m_reportAt{};
};

} // namespace icelens::transport
