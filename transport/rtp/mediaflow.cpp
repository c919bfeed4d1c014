// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/rtp/mediaflow.h"

#include "model/rtp/rtcp.h"
#include "model/rtp/rtppacket.h"

#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>
#include <utility>

namespace icelens::transport {

using namespace std::chrono_literals;
using model::Direction;
using model::RtcpSeen;
using model::rtp::ReportBlock;
using model::rtp::RtcpCompound;
using model::rtp::RtcpPacket;
using model::rtp::RtcpType;
using model::rtp::RtpView;
using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

namespace {

constexpr auto reportEvery = 1s;
/// Two members: the least interval of RFC 4585 §3.4 and 5 % of the bandwidth both allow it.
constexpr auto rtcpEvery = 1s;

std::uint32_t random32()
{
    std::array<unsigned char, 4> octets{};
    RAND_bytes(octets.data(), static_cast<int>(octets.size()));
    std::uint32_t value = 0;
    std::memcpy(&value, octets.data(), octets.size());
    return value;
}

/// RFC 7022 §4.2: 96 random bits, here in hexadecimal.
std::string randomCname()
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string name;
    for (int i = 0; i < 3; ++i) {
        std::uint32_t value = random32();
        for (int digit = 0; digit < 8; ++digit, value >>= 4U)
            name += digits[value & 0x0FU];
    }
    return name;
}

std::uint32_t atLeastZero(std::int32_t count)
{
    return static_cast<std::uint32_t>(std::max(count, 0));
}

nanoseconds wallOffset()
{
    return std::chrono::system_clock::now().time_since_epoch()
        - std::chrono::steady_clock::now().time_since_epoch();
}

} // namespace

MediaFlow::MediaFlow(const MediaSession::Options& options, const MediaSession::Ports& ports)
    : m_options(options)
    , m_ports(ports)
    , m_cname(options.cname.empty() ? randomCname() : options.cname)
    , m_wallOffset(wallOffset())
    , m_ssrc(options.ssrc != 0 ? options.ssrc : random32())
    // Below half, so that no packet of the first minutes wraps: SRTP guesses the rollover
    // counter, and a loss at the wrap would make it guess wrong (RFC 3711 §3.3.1).
    , m_sequence(static_cast<std::uint16_t>(random32() & 0x7FFFU))
    , m_timestamp(random32())
    , m_dtmf(options.clockRate)
{}

void MediaFlow::publish(model::Fact fact) const
{
    if (m_ports.publish)
        m_ports.publish(model::Source::Session, std::move(fact));
}

void MediaFlow::begin(SrtpContext context, nanoseconds now)
{
    m_srtp.emplace(std::move(context));
    m_timestampAt = now;
    // The first one at half the interval at most (RFC 3550 §6.2), spread by chance (§6.3.1).
    m_rtcpAt = now + milliseconds(100 + random32() % 400);
    m_reportAt = now + reportEvery;
}

// ---- out ----------------------------------------------------------------------------------------

bool MediaFlow::send(const VoiceFrame& frame, nanoseconds now)
{
    if (!m_srtp || frame.payload.size() > maxVoicePayload)
        return false;
    m_timestamp += frame.timestampStep; // also of frames that are not sent
    m_timestampAt = now;
    if (m_dtmf.isSounding())
        return false;
    sendPacket({frame.payloadType, frame.marker, m_sequence, m_timestamp, m_ssrc,
                m_options.audioLevelId, frame.level, m_options.midId, m_options.mid},
               frame.payload, now);
    return true;
}

void MediaFlow::sendPacket(const model::rtp::RtpHeader& header, std::span<const std::byte> payload,
                           nanoseconds /*now*/)
{
    const std::size_t head = model::rtp::writeRtpHeader(header, m_packet);
    std::memcpy(m_packet.data() + head, payload.data(), payload.size());
    const std::size_t plain = head + payload.size();
    const std::size_t size = m_srtp->protectRtp(m_packet, plain);
    ++m_sequence;
    if (size == 0)
        return;
    ++m_packetsSent;
    m_octetsSent += static_cast<std::uint32_t>(payload.size());
    ++m_totalSent;
    m_totalOctetsSent += plain;
    m_sentSinceReport = true;
    m_ports.send(std::span<const std::byte>(m_packet).first(size));
}

bool MediaFlow::sendDtmf(std::uint8_t event, milliseconds duration)
{
    if (!m_srtp || !m_options.telephoneEventType || !m_dtmf.press(event, duration))
        return false;
    publish(model::DtmfSeen{m_options.stream, m_options.component, Direction::Sent, event});
    return true;
}

void MediaFlow::sendDtmfPacket(nanoseconds now)
{
    const auto passed = (now - m_timestampAt).count() / 1000 * m_options.clockRate / 1'000'000;
    const auto packet = m_dtmf.take(now, m_timestamp + static_cast<std::uint32_t>(passed));
    if (!packet)
        return;
    const auto payload = packet->event.write();
    sendPacket({*m_options.telephoneEventType,
                packet->first,
                m_sequence,
                packet->timestamp,
                m_ssrc,
                0,
                {},
                m_options.midId,
                m_options.mid},
               payload, now);
}

