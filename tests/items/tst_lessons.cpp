// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/lessonshelf.h"
#include "model/items/lessonwords.h"
#include "model/lesson/lessonscript.h"
#include "model/record/sessionreader.h"
#include "tests/support/projected.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace icelens;
using items::LessonShelf;
using items::LessonWords;

namespace {

QString lessonFolder()
{
    return qEnvironmentVariable("ICELENS_SOURCE_DIR", QStringLiteral("."))
        + QStringLiteral("/resources/lessons");
}

std::unique_ptr<test::Projected> sessionAt(const QString& path)
{
    auto session = std::make_unique<test::Projected>();
    const auto read =
        record::readSession(path, [&](model::Event event) { session->append(event); });
    return read ? std::move(session) : nullptr;
}

QString spoken(const model::FilledStep& step)
{
    QString all = QString::fromStdString(step.title);
    for (const auto& paragraph : step.text)
        all += QLatin1Char('\n') + LessonWords::text(paragraph);
    if (!step.question)
        return all;
    all += QLatin1Char('\n') + LessonWords::text(step.question->text);
    for (const auto& choice : step.question->choices)
        all += QLatin1Char('\n') + LessonWords::text(choice.text);
    return all + QLatin1Char('\n') + LessonWords::text(step.question->explanation);
}

/// What the author wrote, without what the session fills in.
QString written(const model::LessonParagraph& paragraph)
{
    QString all;
    for (const auto& piece : paragraph)
        all += QString::fromStdString(piece.text);
    return all;
}

QStringList writtenTexts(const model::Lesson& lesson)
{
    QStringList texts;
    for (const auto& step : lesson.steps) {
        texts += QString::fromStdString(step.title);
        for (const auto& paragraph : step.text)
            texts += written(paragraph);
        if (!step.question)
            continue;
        texts += written(step.question->text);
        for (const auto& choice : step.question->choices)
            texts += written(choice.text);
        texts += written(step.question->explanation);
    }
    return texts;
}

/// Sections that were read in the RFCs for what the lessons say of them.
const QStringList& readSections()
{
    static const QStringList sections{
        QStringLiteral("RFC 4787 §4.1"),       QStringLiteral("RFC 5245 §8.1.1.2"),
        QStringLiteral("RFC 7675 §5.1"),       QStringLiteral("RFC 8445 §5.1.1.1"),
        QStringLiteral("RFC 8445 §5.1.1.3"),   QStringLiteral("RFC 8445 §5.1.2.1"),
        QStringLiteral("RFC 8445 §5.1.2.2"),   QStringLiteral("RFC 8445 §6.1.1"),
        QStringLiteral("RFC 8445 §6.1.2.2"),   QStringLiteral("RFC 8445 §6.1.2.3"),
        QStringLiteral("RFC 8445 §6.1.2.4"),   QStringLiteral("RFC 8445 §6.1.2.6"),
        QStringLiteral("RFC 8445 §6.1.4.2"),   QStringLiteral("RFC 8445 §7.1.2"),
        QStringLiteral("RFC 8445 §7.1.3"),     QStringLiteral("RFC 8445 §7.2.1"),
        QStringLiteral("RFC 8445 §7.2.5.1"),   QStringLiteral("RFC 8445 §7.2.5.2"),
        QStringLiteral("RFC 8445 §7.2.5.3.2"), QStringLiteral("RFC 8445 §7.2.5.3.3"),
        QStringLiteral("RFC 8445 §7.2.5.3.4"), QStringLiteral("RFC 8445 §7.3.1.1"),
        QStringLiteral("RFC 8445 §7.3.1.3"),   QStringLiteral("RFC 8445 §7.3.1.4"),
        QStringLiteral("RFC 8445 §7.3.1.5"),   QStringLiteral("RFC 8445 §8.1.1"),
        QStringLiteral("RFC 8445 §8.1.2"),     QStringLiteral("RFC 8445 §9"),
        QStringLiteral("RFC 8445 §10"),        QStringLiteral("RFC 8445 §14.2"),
        QStringLiteral("RFC 8489 §6.2.1"),     QStringLiteral("RFC 8489 §9.2.4"),
        QStringLiteral("RFC 8656 §7.1"),       QStringLiteral("RFC 8656 §9"),
    };
    return sections;
}

/// Figures that are the RFCs', not the session's: Ta (§14.2), the tiebreaker's bits (§16.1),
/// consent (RFC 7675 §5.1), and names of things.
const QStringList& constants()
{
    static const QStringList figures{QStringLiteral("50 ms"),       QStringLiteral("64 bits"),
                                     QStringLiteral("every 5 s"),   QStringLiteral("allows 30 s"),
                                     QStringLiteral("component 1"), QStringLiteral("component 2"),
                                     QStringLiteral("Component 1"), QStringLiteral("\"ice2\"")};
    return figures;
}

} // namespace

