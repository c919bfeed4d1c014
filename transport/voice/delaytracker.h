// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace icelens::transport {

/// How late packets are against the fastest one of the last ten seconds, and so how long sound
/// should wait before it is played. A value; allocates nothing.
///
/// Instants are of two clocks: arrival is of ours, media is the sender's timestamp as a time.
class DelayTracker
{
public:
    using Time = std::chrono::microseconds;

    static constexpr Time most{400'000};

    /// One packet with @p duration of sound in it, in any order.
    void onPacket(Time arrival, Time media, Time duration);
    /// How long after the fastest packet of these sound of @p media arrived, if it was at @p at.
    [[nodiscard]] Time delay(Time at, Time media) const { return at - media - m_fastest; }
    /// The delay after which packets should be used: few come later. At most what a call bears.
    [[nodiscard]] Time target() const;
    [[nodiscard]] bool hasBegun() const { return m_begun; }

private:
    static constexpr std::size_t buckets = 100; // of 100 ms each
    static constexpr std::size_t bins = 100;    // of 5 ms each
    static constexpr std::size_t mostPeaks = 8;

    struct Peak
    {
        Time at{-1'000'000'000};
        Time height{};
    };

    void slide(Time arrival, Time transit);
    void moveHistogram();
    [[nodiscard]] Time highestLately() const;
    void count(Time late, Time duration);
    [[nodiscard]] bool isAfterOutage(Time arrival, Time late);
    void watchPeaks(Time arrival, Time late);
    void findTarget(Time arrival);

    bool m_begun = false;
    Time m_fastest{}; ///< Least transit in the window.
    std::array<Time, buckets> m_least{};
    std::array<Time, buckets> m_greatest{};
    std::int64_t m_bucket = 0; ///< Of the newest arrival, in 100 ms.

    std::array<double, bins> m_histogram{};
    Time m_histogramOrigin{}; ///< The transit that bin 0 begins with.
    double m_weighed = 0;     ///< Packets that count, in frames of 20 ms.
    Time m_quantile{10'000};

    Time m_lastArrival{};
    bool m_outage = false;
    Time m_outageSince{};

    std::array<Peak, mostPeaks> m_peaks{};
    std::size_t m_nextPeak = 0;
    Peak m_rising; ///< A peak that is not over yet; no height: none.
    Time m_target{10'000};
};

} // namespace icelens::transport
