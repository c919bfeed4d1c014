// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/record/sessionreader.h"
#include "model/record/sessionwriter.h"
#include "tests/support/generatedsession.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <memory>
#include <mutex>
#include <sys/stat.h>
#include <vector>

using namespace icelens;
using namespace icelens::record;

namespace {

/// Collects what a reader says, in whatever thread it does.
class Taker
{
public:
    explicit Taker(const QString& path, bool acknowledges = true)
        : m_acknowledges(acknowledges)
    {
        m_reader = std::make_unique<SessionReader>(
            path,
            SessionReader::Callbacks{
                [this](const SessionHeader&) { ++m_headers; },
                [this](std::vector<model::Event> events, ReadProgress progress) {
                    take(std::move(events), progress);
                },
                [this](const model::Result<ReadSummary, FileError>& result) {
                    const std::scoped_lock lock(m_mutex);
                    m_result = std::make_unique<model::Result<ReadSummary, FileError>>(result);
                },
            });
        m_ready = true;
        m_ready.notify_all();
    }

    SessionReader& reader() { return *m_reader; }
    int batches() const { return m_batches; }
    int headers() const { return m_headers; }

    bool finished()
    {
        const std::scoped_lock lock(m_mutex);
        return m_result != nullptr;
    }

    model::Result<ReadSummary, FileError> result()
    {
        const std::scoped_lock lock(m_mutex);
        return *m_result;
    }

    std::vector<model::Event> events()
    {
        const std::scoped_lock lock(m_mutex);
        return m_events;
    }

    ReadProgress lastProgress()
    {
        const std::scoped_lock lock(m_mutex);
        return m_progress;
    }

private:
    void take(std::vector<model::Event> events, ReadProgress progress)
    {
        {
            const std::scoped_lock lock(m_mutex);
            if (events.empty() || events.size() > SessionReader::batchSize)
                qFatal("A batch of a wrong size");
            m_events.insert(m_events.end(), events.begin(), events.end());
            m_progress = progress;
        }
        ++m_batches;
        m_ready.wait(false);
        if (m_acknowledges)
            m_reader->acknowledge();
    }

    const bool m_acknowledges;
    std::atomic<bool> m_ready = false;
    std::atomic<int> m_batches = 0;
    std::atomic<int> m_headers = 0;
    std::mutex m_mutex;
    std::vector<model::Event> m_events;                              // guarded by m_mutex
    ReadProgress m_progress;                                         // guarded by m_mutex
    std::unique_ptr<model::Result<ReadSummary, FileError>> m_result; // guarded by m_mutex
    std::unique_ptr<SessionReader> m_reader; // last: its thread uses all of the above
};

} // namespace

class TestSessionReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void batchesMakeUpTheFile();
    void aTakerThatDoesNotAnswerStopsTheReading();
    void cancellingEndsAReaderThatWaits();
    void aPipeIsRead();
    void aPipeWithoutAWriterCanBeCancelled();
    void whatCannotBeReadIsTold();

private:
    [[nodiscard]] QString path(const char* name) const
    {
        return m_folder.filePath(QLatin1String(name));
    }

    QTemporaryDir m_folder;
};

void TestSessionReader::batchesMakeUpTheFile()
{
    const auto events = test::generatedSession({1, 200, 50'000, 1, 0});
    QVERIFY(!saveSession(path("file"), {}, events));
    Taker taker(path("file"));
    QTRY_VERIFY(taker.finished());
    QVERIFY(taker.result());
    QCOMPARE(taker.result()->events, std::uint64_t{50'000});
    QVERIFY(taker.events() == events);
    QCOMPARE(taker.headers(), 1);
    QVERIFY(taker.batches() >= 13);
    QCOMPARE(taker.lastProgress().bytesRead, std::uint64_t(QFile(path("file")).size()));
    QCOMPARE(taker.lastProgress().bytesTotal, std::uint64_t(QFile(path("file")).size()));
}

void TestSessionReader::aTakerThatDoesNotAnswerStopsTheReading()
{
    QVERIFY(!saveSession(path("slow"), {}, test::generatedSession({1, 200, 50'000, 1, 0})));
    Taker taker(path("slow"), false);
    QTRY_COMPARE(taker.batches(), SessionReader::maxBatches);
    taker.reader().acknowledge();
    QTRY_COMPARE(taker.batches(), SessionReader::maxBatches + 1);
    QVERIFY(!taker.finished());
}

void TestSessionReader::cancellingEndsAReaderThatWaits()
{
    QVERIFY(!saveSession(path("cancelled"), {}, test::generatedSession({1, 200, 50'000, 1, 0})));
    Taker taker(path("cancelled"), false);
    QTRY_COMPARE(taker.batches(), SessionReader::maxBatches);
    taker.reader().cancel();
    QTRY_VERIFY(taker.finished());
    QCOMPARE(taker.result().error().fault, FileFault::Cancelled);
}

void TestSessionReader::aPipeIsRead()
{
    QCOMPARE(::mkfifo(QFile::encodeName(path("pipe")).constData(), 0600), 0);
    Taker taker(path("pipe"));
    const auto events = test::generatedSession({1, 20, 5000, 1, 0});
    {
        SessionWriter writer(path("pipe"), {}, FileAccess::ByUmask, {});
        writer.write(events.front());
        // What came through is handed on before the pipe ends.
        QTRY_COMPARE(taker.events().size(), std::size_t{1});
        for (std::size_t i = 1; i < events.size(); ++i)
            writer.write(events[i]);
    }
    QTRY_VERIFY(taker.finished());
    QVERIFY(taker.result());
    QVERIFY(taker.events() == events);
    QVERIFY(!taker.lastProgress().bytesTotal);
}

void TestSessionReader::aPipeWithoutAWriterCanBeCancelled()
{
    QCOMPARE(::mkfifo(QFile::encodeName(path("silent")).constData(), 0600), 0);
    Taker taker(path("silent"));
    taker.reader().cancel();
    QTRY_VERIFY(taker.finished());
    QCOMPARE(taker.result().error().fault, FileFault::Cancelled);
    Taker destroyed(path("silent"));
}

void TestSessionReader::whatCannotBeReadIsTold()
{
    const auto faultOf = [](const QString& file) {
        const auto read = readSession(file, [](const model::Event&) {});
        return read ? FileFault::Cancelled : read.error().fault;
    };
    QCOMPARE(faultOf(m_folder.path()), FileFault::IsDirectory);
    QCOMPARE(faultOf(path("missing")), FileFault::CannotOpen);
    QCOMPARE(faultOf(QStringLiteral("/dev/null")), FileFault::Empty);
    QCOMPARE(faultOf(QStringLiteral("/dev/zero")), FileFault::NotASession);

    Taker taker(m_folder.path());
    QTRY_VERIFY(taker.finished());
    QCOMPARE(taker.result().error().fault, FileFault::IsDirectory);
    QCOMPARE(taker.headers(), 0);
}

QTEST_GUILESS_MAIN(TestSessionReader)
#include "tst_sessionreader.moc"
