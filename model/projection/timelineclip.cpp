// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/projection/timeline.h"

#include <algorithm>

namespace icelens::model {

namespace {

std::vector<Segment> segmentsOf(const Lane& lane, const Cursor& cursor)
{
    const auto steps = coveredBy(cursor.events, std::span(lane.steps));
    const bool ended = cursor.covers(lane.endEvent);
    std::vector<Segment> segments;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const bool last = i + 1 == steps.size();
        Segment segment{steps[i].value, false, steps[i].event, noEvent, steps[i].at, {}};
        if (!last) {
            segment.endEvent = steps[i + 1].event;
            segment.to = steps[i + 1].at;
        } else if (ended) {
            segment.endEvent = lane.endEvent;
            segment.to = lane.endAt;
        } else {
            segment.open = true;
            segment.to = std::max(cursor.time, steps[i].at);
        }
        segments.push_back(segment);
    }
    return segments;
}

CheckAt checkAt(const Check& check, const Cursor& cursor, const WireMatch& wire)
{
    const bool sent = check.kind == CheckKind::Sent || check.kind == CheckKind::Retransmitted;
    return {check, sent ? wire.fateAt(check.message, cursor) : Fate::Arrived,
            wire.replyAt(check.transaction, cursor)};
}

Gathering clipped(const Gathering& gathering, const Cursor& cursor)
{
    Gathering shown = gathering;
    shown.repeats.resize(coveredBy(cursor.events, std::span(gathering.repeats)).size());
    if (cursor.covers(gathering.endEvent))
        return shown;
    shown.endEvent = noEvent;
    shown.endAt = {};
    shown.reply = Reply::NotYet;
    shown.errorCode = 0;
    shown.mapped = shown.relayed = {};
    return shown;
}

template <class T>
std::vector<T> copyCovered(const std::vector<T>& items, const Cursor& cursor)
{
    const auto shown = coveredBy(cursor.events, std::span(items));
    return {shown.begin(), shown.end()};
}

} // namespace

std::optional<LaneAt> Timeline::laneAt(std::size_t which, const Cursor& cursor,
                                       const WireMatch& wire) const
{
    const auto& lane = m_lanes[which];
    if (!cursor.covers(lane.event))
        return std::nullopt;
    LaneAt shown;
    shown.key = lane.key;
    shown.ended = cursor.covers(lane.endEvent);
    shown.segments = segmentsOf(lane, cursor);
    for (const auto& checks : lane.checks) {
        for (const auto& check : coveredBy(cursor.events, std::span(checks)))
            shown.checks.push_back(checkAt(check, cursor, wire));
    }
    std::ranges::sort(shown.checks, {}, [](const CheckAt& check) { return check.check.event; });
    shown.flags = copyCovered(lane.flags, cursor);
    shown.media = copyCovered(lane.media, cursor);
    shown.quality = copyCovered(lane.quality, cursor);
    for (const auto& gathering : coveredBy(cursor.events, std::span(lane.gatherings)))
        shown.gatherings.push_back(clipped(gathering, cursor));
    return shown;
}

} // namespace icelens::model
