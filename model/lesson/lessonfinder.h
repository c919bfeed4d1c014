// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/diagnosis/explain.h"
#include "model/event/candidate.h"
#include "model/lesson/lesson.h"
#include "model/lesson/lessonfault.h"
#include "model/projection/projections.h"

#include <map>
#include <optional>
#include <string>
#include <utility>

namespace icelens::model {

/// An instant of a session, found.
struct FoundMoment
{
    std::size_t count = 0; ///< Events that have happened, the one that was looked for among them.
    std::optional<std::size_t> event; ///< Its number; empty for a time.
    SessionTime time{};
    AgentId agent;
    PairId pair; ///< 0: it is about no pair.
    std::optional<CandidateSubject> subject;
    std::optional<Candidate> candidate; ///< As the event has it.
    WireMatch::Ordinal message = WireMatch::none;
};

/// Finds the moments of a lesson in a session. Refers to both; one pass over the log for each.
class LessonFinder
{
public:
    LessonFinder(const EventLog& log, const Projections& projections)
        : m_log(log)
        , m_projections(projections)
    {}

    /// @p previous: where "next" begins, in events.
    [[nodiscard]] Result<FoundMoment, LessonFault> find(const LessonMoment& moment,
                                                        std::size_t previous = 0) const;
    void name(const std::string& name, FoundMoment found)
    {
        m_names.insert_or_assign(name, std::move(found));
    }
    /// Null if there is no such name, or it was not found.
    [[nodiscard]] const FoundMoment* named(const std::string& name) const;
    /// Empty if no agent has this name.
    [[nodiscard]] std::optional<AgentId> agent(const std::string& name) const;

private:
    struct Wanted;

    [[nodiscard]] Result<FoundMoment, LessonFault> search(const LessonMoment& moment,
                                                          std::size_t previous) const;
    [[nodiscard]] std::optional<Wanted> wanted(const LessonMoment& moment, std::size_t previous,
                                               LessonFault& fault) const;
    [[nodiscard]] bool fits(const FoundMoment& found, const Wanted& wanted) const;
    [[nodiscard]] FoundMoment describe(std::size_t number, WireMatch::Ordinal message) const;
    [[nodiscard]] PairId selectedPair(std::size_t number, const PairSelected& selected) const;

    const EventLog& m_log;
    const Projections& m_projections;
    std::map<std::string, FoundMoment, std::less<>> m_names;
};

} // namespace icelens::model
