// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/projection/changelog.h"
#include "model/projection/timescale.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace icelens::model {

/// What the scrubber's track marks.
enum class MarkKind : std::uint8_t {
    Candidate,
    Succeeded, ///< A pair.
    Failed,    ///< A pair.
    Nomination,
    SelectionSwitch,
    RoleSwitch,
    Restart,
    ComponentState,
    ConsentLost,
};
constexpr std::size_t markKinds = 9;

/// How many events there were when, and the ones that stand out: the scrubber's track.
///
/// Append-only beside the log. A query costs a binary search a pixel and kind, whatever the number
/// of events.
class Density
{
public:
    struct Mark
    {
        EventNumber event = 0;
        std::uint8_t value = 0; ///< ComponentState, Role or CandidateType; else 0.
        AgentId agent;
        PairId pair; ///< 0 if it is about no pair.
        SessionTime at{};

        friend bool operator==(const Mark&, const Mark&) = default;
    };

    /// Marks of one kind that fall on one pixel.
    struct PixelMark
    {
        int pixel = 0;
        MarkKind kind = MarkKind::Candidate;
        std::size_t count = 0; ///< >= 1
        Mark last;             ///< The last of them.

        friend bool operator==(const PixelMark&, const PixelMark&) = default;
    };

    /// The next event and what ChangeLog::append() said of it.
    void append(const Event& event, std::span<const Change> changes);

    [[nodiscard]] std::size_t eventCount() const { return m_times.size(); }

    /// Number of events on each pixel; scale.pixels values. What lies outside counts nowhere.
    [[nodiscard]] std::vector<std::uint32_t> histogram(const TimeScale& scale) const;
    /// By pixel, then kind.
    [[nodiscard]] std::vector<PixelMark> marks(const TimeScale& scale) const;
    /// All of a kind, in order.
    [[nodiscard]] std::span<const Mark> marks(MarkKind kind) const;

private:
    std::vector<SessionTime> m_times;
    std::array<std::vector<Mark>, markKinds> m_marks;
};

} // namespace icelens::model
