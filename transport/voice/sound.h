// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

/// Sound inside the program: mono, 48 kHz, float samples of -1..1, moved in frames of 10 ms.

namespace icelens::transport {

inline constexpr int soundRate = 48000;
inline constexpr std::size_t frameSamples = 480; ///< Of 10 ms.

using SoundFrame = std::span<float, frameSamples>;
using ConstSoundFrame = std::span<const float, frameSamples>;

/// dBov, -127..0: 0 is a square wave of full scale (RFC 6464 §3). Empty sound is -127.
[[nodiscard]] std::int8_t soundLevel(std::span<const float> samples);

/// How alike @p a and what lies @p lag samples after it are over @p window samples: -1..1, and 0
/// if one of the two is silent.
[[nodiscard]] float likeness(const float* a, std::ptrdiff_t lag, std::size_t window);

struct PitchLag
{
    std::size_t lag = 0; ///< In samples.
    float likeness = 0;
};

/// The lag of @p lowest..@p highest after which sound from @p start is most like itself;
/// start[-1] is never read, start[highest + window - 1] is.
[[nodiscard]] PitchLag bestLagForward(const float* start, std::size_t lowest, std::size_t highest,
                                      std::size_t window);
/// Likewise backwards: reads from start[-highest] to start[window - 1].
[[nodiscard]] PitchLag bestLagBackward(const float* start, std::size_t lowest, std::size_t highest,
                                       std::size_t window);

} // namespace icelens::transport
