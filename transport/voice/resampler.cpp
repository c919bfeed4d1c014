// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/voice/resampler.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace icelens::transport {

namespace {

// Modified Bessel function of the first kind, order 0.
double bessel(double x)
{
    double sum = 1;
    double term = 1;
    for (int k = 1; k < 40; ++k) {
        term *= (x / 2 / k) * (x / 2 / k);
        sum += term;
    }
    return sum;
}

// A windowed sinc: @p t in samples, @p half is where the window ends, @p cutoff of the rate.
double lowPass(double t, double half, double cutoff)
{
    constexpr double beta = 8; // 80 dB
    const double x = t / half;
    if (std::abs(x) >= 1)
        return 0;
    const double angle = 2 * std::numbers::pi * cutoff * t;
    const double sinc = std::abs(t) < 1e-9 ? 1 : std::sin(angle) / angle;
    return 2 * cutoff * sinc * bessel(beta * std::sqrt(1 - x * x)) / bessel(beta);
}

using Filter = std::array<float, Decimator::taps>;

const Filter& voiceBand()
{
    static const Filter filter = [] {
        Filter made{};
        constexpr double half = Decimator::taps / 2.0;
        for (std::size_t i = 0; i < made.size(); ++i)
            made[i] = static_cast<float>(
                lowPass(static_cast<double>(i) - half + 0.5, half, 3700.0 / 48000.0));
        return made;
    }();
    return filter;
}

} // namespace

float Decimator::push(std::span<const float, ratio> samples)
{
    const Filter& filter = voiceBand();
    for (const float sample : samples) {
        m_line[m_at] = sample;
        m_line[m_at + taps] = sample;
        m_at = (m_at + 1) % taps;
    }
    float sum = 0;
    for (std::size_t i = 0; i < taps; ++i)
        sum += filter[i] * m_line[m_at + i];
    return sum;
}

void Interpolator::push(float sample, std::span<float, ratio> out)
{
    const Filter& filter = voiceBand();
    m_line[m_at] = sample;
    m_line[m_at + length] = sample;
    m_at = (m_at + 1) % length;
    for (std::size_t phase = 0; phase < ratio; ++phase) {
        float sum = 0;
        // The newest sample meets the first tap of its phase.
        for (std::size_t i = 0; i < length; ++i)
            sum += filter[phase + ratio * (length - 1 - i)] * m_line[m_at + i];
        out[phase] = sum * static_cast<float>(ratio);
    }
}

std::vector<float> resampled(std::span<const float> samples, int from, int to)
{
    if (from <= 0 || to <= 0 || from == to)
        return {samples.begin(), samples.end()};
    const double step = static_cast<double>(from) / to;
    const double cutoff = 0.46 * std::min(1.0, 1 / step);
    const double half = 32 * std::max(1.0, step);
    std::vector<float> out(static_cast<std::size_t>(static_cast<double>(samples.size()) / step));
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double centre = static_cast<double>(i) * step;
        const auto first = static_cast<std::ptrdiff_t>(std::ceil(centre - half));
        const auto last = static_cast<std::ptrdiff_t>(std::floor(centre + half));
        double sum = 0;
        for (auto k = std::max<std::ptrdiff_t>(0, first);
             k <= std::min(last, static_cast<std::ptrdiff_t>(samples.size()) - 1); ++k)
            sum += static_cast<double>(samples[static_cast<std::size_t>(k)])
                * lowPass(static_cast<double>(k) - centre, half, cutoff);
        out[i] = static_cast<float>(sum);
    }
    return out;
}

} // namespace icelens::transport
