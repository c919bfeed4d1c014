// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/diagnosis/explain.h"
#include "model/lesson/lesson.h"
#include "model/lesson/lessonfault.h"
#include "model/projection/cursor.h"
#include "model/projection/projections.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace icelens::model {

/// What the session fills into a place of a text. items::LessonWords writes it as the views do.
struct LessonAddress
{
    Address address;
    enum class Part : std::uint8_t { Whole, Ip, Port } part = Part::Whole;

    friend bool operator==(const LessonAddress&, const LessonAddress&) = default;
};
struct LessonInstant
{
    SessionTime at{};

    friend bool operator==(const LessonInstant&, const LessonInstant&) = default;
};
struct LessonDuration
{
    std::chrono::nanoseconds length{};

    friend bool operator==(const LessonDuration&, const LessonDuration&) = default;
};
using LessonValue = std::variant<std::string, std::uint64_t, PairId, LessonAddress, LessonInstant,
                                 LessonDuration, CandidateType, PairState, Role>;

/// A piece of a text with its place filled.
struct FilledPiece
{
    std::string text;
    std::optional<LessonValue> value;
    bool strong = false;

    friend bool operator==(const FilledPiece&, const FilledPiece&) = default;
};
using FilledParagraph = std::vector<FilledPiece>;

struct FilledChoice
{
    FilledParagraph text;
    bool right = false;

    friend bool operator==(const FilledChoice&, const FilledChoice&) = default;
};

struct FilledQuestion
{
    FilledParagraph text;
    std::vector<FilledChoice> choices;
    FilledParagraph explanation;

    friend bool operator==(const FilledQuestion&, const FilledQuestion&) = default;
};

/// A step as it is shown: the instant, what it points at, what it says.
struct FilledStep
{
    std::string title;
    Cursor cursor;
    PairId pair;                      ///< 0: none.
    std::optional<std::size_t> event; ///< Number of the event to point at.
    std::optional<CandidateSubject> candidate;
    std::vector<std::string> views;
    std::vector<FilledParagraph> text;
    std::optional<FilledQuestion> question;

    friend bool operator==(const FilledStep&, const FilledStep&) = default;
};

/// Plays a lesson's steps over its session: finds every stop and fills every place.
///
/// @p log and @p projections are of the whole session. Pure. Fails with all that the session does
/// not have; then nothing of the lesson can be relied on.
[[nodiscard]] Result<std::vector<FilledStep>, std::vector<LessonFault>>
fillLesson(const Lesson& lesson, const EventLog& log, const Projections& projections);

} // namespace icelens::model
