// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/toneprobe.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

namespace icelens::test {
namespace {

constexpr std::size_t window = 480;

/// Amplitude and phase of the tone at @p hertz that starts at 0 with the first sample.
std::complex<double> tone(std::span<const float> samples, double hertz)
{
    std::complex<double> sum;
    for (std::size_t at = 0; at < samples.size(); ++at)
        sum += std::polar(double(samples[at]), -2 * std::numbers::pi * hertz * double(at) / 48000);
    return 2.0 * sum / double(samples.size());
}

double energy(std::span<const float> samples)
{
    double sum = 0;
    for (const float sample : samples)
        sum += double(sample) * sample;
    return sum / double(samples.size());
}

} // namespace

ToneVerdict judgeTone(std::span<const float> samples, double hertz)
{
    ToneVerdict verdict;
    double sum = 0;
    double atTone = 0;
    for (; samples.size() >= window; samples = samples.subspan(window)) {
        const auto piece = samples.first(window);
        const double all = energy(piece);
        const double here = std::norm(tone(piece, hertz)) / 2;
        sum += all;
        atTone += here;
        ++verdict.windows;
        if (all < 1e-8 || here < 0.9 * all)
            ++verdict.broken;
    }
    if (verdict.windows == 0 || sum <= 0)
        return verdict;
    verdict.purity = std::min(1.0, atTone / sum);
    verdict.level = 10 * std::log10(2 * atTone / verdict.windows);
    return verdict;
}

} // namespace icelens::test
