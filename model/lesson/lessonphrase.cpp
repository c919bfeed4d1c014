// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/lesson/lessonphrase.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <span>
#include <utility>

namespace icelens::model {

namespace {

using Words = std::span<const std::string_view>;

template <class T>
using WordTable = std::pair<std::string_view, T>;

constexpr std::array<WordTable<LessonEvent>, 48> eventTable{{
    {"gathering begun", LessonEvent::GatheringBegun},
    {"gathering done", LessonEvent::GatheringDone},
    {"candidate gathered", LessonEvent::CandidateGathered},
    {"candidate signalled", LessonEvent::CandidateSignalled},
    {"candidate discovered", LessonEvent::CandidateDiscovered},
    {"candidate updated", LessonEvent::CandidateUpdated},
    {"candidate held", LessonEvent::CandidateHeld},
    {"candidate let go", LessonEvent::CandidateLetGo},
    {"candidates ended", LessonEvent::CandidatesEnded},
    {"pair formed", LessonEvent::PairFormed},
    {"pair discovered", LessonEvent::PairDiscovered},
    {"pair Waiting", LessonEvent::PairWaiting},
    {"pair In-Progress", LessonEvent::PairInProgress},
    {"pair Succeeded", LessonEvent::PairSucceeded},
    {"pair Failed", LessonEvent::PairFailed},
    {"pair valid", LessonEvent::PairValid},
    {"pair nominated", LessonEvent::PairNominated},
    {"nomination", LessonEvent::PairNominated},
    {"pair selected", LessonEvent::PairSelected},
    {"pair removed", LessonEvent::PairRemoved},
    {"check triggered", LessonEvent::CheckTriggered},
    {"nomination queued", LessonEvent::NominationQueued},
    {"conflict queued", LessonEvent::ConflictQueued},
    {"check sent", LessonEvent::CheckSent},
    {"check received", LessonEvent::CheckReceived},
    {"nominating check sent", LessonEvent::NominatingCheckSent},
    {"nominating check received", LessonEvent::NominatingCheckReceived},
    {"answer sent", LessonEvent::AnswerSent},
    {"answer received", LessonEvent::AnswerReceived},
    {"refusal sent", LessonEvent::RefusalSent},
    {"refusal received", LessonEvent::RefusalReceived},
    {"server asked", LessonEvent::ServerAsked},
    {"server answered", LessonEvent::ServerAnswered},
    {"relay asked", LessonEvent::RelayAsked},
    {"relay refused", LessonEvent::RelayRefused},
    {"relay granted", LessonEvent::RelayGranted},
    {"permission asked", LessonEvent::PermissionAsked},
    {"permission granted", LessonEvent::PermissionGranted},
    {"component gathering", LessonEvent::ComponentGathering},
    {"component connecting", LessonEvent::ComponentConnecting},
    {"component connected", LessonEvent::ComponentConnected},
    {"component ready", LessonEvent::ComponentReady},
    {"component failed", LessonEvent::ComponentFailed},
    {"role switched", LessonEvent::RoleSwitched},
    {"role kept", LessonEvent::RoleKept},
    {"consent lost", LessonEvent::ConsentLost},
    {"ICE restarted", LessonEvent::IceRestarted},
    {"session ended", LessonEvent::SessionEnded},
}};

constexpr std::array<std::string_view, 12> ordinalTable{"last",   "first", "second", "third",
                                                        "fourth", "fifth", "sixth",  "seventh",
                                                        "eighth", "ninth", "tenth",  "eleventh"};

constexpr std::array<WordTable<CandidateType>, 4> typeTable{{
    {"host", CandidateType::Host},
    {"server-reflexive", CandidateType::ServerReflexive},
    {"peer-reflexive", CandidateType::PeerReflexive},
    {"relayed", CandidateType::Relayed},
}};

constexpr std::array<WordTable<PairState>, 6> stateTable{{
    {"Frozen", PairState::Frozen},
    {"Waiting", PairState::Waiting},
    {"In-Progress", PairState::InProgress},
    {"Succeeded", PairState::Succeeded},
    {"Failed", PairState::Failed},
    {"Discovered", PairState::Discovered},
}};

constexpr std::array<WordTable<LessonField::Kind>, 26> fieldTable{{
    {"time", LessonField::Kind::Time},
    {"pair", LessonField::Kind::Pair},
    {"local", LessonField::Kind::Local},
    {"remote", LessonField::Kind::Remote},
    {"local type", LessonField::Kind::LocalType},
    {"remote type", LessonField::Kind::RemoteType},
    {"priority", LessonField::Kind::Priority},
    {"local priority", LessonField::Kind::LocalPriority},
    {"remote priority", LessonField::Kind::RemotePriority},
    {"foundation", LessonField::Kind::Foundation},
    {"state", LessonField::Kind::State},
    {"round trip", LessonField::Kind::RoundTrip},
    {"checks sent", LessonField::Kind::ChecksSent},
    {"address", LessonField::Kind::Address},
    {"IP", LessonField::Kind::Ip},
    {"port", LessonField::Kind::Port},
    {"type", LessonField::Kind::Type},
    {"base", LessonField::Kind::Base},
    {"related", LessonField::Kind::Related},
    {"server", LessonField::Kind::Server},
    {"type preference", LessonField::Kind::TypePreference},
    {"local preference", LessonField::Kind::LocalPreference},
    {"component", LessonField::Kind::Component},
    {"agent", LessonField::Kind::Agent},
    {"role", LessonField::Kind::Role},
    {"error", LessonField::Kind::Error},
}};

template <class Table>
auto lookUp(const Table& table, std::string_view word)
    -> std::optional<typename Table::value_type::second_type>
{
    const auto found =
        std::ranges::find(table, word, [](const auto& entry) { return entry.first; });
    return found == table.end() ? std::nullopt : std::optional(found->second);
}

std::string joined(Words words)
{
    std::string text;
    for (const auto word : words) {
        if (!text.empty())
            text += ' ';
        text += word;
    }
    return text;
}

LessonFault faultOf(LessonFault::What what, int line, std::string detail = {})
{
    return {what, line, std::move(detail)};
}

/// "1.25 s" as nanoseconds.
std::optional<SessionTime> readSeconds(std::string_view number)
{
    double seconds = 0;
    const auto [end, error] =
        std::from_chars(number.data(), number.data() + number.size(), seconds);
    if (error != std::errc() || end != number.data() + number.size() || !std::isfinite(seconds)
        || seconds < 0 || seconds > 1e6)
        return std::nullopt;
    return SessionTime(std::llround(seconds * 1e9));
}

/// Takes the longest event that @p words begin with.
std::optional<LessonEvent> takeEvent(Words& words)
{
    for (auto length = std::min<std::size_t>(words.size(), 3); length > 0; --length) {
        if (const auto event = lookUp(eventTable, joined(words.first(length)))) {
            words = words.subspan(length);
            return event;
        }
    }
    return std::nullopt;
}

/// "by Alice", "on knock", "after knock", "between host and relayed".
std::optional<LessonFault> takeClause(Words& words, LessonMoment& moment)
{
    const auto keyword = words.front();
    if (words.size() < 2)
        return faultOf(LessonFault::What::UnknownWord, moment.line, std::string(keyword));
    const auto value = words[1];
    auto taken = std::size_t{2};
    if (keyword == "by" || keyword == "of" || keyword == "to" || keyword == "at") {
        moment.agent = value;
    } else if (keyword == "on" || keyword == "after") {
        if (!isLessonName(value))
            return faultOf(LessonFault::What::BadName, moment.line, std::string(value));
        (keyword == "on" ? moment.onPairOf : moment.after) = value;
    } else if (keyword == "between" && words.size() >= 4 && words[2] == "and") {
        moment.localType = lookUp(typeTable, value);
        moment.remoteType = lookUp(typeTable, words[3]);
        if (!moment.localType || !moment.remoteType)
            return faultOf(LessonFault::What::UnknownWord, moment.line,
                           std::string(moment.localType ? words[3] : value));
        taken = 4;
    } else {
        return faultOf(LessonFault::What::UnknownWord, moment.line, std::string(keyword));
    }
    words = words.subspan(taken);
    return std::nullopt;
}

Result<LessonMoment, LessonFault> readSearch(Words words, LessonMoment moment)
{
    moment.kind = LessonMoment::Kind::Search;
    if (words.front() == "next") {
        moment.afterPrevious = true;
        words = words.subspan(1);
    } else if (const auto at = std::ranges::find(ordinalTable, words.front());
               at != ordinalTable.end()) {
        moment.ordinal = static_cast<int>(at - ordinalTable.begin());
        words = words.subspan(1);
    }
    if (!words.empty()) {
        moment.type = lookUp(typeTable, words.front());
        if (moment.type)
            words = words.subspan(1);
    }
    const auto rest = words;
    const auto event = takeEvent(words);
    if (!event)
        return faultOf(LessonFault::What::UnknownEvent, moment.line, joined(rest));
    moment.event = *event;
    while (!words.empty()) {
        if (auto fault = takeClause(words, moment))
            return *fault;
    }
    return moment;
}

/// "number of Frozen pairs of Alice", "number of remote host candidates of Bob".
Result<LessonField, LessonFault> readCount(Words words, int line)
{
    const auto whole = words;
    LessonField field;
    bool typed = false;
    while (words.size() > 1) {
        if (words.front() == "removed")
            field.removed = true;
        else if (words.front() == "remote")
            field.remote = true;
        else if (const auto state = lookUp(stateTable, words.front()))
            field.state = state;
        else if (const auto type = lookUp(typeTable, words.front()))
            field.type = type;
        else
            break;
        typed = typed || field.remote || field.type;
        words = words.subspan(1);
    }
    const bool pairs = !words.empty() && words.front() == "pairs";
    const bool candidates = !words.empty() && words.front() == "candidates";
    const bool fits = pairs ? !typed : candidates && !field.state && !field.removed;
    const bool ends = words.size() == 1 || (words.size() == 3 && words[1] == "of");
    if (!fits || !ends)
        return faultOf(LessonFault::What::UnknownField, line, "number of " + joined(whole));
    field.kind = pairs ? LessonField::Kind::PairCount : LessonField::Kind::CandidateCount;
    if (words.size() == 3)
        field.of = words[2];
    return field;
}

/// "pair of knock": what is asked for, and of which moment.
Result<LessonField, LessonFault> readPlainField(Words words, int line)
{
    LessonField field;
    const auto whole = joined(words);
    const auto of = std::ranges::find(words, std::string_view("of"));
    const auto length = static_cast<std::size_t>(of - words.begin());
    const auto kind = lookUp(fieldTable, joined(words.first(length)));
    const bool named = of != words.end();
    if (!kind || (named && words.size() != length + 2))
        return faultOf(LessonFault::What::UnknownField, line, whole);
    field.kind = *kind;
    if (named)
        field.of = words[length + 1];
    return field;
}

} // namespace

std::vector<std::string_view> lessonWords(std::string_view line)
{
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < line.size();) {
        const auto begin = line.find_first_not_of(" \t", at);
        if (begin == std::string_view::npos)
            break;
        const auto end = std::min(line.find_first_of(" \t", begin), line.size());
        words.push_back(line.substr(begin, end - begin));
        at = end;
    }
    return words;
}

