// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/chirps.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace icelens::test {
namespace {

constexpr double rate = 48000;
constexpr std::size_t length = 1920;

/// The sweep and the same a quarter of a period later, which together do not care for phase.
struct Template
{
    std::vector<float> sine = std::vector<float>(length);
    std::vector<float> cosine = std::vector<float>(length);
    double energy = 0;

    Template()
    {
        constexpr double low = 500;
        constexpr double high = 3200;
        constexpr double duration = length / rate;
        for (std::size_t at = 0; at < length; ++at) {
            const double time = double(at) / rate;
            const double phase =
                2 * std::numbers::pi * (low * time + (high - low) / duration / 2 * time * time);
            const double hann =
                0.5 - 0.5 * std::cos(2 * std::numbers::pi * double(at) / (length - 1));
            sine[at] = float(0.5 * std::sqrt(hann) * std::sin(phase));
            cosine[at] = float(0.5 * std::sqrt(hann) * std::cos(phase));
            energy += double(sine[at]) * sine[at];
        }
    }
};

const Template& sweep()
{
    static const Template made;
    return made;
}

double likeness(const std::vector<float>& samples, std::int64_t from, std::size_t step)
{
    double sine = 0;
    double cosine = 0;
    double energy = 0;
    for (std::size_t at = 0; at < length; at += step) {
        const double sample = samples[std::size_t(from) + at];
        sine += sample * sweep().sine[at];
        cosine += sample * sweep().cosine[at];
        energy += sample * sample;
    }
    if (energy * double(step) < 1e-5)
        return 0;
    return std::sqrt((sine * sine + cosine * cosine) / energy / (sweep().energy / double(step)));
}

} // namespace

const std::vector<float>& chirp()
{
    return sweep().sine;
}

double findChirp(const std::vector<float>& samples, std::int64_t from, std::int64_t to,
                 double leastLikeness)
{
    from = std::max<std::int64_t>(from, 0);
    to = std::min(to, std::int64_t(samples.size()) - std::int64_t(length));
    constexpr std::int64_t coarse = 8;
    std::int64_t best = -1;
    double bestLikeness = 0;
    const auto look = [&](std::int64_t at, std::size_t step) {
        const double here = likeness(samples, at, step);
        if (here > bestLikeness) {
            bestLikeness = here;
            best = at;
        }
    };
    for (std::int64_t at = from; at < to; at += coarse)
        look(at, 4);
    if (best < 0)
        return -1;
    const std::int64_t around = best;
    bestLikeness = 0;
    for (auto at = std::max(from, around - coarse); at <= std::min(to, around + coarse); ++at)
        look(at, 1);
    return bestLikeness >= leastLikeness ? double(best) : -1;
}

double ChirpDelays::percentile(double percent) const
{
    if (seconds.empty())
        return std::nan("");
    const auto last = double(seconds.size() - 1);
    return seconds[std::size_t(std::lround(percent / 100 * last))];
}

ChirpDelays chirpDelays(const Track& mouth, const Track& ear, double longest)
{
    const auto spoken = mouth.samples();
    const auto heard = ear.samples();
    ChirpDelays delays;
    constexpr std::int64_t step = 4800;
    std::int64_t last = -step * 10;
    for (std::int64_t at = 0; at < std::int64_t(spoken.size()); at += step) {
        const double found = findChirp(spoken, at, at + step, 0.8);
        if (found < 0 || std::int64_t(found) - last < 3 * step)
            continue;
        last = std::int64_t(found);
        const double time = mouth.timeOf(found);
        if (std::isnan(time))
            continue;
        const double again =
            findChirp(heard, ear.sampleAt(time - 0.06), ear.sampleAt(time + longest + 0.06), 0.5);
        const double arrived = again < 0 ? std::nan("") : ear.timeOf(again);
        if (std::isnan(arrived))
            ++delays.lost;
        else
            delays.seconds.push_back(arrived - time);
    }
    std::ranges::sort(delays.seconds);
    return delays;
}

} // namespace icelens::test
