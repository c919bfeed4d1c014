// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/record/sessionparser.h"
#include "tests/support/generatedsession.h"
#include "tests/support/randomevents.h"

#include <QTest>

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

using namespace icelens;
using namespace icelens::record;

namespace {

struct Read
{
    std::vector<model::Event> events;
    ReadSummary summary;
    std::optional<FileFault> fault;
    int version = 0;
};

/// Reads @p bytes in pieces of @p piece bytes.
Read read(std::string_view bytes, std::size_t piece = 1U << 20U)
{
    SessionParser parser;
    Read result;
    while (true) {
        const auto step = parser.parse(result.events, result.events.size() + 1000);
        if (step == SessionParser::Step::Full)
            continue;
        if (step != SessionParser::Step::NeedsInput) {
            result.summary = parser.summary();
            result.version = parser.version();
            if (step == SessionParser::Step::Failed)
                result.fault = parser.fault();
            return result;
        }
        const auto room = parser.room();
        const auto count = std::min({piece, bytes.size(), room.size()});
        std::memcpy(room.data(), bytes.data(), count);
        bytes.remove_prefix(count);
        parser.took(count);
        if (count == 0)
            parser.endInput();
    }
}

std::string fileOf(const std::vector<model::Event>& events)
{
    std::string text;
    appendHeader(text, {});
    for (const auto& event : events)
        appendEvent(text, event);
    return text;
}

std::string headerLine()
{
    return fileOf({});
}

constexpr std::string_view goodLine = R"({"t":1,"a":1,"s":"log","e":"pair-validated","pair":1})"
                                      "\n";

} // namespace

class TestSessionParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writeThenReadGivesTheSameLog_data();
    void writeThenReadGivesTheSameLog();
    void everyTruncationIsRead();
    void flippedBytesDoNoHarm();
    void corruptLinesAreSkippedAndTold();
    void aLineThatIsTooLongIsSkipped();
    void lineEndsAndByteOrderMarksAreTaken();
    void whatIsNoSessionIsRefused_data();
    void whatIsNoSessionIsRefused();
};

void TestSessionParser::writeThenReadGivesTheSameLog_data()
{
    QTest::addColumn<qulonglong>("piece");
    for (const qulonglong piece : {1ULL, 7ULL, 4096ULL, 1ULL << 20U})
        QTest::addRow("%llu", piece) << piece;
}

void TestSessionParser::writeThenReadGivesTheSameLog()
{
    QFETCH(qulonglong, piece);
    std::mt19937_64 random(piece);
    auto events = test::generatedSession({piece, 30, 3000, 1, 1});
    for (int i = 0; i < 2000; ++i)
        events.push_back(test::randomEvent(random));
    const auto result = read(fileOf(events), piece);

    QVERIFY(!result.fault);
    QVERIFY(result.events == events);
    QCOMPARE(result.summary.skippedLines, std::uint64_t{0});
    QVERIFY(!result.summary.truncatedTail);
}

void TestSessionParser::everyTruncationIsRead()
{
    const auto events = test::generatedSession({1, 4, 40, 1, 0});
    const auto whole = fileOf(events);
    const std::size_t headerSize = headerLine().size();
    for (std::size_t size = 0; size <= whole.size(); ++size) {
        const std::string_view part = std::string_view(whole).substr(0, size);
        const auto result = read(part);
        if (size == 0)
            QCOMPARE(result.fault, FileFault::Empty);
        else if (size < headerSize - 1)
            QCOMPARE(result.fault, FileFault::TruncatedHeader);
        else
            QVERIFY(!result.fault);
        if (result.fault)
            continue;
        // A line without its line feed is whole.
        const auto feeds = static_cast<std::size_t>(std::ranges::count(part, '\n'));
        const bool wholeTail = size < whole.size() && whole[size] == '\n' && feeds > 0;
        const std::size_t lines = feeds == 0 ? 0 : feeds - 1 + (wholeTail ? 1 : 0);
        QCOMPARE(result.events.size(), lines);
        QVERIFY(std::ranges::equal(result.events, std::span(events).first(lines)));
        QCOMPARE(result.summary.truncatedTail, feeds > 0 && part.back() != '\n' && !wholeTail);
        QCOMPARE(result.summary.skippedLines, std::uint64_t{0});
    }
}

