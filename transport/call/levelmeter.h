// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/call/voicecontrols.h"
#include "transport/voice/sound.h"

#include <cstdint>

namespace icelens::transport {

/// How loud sound is, told 20 times a second.
class LevelMeter
{
public:
    LevelMeter(Shared<float>& level, Shared<float>& peak)
        : m_level(level)
        , m_peak(peak)
    {}

    void pass(ConstSoundFrame frame);
    /// dBov of the last 50 ms.
    [[nodiscard]] float level() const { return m_last; }

private:
    Shared<float>& m_level;
    Shared<float>& m_peak;
    float m_last = -127;
    double m_energy = 0;
    float m_highest = 0;     ///< In this second.
    float m_highestLast = 0; ///< In the one before.
    int m_frames = 0;
    int m_tells = 0;
};

} // namespace icelens::transport
