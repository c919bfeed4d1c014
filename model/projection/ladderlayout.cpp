// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/projection/ladderlayout.h"

#include <algorithm>
#include <tuple>

namespace icelens::model {

namespace {

// Of the messages on one line of pixels so many are told apart.
constexpr std::size_t crowd = 16;

} // namespace

LadderLayout::LadderLayout(const Ladder& ladder, const LadderFilter& filter, const Cursor& cursor,
                           std::chrono::nanoseconds cutGapsFrom, std::chrono::nanoseconds keptGap)
    : m_ladder(&ladder)
    , m_cursor(cursor)
    , m_messages(ladder.arrows(filter, cursor))
    , m_lifelines(ladder.lifelines(m_messages, cursor))
    , m_keptGap(std::min(keptGap, cutGapsFrom))
{
    if (m_messages.empty())
        return;
    m_start = m_last = ladder.wire()[m_messages.front()].at;
    cut(cutGapsFrom);
    m_length = toPaper(m_last);
}

void LadderLayout::cut(std::chrono::nanoseconds cutGapsFrom)
{
    const auto& wire = m_ladder->wire();
    SessionTime saved{};
    for (const auto message : m_messages) {
        const auto at = wire[message].at;
        if (cutGapsFrom.count() > 0 && at - m_last >= cutGapsFrom) {
            m_gaps.push_back({m_last, at, m_last - m_start - saved});
            saved += at - m_last - m_keptGap;
        }
        const auto partner = wire.partnerAt(message, m_cursor);
        m_last = std::max({m_last, at, partner == WireMatch::none ? at : wire[partner].at});
    }
}

std::optional<std::size_t> LadderLayout::columnOf(const Lifeline& line) const
{
    const auto found = std::ranges::find(m_lifelines, line);
    if (found == m_lifelines.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - m_lifelines.begin());
}

SessionTime LadderLayout::toPaper(SessionTime time) const
{
    const auto at = std::clamp(time, m_start, m_last);
    const auto after = std::ranges::upper_bound(m_gaps, at, {}, &Gap::from);
    if (after == m_gaps.begin())
        return at - m_start;
    const Gap& gap = *std::prev(after);
    if (at >= gap.to)
        return gap.paper + m_keptGap + (at - gap.to);
    const double part =
        static_cast<double>((at - gap.from).count()) / static_cast<double>(gap.length().count());
    const double kept = part * static_cast<double>(m_keptGap.count());
    return gap.paper + SessionTime(static_cast<SessionTime::rep>(kept));
}

SessionTime LadderLayout::fromPaper(SessionTime paper) const
{
    const auto place = std::clamp(paper, SessionTime{}, m_length);
    const auto after = std::ranges::lower_bound(m_gaps, place, {}, &Gap::paper);
    if (after == m_gaps.begin())
        return m_start + place;
    const Gap& gap = *std::prev(after);
    const auto into = place - gap.paper;
    if (into >= m_keptGap)
        return gap.to + (into - m_keptGap);
    const double part = static_cast<double>(into.count()) / static_cast<double>(m_keptGap.count());
    const double length = part * static_cast<double>(gap.length().count());
    return gap.from + SessionTime(static_cast<SessionTime::rep>(length));
}

std::vector<LadderLayout::Drawn> LadderLayout::visible(SessionTime from, SessionTime to,
                                                       int pixels) const
{
    const auto& wire = m_ladder->wire();
    const TimeScale scale{from, to, std::max(pixels, 1)};
    const auto timeOf = [&](Ordinal message) { return wire[message].at; };
    // What was sent before the window may still arrive in it.
    const auto begin = fromPaper(from) - wire.longestTravel();
    const auto first = std::ranges::lower_bound(m_messages, begin, {}, timeOf);
    const std::span<const Ordinal> rest(first, m_messages.end());
    std::vector<Drawn> drawn;
    const auto early = std::partition_point(
        rest.begin(), rest.end(), [&](Ordinal message) { return toPaper(timeOf(message)) < from; });
    const std::span<const Ordinal> before(rest.begin(), early);
    addRow(drawn, before.size() > crowd ? before.last(crowd) : before, scale);
    std::erase_if(drawn, [&](const Drawn& one) {
        const auto partner = wire.partnerAt(one.message, m_cursor);
        return partner == WireMatch::none || toPaper(timeOf(partner)) < from;
    });
    const std::span<const Ordinal> inside(early, rest.end());
    forEachPixel(
        scale, inside, [&](Ordinal message) { return toPaper(timeOf(message)); },
        [&](int /*pixel*/, std::span<const Ordinal> run) { addRow(drawn, run, scale); });
    return drawn;
}

void LadderLayout::addRow(std::vector<Drawn>& drawn, std::span<const Ordinal> run,
                          const TimeScale& scale) const
{
    using Look = std::tuple<std::size_t, int, stun::Class, Fate>;
    const auto& wire = m_ladder->wire();
    std::vector<std::pair<Look, std::size_t>> looks; // and their places in drawn
    for (const auto message : run.first(std::min(run.size(), crowd))) {
        const auto partner = wire.partnerAt(message, m_cursor);
        const auto arrived = partner == WireMatch::none ? message : partner;
        const Look look{m_ladder->pathOf(message, m_cursor),
                        scale.pixelOf(toPaper(wire[arrived].at)), wire[message].messageClass,
                        wire.fateAt(message, m_cursor)};
        const auto same = std::ranges::find(looks, look, &std::pair<Look, std::size_t>::first);
        if (same != looks.end()) {
            ++drawn[same->second].count;
            continue;
        }
        looks.push_back({look, drawn.size()});
        drawn.push_back({message, 1});
    }
    if (run.size() > crowd)
        drawn.back().count += run.size() - crowd;
}

} // namespace icelens::model
