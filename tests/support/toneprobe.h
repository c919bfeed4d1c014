// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace icelens::test {

/// How a stretch of sound compares with one steady tone. Mono, 48 kHz.
struct ToneVerdict
{
    double level = -200; ///< dB of full scale, of the tone's amplitude.
    double purity = 0;   ///< Share of the energy that is at the tone.
    int windows = 0;     ///< Of 10 ms.
    int broken = 0;      ///< Of these, which the tone does not explain: gaps, jumps, clicks.
};

[[nodiscard]] ToneVerdict judgeTone(std::span<const float> samples, double hertz);

} // namespace icelens::test
