// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/lesson/lessonphrase.h"
#include "model/lesson/lessonreader.h"
#include "model/lesson/lessonscript.h"
#include "tests/support/projected.h"
#include "tests/support/recorded.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace icelens::model;
using What = LessonFault::What;

namespace {

const std::string head = "IceLens lesson 1\n# Title\nsession: a.icelens\n";

std::string step(const std::string& lines, const std::string& text = "Text.")
{
    return head + "## One\n" + lines + "\n\n" + text + "\n";
}

LessonFault firstFault(const std::string& text)
{
    const auto lesson = readLesson(text);
    return lesson ? LessonFault{What::NotALesson, 0, "no fault"} : lesson.error().front();
}

LessonFault firstFault(const std::string& text, const icelens::test::Projected& session)
{
    const auto lesson = readLesson(text);
    if (!lesson)
        return lesson.error().front();
    const auto steps = fillLesson(*lesson, session.log, session.projections);
    return steps ? LessonFault{What::NotALesson, 0, "no fault"} : steps.error().front();
}

/// The text of the first step of a lesson over @p session, with plain values.
std::string told(const std::string& text, const icelens::test::Projected& session)
{
    const auto lesson = readLesson(text);
    if (!lesson)
        return "cannot be read";
    const auto steps = fillLesson(*lesson, session.log, session.projections);
    if (!steps)
        return "cannot be filled";
    std::string all;
    for (const auto& piece : steps->front().text.front()) {
        all += piece.text;
        if (piece.value && std::holds_alternative<PairId>(*piece.value))
            all += std::to_string(std::get<PairId>(*piece.value).value());
        else if (piece.value && std::holds_alternative<std::uint64_t>(*piece.value))
            all += std::to_string(std::get<std::uint64_t>(*piece.value));
        else if (piece.value)
            all += "?";
    }
    return all;
}

} // namespace

