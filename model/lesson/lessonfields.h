// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/lesson/lessonfinder.h"
#include "model/lesson/lessonscript.h"

namespace icelens::model {

/// Fills the places of one step's texts.
class LessonFields
{
public:
    LessonFields(const EventLog& log, const Projections& projections, const LessonFinder& finder,
                 const FoundMoment& stop)
        : m_log(log)
        , m_projections(projections)
        , m_finder(finder)
        , m_stop(stop)
    {}

    /// Empty if the session has no such fact there.
    [[nodiscard]] std::optional<LessonValue> value(const LessonField& field) const;
    /// As a lesson's author writes it: "In-Progress", "4", "1.250", "192.0.2.1:40112".
    [[nodiscard]] static std::string plain(const LessonValue& value);

private:
    [[nodiscard]] std::optional<LessonValue> ofMoment(const LessonField& field,
                                                      const FoundMoment& moment) const;
    [[nodiscard]] std::optional<LessonValue> ofMessage(LessonField::Kind kind,
                                                       const FoundMoment& moment) const;
    [[nodiscard]] std::optional<LessonValue> pairCount(const LessonField& field) const;
    [[nodiscard]] std::optional<LessonValue> candidateCount(const LessonField& field) const;
    [[nodiscard]] std::optional<LessonValue> next(const LessonField& field) const;
    [[nodiscard]] std::optional<LessonValue> duration(const LessonField& field) const;
    [[nodiscard]] const FoundMoment* moment(const std::string& name) const;
    /// 0 for the empty name: every agent. Empty if there is none of this name.
    [[nodiscard]] std::optional<AgentId> agent(const std::string& name) const;

    const EventLog& m_log;
    const Projections& m_projections;
    const LessonFinder& m_finder;
    const FoundMoment& m_stop;
};

} // namespace icelens::model
