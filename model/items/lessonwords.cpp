// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/lessonwords.h"

#include "model/base/overloaded.h"
#include "model/items/words.h"

namespace icelens::items {

namespace {

QString addressPart(const model::LessonAddress& address)
{
    switch (address.part) {
    case model::LessonAddress::Part::Whole:
        break;
    case model::LessonAddress::Part::Ip:
        return QString::fromStdString(address.address.ip());
    case model::LessonAddress::Part::Port:
        return QString::number(address.address.port());
    }
    return Words::address(address.address);
}

} // namespace

QString LessonWords::value(const model::LessonValue& value)
{
    return std::visit(
        model::Overloaded{
            [](const std::string& words) { return QString::fromStdString(words); },
            [](std::uint64_t figure) { return Words::number(figure); },
            [](model::PairId pair) { return QString::number(pair.value()); },
            [](const model::LessonAddress& address) { return addressPart(address); },
            [](const model::LessonInstant& instant) { return Words::time(instant.at); },
            [](const model::LessonDuration& duration) {
                // Seconds where milliseconds would be a long number.
                return duration.length < std::chrono::seconds(1) ? Words::duration(duration.length)
                                                                 : Words::time(duration.length);
            },
            [](model::CandidateType type) {
                switch (type) {
                case model::CandidateType::Host:
                    return tr("host");
                case model::CandidateType::ServerReflexive:
                    return tr("server-reflexive");
                case model::CandidateType::PeerReflexive:
                    return tr("peer-reflexive");
                case model::CandidateType::Relayed:
                    return tr("relayed");
                }
                return QString();
            },
            [](model::PairState state) { return Words::state(state); },
            [](model::Role role) { return Words::role(role); },
        },
        value);
}

QString LessonWords::text(const model::FilledParagraph& paragraph)
{
    QString result;
    for (const auto& piece : paragraph)
        result += piece.value ? value(*piece.value) : QString::fromStdString(piece.text);
    return result;
}

QString LessonWords::fault(const model::LessonFault& fault)
{
    return tr("Line %1: %2", "a line of a lesson, what is wrong with it")
        .arg(fault.line)
        .arg(sentence(fault));
}

QString LessonWords::sentence(const model::LessonFault& fault)
{
    using What = model::LessonFault::What;
    const QString detail = QString::fromStdString(fault.detail);
    switch (fault.what) {
    case What::NotALesson:
        return tr("the first line of a lesson is “IceLens lesson 1”.");
    case What::NewerVersion:
        return tr("this lesson is of format %1; this IceLens reads format 1.").arg(detail);
    case What::TooLong:
        return tr("a lesson has at most 256 KiB of text.");
    case What::TooMany:
        return tr("a lesson has at most 40 steps and 100 names, and a question 6 choices.");
    case What::NoTitle:
        return tr("a lesson needs a title: a line “# Title” before the first step.");
    case What::NoSession:
        return tr("a lesson needs a recording: a line “session: file.icelens” before the first "
                  "step.");
    case What::BadSession:
        return tr("the recording lies beside the lesson and is named without a folder, not “%1”.")
            .arg(detail);
    case What::NoSteps:
        return tr("a lesson needs a step: a line “## Title”.");
    case What::UnknownLine:
        return tr("“%1” is no line that can stand here. Text comes after an empty line.")
            .arg(detail);
    case What::NoStop:
        return tr("this step does not say where to stop: a line “stop: …” below its title.");
    case What::NoText:
        return tr("this step says nothing: write its text after an empty line.");
    case What::TwoStops:
        return tr("a step stops once.");
    default:
        return wordFault(fault);
    }
}

QString LessonWords::wordFault(const model::LessonFault& fault)
{
    using What = model::LessonFault::What;
    const QString detail = QString::fromStdString(fault.detail);
    switch (fault.what) {
    case What::UnknownEvent:
        return tr("there is no event “%1”. docs/lessons.md has their names.").arg(detail);
    case What::UnknownWord:
        return tr("“%1” is not understood here.").arg(detail);
    case What::BadTime:
        return tr("“%1” is no time in seconds, such as 1.25.").arg(detail);
    case What::BadName:
        return tr("“%1” is no name. A name is one word of small letters, digits and hyphens.")
            .arg(detail);
    case What::UnknownName:
        return tr("nothing is called “%1” before this line.").arg(detail);
    case What::NameTwice:
        return tr("“%1” is the name of something else already.").arg(detail);
    case What::UnknownView:
        return tr("there is no view “%1”.").arg(detail);
    case What::UnknownPoint:
        return tr("nothing can be pointed at by “%1”: pair, candidate, event, or next check of "
                  "somebody.")
            .arg(detail);
    case What::UnknownField:
        return tr("the session has no fact “%1”. docs/lessons.md has their names.").arg(detail);
    case What::OpenBrace:
        return tr("the brace before “%1” is not closed on its line.").arg(detail.mid(1));
    case What::BadExpectation:
        return tr("an expectation reads “expect: {number of pairs} is 4”.");
    default:
        return questionFault(fault);
    }
}

QString LessonWords::questionFault(const model::LessonFault& fault)
{
    using What = model::LessonFault::What;
    switch (fault.what) {
    case What::ChoiceWithoutQuestion:
        return tr("a choice or an answer needs a question before it: a line “? …”.");
    case What::QuestionTwice:
        return tr("a step asks one question.");
    case What::FewChoices:
        return tr("a question needs two choices at least: lines “- …” and “+ …”.");
    case What::NoRightChoice:
        return tr("no choice of this question is right: mark one with “+”.");
    case What::RightChoices:
        return tr("one choice of a question is right, not several.");
    case What::NoExplanation:
        return tr("this question has no explanation: a line “= …” after the choices.");
    default:
        return sessionFault(fault);
    }
}

QString LessonWords::sessionFault(const model::LessonFault& fault)
{
    using What = model::LessonFault::What;
    const QString detail = QString::fromStdString(fault.detail);
    switch (fault.what) {
    case What::EventNotFound:
        return tr("this does not happen in the recording.");
    case What::AgentNotFound:
        return tr("the recording has no agent “%1”.").arg(detail);
    case What::NoSuchFact:
        return tr("the recording does not tell this here.");
    case What::NothingToPointAt:
        return tr("there is nothing of this kind to point at when the step stops.");
    case What::NotAsExpected:
        return tr("this is not as expected: it is %1.").arg(detail);
    default:
        return {};
    }
}

} // namespace icelens::items
