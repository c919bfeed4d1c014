// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/lesson/lessonreader.h"

#include "model/lesson/lessonphrase.h"

#include <algorithm>
#include <array>
#include <utility>

namespace icelens::model {

namespace {

using What = LessonFault::What;

constexpr std::size_t mostSteps = 40;
constexpr std::size_t mostNames = 100;
constexpr std::size_t fewestChoices = 2;
constexpr std::size_t mostChoices = 6;

std::string_view trimmed(std::string_view text)
{
    const auto begin = text.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::string beginningOf(std::string_view text)
{
    constexpr std::size_t enough = 40;
    auto length = std::min(text.size(), enough);
    // Not in the middle of a character of UTF-8.
    while (length < text.size() && length > 0
           && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U)
        --length;
    return std::string(text.substr(0, length));
}

/// What follows @p keyword and a colon; nothing if @p line begins otherwise.
std::optional<std::string_view> after(std::string_view keyword, std::string_view line)
{
    if (!line.starts_with(keyword) || line.size() <= keyword.size() || line[keyword.size()] != ':')
        return std::nullopt;
    return trimmed(line.substr(keyword.size() + 1));
}

/// Reads a lesson line by line. Each line belongs to the head of the lesson, to the head of a step
/// (up to the first empty line) or to its text.
class LessonParser
{
public:
    Result<Lesson, std::vector<LessonFault>> read(std::string_view text);

private:
    enum class Part { Head, StepHead, Text, Question, Choice, Explanation };

    void fault(What what, std::string detail = {}) { faultAt(m_line, what, std::move(detail)); }
    void faultAt(int line, What what, std::string detail = {});
    bool readFirstLine(std::string_view line);
    void readLine(std::string_view line);
    void readHeadLine(std::string_view line);
    void readName(std::string_view words);
    void beginStep(std::string_view title);
    void endStep();
    void checkQuestion(const LessonQuestion& question);
    void readStepLine(std::string_view line);
    void readPoints(std::string_view list);
    void readPoint(std::string_view words);
    void readViews(std::string_view list);
    void readExpectation(std::string_view words);
    void readTextLine(std::string_view line);
    void beginQuestion(std::string_view line);
    void beginChoice(std::string_view line, bool right);
    void add(LessonParagraph& paragraph, std::string_view line);
    std::optional<LessonMoment> moment(std::string_view phrase);
    std::optional<LessonField> field(std::string_view words);
    void checkName(const std::string& name);
    [[nodiscard]] bool isKnown(const std::string& name) const;
    LessonStep& step() { return m_lesson.steps.back(); }

    Lesson m_lesson;
    std::vector<LessonFault> m_faults;
    Part m_part = Part::Head;
    int m_line = 0;
    bool m_hasStop = false;
    bool m_newParagraph = true;
    bool m_strong = false;
};

void LessonParser::faultAt(int line, What what, std::string detail)
{
    if (m_faults.size() < mostFaults)
        m_faults.push_back({what, line, std::move(detail)});
}

Result<Lesson, std::vector<LessonFault>> LessonParser::read(std::string_view text)
{
    if (text.size() > longestLesson)
        return std::vector{LessonFault{What::TooLong, 1, {}}};
    if (text.starts_with("\xEF\xBB\xBF")) // as some editors begin a file
        text.remove_prefix(3);
    while (!text.empty() && m_faults.size() < mostFaults) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        ++m_line;
        if (m_line == 1) {
            if (!readFirstLine(line))
                return m_faults;
        } else if (!line.starts_with("//")) {
            readLine(line);
        }
    }
    if (m_line == 0)
        return std::vector{LessonFault{What::NotALesson, 1, {}}};
    endStep();
    if (m_lesson.title.empty())
        faultAt(1, What::NoTitle);
    if (m_lesson.session.empty())
        faultAt(1, What::NoSession);
    if (m_lesson.steps.empty())
        faultAt(m_line, What::NoSteps);
    if (m_faults.empty())
        return std::move(m_lesson);
    std::ranges::stable_sort(m_faults, {}, &LessonFault::line);
    return m_faults;
}

bool LessonParser::readFirstLine(std::string_view line)
{
    constexpr std::string_view magic = "IceLens lesson ";
    if (line == "IceLens lesson 1")
        return true;
    if (line.starts_with(magic))
        fault(What::NewerVersion, beginningOf(line.substr(magic.size())));
    else
        fault(What::NotALesson);
    return false;
}

void LessonParser::readLine(std::string_view line)
{
    if (line.starts_with("## ")) {
        beginStep(trimmed(line.substr(3)));
    } else if (m_part == Part::Head) {
        readHeadLine(line);
    } else if (m_part == Part::StepHead) {
        if (line.empty())
            m_part = Part::Text;
        else
            readStepLine(line);
    } else {
        readTextLine(line);
    }
}

void LessonParser::readHeadLine(std::string_view line)
{
    if (line.empty())
        return;
    if (line.starts_with("# ")) {
        m_lesson.title = trimmed(line.substr(2));
    } else if (const auto about = after("about", line)) {
        m_lesson.about = *about;
    } else if (const auto session = after("session", line)) {
        // Beside the lesson and nowhere else: a lesson from a stranger must not name other files.
        if (session->empty() || session->find_first_of("/\\:") != std::string_view::npos
            || session->starts_with('.'))
            fault(What::BadSession, beginningOf(*session));
        m_lesson.session = *session;
    } else if (line.starts_with("let ")) {
        readName(line.substr(4));
    } else {
        fault(What::UnknownLine, beginningOf(line));
    }
}

void LessonParser::readName(std::string_view words)
{
    const auto equals = words.find('=');
    const auto name = std::string(trimmed(words.substr(0, std::min(equals, words.size()))));
    if (equals == std::string_view::npos || !isLessonName(name) || name == "stop" || name == "start"
        || name == "end" || name == "nomination")
        return fault(What::BadName, beginningOf(name));
    if (isKnown(name))
        return fault(What::NameTwice, name);
    if (m_lesson.names.size() >= mostNames)
        return fault(What::TooMany);
    auto read = moment(words.substr(equals + 1));
    if (!read)
        return;
    if (read->afterPrevious)
        return fault(What::UnknownWord, "next"); // no step is before it
    m_lesson.names.push_back({name, std::move(*read)});
}

void LessonParser::beginStep(std::string_view title)
{
    endStep();
    if (m_lesson.steps.size() >= mostSteps)
        return fault(What::TooMany);
    LessonStep begun;
    begun.title = title;
    begun.line = m_line;
    m_lesson.steps.push_back(std::move(begun));
    m_part = Part::StepHead;
    m_hasStop = false;
    m_newParagraph = true;
    m_strong = false;
}

void LessonParser::endStep()
{
    if (m_lesson.steps.empty())
        return;
    const LessonStep& ended = step();
    if (!m_hasStop)
        faultAt(ended.line, What::NoStop);
    if (ended.text.empty())
        faultAt(ended.line, What::NoText);
    if (ended.question)
        checkQuestion(*ended.question);
}

void LessonParser::checkQuestion(const LessonQuestion& question)
{
    const auto right = std::ranges::count_if(question.choices, &LessonChoice::right);
    if (question.choices.size() < fewestChoices)
        faultAt(question.line, What::FewChoices);
    else if (right == 0)
        faultAt(question.line, What::NoRightChoice);
    else if (right > 1)
        faultAt(question.line, What::RightChoices);
    if (question.explanation.empty())
        faultAt(question.line, What::NoExplanation);
}

void LessonParser::readStepLine(std::string_view line)
{
    if (const auto phrase = after("stop", line)) {
        if (m_hasStop)
            return fault(What::TwoStops);
        m_hasStop = true;
        if (auto read = moment(*phrase))
            step().stop = std::move(*read);
    } else if (const auto points = after("point", line)) {
        readPoints(*points);
    } else if (const auto views = after("show", line)) {
        readViews(*views);
    } else if (const auto expectation = after("expect", line)) {
        readExpectation(*expectation);
    } else {
        fault(What::UnknownLine, beginningOf(line));
    }
}

/// Calls @p take with each part of a list with commas.
template <class Take>
void eachOf(std::string_view list, Take take)
{
    while (!list.empty()) {
        const auto end = std::min(list.find(','), list.size());
        take(trimmed(list.substr(0, end)));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
}

void LessonParser::readPoints(std::string_view list)
{
    eachOf(list, [this](std::string_view words) { readPoint(words); });
}

void LessonParser::readPoint(std::string_view text)
{
    const auto words = lessonWords(text);
    LessonPoint point;
    point.line = m_line;
    const bool next = words.size() == 4 && words[0] == "next" && words[1] == "check";
    const auto kind = next || words.empty() ? std::string_view() : words[0];
    if (next)
        point.kind = LessonPoint::Kind::NextCheck;
    else if (kind == "pair")
        point.kind = LessonPoint::Kind::Pair;
    else if (kind == "candidate")
        point.kind = LessonPoint::Kind::Candidate;
    else if (kind == "event")
        point.kind = LessonPoint::Kind::Event;
    else
        return fault(What::UnknownPoint, beginningOf(text));
    const auto rest = next ? 2U : 1U;
    if (words.size() == rest + 2 && words[rest] == "of")
        point.of = words[rest + 1];
    else if (words.size() != rest || next)
        return fault(What::UnknownPoint, beginningOf(text));
    if (!next && !point.of.empty())
        checkName(point.of);
    if (step().points.size() < mostChoices)
        step().points.push_back(std::move(point));
}

void LessonParser::readViews(std::string_view list)
{
    eachOf(list, [this](std::string_view view) {
        if (std::ranges::find(lessonViews(), view) == lessonViews().end())
            fault(What::UnknownView, beginningOf(view));
        else if (step().views.size() < lessonViews().size())
            step().views.emplace_back(view);
    });
}

void LessonParser::readExpectation(std::string_view words)
{
    using Relation = LessonExpectation::Relation;
    constexpr std::array<std::pair<std::string_view, Relation>, 4> relations{
        {{"is not ", Relation::IsNot},
         {"is more than ", Relation::MoreThan},
         {"is less than ", Relation::LessThan},
         {"is ", Relation::Is}}};
    const auto close = words.find('}');
    if (!words.starts_with('{') || close == std::string_view::npos)
        return fault(What::BadExpectation);
    auto read = field(words.substr(1, close - 1));
    const auto rest = trimmed(words.substr(close + 1));
    const auto relation = std::ranges::find_if(
        relations, [&](const auto& entry) { return rest.starts_with(entry.first); });
    if (relation == relations.end())
        return fault(What::BadExpectation);
    if (!read || step().expectations.size() >= mostSteps)
        return;
    LessonExpectation expectation;
    expectation.field = std::move(*read);
    expectation.relation = relation->second;
    expectation.value = trimmed(rest.substr(relation->first.size()));
    expectation.line = m_line;
    step().expectations.push_back(std::move(expectation));
}

void LessonParser::readTextLine(std::string_view line)
{
    if (line.empty()) {
        m_newParagraph = true;
        m_strong = false;
        return;
    }
    if (line.starts_with("? "))
        return beginQuestion(line.substr(2));
    if (line.starts_with("- ") || line.starts_with("+ "))
        return beginChoice(line.substr(2), line.front() == '+');
    if (line.starts_with("= ")) {
        if (!step().question)
            return fault(What::ChoiceWithoutQuestion);
        m_part = Part::Explanation;
        m_strong = false;
        return add(step().question->explanation, line.substr(2));
    }
    switch (m_part) {
    case Part::Question:
        return add(step().question->text, line);
    case Part::Choice:
        return add(step().question->choices.back().text, line);
    case Part::Explanation:
        return add(step().question->explanation, line);
    default:
        break;
    }
    if (m_newParagraph)
        step().text.emplace_back();
    m_newParagraph = false;
    add(step().text.back(), line);
}

void LessonParser::beginQuestion(std::string_view line)
{
    if (step().question)
        return fault(What::QuestionTwice);
    m_part = Part::Question;
    m_strong = false;
    step().question.emplace();
    step().question->line = m_line;
    add(step().question->text, line);
}

void LessonParser::beginChoice(std::string_view line, bool right)
{
    if (!step().question || m_part == Part::Explanation)
        return fault(What::ChoiceWithoutQuestion);
    if (step().question->choices.size() >= mostChoices)
        return fault(What::TooMany);
    m_part = Part::Choice;
    m_strong = false;
    step().question->choices.push_back({{}, right});
    add(step().question->choices.back().text, line);
}

/// Appends a line to a paragraph: words, **strong words** and {fields}.
void LessonParser::add(LessonParagraph& paragraph, std::string_view line)
{
    line = trimmed(line);
    std::string words = paragraph.empty() ? "" : " ";
    const auto flush = [&] {
        if (!words.empty())
            paragraph.push_back({std::exchange(words, {}), std::nullopt, m_strong, m_line});
    };
    while (!line.empty()) {
        if (line.starts_with("**")) {
            flush();
            m_strong = !m_strong;
            line.remove_prefix(2);
        } else if (line.front() == '{') {
            flush();
            const auto close = line.find('}');
            if (close == std::string_view::npos)
                return fault(What::OpenBrace, beginningOf(line));
            if (auto read = field(line.substr(1, close - 1)))
                paragraph.push_back({{}, std::move(*read), m_strong, m_line});
            line.remove_prefix(close + 1);
        } else {
            const auto end = std::min({line.find("**"), line.find('{'), line.size()});
            words += line.substr(0, end);
            line.remove_prefix(end);
        }
    }
    flush();
}

std::optional<LessonMoment> LessonParser::moment(std::string_view phrase)
{
    auto read = readLessonMoment(phrase, m_line);
    if (!read) {
        fault(read.error().what, read.error().detail);
        return std::nullopt;
    }
    for (const auto& name : {read->name, read->onPairOf, read->after}) {
        if (!name.empty())
            checkName(name);
    }
    return std::move(*read);
}

std::optional<LessonField> LessonParser::field(std::string_view words)
{
    auto read = readLessonField(words, m_line);
    if (!read) {
        fault(read.error().what, beginningOf(words));
        return std::nullopt;
    }
    // A word in lower case is a moment; an agent has a name of its own.
    for (const auto& name : {read->of, read->until}) {
        if (isLessonName(name) && name != "stop")
            checkName(name);
    }
    return std::move(*read);
}

void LessonParser::checkName(const std::string& name)
{
    if (!isKnown(name))
        fault(What::UnknownName, beginningOf(name));
}

bool LessonParser::isKnown(const std::string& name) const
{
    return std::ranges::find(m_lesson.names, name, &LessonName::name) != m_lesson.names.end();
}

} // namespace

const std::vector<std::string_view>& lessonViews()
{
    static const std::vector<std::string_view> views{"map",     "states",    "timeline",
                                                     "ladder",  "checklist", "candidates",
                                                     "packets", "events",    "details"};
    return views;
}

Result<Lesson, std::vector<LessonFault>> readLesson(std::string_view text)
{
    return LessonParser().read(text);
}

} // namespace icelens::model
