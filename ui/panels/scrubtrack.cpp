// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/scrubtrack.h"

#include <algorithm>
#include <iterator>

namespace icelens::ui {

namespace {

using model::MarkKind;
using model::SessionTime;

constexpr SessionTime shortest{1'000'000}; // a track always has some length

/// 1, 2 or 5 times a power of ten, at least @p least nanoseconds.
SessionTime roundStep(double least)
{
    double power = 1000; // a microsecond
    while (power * 10 <= least)
        power *= 10;
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (power * factor >= least)
            return SessionTime(static_cast<SessionTime::rep>(power * factor));
    }
    return SessionTime(static_cast<SessionTime::rep>(power * 10));
}

} // namespace

ScrubTrack::ScrubTrack(SessionTime end, bool growing, int left, int width)
    : m_left(left)
{
    const SessionTime length = std::max(end, shortest);
    m_scale.pixels = std::max(width, 1);
    m_step = roundStep(static_cast<double>(length.count()) * tickPixels / m_scale.pixels);
    m_scale.to = growing ? (length / m_step + 1) * m_step : length;
}

int ScrubTrack::xOf(SessionTime time) const
{
    return m_left + std::clamp(m_scale.pixelOf(time), 0, m_scale.pixels - 1);
}

SessionTime ScrubTrack::timeAt(int x) const
{
    const int pixel = x - m_left;
    if (pixel <= 0)
        return {};
    return pixel >= m_scale.pixels - 1 ? m_scale.to : m_scale.timeOf(pixel);
}

std::vector<SessionTime> ScrubTrack::ticks() const
{
    std::vector<SessionTime> ticks;
    for (SessionTime at{}; at <= m_scale.to; at += m_step)
        ticks.push_back(at);
    return ticks;
}

int ScrubTrack::tickDecimals() const
{
    int decimals = 0;
    for (SessionTime::rep unit = 1'000'000'000; unit > m_step.count() && decimals < 6; unit /= 10)
        ++decimals;
    return decimals;
}

int importance(MarkKind kind)
{
    switch (kind) {
    case MarkKind::ConsentLost:
        return 7;
    case MarkKind::Restart:
        return 6;
    case MarkKind::RoleSwitch:
        return 5;
    case MarkKind::Nomination:
        return 4;
    case MarkKind::SelectionSwitch:
        return 3;
    case MarkKind::Failed:
        return 2;
    case MarkKind::Succeeded:
        return 1;
    case MarkKind::Candidate:
    case MarkKind::ComponentState:
        return 0;
    }
    return 0;
}

std::vector<model::Density::PixelMark>
marksWithRoom(std::span<const model::Density::PixelMark> marks, int iconWidth)
{
    std::vector<model::Density::PixelMark> byImportance;
    std::ranges::copy_if(marks, std::back_inserter(byImportance),
                         [](const auto& mark) { return importance(mark.kind) > 0; });
    std::ranges::stable_sort(byImportance, [](const auto& a, const auto& b) {
        return importance(a.kind) > importance(b.kind);
    });
    const auto byPixel = [](const auto& a, const auto& b) { return a.pixel < b.pixel; };
    std::vector<model::Density::PixelMark> placed;
    for (const auto& mark : byImportance) {
        const auto next = std::ranges::lower_bound(placed, mark, byPixel);
        const bool free = (next == placed.end() || next->pixel - mark.pixel >= iconWidth)
            && (next == placed.begin() || mark.pixel - std::prev(next)->pixel >= iconWidth);
        if (free)
            placed.insert(next, mark);
    }
    return placed;
}

} // namespace icelens::ui
