// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/lesson/lessonscript.h"

#include "model/lesson/lessonfields.h"
#include "model/lesson/lessonphrase.h"
#include "model/lesson/lessonreader.h"

#include <charconv>

namespace icelens::model {

namespace {

using What = LessonFault::What;

std::optional<double> asNumber(const std::string& words)
{
    double number = 0;
    const auto* const last = words.data() + words.size();
    const auto [end, error] = std::from_chars(words.data(), last, number);
    return error == std::errc() && end == last ? std::optional(number) : std::nullopt;
}

bool holds(const std::string& is, LessonExpectation::Relation relation, const std::string& wanted)
{
    const auto a = asNumber(is);
    const auto b = asNumber(wanted);
    switch (relation) {
    case LessonExpectation::Relation::Is:
        return is == wanted;
    case LessonExpectation::Relation::IsNot:
        return is != wanted;
    case LessonExpectation::Relation::MoreThan:
        return a && b && *a > *b;
    case LessonExpectation::Relation::LessThan:
        return a && b && *a < *b;
    }
    return false;
}

/// Fills one lesson, and keeps what goes wrong on the way.
class LessonFiller
{
public:
    LessonFiller(const Lesson& lesson, const EventLog& log, const Projections& projections)
        : m_lesson(lesson)
        , m_log(log)
        , m_projections(projections)
        , m_finder(log, projections)
    {}

    Result<std::vector<FilledStep>, std::vector<LessonFault>> fill();

private:
    void fault(What what, int line, std::string detail = {});
    void findNames();
    FilledStep fillStep(const LessonStep& step, const FoundMoment& stop);
    void point(FilledStep& filled, const LessonPoint& point, const LessonFields& fields,
               const FoundMoment& stop);
    void expect(const LessonExpectation& expectation, const LessonFields& fields);
    FilledParagraph fillParagraph(const LessonParagraph& paragraph, const LessonFields& fields);
    FilledQuestion fillQuestion(const LessonQuestion& question, const LessonFields& fields);

    const Lesson& m_lesson;
    const EventLog& m_log;
    const Projections& m_projections;
    LessonFinder m_finder;
    std::vector<LessonFault> m_faults;
};

void LessonFiller::fault(What what, int line, std::string detail)
{
    if (m_faults.size() < mostFaults)
        m_faults.push_back({what, line, std::move(detail)});
}

Result<std::vector<FilledStep>, std::vector<LessonFault>> LessonFiller::fill()
{
    findNames();
    std::vector<FilledStep> steps;
    std::size_t previous = 0;
    for (const auto& step : m_lesson.steps) {
        const auto stop = m_finder.find(step.stop, previous);
        if (!stop) {
            fault(stop.error().what, stop.error().line, stop.error().detail);
            continue;
        }
        previous = stop->count;
        steps.push_back(fillStep(step, *stop));
    }
    if (m_faults.empty())
        return steps;
    return m_faults;
}

void LessonFiller::findNames()
{
    for (const auto& name : m_lesson.names) {
        if (auto found = m_finder.find(name.moment))
            m_finder.name(name.name, std::move(*found));
        else
            fault(found.error().what, found.error().line, found.error().detail);
    }
}

FilledStep LessonFiller::fillStep(const LessonStep& step, const FoundMoment& stop)
{
    const LessonFields fields(m_log, m_projections, m_finder, stop);
    FilledStep filled;
    filled.title = step.title;
    filled.cursor = {stop.count, stop.time};
    filled.views = step.views;
    for (const auto& wish : step.points)
        point(filled, wish, fields, stop);
    for (const auto& expectation : step.expectations)
        expect(expectation, fields);
    for (const auto& paragraph : step.text)
        filled.text.push_back(fillParagraph(paragraph, fields));
    if (step.question)
        filled.question = fillQuestion(*step.question, fields);
    return filled;
}

void LessonFiller::point(FilledStep& filled, const LessonPoint& point, const LessonFields& fields,
                         const FoundMoment& stop)
{
    const auto* of = point.of.empty() ? &stop : m_finder.named(point.of);
    bool there = false;
    switch (point.kind) {
    case LessonPoint::Kind::NextCheck: {
        LessonField field;
        field.kind = LessonField::Kind::NextCheck;
        field.of = point.of;
        const auto next = fields.value(field);
        there = next.has_value();
        if (there)
            filled.pair = std::get<PairId>(*next);
        break;
    }
    case LessonPoint::Kind::Pair:
        // A pair that is not formed yet cannot be shown.
        there = of != nullptr && of->pair.value() != 0
            && m_log.stateAt(stop.count).pair(of->pair) != nullptr;
        if (there)
            filled.pair = of->pair;
        break;
    case LessonPoint::Kind::Candidate:
        there = of != nullptr && of->subject.has_value() && of->event && *of->event < stop.count;
        if (there)
            filled.candidate = of->subject;
        break;
    case LessonPoint::Kind::Event:
        there = of != nullptr && of->event && *of->event < stop.count;
        if (there)
            filled.event = of->event;
        break;
    }
    if (!there)
        fault(What::NothingToPointAt, point.line, point.of);
}

void LessonFiller::expect(const LessonExpectation& expectation, const LessonFields& fields)
{
    const auto value = fields.value(expectation.field);
    auto wanted = std::optional(expectation.value);
    // "is {pair of knock}": another fact of the session.
    if (expectation.value.starts_with('{') && expectation.value.ends_with('}')) {
        const auto inner = expectation.value.substr(1, expectation.value.size() - 2);
        const auto field = readLessonField(inner, expectation.line);
        const auto other = field ? fields.value(*field) : std::nullopt;
        wanted = other ? std::optional(LessonFields::plain(*other)) : std::nullopt;
    }
    if (!value || !wanted)
        return fault(What::NoSuchFact, expectation.line, expectation.value);
    if (const auto is = LessonFields::plain(*value); !holds(is, expectation.relation, *wanted))
        fault(What::NotAsExpected, expectation.line, is);
}

FilledParagraph LessonFiller::fillParagraph(const LessonParagraph& paragraph,
                                            const LessonFields& fields)
{
    FilledParagraph filled;
    for (const auto& piece : paragraph) {
        if (!piece.field) {
            filled.push_back({piece.text, std::nullopt, piece.strong});
            continue;
        }
        auto value = fields.value(*piece.field);
        if (!value)
            fault(What::NoSuchFact, piece.line, piece.field->of);
        else
            filled.push_back({{}, std::move(*value), piece.strong});
    }
    return filled;
}

FilledQuestion LessonFiller::fillQuestion(const LessonQuestion& question,
                                          const LessonFields& fields)
{
    FilledQuestion filled;
    filled.text = fillParagraph(question.text, fields);
    for (const auto& choice : question.choices)
        filled.choices.push_back({fillParagraph(choice.text, fields), choice.right});
    filled.explanation = fillParagraph(question.explanation, fields);
    return filled;
}

} // namespace

Result<std::vector<FilledStep>, std::vector<LessonFault>>
fillLesson(const Lesson& lesson, const EventLog& log, const Projections& projections)
{
    return LessonFiller(lesson, log, projections).fill();
}

} // namespace icelens::model
