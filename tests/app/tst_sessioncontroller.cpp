// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/autosave.h"
#include "app/progress.h"
#include "app/sessioncontroller.h"
#include "app/sessionloader.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace icelens;
using namespace std::chrono_literals;
using app::SessionController;

namespace {

model::SessionOptions loopbackOptions()
{
    model::SessionOptions options;
    options.interfaces = {"127.0.0.1"};
    options.ta = 5ms;
    return options;
}

bool connected(const SessionController& controller)
{
    return app::progressOf(controller.log()->latest()) == app::Progress::Connected;
}

} // namespace

/// The session's way through the program. Runs with Qt's GLib dispatcher and without it.
class TestSessionController : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void liveSessionIsTheSameOnFile();
    void heldCandidatesAreReplayedAsTheyWere();
    void nextSessionWaitsForTheEndOfTheOneBefore();
    void fileTakesThePlaceOfALiveSession();
    void endsAtAnyMoment_data();
    void endsAtAnyMoment();
    void fileThatIsNoneLeavesTheSessionAlone();
    void cancelledFileKeepsWhatWasRead();
    void autosaveKeepsTheNewest();

private:
    [[nodiscard]] QString path(const char* name) const
    {
        return m_folder.filePath(QString::fromLatin1(name));
    }
    void recordTo(const QString& file)
    {
        SessionController controller;
        QSignalSpy ended(&controller, &SessionController::ended);
        controller.start(loopbackOptions(), {{file, record::FileAccess::ByUmask}});
        QTRY_VERIFY(connected(controller));
        controller.stop();
        QTRY_COMPARE(ended.size(), 1);
    }

    QTemporaryDir m_folder;
};

void TestSessionController::liveSessionIsTheSameOnFile()
{
    const QString file = path("live.icelens");
    SessionController live;
    QSignalSpy ended(&live, &SessionController::ended);
    live.start(loopbackOptions(), {{file, record::FileAccess::ByUmask}});
    QTRY_VERIFY(connected(live));
    live.stop();
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(!live.isLive());
    QVERIFY(!live.finishWriting());

    SessionController opened;
    app::SessionLoader loader(opened);
    QSignalSpy finished(&loader, &app::SessionLoader::finished);
    loader.open(file);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(opened.log()->size(), live.log()->size());
    QVERIFY(opened.log()->latest() == live.log()->latest());
    QVERIFY(opened.header() == live.header());
}

void TestSessionController::heldCandidatesAreReplayedAsTheyWere()
{
    const auto held = [](const model::Session& session) {
        int count = 0;
        for (const auto& agent : session.agents()) {
            for (const auto& stream : agent->streams) {
                for (const auto& known : stream.components.front().candidates)
                    count += known.heldAt ? 1 : 0;
            }
        }
        return count;
    };
    const QString file = path("held.icelens");
    SessionController live;
    QSignalSpy ended(&live, &SessionController::ended);
    auto options = loopbackOptions();
    options.holdCandidates = true;
    live.start(options, {{file, record::FileAccess::ByUmask}});
    QTRY_COMPARE(held(live.log()->latest()), 2);
    live.letCandidateGo();
    QTRY_COMPARE(held(live.log()->latest()), 1);
    const std::size_t then = live.log()->size();
    live.letCandidatesGo();
    QTRY_COMPARE(held(live.log()->latest()), 0);
    QTRY_VERIFY(connected(live));
    live.stop();
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(!live.finishWriting());

    SessionController opened;
    app::SessionLoader loader(opened);
    QSignalSpy finished(&loader, &app::SessionLoader::finished);
    loader.open(file);
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(opened.log()->latest() == live.log()->latest());
    QVERIFY(opened.log()->latest().options().holdCandidates);
    QCOMPARE(held(opened.log()->stateAt(then)), 1);
}

