// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/record/sessionreader.h"
#include "model/session/session.h"
#include "tests/app/program.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <ctime>
#include <sys/types.h>
#include <vector>

using namespace icelens;
using namespace std::chrono_literals;

namespace {

std::chrono::nanoseconds monotonicNow()
{
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

struct Recorded
{
    record::SessionFile file;
    std::vector<model::Event> events;
};

Recorded readAll(const QString& path)
{
    Recorded recorded;
    const auto read = record::readSession(
        path, [&](model::Event event) { recorded.events.push_back(std::move(event)); });
    if (read.ok())
        recorded.file = *read;
    return recorded;
}

} // namespace

/// Nothing is lost when the program is.
class TestKilled : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void killedSessionIsOnFileUpToTheLastFlush();
    void terminatedSessionIsComplete();

private:
    /// Starts a session in which something happens every 20 ms for seconds, and waits for a good
    /// part of it to be on file.
    void start(const QString& file)
    {
        QStringList arguments = QStringLiteral("demo --headless --streams 8 --components 8 "
                                               "--interface 127.0.0.1 --record")
                                    .split(QLatin1Char(' '));
        m_process.setProcessEnvironment(test::quietEnvironment(m_folder.path()));
        m_process.setStandardOutputFile(QProcess::nullDevice());
        m_process.start(test::programPath(), arguments << file);
        QVERIFY(m_process.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(file).size() > 150'000, 20000);
    }

    QTemporaryDir m_folder;
    QProcess m_process;
};

void TestKilled::killedSessionIsOnFileUpToTheLastFlush()
{
    const QString file = m_folder.filePath(QStringLiteral("killed.icelens"));
    start(file);
    const auto killedAt = monotonicNow();
    QCOMPARE(::kill(pid_t(m_process.processId()), SIGKILL), 0);
    QVERIFY(m_process.waitForFinished());
    QCOMPARE(m_process.exitStatus(), QProcess::CrashExit);

    const Recorded recorded = readAll(file);
    QVERIFY(recorded.file.header.monotonicZero.has_value());
    QCOMPARE(recorded.file.summary.skippedLines, std::uint64_t(0));
    QVERIFY(recorded.events.size() > 300);
    // The session was busy, so the last event on file tells how far the file had come. Two agents
    // that send something every 20 ms never rest for 60 ms.
    const auto last = *recorded.file.header.monotonicZero + recorded.events.back().at;
    const auto lost = killedAt - last;
    QVERIFY2(lost <= 250ms + 60ms, qPrintable(QString::number(lost / 1ms)));
    model::Session session;
    for (const model::Event& event : recorded.events)
        session.apply(event);
    QCOMPARE(session.agents().size(), std::size_t(2));
    QVERIFY(!session.ended());
}

void TestKilled::terminatedSessionIsComplete()
{
    const QString file = m_folder.filePath(QStringLiteral("terminated.icelens"));
    start(file);
    m_process.terminate();
    QVERIFY(m_process.waitForFinished());
    QCOMPARE(m_process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(m_process.exitCode(), 3); // it was not connected yet

    const Recorded recorded = readAll(file);
    QVERIFY(!recorded.file.summary.truncatedTail);
    QVERIFY(std::holds_alternative<model::SessionEnded>(recorded.events.back().fact));
}

QTEST_GUILESS_MAIN(TestKilled)
#include "tst_killed.moc"
