// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/lesson/lesson.h"
#include "model/projection/wirematch.h"

#include <optional>

namespace icelens::model {

/// Which of a session's events are what a lesson calls them.
class LessonKinds
{
public:
    struct Named
    {
        const Candidate* candidate = nullptr;
        bool remote = false;
    };

    explicit LessonKinds(const WireMatch& wire)
        : m_wire(wire)
    {}

    /// @p message: its number among the messages, if @p event is one.
    [[nodiscard]] bool is(const Event& event, WireMatch::Ordinal message, LessonEvent what) const;

    /// The pair that a fact of the agent's log is about; 0 if none.
    [[nodiscard]] static PairId pairOf(const Fact& fact);
    /// The candidate that a fact is about, which dies with it.
    [[nodiscard]] static std::optional<Named> candidateOf(const Fact& fact);

private:
    [[nodiscard]] bool isMessage(WireMatch::Ordinal message, LessonEvent what) const;

    const WireMatch& m_wire;
};

} // namespace icelens::model
