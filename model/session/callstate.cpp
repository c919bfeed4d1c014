// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/callstate.h"

#include <algorithm>

namespace icelens::model {

namespace {

/// Counters only grow; a file may say otherwise.
double growth(std::uint64_t before, std::uint64_t after)
{
    return after > before ? static_cast<double>(after - before) : 0;
}

double share(double part, double whole)
{
    return whole > 0 ? std::clamp(part / whole, 0.0, 1.0) : 0;
}

} // namespace

MediaRates ratesBetween(const MediaSample& before, const MediaSample& after)
{
    const double seconds = std::chrono::duration<double>(after.at - before.at).count();
    if (seconds <= 0)
        return {};
    const MediaReport& a = *before.report;
    const MediaReport& b = *after.report;
    const auto inSeconds = [](MediaReport::Duration time) {
        return std::chrono::duration<double>(time).count();
    };
    const double received = growth(a.totalPacketsReceived, b.totalPacketsReceived);
    const double lost = growth(a.totalLost, b.totalLost);
    MediaRates rates;
    rates.bitsPerSecondSent = 8 * growth(a.totalOctetsSent, b.totalOctetsSent) / seconds;
    rates.bitsPerSecondReceived =
        8 * growth(a.totalOctetsReceived, b.totalOctetsReceived) / seconds;
    rates.packetsPerSecondSent = growth(a.totalPacketsSent, b.totalPacketsSent) / seconds;
    rates.packetsPerSecondReceived = received / seconds;
    rates.lost = share(lost, lost + received);
    rates.late = share(growth(a.totalLate, b.totalLate), lost + received);
    rates.concealed = share(inSeconds(b.totalConcealed - a.totalConcealed), seconds);
    rates.stretched = share(inSeconds(b.totalStretched - a.totalStretched), seconds);
    return rates;
}

const ComponentMedia* CallState::of(AgentId agent, StreamId stream, ComponentId component) const
{
    const auto found = std::find_if(media.begin(), media.end(), [&](const ComponentMedia& one) {
        return one.agent == agent && one.stream == stream && one.component == component;
    });
    return found == media.end() ? nullptr : &*found;
}

const ComponentMedia* CallState::of(AgentId agent) const
{
    const auto found = std::find_if(media.begin(), media.end(),
                                    [&](const ComponentMedia& one) { return one.agent == agent; });
    return found == media.end() ? nullptr : &*found;
}

} // namespace icelens::model