// ---- in -----------------------------------------------------------------------------------------

void MediaFlow::onRtp(std::span<std::byte> datagram, nanoseconds now)
{
    const std::size_t size = m_srtp ? m_srtp->unprotectRtp(datagram) : 0;
    if (size == 0)
        return;
    const auto packet = RtpView::parse(std::span<const std::byte>(datagram).first(size));
    if (!packet) {
        ++m_unreadable;
        return;
    }
    if (packet->ssrc == m_ssrc) { // RFC 3550 §8.2
        leaveSsrc(now);
        return;
    }
    ++m_totalReceived;
    m_totalOctetsReceived += size;
    const bool isDtmf = packet->payloadType == m_options.telephoneEventType;
    auto& statistics = sourceOf(packet->ssrc).statistics;
    statistics.onPacket(packet->sequence, packet->timestamp, now, !isDtmf);
    if (isDtmf)
        receiveDtmf(*packet);
    else if (m_ports.received)
        m_ports.received(*packet, now);
}

void MediaFlow::receiveDtmf(const RtpView& packet)
{
    const auto event = model::rtp::TelephoneEvent::parse(packet.payload);
    // All packets of a press have its timestamp; any of them may be the first that arrives.
    if (!event || std::exchange(m_lastDtmf, packet.timestamp) == packet.timestamp)
        return;
    publish(
        model::DtmfSeen{m_options.stream, m_options.component, Direction::Received, event->event});
    if (m_ports.dtmf)
        m_ports.dtmf(event->event);
}

void MediaFlow::leaveSsrc(nanoseconds now)
{
    sendRtcp(now, true);
    m_ssrc = random32();
    m_packetsSent = 0;
    m_octetsSent = 0;
}

MediaFlow::PeerSource& MediaFlow::sourceOf(std::uint32_t ssrc)
{
    if (!m_peer || m_peer->statistics.ssrc() != ssrc) {
        if (m_peer)
            m_lostBefore += std::max<std::int64_t>(m_peer->statistics.lost(), 0);
        m_peer.emplace(
            PeerSource{model::rtp::ReceiverStatistics(ssrc, m_options.clockRate), 0, {}});
    }
    return *m_peer;
}

void MediaFlow::onRtcp(std::span<std::byte> datagram, nanoseconds now)
{
    const std::size_t size = m_srtp ? m_srtp->unprotectRtcp(datagram) : 0;
    if (size == 0)
        return;
    auto compound = RtcpCompound::parse(std::span<const std::byte>(datagram).first(size),
                                        m_options.reducedSizeRtcp);
    if (!compound) {
        ++m_unreadable;
        return;
    }
    RtcpSeen seen;
    seen.stream = m_options.stream;
    seen.component = m_options.component;
    seen.direction = Direction::Received;
    while (const auto packet = compound->next()) {
        if (seen.packets++ == 0)
            seen.ssrc = packet->ssrc().value_or(0);
        onReport(*packet, now, seen);
    }
    publish(seen);
}

void MediaFlow::onReport(const RtcpPacket& packet, nanoseconds now, RtcpSeen& seen)
{
    if (packet.type == RtcpType::Bye) {
        seen.bye = true;
        m_bye = true;
    }
    if (packet.type == RtcpType::SenderReport) {
        seen.senderReport = true;
        onSenderInfo(packet, now);
    }
    for (std::size_t i = 0; i < packet.blockCount(); ++i) {
        const ReportBlock block = packet.block(i);
        ++seen.reportBlocks;
        if (block.ssrc != m_ssrc)
            continue;
        seen.fractionLost = block.fractionLost;
        seen.cumulativeLost = atLeastZero(block.cumulativeLost);
        seen.jitter = block.jitter;
        m_view.block = block;
        if (const auto trip = model::rtp::roundTrip(block, model::rtp::ntpMiddle(ntpNow(now))))
            m_view.roundTrip = trip;
        if (m_ports.quality)
            m_ports.quality({block.fractionLost / 256.0, m_view.roundTrip, peerJitter()});
    }
}

void MediaFlow::onSenderInfo(const RtcpPacket& packet, nanoseconds now)
{
    const auto info = packet.senderInfo();
    const auto ssrc = packet.ssrc();
    if (!info || !ssrc || *ssrc == m_ssrc)
        return;
    if (!m_peer || m_peer->statistics.ssrc() != *ssrc)
        return; // it has not spoken yet
    m_peer->lastSr = model::rtp::ntpMiddle(info->ntp);
    m_peer->lastSrAt = now;
}

microseconds MediaFlow::peerJitter() const
{
    return microseconds(static_cast<std::int64_t>(m_view.block.jitter) * 1'000'000
                        / std::max(m_options.clockRate, 1U));
}

// ---- reports
// --------------------------------------------------------------------------------------

