// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/call/ratecontrol.h"

#include <cmath>

namespace icelens::transport {
namespace {

constexpr double heavyLoss = 0.15;
constexpr double lightLoss = 0.05;
constexpr std::chrono::milliseconds queue{150};
constexpr double fall = 0.85;
constexpr double rise = 1.03;
constexpr double mostProvided = 25; // percent: more is not mended by one copy

} // namespace

void RateControl::onReport(const PathQuality& quality)
{
    const double share = quality.fractionLost > m_loss ? 0.5 : 0.1;
    m_loss += share * (quality.fractionLost - m_loss);
    bool queues = false;
    if (quality.roundTrip) {
        if (!m_leastTrip || *quality.roundTrip < *m_leastTrip)
            m_leastTrip = quality.roundTrip;
        else // a way that became longer for good is the measure after a minute
            *m_leastTrip += (*quality.roundTrip - *m_leastTrip) / 30;
        queues = *quality.roundTrip > *m_leastTrip + queue;
    }
    if (queues || quality.fractionLost > heavyLoss)
        m_bitrate *= fall;
    else if (quality.fractionLost < lightLoss)
        m_bitrate *= rise;
    m_bitrate = std::clamp(m_bitrate, double{lowest}, m_highest);
}

int RateControl::expectedLoss() const
{
    return static_cast<int>(std::lround(std::min(m_loss * 100, mostProvided)));
}

} // namespace icelens::transport