/// Goes through every lesson that comes with IceLens.
class TestLessons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStopIsFound_data() { lessons(); }
    void everyStopIsFound()
    {
        QFETCH(QString, path);
        const auto lesson = LessonShelf::read(path);
        QVERIFY2(lesson, qPrintable(lesson ? QString() : lesson.error().join(QLatin1Char('\n'))));
        const auto session = sessionAt(LessonShelf::sessionOf(path, *lesson));
        QVERIFY(session != nullptr);
        const auto steps = model::fillLesson(*lesson, session->log, session->projections);
        QStringList faults;
        if (!steps) {
            for (const auto& fault : steps.error())
                faults += LessonWords::fault(fault);
        }
        QVERIFY2(steps, qPrintable(faults.join(QLatin1Char('\n'))));
        QVERIFY(steps->size() >= 5);
        for (const auto& step : *steps) {
            if (qEnvironmentVariableIsSet("ICELENS_PRINT_LESSONS"))
                qInfo("%s",
                      qPrintable(QStringLiteral("== %1 s, pair %2\n")
                                     .arg(static_cast<double>(step.cursor.time.count()) / 1e9)
                                     .arg(step.pair.value())
                                 + spoken(step)));
            QVERIFY(step.cursor.events <= session->log.size());
            QVERIFY(!step.views.empty());
            QVERIFY(step.pair.value() == 0
                    || session->log.stateAt(step.cursor.events).pair(step.pair) != nullptr);
        }
    }

    /// A story goes on: no step is told before the one before it.
    void timeGoesOn_data() { lessons(); }
    void timeGoesOn()
    {
        QFETCH(QString, path);
        const auto lesson = LessonShelf::read(path);
        QVERIFY(lesson);
        const auto session = sessionAt(LessonShelf::sessionOf(path, *lesson));
        const auto steps = model::fillLesson(*lesson, session->log, session->projections);
        QVERIFY(steps);
        std::size_t before = 0;
        for (const auto& step : *steps) {
            QVERIFY2(step.cursor.events >= before, step.title.c_str());
            before = step.cursor.events;
        }
    }

    void questionsCanBeAnswered_data() { lessons(); }
    void questionsCanBeAnswered()
    {
        QFETCH(QString, path);
        const auto lesson = LessonShelf::read(path);
        QVERIFY(lesson);
        int questions = 0;
        for (const auto& step : lesson->steps) {
            if (!step.question)
                continue;
            ++questions;
            QCOMPARE(std::ranges::count_if(step.question->choices, &model::LessonChoice::right), 1);
            QVERIFY(!step.question->explanation.empty());
        }
        QVERIFY(questions >= 2);
    }

    /// A time, a count, an address or a priority is never typed in: the session fills it in.
    void everyFigureIsOfTheSessionOrAnRfc_data() { lessons(); }
    void everyFigureIsOfTheSessionOrAnRfc()
    {
        QFETCH(QString, path);
        const auto lesson = LessonShelf::read(path);
        QVERIFY(lesson);
        static const QRegularExpression reference(QStringLiteral("RFC (\\d+) §(\\d+(?:\\.\\d+)*)"));
        static const QRegularExpression digit(QStringLiteral("\\d"));
        for (QString text : writtenTexts(*lesson)) {
            text.replace(QChar::Nbsp, QLatin1Char(' '));
            auto found = reference.globalMatch(text);
            while (found.hasNext())
                QVERIFY2(readSections().contains(found.next().captured()), qPrintable(text));
            text.remove(reference);
            for (const auto& constant : constants())
                text.remove(constant);
            QVERIFY2(!text.contains(digit), qPrintable(text));
        }
    }

    void textsFitTheRoom_data() { lessons(); }
    void textsFitTheRoom()
    {
        QFETCH(QString, path);
        const auto lesson = LessonShelf::read(path);
        QVERIFY(lesson);
        for (const auto& step : lesson->steps) {
            qsizetype length = 0;
            for (const auto& paragraph : step.text)
                length += written(paragraph).size();
            QVERIFY2(length < 520, step.title.c_str());
        }
    }

    /// libnice names the relayed address as the server of what an Allocate response showed.
    void noServerIsARelayedAddress()
    {
        const auto session = sessionAt(lessonFolder() + QStringLiteral("/relay.icelens"));
        QVERIFY(session != nullptr);
        const auto server = model::Address::parse("192.0.2.10", 3478);
        int reflexive = 0;
        for (const auto& agent : session->log.latest().agents()) {
            for (const auto& known : agent->streams.front().components.front().candidates) {
                if (known.remote || known.candidate->type == model::CandidateType::Host)
                    continue;
                QCOMPARE(known.candidate->server, *server);
                reflexive += known.candidate->type == model::CandidateType::ServerReflexive ? 1 : 0;
            }
        }
        QCOMPARE(reflexive, 2);
    }

    void translationsStandBeside()
    {
        const QTemporaryDir folder;
        const auto write = [&](const QString& name, const QByteArray& title) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("IceLens lesson 1\n# " + title
                       + "\nsession: a.icelens\n## One\nstop: end\n\nText.\n");
        };
        write(QStringLiteral("a.lesson"), "English");
        write(QStringLiteral("a.zh_CN.lesson"), "Chinese");
        write(QStringLiteral("a.de.lesson"), "German");
        const QString path = folder.filePath(QStringLiteral("a.lesson"));
        const auto titleIn = [&](const char* locale) {
            const auto entries =
                LessonShelf::entries(folder.path(), QLocale(QString::fromLatin1(locale)));
            return entries.size() == 1 ? entries.front().title : QString();
        };
        QCOMPARE(titleIn("en_GB"), QStringLiteral("English"));
        QCOMPARE(titleIn("zh_CN"), QStringLiteral("Chinese"));
        QCOMPARE(titleIn("de_AT"), QStringLiteral("German"));
        QCOMPARE(LessonShelf::translated(path, QLocale(QStringLiteral("fr_FR"))), path);
    }

    void aFileThatIsNoLessonSaysWhy()
    {
        const auto missing = LessonShelf::read(QStringLiteral("/no/such.lesson"));
        QVERIFY(!missing);
        QVERIFY(missing.error().first().contains(QStringLiteral("/no/such.lesson")));
        const auto session = LessonShelf::read(lessonFolder() + QStringLiteral("/relay.icelens"));
        QVERIFY(!session);
        QVERIFY(session.error().first().startsWith(QStringLiteral("Line 1:")));
    }

private:
    static void lessons()
    {
        QTest::addColumn<QString>("path");
        const QDir folder(lessonFolder());
        const auto names = folder.entryList({QStringLiteral("*.lesson")}, QDir::Files);
        QVERIFY(names.size() >= 8);
        for (const auto& name : names)
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }
};

QTEST_GUILESS_MAIN(TestLessons)
#include "tst_lessons.moc"
