// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/record/sessionreader.h"
#include "model/record/sessionwriter.h"
#include "tests/support/generatedsession.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <chrono>
#include <memory>
#include <sys/stat.h>
#include <vector>

using namespace icelens;
using namespace icelens::record;

namespace {

std::vector<model::Event> eventsIn(const QString& path, ReadSummary* summary = nullptr)
{
    std::vector<model::Event> events;
    const auto file = readSession(path, [&](model::Event event) { events.push_back(event); });
    if (!file)
        return {};
    if (summary != nullptr)
        *summary = file->summary;
    return events;
}

unsigned modeOf(const QString& path)
{
    struct stat status = {};
    ::stat(QFile::encodeName(path).constData(), &status);
    return status.st_mode & 0777U;
}

} // namespace

class TestSessionWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsRead();
    void eventsReachTheFileWhileItIsOpen();
    void anAutosaveIsPrivate();
    void aFullDiskIsToldOnce();
    void aFileThatCannotBeOpenedIsTold();
    void saveReplacesTheFileOrLeavesIt();
    void aKilledProcessLeavesAllButTheLastMoment();

private:
    [[nodiscard]] QString path(const char* name) const
    {
        return m_folder.filePath(QLatin1String(name));
    }

    QTemporaryDir m_folder;
};

void TestSessionWriter::whatIsWrittenIsRead()
{
    const auto events = test::generatedSession({1, 100, 20'000, 1, 1});
    SessionWriter writer(path("session"), {}, FileAccess::ByUmask, {});
    for (const auto& event : events)
        writer.write(event);
    QVERIFY(!writer.finish());
    QVERIFY(eventsIn(path("session")) == events);
}

void TestSessionWriter::eventsReachTheFileWhileItIsOpen()
{
    SessionWriter writer(path("open"), {}, FileAccess::ByUmask, {});
    QVERIFY(!writer.waitUntilOpen());
    QCOMPARE(eventsIn(path("open")).size(), std::size_t{0});
    writer.write({});
    QTRY_COMPARE(eventsIn(path("open")).size(), std::size_t{1});
    writer.write({});
    QTRY_COMPARE(eventsIn(path("open")).size(), std::size_t{2});
}

void TestSessionWriter::anAutosaveIsPrivate()
{
    const auto before = ::umask(022);
    {
        SessionWriter own(path("own"), {}, FileAccess::Private, {});
        SessionWriter shared(path("shared"), {}, FileAccess::ByUmask, {});
        QVERIFY(!own.waitUntilOpen());
        QVERIFY(!shared.waitUntilOpen());
        QCOMPARE(modeOf(path("own")), 0600U);
        QCOMPARE(modeOf(path("shared")), 0644U);
    }
    SessionWriter again(path("shared"), {}, FileAccess::Private, {});
    QVERIFY(!again.waitUntilOpen());
    QCOMPARE(modeOf(path("shared")), 0600U);
    ::umask(before);
}

void TestSessionWriter::aFullDiskIsToldOnce()
{
    if (!QFile::exists(QStringLiteral("/dev/full")))
        QSKIP("This system has no /dev/full.");
    std::atomic<int> told = 0;
    std::atomic<FileFault> fault = FileFault::Cancelled;
    SessionWriter writer(QStringLiteral("/dev/full"), {}, FileAccess::ByUmask,
                         [&](const FileError& error) {
                             fault = error.fault;
                             ++told;
                         });
    for (int i = 0; i < 100; ++i)
        writer.write({});
    const auto error = writer.finish();
    QVERIFY(error);
    QCOMPARE(error->fault, FileFault::DiskFull);
    QCOMPARE(fault.load(), FileFault::DiskFull);
    QCOMPARE(told.load(), 1);
}

void TestSessionWriter::aFileThatCannotBeOpenedIsTold()
{
    std::atomic<int> told = 0;
    SessionWriter writer(path("no/such/folder"), {}, FileAccess::Private,
                         [&](const FileError&) { ++told; });
    const auto error = writer.waitUntilOpen();
    QVERIFY(error);
    QCOMPARE(error->fault, FileFault::CannotOpen);
    QVERIFY(!error->systemText.isEmpty());
    writer.write({});
    QVERIFY(writer.finish());
    QCOMPARE(told.load(), 1);
}

void TestSessionWriter::saveReplacesTheFileOrLeavesIt()
{
    const auto events = test::generatedSession({2, 10, 1000, 1, 0});
    QVERIFY(!saveSession(path("saved"), {}, events));
    QVERIFY(eventsIn(path("saved")) == events);
    QVERIFY(!saveSession(path("saved"), {}, std::span(events).first(10)));
    QCOMPARE(eventsIn(path("saved")).size(), std::size_t{10});
    const auto error = saveSession(path("no/such/folder"), {}, events);
    QVERIFY(error);
    QCOMPARE(error->fault, FileFault::CannotOpen);
}

void TestSessionWriter::aKilledProcessLeavesAllButTheLastMoment()
{
    QProcess process;
    process.start(QStringLiteral(ICELENS_ENDLESS_WRITER), {path("killed")});
    QByteArray told;
    const auto timeOf = [](const QByteArray& line) { return line.split(' ').last().toLongLong(); };
    qlonglong ranFor = 0;
    while (ranFor < 600'000'000) {
        process.write(".");
        QVERIFY(process.waitForReadyRead(20'000));
        told += process.readAllStandardOutput();
        const auto end = told.lastIndexOf('\n');
        const auto begin = told.lastIndexOf('\n', end - 1) + 1;
        if (end > begin)
            ranFor = timeOf(told.mid(begin, end - begin)) - timeOf(told.left(told.indexOf('\n')));
    }
    process.kill();
    const auto killedAt = std::chrono::steady_clock::now().time_since_epoch();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);
    told += process.readAllStandardOutput();

    const auto mustBeThere = std::chrono::nanoseconds(killedAt) - std::chrono::milliseconds(250);
    std::size_t wanted = 0;
    for (const QByteArray& line : told.split('\n')) {
        const auto words = line.split(' ');
        if (words.size() == 2 && words[1].toLongLong() <= mustBeThere.count())
            wanted = words[0].toULongLong();
    }
    ReadSummary summary;
    const auto events = eventsIn(path("killed"), &summary);
    QVERIFY(wanted > 100);
    QVERIFY2(events.size() >= wanted, qPrintable(QString::number(events.size())));
    QCOMPARE(summary.skippedLines, std::uint64_t{0});
    for (std::size_t i = 0; i < events.size(); ++i)
        QCOMPARE(events[i].at.count(), static_cast<std::int64_t>(i + 1));
}

QTEST_GUILESS_MAIN(TestSessionWriter)
#include "tst_sessionwriter.moc"
