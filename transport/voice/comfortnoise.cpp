// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/voice/comfortnoise.h"

#include "transport/voice/sound.h"

#include <algorithm>
#include <cmath>

namespace icelens::transport {
namespace {

constexpr std::size_t holdFor = 4800;     // 100 ms
constexpr float fadeOut = 1.0F / 4800.0F; // in as long again
constexpr float fadeIn = 1.0F / 480.0F;   // 10 ms
constexpr std::size_t spanSamples = 24000;

} // namespace

void ComfortNoise::passDecoded(std::span<float> samples)
{
    m_concealed = 0;
    learn(samples);
    mix(samples, fadeIn);
}

void ComfortNoise::passConcealed(std::span<float> samples)
{
    const bool holds = m_concealed < holdFor;
    m_concealed += samples.size();
    mix(samples, holds ? fadeIn : -fadeOut);
}

void ComfortNoise::learn(std::span<const float> samples)
{
    for (std::size_t at = 0; at + frameSamples <= samples.size(); at += frameSamples) {
        float energy = 0;
        for (std::size_t i = at; i < at + frameSamples; ++i)
            energy += samples[i] * samples[i];
        const float rms = std::sqrt(energy / static_cast<float>(frameSamples));
        float& quietest = m_quietest[m_span];
        quietest = m_inSpan == 0 ? rms : std::min(quietest, rms);
        m_inSpan += frameSamples;
        if (m_inSpan >= spanSamples) {
            m_span = (m_span + 1) % spans;
            m_inSpan = 0;
            m_floor =
                std::min(*std::min_element(m_quietest.begin(), m_quietest.end()), highestFloor);
        }
    }
}

void ComfortNoise::mix(std::span<float> samples, float step)
{
    if (m_voice >= 1 && step > 0)
        return;
    for (float& sample : samples) {
        m_voice = std::clamp(m_voice + step, 0.0F, 1.0F);
        sample = sample * m_voice + noise() * (1 - m_voice);
    }
}

float ComfortNoise::noise()
{
    m_seed = m_seed * 1664525U + 1013904223U;
    const float white = static_cast<float>(static_cast<std::int32_t>(m_seed)) / 2147483648.0F;
    // A room is not white: most of it is below 2 kHz. The factor keeps the RMS.
    m_smooth += 0.25F * (white - m_smooth);
    return m_smooth * 4.58F * m_floor;
}

} // namespace icelens::transport
