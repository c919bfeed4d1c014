// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/call/enginevoice.h"

#include <algorithm>
#include <utility>

namespace icelens::transport {
namespace {

VoiceCodec voiceCodec(model::sdp::AudioCodec codec)
{
    switch (codec) {
    case model::sdp::AudioCodec::Opus:
        return VoiceCodec::Opus;
    case model::sdp::AudioCodec::Pcmu:
        return VoiceCodec::Pcmu;
    case model::sdp::AudioCodec::Pcma:
        break;
    }
    return VoiceCodec::Pcma;
}

VoiceEncoder::Options encoding(const model::sdp::NegotiatedCall& call)
{
    VoiceEncoder::Options options;
    options.codec = voiceCodec(call.codecs.front().codec);
    options.frame = call.ptime;
    options.dtx = call.opus.dtx;
    if (call.opus.maxAverageBitrate)
        options.bitrate = std::clamp(*call.opus.maxAverageBitrate, 6000, options.bitrate);
    return options;
}

std::unique_ptr<VoiceCodecs> codecsOf(const model::sdp::NegotiatedCall& call)
{
    std::vector<VoiceFormat> formats;
    for (const auto& choice : call.codecs)
        formats.push_back(
            {static_cast<std::uint8_t>(choice.receiveType), voiceCodec(choice.codec)});
    auto codecs = std::make_unique<VoiceCodecs>(formats);
    const auto options = encoding(call);
    codecs->encoder = makeVoiceEncoder(options);
    codecs->sent = {static_cast<std::uint8_t>(call.codecs.front().sendType), options.codec};
    codecs->packet = call.ptime;
    codecs->sends = call.sends;
    codecs->dtx = options.dtx;
    return codecs;
}

} // namespace

EngineVoice::EngineVoice(GMainContext* context, VoiceEngine::Options options,
                         std::unique_ptr<AudioBackend> backend)
    : m_controls(options.controls)
    , m_woken(context, [this] { onWoken(); })
    , m_engine(std::make_unique<VoiceEngine>(std::move(options), m_woken.wakeUp()))
    , m_backend(std::move(backend))
{
    m_controls->whenChosen([this](model::AudioUse use, const std::string& id) {
        (void)m_choices.push({use, id});
        m_woken.wakeUp().wake();
    });
    m_engine->setMicrophoneMissing(m_backend == nullptr);
    if (!m_backend)
        return;
    for (const auto use : {model::AudioUse::Input, model::AudioUse::Output})
        m_backend->choose(use, m_controls->chosenDevice(use));
    m_backend->start(*this);
}

EngineVoice::~EngineVoice()
{
    stop();
}

void EngineVoice::start(const model::sdp::NegotiatedCall& call, Send send, Tell tell)
{
    m_send = std::move(send);
    m_tell = std::move(tell);
    if (!m_engine)
        return;
    const bool sameSound = m_call && m_call->codecs == call.codecs && m_call->ptime == call.ptime
        && m_call->opus == call.opus && m_call->sends == call.sends;
    if (!sameSound) {
        m_rate = RateControl(encoding(call).bitrate);
        m_engine->setCodecs(codecsOf(call));
        const bool adapts = call.codecs.front().codec == model::sdp::AudioCodec::Opus;
        m_engine->setAdaptation(adapts ? m_rate.bitrate() : 0, 0);
    }
    m_call = call;
    onWoken();
}

void EngineVoice::receive(const model::rtp::RtpView& packet, std::chrono::nanoseconds arrival)
{
    if (m_engine)
        m_engine->put({packet.ssrc, packet.sequence, packet.timestamp, packet.payloadType,
                       packet.payload,
                       std::chrono::duration_cast<std::chrono::microseconds>(arrival)});
}

VoiceFigures EngineVoice::figures()
{
    return m_engine ? m_engine->figures() : m_lastFigures;
}

void EngineVoice::adapt(const PathQuality& quality)
{
    m_rate.onReport(quality);
    const bool adapts = m_call && m_call->codecs.front().codec == model::sdp::AudioCodec::Opus;
    if (m_engine && adapts)
        m_engine->setAdaptation(m_rate.bitrate(), m_rate.expectedLoss());
}

void EngineVoice::stop()
{
    m_controls->whenChosen({});
    if (m_backend)
        m_backend->stop();
    m_backend.reset();
    m_lastFigures = figures();
    m_engine.reset();
    m_send = {};
    m_tell = {};
}

void EngineVoice::onWoken()
{
    for (const Choice& choice : m_choices.drain()) {
        if (m_backend)
            m_backend->choose(choice.use, choice.id);
    }
    if (m_tell) {
        for (auto& change : m_changes.drain())
            m_tell(std::move(change));
    }
    while (m_engine && m_send) {
        const EncodedFrame* const encoded = m_engine->frontPacket();
        if (encoded == nullptr)
            break;
        VoiceFrame frame;
        frame.payload = std::span(encoded->payload).first(encoded->size);
        frame.payloadType = encoded->payloadType;
        frame.timestampStep = encoded->timestampStep;
        frame.marker = encoded->marker;
        frame.level = encoded->level;
        m_send(frame);
        m_engine->popPacket();
    }
}

void EngineVoice::captured(std::span<const float, audioFrameSamples> frame,
                           std::chrono::microseconds age)
{
    m_engine->captured(frame, age);
}

void EngineVoice::wanted(std::span<float, audioFrameSamples> frame, std::chrono::microseconds delay)
{
    m_engine->wanted(frame, delay);
}

void EngineVoice::devicesChanged(const std::vector<AudioDevice>& devices)
{
    m_controls->setDevices(devices);
}

void EngineVoice::deviceChanged(const model::AudioDeviceChanged& change)
{
    if (change.use == model::AudioUse::Input)
        m_engine->setMicrophoneMissing(change.name.empty());
    (void)m_changes.push(change);
    m_woken.wakeUp().wake();
}

} // namespace icelens::transport
