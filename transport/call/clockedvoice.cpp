// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/call/clockedvoice.h"

#include "transport/voice/sound.h"
#include "transport/wire/socketobserver.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

namespace icelens::transport {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds playTime{10};
constexpr float toneLevel = 0.25F; // -15 dBov: loud enough to measure, far from clipping

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

} // namespace

ClockedVoice::ClockedVoice(GMainContext* context, Options options)
    : m_options(std::move(options))
    , m_recorder(m_options.recordTo)
    , m_sendClock(context, [this] { onSend(); })
    , m_playClock(context, [this] { onPlay(); })
{}

void ClockedVoice::start(const model::sdp::NegotiatedCall& call, Send send)
{
    m_send = std::move(send);
    m_sends = call.sends;
    std::vector<VoiceFormat> formats;
    for (const auto& choice : call.codecs)
        formats.push_back(
            {static_cast<std::uint8_t>(choice.receiveType), voiceCodec(choice.codec)});
    m_line.setFormats(formats);
    if (m_codec == call.codecs.front() && m_frameTime == call.ptime)
        return;
    m_codec = call.codecs.front();
    m_frameTime = call.ptime;
    VoiceEncoder::Options encoding;
    encoding.codec = voiceCodec(m_codec->codec);
    encoding.frame = call.ptime;
    encoding.dtx = call.opus.dtx;
    if (call.opus.maxAverageBitrate)
        encoding.bitrate = std::min(encoding.bitrate, *call.opus.maxAverageBitrate);
    m_encoder = makeVoiceEncoder(encoding);
    m_frame.resize(static_cast<std::size_t>(soundRate / 1000 * call.ptime.count()));
    m_nextSend = m_nextPlay = monotonicNow();
    m_sendClock.set(m_nextSend);
    m_playClock.set(m_nextPlay);
}

void ClockedVoice::fill(std::span<float> samples)
{
    for (float& sample : samples) {
        const auto at = m_sampled++;
        if (m_options.hertz > 0) {
            // Whole seconds are whole periods of a whole number of hertz: the phase stays exact.
            const double phase =
                std::fmod(m_options.hertz * static_cast<double>(at) / soundRate, 1);
            sample = toneLevel * static_cast<float>(std::sin(2 * std::numbers::pi * phase));
        } else {
            sample = at < m_options.samples.size() ? m_options.samples[at] : 0;
        }
    }
}

void ClockedVoice::onSend()
{
    std::array<std::byte, maxVoicePayload> payload{};
    const auto now = monotonicNow();
    // After a pause of this process what is too late is left out, as a sound card would do.
    if (now - m_nextSend > milliseconds(200))
        m_nextSend = now;
    while (m_nextSend <= now) {
        fill(m_frame);
        m_inputLevel = soundLevel(m_frame);
        const std::size_t size = m_encoder->encode(m_frame, payload);
        VoiceFrame frame;
        frame.payload = std::span(payload).first(size);
        frame.payloadType = static_cast<std::uint8_t>(m_codec->sendType);
        const bool opus = m_codec->codec == model::sdp::AudioCodec::Opus;
        frame.timestampStep = static_cast<std::uint32_t>(m_frame.size()) / (opus ? 1U : 6U);
        frame.level = {false, static_cast<std::uint8_t>(-m_inputLevel)};
        if (size > 0 && m_sends)
            m_send(frame);
        m_nextSend += m_frameTime;
    }
    m_sendClock.set(m_nextSend);
}

void ClockedVoice::onPlay()
{
    std::array<float, frameSamples> samples{};
    const auto now = monotonicNow();
    while (m_nextPlay <= now) {
        m_line.play(samples);
        m_recorder.write(samples);
        m_nextPlay += playTime;
    }
    m_playClock.set(m_nextPlay);
}

void ClockedVoice::receive(const model::rtp::RtpView& packet, std::chrono::nanoseconds /*arrival*/)
{
    m_line.take(packet);
}

VoiceFigures ClockedVoice::figures()
{
    VoiceFigures figures = m_line.figures();
    figures.inputLevel = m_inputLevel;
    figures.encodeDelay = std::chrono::duration_cast<std::chrono::microseconds>(m_frameTime);
    return figures;
}

void ClockedVoice::adapt(const PathQuality& quality)
{
    if (m_encoder != nullptr)
        m_encoder->setExpectedLoss(static_cast<int>(std::lround(quality.fractionLost * 100)));
}

void ClockedVoice::stop()
{
    m_sendClock.set({});
    m_playClock.set({});
    m_recorder.finish();
}

} // namespace icelens::transport
