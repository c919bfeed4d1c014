// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/call/voicecontrols.h"
#include "transport/voice/sound.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace icelens::transport {

/// A sine whose phase stays exact for ever.
class ToneSource
{
public:
    /// @p level: amplitude.
    ToneSource(double hertz, float level)
        : m_hertz(hertz)
        , m_level(level)
    {}
    void fill(SoundFrame frame);

private:
    double m_hertz;
    float m_level;
    std::uint64_t m_at = 0;
};

/// What is sent where it is not a microphone.
class SoundSource
{
public:
    /// @p hertz of VoiceSource::Tone, @p samples of VoiceSource::File.
    SoundSource(double hertz, std::vector<float> samples);

    /// The next 10 ms. The built-in voice is read when it is first wanted.
    void fill(VoiceSource source, SoundFrame frame);

private:
    ToneSource m_tone;
    std::vector<float> m_samples;
    std::size_t m_sampleAt = 0;
    std::size_t m_voiceAt = 0;
};

/// What is heard here besides the other side.
class LocalTones
{
public:
    /// Adds to @p frame what is switched on.
    void mix(SoundFrame frame, bool test, bool ringing);

private:
    void add(SoundFrame frame, ToneSource& tone, float& gain, bool on);

    ToneSource m_test{440, 0.05F};
    ToneSource m_ring{425, 0.08F}; ///< ITU-T E.180: one second in five.
    float m_testGain = 0;
    float m_ringGain = 0;
    int m_ringAt = 0;
};

} // namespace icelens::transport
