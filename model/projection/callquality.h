// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"
#include "model/projection/changelog.h"
#include "model/projection/cursor.h"
#include "model/session/session.h"

#include <cstddef>
#include <deque>
#include <optional>
#include <span>
#include <vector>

namespace icelens::model {

/// What the plots of a call mark.
enum class CallMark : std::uint8_t {
    Secured,       ///< Media is encrypted from here on.
    PairSelected,  ///< The first pair, or another one.
    IceRestarted,  ///< RFC 8445 §9
    ConsentLost,   ///< RFC 7675
    DeviceChanged, ///< A microphone or loudspeaker came, went or was chosen.
    Ended,
};

/// How the media of each component did over the whole log, ready to be plotted.
///
/// Append-only beside the log: what a prefix of the log says is a prefix of each vector here.
class CallQuality
{
public:
    /// One report, and what changed since the one before it.
    struct Point
    {
        EventNumber event = 0;
        SessionTime at{};
        Boxed<MediaReport> report;
        MediaRates rates; ///< Zero in the first point.
    };

    struct Mark
    {
        EventNumber event = 0;
        SessionTime at{};
        CallMark what = CallMark::Secured;
        PairId pair; ///< Of PairSelected; 0 if no check list has it.
    };

    /// A pair was selected for so long.
    struct Stretch
    {
        EventNumber event = 0; ///< That selected it.
        SessionTime from{};
        PairId pair;                    ///< 0 if no check list has it.
        EventNumber endEvent = noEvent; ///< That selected another one, or took the stream away.
        SessionTime to = SessionTime::max();
    };

    /// A component of an agent.
    struct Line
    {
        AgentId agent;
        StreamId stream;
        ComponentId component;
        std::optional<SessionTime> mediaFrom; ///< Since when it does more than ICE.
        EventNumber mediaEvent = noEvent;     ///< That said so.
        std::vector<Point> points;
        std::vector<Mark> marks;
        std::vector<Stretch> stretches;

        [[nodiscard]] std::span<const Point> pointsAt(const Cursor& cursor) const;
        [[nodiscard]] std::span<const Mark> marksAt(const Cursor& cursor) const;
        /// Each as it is known there: what ends later, or not yet, ends at the cursor.
        [[nodiscard]] std::vector<Stretch> stretchesAt(const Cursor& cursor) const;
        /// The latest point that the cursor covers; null if there is none.
        [[nodiscard]] const Point* pointAt(const Cursor& cursor) const;
    };

    /// The next event of the log. @p after: the fold up to and with it; @p changes: what
    /// ChangeLog::append() said of it.
    void append(const Event& event, const Session& after, std::span<const Change> changes);

    /// In order of appearance, those without media among them. Each stays where it is in memory.
    [[nodiscard]] const std::deque<Line>& lines() const { return m_lines; }
    /// Lines that have media at the cursor, by their place in lines(); in the order of agents.
    [[nodiscard]] std::vector<std::size_t> callsAt(const Cursor& cursor) const;

    /// When the peer last answered a check on @p pair: its consent is that old (RFC 7675 §5.1).
    [[nodiscard]] std::optional<SessionTime> lastAnswered(PairId pair, const Cursor& cursor) const;

private:
    struct Answer
    {
        EventNumber event = 0;
        SessionTime at{};
    };

    Line& lineFor(AgentId agent, StreamId stream, ComponentId component);
    void beginMedia(Line& line, SessionTime at) const;
    void onChange(const Change& change);
    void onMessage(const MessageSeen& seen, const Event& event, const Session& after);
    void markAll(AgentId agent, CallMark what, SessionTime at);
    void endStretch(Line& line, SessionTime at) const;

    std::deque<Line> m_lines;
    std::vector<std::vector<Answer>> m_answers; ///< PairId n at n - 1
    EventNumber m_event = 0;                    ///< That is being appended.
};

} // namespace icelens::model