std::uint64_t MediaFlow::ntpNow(nanoseconds now) const
{
    return model::rtp::ntpTime(now + m_wallOffset);
}

void MediaFlow::sendRtcp(nanoseconds now, bool bye)
{
    model::rtp::RtcpWriter writer(
        std::span<std::byte>(m_packet).first(m_packet.size() - maxSrtpTrailer));
    std::array<ReportBlock, 1> blocks{};
    std::size_t count = 0;
    if (m_peer && m_peer->statistics.received() > 0) {
        blocks[0] = m_peer->statistics.report();
        blocks[0].lastSr = m_peer->lastSr;
        if (m_peer->lastSr != 0)
            blocks[0].delaySinceLastSr = model::rtp::toNtpUnits(now - m_peer->lastSrAt);
        count = 1;
    }
    const auto about = std::span<const ReportBlock>(blocks).first(count);
    const auto passed = (now - m_timestampAt).count() / 1000 * m_options.clockRate / 1'000'000;
    if (m_sentSinceReport)
        writer.senderReport(m_ssrc,
                            {ntpNow(now), m_timestamp + static_cast<std::uint32_t>(passed),
                             m_packetsSent, m_octetsSent},
                            about);
    else
        writer.receiverReport(m_ssrc, about);
    writer.cname(m_ssrc, m_cname);
    if (bye)
        writer.bye(m_ssrc);
    RtcpSeen seen{m_options.stream, m_options.component, Direction::Sent, m_sentSinceReport, bye};
    seen.packets = bye ? 3 : 2;
    seen.reportBlocks = static_cast<std::uint8_t>(count);
    seen.fractionLost = blocks[0].fractionLost;
    seen.cumulativeLost = atLeastZero(blocks[0].cumulativeLost);
    seen.jitter = blocks[0].jitter;
    seen.ssrc = m_ssrc;
    m_sentSinceReport = false;
    const std::size_t size = m_srtp->protectRtcp(m_packet, writer.size());
    if (size == 0)
        return;
    m_ports.send(std::span<const std::byte>(m_packet).first(size));
    publish(seen);
}

void MediaFlow::report(nanoseconds now)
{
    const VoiceFigures voice = m_ports.figures ? m_ports.figures() : VoiceFigures{};
    model::MediaReport report;
    report.stream = m_options.stream;
    report.component = m_options.component;
    report.roundTrip = m_view.roundTrip;
    report.peerJitter = peerJitter();
    report.peerLost256 = m_view.block.fractionLost;
    report.totalPacketsSent = m_totalSent;
    report.totalPacketsReceived = m_totalReceived;
    report.totalOctetsSent = m_totalOctetsSent;
    report.totalOctetsReceived = m_totalOctetsReceived;
    std::int64_t lost = m_lostBefore;
    if (m_peer) {
        report.jitter = m_peer->statistics.jitter();
        lost += m_peer->statistics.lost();
    }
    report.totalLost = static_cast<std::uint64_t>(std::max<std::int64_t>(lost, 0));
    report.totalLate = voice.totalLate;
    report.totalGood = m_totalReceived - std::min(m_totalReceived, voice.totalLate);
    report.totalRecovered = voice.totalRecovered;
    report.totalRejected = m_srtp->rejected().all() + m_unreadable;
    report.bufferDepth = voice.bufferDepth;
    report.bufferTarget = voice.bufferTarget;
    report.totalConcealed = voice.totalConcealed;
    report.totalStretched = voice.totalStretched;
    report.inputLevel = voice.inputLevel;
    report.outputLevel = voice.outputLevel;
    report.captureDelay = voice.captureDelay;
    report.encodeDelay = voice.encodeDelay;
    report.networkDelay = m_view.roundTrip.value_or(0us) / 2;
    report.bufferDelay = voice.bufferDepth;
    report.playoutDelay = voice.playoutDelay;
    m_reportAt = std::max(m_reportAt + reportEvery, now);
    publish(model::Boxed<model::MediaReport>(report));
}

std::optional<nanoseconds> MediaFlow::nextTimeout() const
{
    if (!m_srtp)
        return std::nullopt;
    nanoseconds next = std::min(m_rtcpAt, m_reportAt);
    if (const auto due = m_dtmf.due())
        next = std::min(next, *due);
    return next;
}

void MediaFlow::onTimeout(nanoseconds now)
{
    if (!m_srtp)
        return;
    sendDtmfPacket(now);
    if (now >= m_rtcpAt) {
        sendRtcp(now, false);
        m_rtcpAt = now + rtcpEvery / 2 + milliseconds(random32() % 1000); // RFC 3550 §6.3.1
    }
    if (now >= m_reportAt)
        report(now);
}

void MediaFlow::end(nanoseconds now)
{
    if (!m_srtp)
        return;
    // Nobody tells us that it arrived, and without it the peer waits until consent is over.
    for (int copies = 0; copies < 3; ++copies)
        sendRtcp(now, true);
    report(now);
    m_srtp.reset();
}

} // namespace icelens::transport
