// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/candidate.h"
#include "model/event/event.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace icelens::model {

/// What can happen in a session that a lesson can name. docs/lessons.md has the words.
enum class LessonEvent : std::uint8_t {
    GatheringBegun,
    GatheringDone,
    CandidateGathered,
    CandidateSignalled,
    CandidateDiscovered,
    CandidateUpdated,
    CandidateHeld,
    CandidateLetGo,
    CandidatesEnded,
    PairFormed,
    PairDiscovered,
    PairWaiting,
    PairInProgress,
    PairSucceeded,
    PairFailed,
    PairValid,
    PairNominated,
    PairSelected,
    PairRemoved,
    CheckTriggered,
    NominationQueued,
    ConflictQueued,
    CheckSent,
    CheckReceived,
    NominatingCheckSent,
    NominatingCheckReceived,
    AnswerSent,
    AnswerReceived,
    RefusalSent,
    RefusalReceived,
    ServerAsked,
    ServerAnswered,
    RelayAsked,
    RelayRefused,
    RelayGranted,
    PermissionAsked,
    PermissionGranted,
    ComponentGathering,
    ComponentConnecting,
    ComponentConnected,
    ComponentReady,
    ComponentFailed,
    RoleSwitched,
    RoleKept,
    ConsentLost,
    IceRestarted,
    SessionEnded,
};

/// An instant of a session, described: "just before second check sent by Alice on knock".
struct LessonMoment
{
    enum class Kind : std::uint8_t { Start, End, Time, Named, Search };

    Kind kind = Kind::Start;
    bool justBefore = false; ///< The event itself is not shown yet.
    SessionTime time{};      ///< Of Time.
    std::string name;        ///< Of Named: a moment that the lesson defined.
    LessonEvent event = LessonEvent::GatheringBegun; ///< Of Search, and what follows.
    int ordinal = 1;                                 ///< 1: the first; 0: the last.
    std::string agent;                               ///< Empty: any.
    std::string onPairOf;                            ///< A moment whose pair it is about.
    std::string after;                               ///< A moment that it comes after.
    bool afterPrevious = false;                      ///< It comes after the step before.
    std::optional<CandidateType> type;               ///< Of the candidate.
    std::optional<CandidateType> localType;          ///< Of the pair's candidates.
    std::optional<CandidateType> remoteType;
    int line = 0;

    friend bool operator==(const LessonMoment&, const LessonMoment&) = default;
};

/// A place in a text that the session fills: "{local of knock}".
struct LessonField
{
    enum class Kind : std::uint8_t {
        Time,
        Pair,
        Local,
        Remote,
        LocalType,
        RemoteType,
        Priority,
        LocalPriority,
        RemotePriority,
        Foundation,
        State,
        RoundTrip,
        ChecksSent,
        Address,
        Ip,
        Port,
        Type,
        Base,
        Related,
        Server,
        TypePreference,
        LocalPreference,
        Component,
        Agent,
        Role,
        Error,
        Ta,        ///< Of the session.
        Duration,  ///< Between two moments.
        PairCount, ///< Of an agent, in a state, …
        CandidateCount,
        NextCheck, ///< The pair that an agent is expected to check next.
    };

    Kind kind = Kind::Time;
    std::string of;    ///< A moment, or an agent of counts, roles and NextCheck; empty: the stop.
    std::string until; ///< Of Duration: the second moment.
    std::optional<PairState> state; ///< Of PairCount; empty: any.
    bool removed = false;           ///< Of PairCount: those that were removed, else all that stay.
    bool remote = false;            ///< Of CandidateCount: the peer's.
    std::optional<CandidateType> type; ///< Of CandidateCount; empty: any.

    friend bool operator==(const LessonField&, const LessonField&) = default;
};

/// A piece of a text: words, or a field.
struct LessonPiece
{
    std::string text;
    std::optional<LessonField> field;
    bool strong = false;
    int line = 0;

    friend bool operator==(const LessonPiece&, const LessonPiece&) = default;
};

using LessonParagraph = std::vector<LessonPiece>;

struct LessonChoice
{
    LessonParagraph text;
    bool right = false;
};

struct LessonQuestion
{
    LessonParagraph text;
    std::vector<LessonChoice> choices;
    LessonParagraph explanation;
    int line = 0;
};

/// What a step points at.
struct LessonPoint
{
    enum class Kind : std::uint8_t { Pair, Candidate, Event, NextCheck };

    Kind kind = Kind::Pair;
    std::string of; ///< A moment; of NextCheck an agent. Empty: the stop.
    int line = 0;
};

/// "expect: {number of pairs of Alice} is 6": what the author relies on.
struct LessonExpectation
{
    enum class Relation : std::uint8_t { Is, IsNot, MoreThan, LessThan };

    LessonField field;
    Relation relation = Relation::Is;
    std::string value;
    int line = 0;
};

struct LessonStep
{
    std::string title;
    LessonMoment stop;
    std::vector<LessonPoint> points;
    std::vector<std::string> views; ///< Ids: "map", "checklist".
    std::vector<LessonExpectation> expectations;
    std::vector<LessonParagraph> text;
    std::optional<LessonQuestion> question;
    int line = 0;
};

struct LessonName
{
    std::string name;
    LessonMoment moment;
};

/// A lesson as its author wrote it: a recorded session, and steps through it.
struct Lesson
{
    std::string title;
    std::string about;   ///< One sentence for the list of lessons.
    std::string session; ///< File name, beside the lesson.
    std::vector<LessonName> names;
    std::vector<LessonStep> steps;
};

} // namespace icelens::model