void TestSessionParser::flippedBytesDoNoHarm()
{
    std::mt19937_64 random(4);
    const auto whole = fileOf(test::generatedSession({2, 6, 200, 1, 0}));
    for (int round = 0; round < 3000; ++round) {
        std::string bytes = whole;
        for (auto flips = 1 + random() % 8; flips > 0; --flips)
            bytes[random() % bytes.size()] = static_cast<char>(random());
        const auto result = read(bytes, 1 + random() % 5000);
        if (result.fault)
            continue;
        QCOMPARE(result.summary.events, std::uint64_t{result.events.size()});
        QVERIFY(result.summary.events + result.summary.skippedLines <= 220);
        QVERIFY(result.summary.events >= 180);
    }
}

void TestSessionParser::corruptLinesAreSkippedAndTold()
{
    using namespace std::string_literals;
    const auto result = read(headerLine() + std::string(goodLine) + "\n" + "garbage\n"
                             + "\0\0\0\0\n"s + R"({"t":1,"a":1,"s":"log","e":"pair-validated"})"
                             + "\n" + std::string(goodLine) + R"({"t":1,"a":1,"s":"lo)");

    QVERIFY(!result.fault);
    QCOMPARE(result.events.size(), std::size_t{2});
    QCOMPARE(result.summary.skippedLines, std::uint64_t{3});
    QCOMPARE(result.summary.firstSkipped->number, std::uint64_t{4});
    QCOMPARE(result.summary.firstSkipped->error, LineError{});
    QVERIFY(result.summary.truncatedTail);
}

void TestSessionParser::aLineThatIsTooLongIsSkipped()
{
    const std::string longLine(5 * SessionParser::maxLineLength, 'x');
    for (const std::size_t piece : {1000U, 1U << 20U}) {
        const auto result =
            read(headerLine() + longLine + "\n" + std::string(goodLine) + longLine, piece);
        QVERIFY(!result.fault);
        QCOMPARE(result.events.size(), std::size_t{1});
        QCOMPARE(result.summary.skippedLines, std::uint64_t{2});
        QCOMPARE(result.summary.firstSkipped->number, std::uint64_t{2});
        QCOMPARE(result.summary.firstSkipped->error.fault, LineFault::TooLong);
    }
    QCOMPARE(read(longLine).fault, FileFault::NotASession);
}

void TestSessionParser::lineEndsAndByteOrderMarksAreTaken()
{
    std::string text = headerLine() + std::string(goodLine) + std::string(goodLine);
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2)
        text.insert(at, 1, '\r');
    const auto result = read("\xEF\xBB\xBF" + text);
    QVERIFY(!result.fault);
    QCOMPARE(result.events.size(), std::size_t{2});
    QCOMPARE(result.summary.skippedLines, std::uint64_t{0});
}

void TestSessionParser::whatIsNoSessionIsRefused_data()
{
    using Fault = FileFault;
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("fault");
    const auto row = [](const char* name, const QByteArray& bytes, Fault fault) {
        QTest::newRow(name) << bytes << static_cast<int>(fault);
    };
    row("empty", {}, Fault::Empty);
    row("only a byte order mark", "\xEF\xBB\xBF", Fault::Empty);
    row("line feeds", "\n\n\n", Fault::NotASession);
    row("text", "Dear diary,\n", Fault::NotASession);
    row("other JSON", "{\"name\":\"x\"}\n", Fault::NotASession);
    row("an event", goodLine.data(), Fault::NotASession);
    row("JSON array", "[1,2]\n", Fault::NotASession);
    row("zeros", QByteArray(5000, '\0'), Fault::NotASession);
    row("UTF-16", QByteArray("\xFF\xFE{\0\"\0", 6), Fault::NotASession);
    row("version 0", "{\"icelens\":0}\n", Fault::NotASession);
    row("version text", "{\"icelens\":\"1\"}\n", Fault::NotASession);
    row("next version", "{\"icelens\":2,\"program\":{}}\n", Fault::NewerVersion);
    row("begun", "{\"icelens\":1,\"ver", Fault::TruncatedHeader);
}

void TestSessionParser::whatIsNoSessionIsRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, fault);
    const auto result = read({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    QVERIFY(result.fault);
    QCOMPARE(static_cast<int>(*result.fault), fault);
    QCOMPARE(result.version, *result.fault == FileFault::NewerVersion ? 2 : 0);
}

QTEST_APPLESS_MAIN(TestSessionParser)
#include "tst_sessionparser.moc"