void TestSessionController::nextSessionWaitsForTheEndOfTheOneBefore()
{
    SessionController controller;
    QSignalSpy ended(&controller, &SessionController::ended);
    QSignalSpy replaced(&controller, &SessionController::replaced);
    controller.start(loopbackOptions(), {});
    QTRY_VERIFY(connected(controller));
    controller.start(loopbackOptions(), {});
    QTRY_COMPARE(ended.size(), 1);
    QTRY_COMPARE(replaced.size(), 2);
    QTRY_VERIFY(connected(controller));
    QVERIFY(controller.isLive());
    const auto log = controller.log();
    const auto starts = std::ranges::count_if(log->events(), [](const model::Event& event) {
        return std::holds_alternative<model::Boxed<model::SessionStarted>>(event.fact);
    });
    QCOMPARE(starts, 1);
}

void TestSessionController::fileTakesThePlaceOfALiveSession()
{
    const QString file = path("other.icelens");
    recordTo(file);
    SessionController controller;
    app::SessionLoader loader(controller);
    QSignalSpy finished(&loader, &app::SessionLoader::finished);
    controller.start(loopbackOptions(), {});
    QTRY_VERIFY(controller.log()->size() > 0);
    loader.open(file);
    QTRY_COMPARE(finished.size(), 1);
    const auto log = controller.log();
    const std::size_t size = log->size();
    // A new live session starts after the one that faded, and only then is the log another one.
    controller.start(loopbackOptions(), {});
    QTRY_VERIFY(controller.log() != log);
    QCOMPARE(log->size(), size);
    QTRY_VERIFY(connected(controller));
}

void TestSessionController::endsAtAnyMoment_data()
{
    QTest::addColumn<int>("events");
    for (const int events : {0, 1, 5, 15, 40, 70})
        QTest::addRow("after %d events", events) << events;
}

void TestSessionController::endsAtAnyMoment()
{
    QFETCH(const int, events);
    SessionController controller;
    controller.start(loopbackOptions(), {{path("any.icelens"), record::FileAccess::Private}});
    QTRY_VERIFY(int(controller.log()->size()) >= events || connected(controller));
}

void TestSessionController::fileThatIsNoneLeavesTheSessionAlone()
{
    QFile file(path("none.icelens"));
    QVERIFY(file.open(QFile::WriteOnly));
    file.write("{\"a\":1}\n");
    file.close();
    SessionController controller;
    app::SessionLoader loader(controller);
    QSignalSpy failed(&loader, &app::SessionLoader::failed);
    controller.start(loopbackOptions(), {});
    loader.open(file.fileName());
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(controller.isLive());
    QTRY_VERIFY(connected(controller));
}

void TestSessionController::cancelledFileKeepsWhatWasRead()
{
    const QString file = path("cancel.icelens");
    recordTo(file);
    SessionController controller;
    app::SessionLoader loader(controller);
    QSignalSpy finished(&loader, &app::SessionLoader::finished);
    QSignalSpy failed(&loader, &app::SessionLoader::failed);
    loader.open(file);
    loader.cancel();
    QTRY_COMPARE(finished.size() + failed.size(), 1); // it may have been faster
    QVERIFY(!loader.isLoading());
    loader.open(file);
    QTRY_VERIFY(finished.size() >= 1);
    QVERIFY(connected(controller));
}

void TestSessionController::autosaveKeepsTheNewest()
{
    const QString folder = path("kept/sessions");
    const app::Autosave autosave(folder);
    const QDateTime start =
        QDateTime::fromString(QStringLiteral("2026-01-01T00:00:00Z"), Qt::ISODate);
    for (int i = 0; i < app::Autosave::keep + 5; ++i) {
        QFile file(autosave.newFile(start.addSecs(i)));
        QVERIFY(file.open(QFile::WriteOnly));
    }
    const QStringList kept = QDir(folder).entryList(QDir::Files, QDir::Name);
    QCOMPARE(kept.size(), app::Autosave::keep);
    QCOMPARE(kept.first(), QStringLiteral("2026-01-01T00-00-05.000Z.icelens"));
    QCOMPARE(int(QFileInfo(folder).permissions() & 0x0077), 0);
}

QTEST_GUILESS_MAIN(TestSessionController)
#include "tst_sessioncontroller.moc"
