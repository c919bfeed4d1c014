// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/rtp/voiceports.h"

#include <algorithm>
#include <chrono>
#include <optional>

namespace icelens::transport {

/// What an encoder should do about the way to the peer, from the peer's reports. A value; pure.
///
/// Loss raises FEC at once and lets it fall slowly. A queue that builds up (the round trip grows),
/// or loss that FEC does not mend, halves the bitrate bit by bit; a good second wins some of it
/// back.
class RateControl
{
public:
    static constexpr int lowest = 12'000;

    /// @p highest: bit/s.
    explicit RateControl(int highest = 32'000)
        : m_highest(std::max(highest, lowest))
        , m_bitrate(m_highest)
    {}

    void onReport(const PathQuality& quality);
    [[nodiscard]] int bitrate() const { return static_cast<int>(m_bitrate); }
    /// Percent, to be provided for.
    [[nodiscard]] int expectedLoss() const;

private:
    double m_highest;
    double m_bitrate;
    double m_loss = 0;
    std::optional<std::chrono::microseconds> m_leastTrip; ///< Forgotten bit by bit.
};

} // namespace icelens::transport
