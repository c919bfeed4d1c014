// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace icelens::model {

/// What is wrong with a lesson, or with a lesson for its session; items::LessonWords says it.
struct LessonFault
{
    enum class What : std::uint8_t {
        NotALesson,   ///< The first line is not "IceLens lesson 1".
        NewerVersion, ///< detail: the version.
        TooLong,
        TooMany, ///< Steps, names or choices.
        NoTitle,
        NoSession,
        BadSession, ///< Not a plain file name. detail: it.
        NoSteps,
        UnknownLine, ///< Neither a keyword nor text that may stand here. detail: its beginning.
        NoStop,
        NoText,
        TwoStops,
        UnknownEvent, ///< detail: the words that are none.
        UnknownWord,  ///< Of a phrase. detail: it.
        BadTime,
        BadName,     ///< detail: it.
        UnknownName, ///< Of a moment. detail: it.
        NameTwice,   ///< detail: it.
        UnknownView, ///< detail: it.
        UnknownPoint,
        UnknownField, ///< detail: what stands in the braces.
        OpenBrace,    ///< "{" without "}".
        BadExpectation,
        ChoiceWithoutQuestion,
        QuestionTwice,
        FewChoices,
        NoRightChoice,
        RightChoices, ///< More than one.
        NoExplanation,
        // of the session
        EventNotFound,
        AgentNotFound, ///< detail: its name.
        NoSuchFact,    ///< The session has no such field there. detail: the field.
        NothingToPointAt,
        NotAsExpected, ///< detail: what it is.
    };

    What what = What::NotALesson;
    int line = 0; ///< From 1.
    std::string detail;

    friend bool operator==(const LessonFault&, const LessonFault&) = default;
};

} // namespace icelens::model
