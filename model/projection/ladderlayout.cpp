// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/projection/ladderlayout.h"

#include <algorithm>
#include <tuple>

namespace icelens::model {

namespace {

// Of the messages on one line of pixels so many are told apart.
constexpr std::size_t crowd = 4;
// Of the messages before a window so many are asked whether they arrive in it.
constexpr std::size_t underWay = 2000;

} // namespace

LadderLayout::LadderLayout(const Ladder& ladder, const LadderFilter& filter, const Cursor& cursor,
                           std::chrono::nanoseconds cutGapsFrom, std::chrono::nanoseconds keptGap)
    : m_ladder(&ladder)
    , m_cursor(cursor)
    , m_messages(ladder.arrows(filter, cursor))
    , m_media(ladder.media(filter, cursor))
    , m_lifelines(ladder.lifelines(m_messages, cursor, m_media))
{
    const auto& wire = ladder.wire();
    m_mediaPlaces.reserve(m_media.size());
    for (const auto& media : m_media) {
        const auto before = std::ranges::lower_bound(
            m_messages, media.event, {}, [&](Ordinal message) { return wire[message].event; });
        m_mediaPlaces.push_back(static_cast<std::size_t>(before - m_messages.begin())
                                + m_mediaPlaces.size());
    }
    findSilences();
    cut(cutGapsFrom, keptGap);
}

LadderLayout::Item LadderLayout::item(std::size_t place) const
{
    const auto after = std::ranges::lower_bound(m_mediaPlaces, place);
    const auto mediaBefore = static_cast<std::size_t>(after - m_mediaPlaces.begin());
    if (after != m_mediaPlaces.end() && *after == place)
        return {true, mediaBefore};
    return {false, place - mediaBefore};
}

std::optional<std::size_t> LadderLayout::placeOf(EventNumber event) const
{
    const auto media = std::ranges::find_if(m_media, [&](const MediaArrow& one) {
        return one.sentEvent == event || one.receivedEvent == event;
    });
    if (media != m_media.end())
        return m_mediaPlaces[static_cast<std::size_t>(media - m_media.begin())];
    const auto& wire = m_ladder->wire();
    const auto seen = wire.messagesUntil(std::size_t{event} + 1);
    if (seen == 0 || wire[static_cast<Ordinal>(seen - 1)].event != event)
        return std::nullopt;
    auto message = static_cast<Ordinal>(seen - 1);
    // The far end's sight of a message is its arrow's other end.
    if (wire[message].direction == Direction::Received && wire[message].partner != WireMatch::none)
        message = wire[message].partner;
    const auto place = std::ranges::lower_bound(m_messages, message);
    if (place == m_messages.end() || *place != message)
        return std::nullopt;
    const auto mediaBefore =
        std::ranges::upper_bound(m_media, wire[message].event, {}, &MediaArrow::event);
    return static_cast<std::size_t>(place - m_messages.begin())
        + static_cast<std::size_t>(mediaBefore - m_media.begin());
}

void LadderLayout::findSilences()
{
    const auto& wire = m_ladder->wire();
    bool isFirst = true;
    const auto step = [&](SessionTime at, SessionTime until) {
        if (isFirst)
            m_start = m_last = at;
        else if (at > m_last)
            m_silences.push_back({m_last, at});
        isFirst = false;
        m_last = std::max({m_last, at, until});
    };
    std::size_t next = 0;
    const auto mediaBefore = [&](EventNumber event) {
        for (; next < m_media.size() && m_media[next].event < event; ++next)
            step(m_media[next].sentAt, m_media[next].receivedAt);
    };
    for (const auto message : m_messages) {
        const auto& entry = wire[message];
        mediaBefore(entry.event);
        const auto partner = wire.partnerAt(message, m_cursor);
        step(entry.at, partner == WireMatch::none ? entry.at : wire[partner].at);
    }
    mediaBefore(noEvent);
}

void LadderLayout::cut(std::chrono::nanoseconds cutGapsFrom, std::chrono::nanoseconds keptGap)
{
    m_keptGap = std::min(keptGap, cutGapsFrom);
    m_gaps.clear();
    SessionTime saved{};
    for (const auto& silence : m_silences) {
        if (cutGapsFrom.count() <= 0 || silence.to - silence.from < cutGapsFrom)
            continue;
        m_gaps.push_back({silence.from, silence.to, silence.from - m_start - saved});
        saved += silence.to - silence.from - m_keptGap;
    }
    m_length = toPaper(m_last);
}

double LadderLayout::readableScale(double apart, double tallest) const
{
    // The beginning and the end tell; a long session is not looked at whole.
    constexpr std::size_t most = 1000;
    const auto& wire = m_ladder->wire();
    std::vector<double> steps;
    std::vector<double> travels;
    const auto look = [&](std::size_t from, std::size_t to) {
        SessionTime before = SessionTime::min();
        for (std::size_t place = from; place < to; ++place) {
            const auto one = item(place);
            auto at = one.isMedia ? m_media[one.index].sentAt : wire[m_messages[one.index]].at;
            if (before != SessionTime::min() && at > before)
                steps.push_back(std::chrono::duration<double>(at - before).count());
            before = std::max(before, at);
            std::chrono::duration<double> travel{};
            if (one.isMedia) {
                travel = m_media[one.index].receivedAt - at;
            } else {
                const auto partner = wire.partnerAt(m_messages[one.index], m_cursor);
                if (partner != WireMatch::none)
                    travel = wire[partner].at - at;
            }
            if (travel.count() > 0)
                travels.push_back(travel.count());
        }
    };
    look(0, std::min(itemCount(), most));
    if (itemCount() > most)
        look(std::max(most, itemCount() - most), itemCount());
    if (steps.empty())
        return 0;
    const auto shareOf = [](std::vector<double>& values, std::size_t percent) {
        const auto at = static_cast<std::ptrdiff_t>((values.size() - 1) * percent / 100);
        std::ranges::nth_element(values, values.begin() + at);
        return values[static_cast<std::size_t>(at)];
    };
    double scale = apart / shareOf(steps, 25);
    if (!travels.empty())
        scale = std::min(scale, tallest / shareOf(travels, 90));
    return scale;
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
    std::vector<Ordinal> arriving;
    for (const auto message : std::span(rest.begin(), early)
                                  .last(std::min<std::size_t>(
                                      static_cast<std::size_t>(early - rest.begin()), underWay))) {
        const auto partner = wire.partnerAt(message, m_cursor);
        if (partner != WireMatch::none && toPaper(timeOf(partner)) >= from)
            arriving.push_back(message);
    }
    addRow(drawn, arriving, scale);
    // Where a row ends is worked out once, so that messages are compared by their own time.
    for (auto at = early; at != rest.end();) {
        const int row = scale.pixelOf(toPaper(timeOf(*at)));
        if (row >= scale.pixels)
            break;
        const auto end = fromPaper(scale.timeOf(row + 1));
        std::ptrdiff_t reach = 1;
        while (reach < rest.end() - at && timeOf(*(at + reach)) < end)
            reach *= 2;
        const auto next =
            std::partition_point(at + 1, at + std::min<std::ptrdiff_t>(reach, rest.end() - at),
                                 [&](Ordinal message) { return timeOf(message) < end; });
        addRow(drawn, {at, next}, scale);
        at = next;
    }
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
