// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/call/soundsource.h"

#include "transport/voice/oggopus.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

namespace icelens::transport {
namespace {

constexpr float toneLevel = 0.25F;       // -15 dBov: loud enough to measure, far from clipping
constexpr std::size_t pause = soundRate; // after the built-in voice

} // namespace

void ToneSource::fill(SoundFrame frame)
{
    for (float& sample : frame) {
        // Whole seconds are whole periods of a whole number of hertz.
        const double phase = std::fmod(m_hertz * static_cast<double>(m_at++) / soundRate, 1);
        sample = m_level * static_cast<float>(std::sin(2 * std::numbers::pi * phase));
    }
}

SoundSource::SoundSource(double hertz, std::vector<float> samples)
    : m_tone(hertz, toneLevel)
    , m_samples(std::move(samples))
{}

void SoundSource::fill(VoiceSource source, SoundFrame frame)
{
    std::ranges::fill(frame, 0.0F);
    if (source == VoiceSource::Tone) {
        m_tone.fill(frame);
    } else if (source == VoiceSource::File) {
        const std::size_t count = std::min(frame.size(), m_samples.size() - m_sampleAt);
        std::copy_n(m_samples.begin() + static_cast<std::ptrdiff_t>(m_sampleAt), count,
                    frame.begin());
        m_sampleAt += count;
    } else if (source == VoiceSource::Sample) {
        const auto& voice = voiceSample();
        for (float& sample : frame) {
            sample = m_voiceAt < voice.size() ? voice[m_voiceAt] : 0;
            m_voiceAt = (m_voiceAt + 1) % (voice.size() + pause);
        }
    }
}

void LocalTones::mix(SoundFrame frame, bool test, bool ringing)
{
    constexpr int framesOn = 100;
    constexpr int framesEach = 500;
    m_ringAt = ringing ? (m_ringAt + 1) % framesEach : 0;
    add(frame, m_test, m_testGain, test);
    add(frame, m_ring, m_ringGain, ringing && m_ringAt < framesOn);
}

void LocalTones::add(SoundFrame frame, ToneSource& tone, float& gain, bool on)
{
    if (!on && gain <= 0)
        return;
    constexpr float step = 1.0F / 960; // 20 ms: no click
    std::array<float, frameSamples> sound{};
    tone.fill(sound);
    for (std::size_t i = 0; i < frame.size(); ++i) {
        gain = std::clamp(gain + (on ? step : -step), 0.0F, 1.0F);
        frame[i] += gain * sound[i];
    }
}

} // namespace icelens::transport
