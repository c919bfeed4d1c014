// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/projection/callquality.h"

#include "model/projection/timescale.h"

#include <algorithm>

namespace icelens::model {

std::span<const CallQuality::Point> CallQuality::Line::pointsAt(const Cursor& cursor) const
{
    return coveredBy(cursor.events, std::span(points));
}

std::span<const CallQuality::Mark> CallQuality::Line::marksAt(const Cursor& cursor) const
{
    return coveredBy(cursor.events, std::span(marks));
}

std::vector<CallQuality::Stretch> CallQuality::Line::stretchesAt(const Cursor& cursor) const
{
    const auto known = coveredBy(cursor.events, std::span(stretches));
    std::vector<Stretch> result(known.begin(), known.end());
    for (Stretch& stretch : result) {
        if (cursor.covers(stretch.endEvent))
            continue;
        stretch.endEvent = noEvent;
        stretch.to = cursor.time;
    }
    return result;
}

const CallQuality::Point* CallQuality::Line::pointAt(const Cursor& cursor) const
{
    const auto known = pointsAt(cursor);
    return known.empty() ? nullptr : &known.back();
}

CallQuality::Line& CallQuality::lineFor(AgentId agent, StreamId stream, ComponentId component)
{
    const auto found = std::find_if(m_lines.begin(), m_lines.end(), [&](const Line& line) {
        return line.agent == agent && line.stream == stream && line.component == component;
    });
    if (found != m_lines.end())
        return *found;
    m_lines.push_back({});
    m_lines.back().agent = agent;
    m_lines.back().stream = stream;
    m_lines.back().component = component;
    return m_lines.back();
}

void CallQuality::beginMedia(Line& line, SessionTime at) const
{
    if (line.mediaFrom)
        return;
    line.mediaFrom = at;
    line.mediaEvent = m_event;
}

void CallQuality::append(const Event& event, const Session& after, std::span<const Change> changes)
{
    for (const Change& change : changes)
        onChange(change);
    const auto* media = after.call().of(event.agent);
    if (const auto* seen = std::get_if<Boxed<MessageSeen>>(&event.fact)) {
        onMessage(**seen, event, after);
    } else if (const auto* report = std::get_if<Boxed<MediaReport>>(&event.fact)) {
        const auto* folded = after.call().of(event.agent, (*report)->stream, (*report)->component);
        // What the fold did not take is no point.
        if (folded != nullptr && folded->latest() != nullptr) {
            Line& line = lineFor(event.agent, (*report)->stream, (*report)->component);
            beginMedia(line, event.at);
            if (line.points.size() < folded->samples.size()) {
                Point point{m_event, event.at, *report, {}};
                if (!line.points.empty())
                    point.rates = ratesBetween({line.points.back().at, line.points.back().report},
                                               {point.at, point.report});
                line.points.push_back(std::move(point));
            }
        }
    } else if (const auto* dtls = std::get_if<Boxed<DtlsStateChanged>>(&event.fact)) {
        if (after.call().of(event.agent, (*dtls)->stream, (*dtls)->component) != nullptr)
            beginMedia(lineFor(event.agent, (*dtls)->stream, (*dtls)->component), event.at);
    } else if (const auto* secured = std::get_if<Boxed<SrtpProtected>>(&event.fact)) {
        if (after.call().of(event.agent, (*secured)->stream, (*secured)->component) != nullptr) {
            Line& line = lineFor(event.agent, (*secured)->stream, (*secured)->component);
            beginMedia(line, event.at);
            line.marks.push_back({m_event, event.at, CallMark::Secured, {}});
        }
    } else if (std::holds_alternative<AudioDeviceChanged>(event.fact) && media != nullptr) {
        markAll(event.agent, CallMark::DeviceChanged, event.at);
    } else if (std::holds_alternative<CallEnded>(event.fact)) {
        markAll(event.agent, CallMark::Ended, event.at);
    }
    ++m_event;
}

void CallQuality::markAll(AgentId agent, CallMark what, SessionTime at)
{
    for (Line& line : m_lines) {
        if (line.agent == agent)
            line.marks.push_back({m_event, at, what, {}});
    }
}

void CallQuality::endStretch(Line& line, SessionTime at) const
{
    if (line.stretches.empty() || line.stretches.back().endEvent != noEvent)
        return;
    line.stretches.back().endEvent = m_event;
    line.stretches.back().to = at;
}

void CallQuality::onChange(const Change& change)
{
    const auto ofStream = [&](const Line& line) {
        return line.agent == change.agent
            && (change.kind == ChangeKind::AgentClosed || line.stream == change.stream);
    };
    switch (change.kind) {
    case ChangeKind::SelectionSwitch: {
        Line& line = lineFor(change.agent, change.stream, change.component);
        endStretch(line, change.at);
        line.stretches.push_back({m_event, change.at, change.pair, noEvent, SessionTime::max()});
        line.marks.push_back({m_event, change.at, CallMark::PairSelected, change.pair});
        break;
    }
    case ChangeKind::ConsentLost:
        lineFor(change.agent, change.stream, change.component)
            .marks.push_back({m_event, change.at, CallMark::ConsentLost, change.pair});
        break;
    case ChangeKind::Restart:
        for (Line& line : m_lines) {
            if (ofStream(line))
                line.marks.push_back({m_event, change.at, CallMark::IceRestarted, {}});
        }
        break;
    case ChangeKind::StreamRemoved:
    case ChangeKind::AgentClosed:
        for (Line& line : m_lines) {
            if (ofStream(line))
                endStretch(line, change.at);
        }
        break;
    default: // the rest is about candidates and checks
        break;
    }
}

void CallQuality::onMessage(const MessageSeen& seen, const Event& event, const Session& after)
{
    if (seen.direction != Direction::Received)
        return;
    const auto id = after.pairOf(event.agent, seen);
    const auto* pair = after.pair(id);
    if (pair == nullptr)
        return;
    if (m_answers.size() < id.value())
        m_answers.resize(id.value());
    auto& answers = m_answers[id.value() - 1];
    if (answers.size() < pair->requestsAnswered)
        answers.push_back({m_event, event.at});
}

std::vector<std::size_t> CallQuality::callsAt(const Cursor& cursor) const
{
    std::vector<std::size_t> calls;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        if (cursor.covers(m_lines[i].mediaEvent))
            calls.push_back(i);
    }
    // Who came first among the agents stands first.
    std::stable_sort(calls.begin(), calls.end(), [this](std::size_t a, std::size_t b) {
        return m_lines[a].agent < m_lines[b].agent;
    });
    return calls;
}

std::optional<SessionTime> CallQuality::lastAnswered(PairId pair, const Cursor& cursor) const
{
    if (pair.value() == 0 || pair.value() > m_answers.size())
        return {};
    const auto known = coveredBy(cursor.events, std::span(m_answers[pair.value() - 1]));
    if (known.empty())
        return {};
    return known.back().at;
}

} // namespace icelens::model
