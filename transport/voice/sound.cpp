// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/voice/sound.h"

#include <algorithm>
#include <cmath>

namespace icelens::transport {

namespace {

constexpr float silentEnergy = 1e-9F; // of a sample: -90 dBov

float likenessEach(const float* a, const float* b, std::size_t window, std::size_t step)
{
    float cross = 0;
    float energyA = 0;
    float energyB = 0;
    for (std::size_t i = 0; i < window; i += step) {
        cross += a[i] * b[i];
        energyA += a[i] * a[i];
        energyB += b[i] * b[i];
    }
    const float least = silentEnergy * static_cast<float>(window / step);
    return energyA < least || energyB < least ? 0.0F : cross / std::sqrt(energyA * energyB);
}

// Coarse steps first: at 12 kHz nothing of a voice's pitch is lost.
PitchLag bestLag(const float* start, std::ptrdiff_t sign, std::size_t lowest, std::size_t highest,
                 std::size_t window)
{
    constexpr std::size_t coarse = 4;
    const auto at = [&](std::size_t lag) {
        return start + sign * static_cast<std::ptrdiff_t>(lag);
    };
    PitchLag best{lowest, -1};
    for (std::size_t lag = lowest; lag <= highest; lag += coarse) {
        const float found = likenessEach(start, at(lag), window, coarse);
        if (found > best.likeness)
            best = {lag, found};
    }
    const std::size_t from = std::max(lowest, best.lag - std::min(best.lag, coarse - 1));
    const std::size_t to = std::min(highest, best.lag + coarse - 1);
    best.likeness = -1;
    for (std::size_t lag = from; lag <= to; ++lag) {
        const float found = likenessEach(start, at(lag), window, 1);
        if (found > best.likeness)
            best = {lag, found};
    }
    return best;
}

} // namespace

std::int8_t soundLevel(std::span<const float> samples)
{
    double sum = 0;
    for (const float sample : samples)
        sum += static_cast<double>(sample) * static_cast<double>(sample);
    if (samples.empty() || sum <= 0)
        return -127;
    const double level = 10 * std::log10(sum / static_cast<double>(samples.size()));
    return static_cast<std::int8_t>(std::lround(std::clamp(level, -127.0, 0.0)));
}

float likeness(const float* a, std::ptrdiff_t lag, std::size_t window)
{
    return likenessEach(a, a + lag, window, 1);
}

PitchLag bestLagForward(const float* start, std::size_t lowest, std::size_t highest,
                        std::size_t window)
{
    return bestLag(start, 1, lowest, highest, window);
}

PitchLag bestLagBackward(const float* start, std::size_t lowest, std::size_t highest,
                         std::size_t window)
{
    return bestLag(start, -1, lowest, highest, window);
}

} // namespace icelens::transport
