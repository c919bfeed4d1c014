// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/voice/delaytracker.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <numeric>
#include <utility>

namespace icelens::transport {
namespace {

using std::chrono::milliseconds;
using Time = DelayTracker::Time;

constexpr Time bucketTime = milliseconds(100);
constexpr Time binTime = milliseconds(5);
constexpr double quantile = 0.97;
constexpr double memory = 1 / (1 - 0.9993); // frames of 20 ms: half a minute
constexpr double frameTime = 20'000;
constexpr Time outageGap = milliseconds(250);
constexpr Time outageLasts = milliseconds(3000);
constexpr Time peakAbove = milliseconds(20);
constexpr Time peaksLast = milliseconds(20'000);
constexpr std::size_t peaksWanted = 3;

} // namespace

void DelayTracker::onPacket(Time arrival, Time media, Time duration)
{
    const Time transit = arrival - media;
    slide(arrival, transit);
    if (!std::exchange(m_begun, true))
        m_histogramOrigin = m_fastest;
    moveHistogram();
    const Time late = transit - m_fastest;
    // One outage says nothing about the jitter of a network: who waited for it counts for nothing.
    if (!isAfterOutage(arrival, late)) {
        count(late, duration);
        watchPeaks(arrival, late);
    }
    m_lastArrival = std::max(m_lastArrival, arrival);
    findTarget(arrival);
}

void DelayTracker::slide(Time arrival, Time transit)
{
    const std::int64_t bucket = arrival / bucketTime;
    const auto at = [](std::int64_t number) { return static_cast<std::size_t>(number) % buckets; };
    if (!m_begun) {
        m_bucket = bucket;
        m_least.fill(Time::max());
        m_greatest.fill(Time::min());
    }
    for (std::int64_t passed = 0; m_bucket < bucket && passed < std::int64_t{buckets}; ++passed) {
        m_least[at(++m_bucket)] = Time::max();
        m_greatest[at(m_bucket)] = Time::min();
    }
    m_bucket = std::max(m_bucket, bucket);
    Time& now = m_least[at(m_bucket)];
    now = std::min(now, transit);
    m_greatest[at(m_bucket)] = std::max(m_greatest[at(m_bucket)], transit);
    m_fastest = *std::min_element(m_least.begin(), m_least.end());
}

DelayTracker::Time DelayTracker::highestLately() const
{
    return *std::max_element(m_greatest.begin(), m_greatest.end()) - m_fastest;
}

// What was late by 60 ms is in time once the fastest packet is that late, and the other way round.
void DelayTracker::moveHistogram()
{
    const auto moved = (m_fastest - m_histogramOrigin) / binTime;
    if (moved == 0)
        return;
    m_histogramOrigin += moved * binTime;
    const auto steps =
        static_cast<std::size_t>(std::min<std::int64_t>(std::llabs(moved), bins - 1));
    if (moved > 0) {
        const double gathered =
            std::accumulate(m_histogram.begin(), m_histogram.begin() + steps + 1, 0.0);
        std::move(m_histogram.begin() + steps, m_histogram.end(), m_histogram.begin());
        std::fill(m_histogram.end() - steps, m_histogram.end(), 0.0);
        m_histogram.front() = gathered;
    } else {
        const double gathered =
            std::accumulate(m_histogram.end() - steps - 1, m_histogram.end(), 0.0);
        std::move_backward(m_histogram.begin(), m_histogram.end() - steps, m_histogram.end());
        std::fill(m_histogram.begin(), m_histogram.begin() + steps, 0.0);
        m_histogram.back() = gathered;
    }
}

void DelayTracker::count(Time late, Time duration)
{
    const auto bin = late / binTime;
    if (bin >= std::int64_t{bins}) // more than any buffer waits
        return;
    const double frames = static_cast<double>(duration.count()) / frameTime;
    m_weighed = std::min(m_weighed + frames, memory);
    const double share = std::min(1.0, frames / m_weighed);
    for (double& weight : m_histogram)
        weight *= 1 - share;
    m_histogram[static_cast<std::size_t>(bin)] += share;
}

bool DelayTracker::isAfterOutage(Time arrival, Time late)
{
    if (arrival - m_lastArrival > outageGap && late > outageGap / 2) {
        m_outage = true;
        m_outageSince = arrival;
    }
    if (late <= m_target || arrival - m_outageSince > outageLasts)
        m_outage = false;
    return m_outage;
}

void DelayTracker::watchPeaks(Time arrival, Time late)
{
    if (late > m_quantile + peakAbove && late < most + binTime) {
        m_rising = {arrival, std::max(m_rising.height, late)};
    } else if (m_rising.height > Time(0) && late <= m_quantile) {
        m_peaks[m_nextPeak] = std::exchange(m_rising, {});
        m_nextPeak = (m_nextPeak + 1) % mostPeaks;
    }
}

void DelayTracker::findTarget(Time arrival)
{
    const double all = std::accumulate(m_histogram.begin(), m_histogram.end(), 0.0);
    double sum = 0;
    std::int64_t bin = 0;
    for (; bin < std::int64_t{bins} - 1; ++bin) {
        sum += m_histogram[static_cast<std::size_t>(bin)];
        if (sum >= quantile * all)
            break;
    }
    // A network that got better need not be remembered longer than it may be the better one.
    m_quantile = std::min((bin + 1) * binTime, highestLately() + binTime) + binTime;
    m_target = m_quantile;
    // Spikes that come again and again are waited for, rare as they are.
    std::array<Time, mostPeaks> heights{};
    std::ranges::transform(m_peaks, heights.begin(), [&](const Peak& peak) {
        return arrival - peak.at < peaksLast ? peak.height : Time(0);
    });
    std::ranges::nth_element(heights, heights.begin() + peaksWanted - 1, std::ranges::greater());
    m_target = std::max(m_target, heights[peaksWanted - 1]);
}

DelayTracker::Time DelayTracker::target() const
{
    return std::min(m_target, most);
}

} // namespace icelens::transport
