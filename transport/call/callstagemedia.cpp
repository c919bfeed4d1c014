// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/call/callstage.h"
#include "transport/call/sdpconvert.h"

#include <algorithm>
#include <utility>

// From the selected pair to the voice and back.
namespace icelens::transport {
namespace {

constexpr int opusClock = 48000;
constexpr int telephoneClock = 8000;
const model::ComponentId rtpComponent{1};

MediaSession::Options optionsOf(const model::sdp::NegotiatedCall& call, model::StreamId stream,
                                const model::sdp::AudioCallOptions& audio)
{
    MediaSession::Options options;
    options.stream = stream;
    options.component = rtpComponent;
    options.role = call.role;
    for (const auto& fingerprint : call.remote.fingerprints)
        options.remoteFingerprints.push_back(fromSdp(fingerprint));
    options.cname = audio.cname;
    options.ssrc = audio.ssrc;
    const bool opus = call.codecs.front().codec == model::sdp::AudioCodec::Opus;
    options.clockRate = opus ? opusClock : telephoneClock;
    options.audioLevelId = static_cast<std::uint8_t>(call.numbering.audioLevelId);
    options.midId = static_cast<std::uint8_t>(call.numbering.midId);
    options.mid = call.numbering.mid;
    const auto events = opus ? call.events.at48000 : call.events.at8000;
    if (events)
        options.telephoneEventType = static_cast<std::uint8_t>(*events);
    return options;
}

} // namespace

void CallStage::createMedia()
{
    MediaSession::Ports ports;
    ports.send = [this](std::span<const std::byte> datagram) {
        if (m_agent)
            m_agent->send(m_stream, datagram);
    };
    ports.received = [this](const model::rtp::RtpView& packet, std::chrono::nanoseconds arrival) {
        if (m_voice)
            m_voice->receive(packet, arrival);
    };
    ports.figures = [this] { return m_voice ? m_voice->figures() : VoiceFigures(); };
    ports.quality = [this](const PathQuality& quality) {
        if (m_voice)
            m_voice->adapt(quality);
    };
    ports.dtmf = [](std::uint8_t) {}; // the media session tells it as a fact
    ports.publish = [this](model::Source source, model::Fact fact) {
        m_watch.publish(m_agent->id(), source, std::move(fact));
    };
    ports.changed = [this] {
        m_mediaTimer.start(std::chrono::milliseconds(0), [this] { onMediaChanged(); });
    };
    m_media.emplace(*m_certificate, optionsOf(*m_call, m_stream, m_plan.audio), std::move(ports));
    if (m_connected)
        startMedia();
}

void CallStage::startMedia()
{
    if (!m_media || m_media->dtls().state() != model::DtlsState::New)
        return;
    m_media->start(monotonicNow());
    armMedia();
}

void CallStage::armMedia()
{
    m_mediaDeadline.set(m_media && !isOver() ? m_media->nextTimeout() : std::nullopt);
}

void CallStage::onDatagram(std::span<std::byte> datagram)
{
    // What comes before the peer's fingerprint is known, is not from anybody we know; it will come
    // again (RFC 6347 §4.2.4).
    if (!m_media || isOver())
        return;
    m_media->receive(datagram, monotonicNow());
    armMedia();
}

void CallStage::onMediaChanged()
{
    if (!m_media || isOver())
        return;
    armMedia();
    if (m_media->isEnded()) {
        const auto& dtls = m_media->dtls();
        if (dtls.state() == model::DtlsState::Failed)
            end(model::CallEndReason::SecurityFailed, dtls.detail());
        else
            end(model::CallEndReason::PeerHungUp, {});
        return;
    }
    if (m_media->isSecure() && !m_voice && m_plan.makeVoice) {
        m_voice = m_plan.makeVoice();
        startVoice();
    }
}

void CallStage::startVoice()
{
    const auto send = [this](const VoiceFrame& frame) {
        const bool sent = m_media && m_media->send(frame, monotonicNow());
        armMedia();
        return sent;
    };
    m_voice->start(*m_call, send, [this](model::Fact fact) { publish(std::move(fact)); });
}

void CallStage::sendDtmf(std::uint8_t event)
{
    if (m_media && !isOver() && m_media->sendDtmf(event))
        armMedia();
}

} // namespace icelens::transport