class TestLesson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWholeLessonIsRead()
    {
        const auto lesson = readLesson("\xEF\xBB\xBFIceLens lesson 1\r\n\r\n# The title\r\n"
                                       "about: One sentence.\r\nsession: a.icelens\r\n"
                                       "let knock = second check received by Bob\r\n"
                                       "// a note\r\n"
                                       "## First step\r\nstop: just before knock\r\n"
                                       "point: pair of knock, event\r\nshow: map, states\r\n\r\n"
                                       "Some **strong\r\nwords** at {time of knock}.\r\n\r\n"
                                       "More.\r\n\r\n? Why?\r\n- Because\r\nof this.\r\n"
                                       "+ Because of that.\r\n= It is so.\r\n");
        QVERIFY(lesson);
        QCOMPARE(lesson->title, std::string("The title"));
        QCOMPARE(lesson->about, std::string("One sentence."));
        QCOMPARE(lesson->names.front().moment.ordinal, 2);
        const auto& first = lesson->steps.front();
        QCOMPARE(first.line, 8);
        QVERIFY(first.stop.justBefore);
        QCOMPARE(first.stop.name, std::string("knock"));
        QCOMPARE(first.points.size(), std::size_t{2});
        QCOMPARE(first.views, (std::vector<std::string>{"map", "states"}));
        QCOMPARE(first.text.size(), std::size_t{2});
        const auto& paragraph = first.text.front();
        QCOMPARE(paragraph.size(), std::size_t{6});
        QVERIFY(paragraph[1].strong && paragraph[2].strong && !paragraph[3].strong);
        QVERIFY(paragraph[4].field);
        QCOMPARE(first.question->choices.size(), std::size_t{2});
        QCOMPARE(first.question->choices[0].text.size(), std::size_t{2});
        QVERIFY(first.question->choices[1].right);
    }

    void phrases_data()
    {
        QTest::addColumn<QString>("phrase");
        QTest::addColumn<bool>("good");
        const auto row = [](const char* phrase, bool good) {
            QTest::newRow(phrase) << QString::fromLatin1(phrase) << good;
        };
        row("start", true);
        row("end", true);
        row("at 1.25 s", true);
        row("knock", true);
        row("nomination", true);
        row("first nomination by Alice", true);
        row("just before last relayed candidate gathered by Alice", true);
        row("eleventh check sent by Bob on knock after other", true);
        row("first pair Failed by Alice between host and relayed", true);
        row("first candidate let go", true);
        row("", false);
        row("just before", false);
        row("at 1,25 s", false);
        row("at -1 s", false);
        row("at inf s", false);
        row("first check snet by Alice", false);
        row("first check sent by", false);
        row("first check sent near Alice", false);
        row("first check sent on Knock", false);
        row("first pair Failed between host and nothing", false);
        row("twelfth check sent", false);
    }

    void phrases()
    {
        QFETCH(QString, phrase);
        QFETCH(bool, good);
        QCOMPARE(readLessonMoment(phrase.toStdString(), 1).ok(), good);
    }

    void fields_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("good");
        const auto row = [](const char* words, bool good) {
            QTest::newRow(words) << QString::fromLatin1(words) << good;
        };
        row("time", true);
        row("local type of knock", true);
        row("number of pairs", true);
        row("number of Frozen pairs of Alice", true);
        row("number of removed pairs of Alice", true);
        row("number of remote host candidates of Bob", true);
        row("from a to b", true);
        row("next check of Alice", true);
        row("Ta", true);
        row("", false);
        row("tiem", false);
        row("time of", false);
        row("time of a b", false);
        row("number of", false);
        row("number of Frozen candidates of Alice", false);
        row("number of host pairs", false);
        row("next check", false);
    }

    void fields()
    {
        QFETCH(QString, words);
        QFETCH(bool, good);
        QCOMPARE(readLessonField(words.toStdString(), 1).ok(), good);
    }

    void everyFaultHasItsLine_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("what");
        QTest::addColumn<int>("line");
        const auto row = [](const char* name, const std::string& text, What what, int line) {
            QTest::newRow(name) << QString::fromStdString(text) << static_cast<int>(what) << line;
        };
        row("empty", "", What::NotALesson, 1);
        row("other file", "{\"icelens\":1}\n", What::NotALesson, 1);
        row("newer", "IceLens lesson 2\n", What::NewerVersion, 1);
        row("no title", "IceLens lesson 1\nsession: a.icelens\n## One\nstop: end\n\nText.\n",
            What::NoTitle, 1);
        row("no session", "IceLens lesson 1\n# A\n## One\nstop: end\n\nText.\n", What::NoSession,
            1);
        row("folder", "IceLens lesson 1\n# A\nsession: ../a.icelens\n", What::BadSession, 3);
        row("no steps", head, What::NoSteps, 3);
        row("unknown line", head + "stpo: end\n", What::UnknownLine, 4);
        row("bad name", head + "let A = end\n", What::BadName, 4);
        row("name twice", head + "let a = end\nlet a = end\n", What::NameTwice, 5);
        row("next in a name", head + "let a = next check sent\n", What::UnknownWord, 4);
        row("no stop", head + "## One\nshow: map\n\nText.\n", What::NoStop, 4);
        row("two stops", step("stop: end\nstop: start"), What::TwoStops, 6);
        row("no text", head + "## One\nstop: end\n", What::NoText, 4);
        row("unknown event", step("stop: first miracle"), What::UnknownEvent, 5);
        row("unknown name", step("stop: knock"), What::UnknownName, 5);
        row("unknown view", step("stop: end\nshow: map, amp"), What::UnknownView, 6);
        row("unknown point", step("stop: end\npoint: thing"), What::UnknownPoint, 6);
        row("next check of nobody", step("stop: end\npoint: next check"), What::UnknownPoint, 6);
        row("unknown field", step("stop: end", "At {tiem}."), What::UnknownField, 7);
        row("unknown moment", step("stop: end", "At {time of knock}."), What::UnknownName, 7);
        row("open brace", step("stop: end", "At {time."), What::OpenBrace, 7);
        row("bad expectation", step("stop: end\nexpect: Ta is 3"), What::BadExpectation, 6);
        row("no relation", step("stop: end\nexpect: {Ta} equals 3"), What::BadExpectation, 6);
        row("lonely choice", step("stop: end", "T.\n- A"), What::ChoiceWithoutQuestion, 8);
        row("lonely answer", step("stop: end", "T.\n= A"), What::ChoiceWithoutQuestion, 8);
        row("two questions", step("stop: end", "T.\n? A\n- a\n+ b\n= c\n? B"), What::QuestionTwice,
            12);
        row("one choice", step("stop: end", "T.\n? A\n+ b\n= c"), What::FewChoices, 8);
        row("none right", step("stop: end", "T.\n? A\n- b\n- c\n= d"), What::NoRightChoice, 8);
        row("two right", step("stop: end", "T.\n? A\n+ b\n+ c\n= d"), What::RightChoices, 8);
        row("no explanation", step("stop: end", "T.\n? A\n- b\n+ c"), What::NoExplanation, 8);
        row("too long", head + std::string(longestLesson, 'x'), What::TooLong, 1);
    }

    void everyFaultHasItsLine()
    {
        QFETCH(QString, text);
        QFETCH(int, what);
        QFETCH(int, line);
        const auto fault = firstFault(text.toStdString());
        QCOMPARE(static_cast<int>(fault.what), what);
        QCOMPARE(fault.line, line);
    }

    void faultsAreCountedNotEndless()
    {
        std::string text = head;
        for (int i = 0; i < 1000; ++i)
            text += "nonsense\n";
        const auto lesson = readLesson(text);
        QVERIFY(!lesson);
        QVERIFY(lesson.error().size() <= mostFaults);
    }

    void aStopIsTheEventThatWasDescribed()
    {
        const auto session =
            icelens::test::project(icelens::test::recorded("three-addresses.icelens"));
        QVERIFY(session->log.size() > 0);
        const auto stopAt = [&](const std::string& phrase) -> std::size_t {
            const auto lesson = readLesson(step("stop: " + phrase));
            if (!lesson)
                return 0;
            const auto steps = fillLesson(*lesson, session->log, session->projections);
            return steps ? steps->front().cursor.events : 0;
        };
        const auto first = stopAt("first pair Succeeded by Alice");
        QVERIFY(first > 0);
        const auto& event = session->log[first - 1];
        QCOMPARE(event.agent, AgentId(1));
        QCOMPARE(std::get<PairStateChanged>(event.fact).state, PairState::Succeeded);
        QCOMPARE(stopAt("just before first pair Succeeded by Alice"), first - 1);
        QCOMPARE(stopAt("end"), session->log.size());
        for (std::size_t i = 0; i + 1 < first; ++i) {
            const auto* earlier = std::get_if<PairStateChanged>(&session->log[i].fact);
            QVERIFY(earlier == nullptr || session->log[i].agent != AgentId(1)
                    || earlier->state != PairState::Succeeded);
        }
        const auto second = stopAt("second pair Succeeded by Alice");
        QVERIFY(second > first);
        QVERIFY(stopAt("last pair Succeeded by Alice") >= second);
    }

    void placesAreFilledFromTheFoldAtTheStop()
    {
        const auto session =
            icelens::test::project(icelens::test::recorded("three-addresses.icelens"));
        const auto lesson = head
            + "let works = first pair Succeeded by Alice\n## One\nstop: works\n\n"
              "{number of pairs of Alice} {number of Succeeded pairs of Alice} {pair}\n";
        std::size_t at = 0;
        PairId pair;
        for (std::size_t i = 0; i < session->log.size() && at == 0; ++i) {
            const auto* changed = std::get_if<PairStateChanged>(&session->log[i].fact);
            if (changed != nullptr && session->log[i].agent == AgentId(1)
                && changed->state == PairState::Succeeded) {
                at = i + 1;
                pair = changed->pair;
            }
        }
        const auto state = session->log.stateAt(at);
        std::size_t pairs = 0;
        for (std::size_t i = 0; i < state.pairs().size(); ++i)
            pairs += state.pairs()[i].agent == AgentId(1) && !state.pairs()[i].removed ? 1U : 0U;
        QCOMPARE(told(lesson, *session),
                 std::to_string(pairs) + " 1 " + std::to_string(pair.value()));
    }

    void whatTheSessionLacksIsSaid_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("what");
        QTest::addColumn<int>("line");
        const auto row = [](const char* name, const std::string& text, What what, int line) {
            QTest::newRow(name) << QString::fromStdString(text) << static_cast<int>(what) << line;
        };
        row("no such event", step("stop: first consent lost by Alice"), What::EventNotFound, 5);
        row("no such agent", step("stop: first check sent by Carol"), What::AgentNotFound, 5);
        row("too many", step("stop: eleventh role switched"), What::EventNotFound, 5);
        row("no such name found", head + "let a = first consent lost\n## One\nstop: a\n\nText.\n",
            What::EventNotFound, 4);
        row("nothing to point at", step("stop: start\npoint: pair"), What::NothingToPointAt, 6);
        row("pair to come",
            head
                + "let a = first pair formed by Alice\n## One\nstop: just before a\n"
                  "point: pair of a\n\nText.\n",
            What::NothingToPointAt, 7);
        row("no such fact", step("stop: start", "{pair}"), What::NoSuchFact, 7);
        row("no such role", step("stop: end", "{role of Carol}"), What::NoSuchFact, 7);
        row("not as expected", step("stop: start\nexpect: {number of pairs} is 1"),
            What::NotAsExpected, 6);
        row("not more", step("stop: start\nexpect: {number of pairs} is more than 0"),
            What::NotAsExpected, 6);
        row("as expected", step("stop: start\nexpect: {number of pairs} is 0"), What::NotALesson,
            0);
        row("less", step("stop: start\nexpect: {number of pairs} is less than 1"), What::NotALesson,
            0);
        row("another fact", step("stop: end\nexpect: {role of Alice} is not {role of Bob}"),
            What::NotALesson, 0);
    }

    void whatTheSessionLacksIsSaid()
    {
        QFETCH(QString, text);
        QFETCH(int, what);
        QFETCH(int, line);
        const auto session =
            icelens::test::project(icelens::test::recorded("three-addresses.icelens"));
        const auto fault = firstFault(text.toStdString(), *session);
        QCOMPARE(static_cast<int>(fault.what), what);
        QCOMPARE(fault.line, line);
    }

    void anEmptySessionIsNoTrouble()
    {
        const icelens::test::Projected nothing;
        QCOMPARE(firstFault(step("stop: first check sent by Alice"), nothing).what,
                 What::AgentNotFound);
        QCOMPARE(firstFault(step("stop: end"), nothing).detail, std::string("no fault"));
    }
};

QTEST_APPLESS_MAIN(TestLesson)
#include "tst_lesson.moc"
