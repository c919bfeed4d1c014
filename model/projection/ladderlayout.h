// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/projection/ladder.h"
#include "model/projection/timescale.h"

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace icelens::model {

/// Where the messages of a filtered ladder stand on paper: time runs down, and gaps are cut.
///
/// A value over a Ladder, which must outlive it; make a new one when the filter changes or the log
/// grew. Paper time is session time less what was cut; the UI scales it to pixels.
class LadderLayout
{
public:
    /// A silence, cut to keptGap.
    struct Gap
    {
        SessionTime from{};  ///< The last thing before it.
        SessionTime to{};    ///< The first thing after it.
        SessionTime paper{}; ///< Paper time of from.

        [[nodiscard]] std::chrono::nanoseconds length() const { return to - from; }
        friend bool operator==(const Gap&, const Gap&) = default;
    };

    /// What is drawn of several messages that look alike on one line of pixels.
    struct Drawn
    {
        WireMatch::Ordinal message = WireMatch::none; ///< The first of them.
        std::size_t count = 1;

        friend bool operator==(const Drawn&, const Drawn&) = default;
    };

    /// What an arrow stands for.
    struct Item
    {
        bool isMedia = false;
        std::size_t index = 0; ///< In media() or messages().

        friend bool operator==(const Item&, const Item&) = default;
    };

    /// @p cutGapsFrom: silences of at least this are cut; zero cuts none.
    /// @p keptGap: how much paper a cut takes.
    LadderLayout(const Ladder& ladder, const LadderFilter& filter, const Cursor& cursor,
                 std::chrono::nanoseconds cutGapsFrom = {}, std::chrono::nanoseconds keptGap = {});

    /// Cuts other gaps; costs a look at each silence.
    void cut(std::chrono::nanoseconds cutGapsFrom, std::chrono::nanoseconds keptGap);

    [[nodiscard]] const std::vector<WireMatch::Ordinal>& messages() const { return m_messages; }
    [[nodiscard]] const std::vector<MediaArrow>& media() const { return m_media; }
    /// Messages and media together, in order of event.
    [[nodiscard]] std::size_t itemCount() const { return m_messages.size() + m_media.size(); }
    [[nodiscard]] Item item(std::size_t place) const; ///< @p place < itemCount()
    /// The place of what was sent or received by @p event; empty if it is not here.
    [[nodiscard]] std::optional<std::size_t> placeOf(EventNumber event) const;
    [[nodiscard]] const std::vector<Lifeline>& lifelines() const { return m_lifelines; }
    [[nodiscard]] std::span<const Gap> gaps() const { return m_gaps; }
    /// Place of a lifeline; empty if it has none here.
    [[nodiscard]] std::optional<std::size_t> columnOf(const Lifeline& line) const;

    /// Session time of the first message; zero without any.
    [[nodiscard]] SessionTime start() const { return m_start; }
    /// Paper time of the end.
    [[nodiscard]] SessionTime length() const { return m_length; }
    /// Clamped to 0..length().
    [[nodiscard]] SessionTime toPaper(SessionTime time) const;
    /// The earliest session time that lies there.
    [[nodiscard]] SessionTime fromPaper(SessionTime paper) const;

    /// What to draw between two paper times on so many pixels: messages of the same kind between
    /// the same lifelines with the same fate whose ends fall on the same pixels are drawn once.
    /// Costs a look at each message in the window.
    [[nodiscard]] std::vector<Drawn> visible(SessionTime fromPaper, SessionTime toPaper,
                                             int pixels) const;
    /// Paper a second for which the arrows that follow closest can still be told apart, if that
    /// takes @p apart of paper from one to the next, and none is steeper than @p tallest. 0 if
    /// nothing tells.
    [[nodiscard]] double readableScale(double apart, double tallest) const;

private:
    using Ordinal = WireMatch::Ordinal;

    /// Nothing happened between them, and nothing was on its way.
    struct Silence
    {
        SessionTime from{};
        SessionTime to{};
    };

    void addRow(std::vector<Drawn>& drawn, std::span<const Ordinal> run,
                const TimeScale& scale) const;
    void findSilences();

    const Ladder* m_ladder;
    Cursor m_cursor;
    std::vector<WireMatch::Ordinal> m_messages;
    std::vector<MediaArrow> m_media;
    std::vector<std::size_t> m_mediaPlaces; ///< By media: its place among all items.
    std::vector<Lifeline> m_lifelines;
    std::vector<Silence> m_silences;
    std::vector<Gap> m_gaps;
    SessionTime m_start{};
    SessionTime m_last{};
    SessionTime m_length{};
    SessionTime m_keptGap{};
};

/// The ladder as plain text, one message a line: time, travel time, from, to, what it is, fate;
/// a line for each cut gap. UTF-8 without tabs, columns aligned; the same log gives the same text
/// on any machine. In English: it is for mails and bug reports. @p agents names them.
[[nodiscard]] std::string ladderText(const Ladder& ladder, const LadderLayout& layout,
                                     const Cursor& cursor, const Session& agents);

} // namespace icelens::model
