// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/ice/democall.h"

#include <utility>

namespace icelens::transport {
namespace {

constexpr std::uint8_t opusType = 111;
constexpr std::uint8_t eventType = 110;
constexpr std::chrono::milliseconds atOnce{0};

/// What an offer and an answer of ours would agree on.
model::sdp::NegotiatedCall agreed(model::DtlsRole role)
{
    model::sdp::NegotiatedCall call;
    call.role = role;
    call.codecs = {{model::sdp::AudioCodec::Opus, opusType, opusType}};
    call.events.at48000 = eventType;
    call.receivedEvents.at48000 = eventType;
    call.opus.inbandFec = true;
    return call;
}

} // namespace

struct DemoCall::End
{
    End(GMainContext* context, IceAgent& itsAgent, DemoVoices::Maker maker,
        std::function<void()> due)
        : agent(itsAgent)
        , makeVoice(std::move(maker))
        , changed(context)
        , starting(context)
        , deadline(context, std::move(due))
    {}

    IceAgent& agent;
    DemoVoices::Maker makeVoice;
    std::optional<Certificate> certificate;
    model::DtlsRole role = model::DtlsRole::Client;
    ContextTimer changed;  // the media asks for what it may not do itself
    ContextTimer starting; // the agent's hook likewise
    Deadline deadline;
    std::optional<MediaSession> media;
    std::unique_ptr<CallVoice> voice;
};

DemoCall::DemoCall(GMainContext* context, IceAgent& alice, IceAgent& bob, DemoVoices voices,
                   Publish publish)
    : m_context(context)
    , m_publish(std::move(publish))
{
    const auto due = [this](std::size_t which) {
        return [this, which] {
            End& end = *m_ends.at(which);
            if (end.media)
                end.media->onTimeout(monotonicNow());
            arm(end);
        };
    };
    m_ends[0] = std::make_unique<End>(context, alice, std::move(voices.alice), due(0));
    m_ends[1] = std::make_unique<End>(context, bob, std::move(voices.bob), due(1));
    m_ends[1]->role = model::DtlsRole::Server;
    for (auto& end : m_ends) {
        auto made = Certificate::make();
        if (made.ok())
            end->certificate = std::move(*made);
    }
    if (!m_ends[0]->certificate || !m_ends[1]->certificate)
        return;
    prepare(*m_ends[0], *m_ends[1]);
    prepare(*m_ends[1], *m_ends[0]);
}

DemoCall::~DemoCall() = default;

DemoCall::End& DemoCall::endOf(model::AgentId agent)
{
    return m_ends[0]->agent.id() == agent ? *m_ends[0] : *m_ends[1];
}

void DemoCall::prepare(End& end, End& peer)
{
    MediaSession::Options options;
    options.stream = end.agent.streams().front();
    options.component = model::ComponentId(1);
    options.role = end.role;
    options.remoteFingerprints = {peer.certificate->fingerprint()};
    options.audioLevelId = 1;
    options.telephoneEventType = eventType;
    MediaSession::Ports ports;
    ports.send = [&end](std::span<const std::byte> datagram) {
        end.agent.send(end.agent.streams().front(), datagram);
    };
    ports.received = [&end](const model::rtp::RtpView& packet, std::chrono::nanoseconds arrival) {
        if (end.voice)
            end.voice->receive(packet, arrival);
    };
    ports.figures = [&end] { return end.voice ? end.voice->figures() : VoiceFigures(); };
    ports.quality = [&end](const PathQuality& quality) {
        if (end.voice)
            end.voice->adapt(quality);
    };
    ports.dtmf = [](std::uint8_t) {};
    ports.publish = [this, &end](model::Source source, model::Fact fact) {
        m_publish(end.agent.id(), source, std::move(fact));
    };
    ports.changed = [this, &end] { end.changed.start(atOnce, [this, &end] { onChanged(end); }); };
    end.media.emplace(*end.certificate, std::move(options), std::move(ports));
}

void DemoCall::onState(model::AgentId agent, model::ComponentState state)
{
    if (m_over
        || (state != model::ComponentState::Connected && state != model::ComponentState::Ready))
        return;
    End& end = endOf(agent);
    end.starting.start(atOnce, [this, &end] { start(end); });
}

void DemoCall::start(End& end)
{
    if (m_over || !end.media || end.media->dtls().state() != model::DtlsState::New)
        return;
    end.media->start(monotonicNow());
    arm(end);
}

void DemoCall::arm(End& end)
{
    end.deadline.set(end.media && !m_over ? end.media->nextTimeout() : std::nullopt);
}

void DemoCall::onDatagram(model::AgentId agent, std::span<std::byte> datagram)
{
    End& end = endOf(agent);
    if (m_over || !end.media)
        return;
    end.media->receive(datagram, monotonicNow());
    arm(end);
}

void DemoCall::onChanged(End& end)
{
    if (m_over)
        return;
    arm(end);
    if (!end.media->isSecure() || end.voice || !end.makeVoice)
        return;
    end.voice = end.makeVoice();
    if (!end.voice)
        return;
    const auto send = [this, &end](const VoiceFrame& frame) {
        const bool sent = !m_over && end.media->send(frame, monotonicNow());
        arm(end);
        return sent;
    };
    end.voice->start(agreed(end.role), send, [this, &end](model::Fact fact) {
        m_publish(end.agent.id(), model::Source::Session, std::move(fact));
    });
}

void DemoCall::end()
{
    if (std::exchange(m_over, true))
        return;
    for (auto& end : m_ends) {
        if (!end->media || end->media->dtls().state() == model::DtlsState::New)
            continue;
        const bool here = end == m_ends[0];
        m_publish(end->agent.id(), model::Source::Session,
                  model::CallEnded{
                      here ? model::CallEndReason::HungUp : model::CallEndReason::PeerHungUp, {}});
    }
    for (auto& end : m_ends) {
        end->changed.cancel();
        end->starting.cancel();
        end->deadline.set({});
        if (end->voice)
            end->voice->stop();
        if (end->media)
            end->media->stop(monotonicNow());
    }
}

} // namespace icelens::transport