bool isLessonName(std::string_view word)
{
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    };
    return !word.empty() && word.size() <= 40 && word.front() >= 'a' && word.front() <= 'z'
        && std::ranges::all_of(word, fits);
}

Result<LessonMoment, LessonFault> readLessonMoment(std::string_view phrase, int line)
{
    const auto all = lessonWords(phrase);
    Words words(all);
    LessonMoment moment;
    moment.line = line;
    if (words.size() > 2 && words[0] == "just" && words[1] == "before") {
        moment.justBefore = true;
        words = words.subspan(2);
    }
    if (words.empty())
        return faultOf(LessonFault::What::UnknownEvent, line);
    if (words.size() == 3 && words[0] == "at" && words[2] == "s") {
        const auto time = readSeconds(words[1]);
        if (!time)
            return faultOf(LessonFault::What::BadTime, line, std::string(words[1]));
        moment.kind = LessonMoment::Kind::Time;
        moment.time = *time;
        return moment;
    }
    const auto whole = joined(words);
    if (whole == "start" || whole == "end") {
        moment.kind = whole == "end" ? LessonMoment::Kind::End : LessonMoment::Kind::Start;
        return moment;
    }
    if (words.size() == 1 && isLessonName(words[0]) && !lookUp(eventTable, words[0])) {
        moment.kind = LessonMoment::Kind::Named;
        moment.name = words[0];
        return moment;
    }
    return readSearch(words, std::move(moment));
}

Result<LessonField, LessonFault> readLessonField(std::string_view text, int line)
{
    const auto all = lessonWords(text);
    const Words words(all);
    LessonField field;
    if (words.size() == 1 && words[0] == "Ta") {
        field.kind = LessonField::Kind::Ta;
        return field;
    }
    if (words.size() == 4 && words[0] == "from" && words[2] == "to") {
        field.kind = LessonField::Kind::Duration;
        field.of = words[1];
        field.until = words[3];
        return field;
    }
    if (words.size() == 4 && words[0] == "next" && words[1] == "check" && words[2] == "of") {
        field.kind = LessonField::Kind::NextCheck;
        field.of = words[3];
        return field;
    }
    if (words.size() > 2 && words[0] == "number" && words[1] == "of")
        return readCount(words.subspan(2), line);
    return readPlainField(words, line);
}

} // namespace icelens::model
