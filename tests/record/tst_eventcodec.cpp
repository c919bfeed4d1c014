// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/record/eventcodec.h"
#include "model/record/factfields.h"
#include "model/record/wallclock.h"
#include "tests/support/randomevents.h"

#include <QTest>

#include <random>
#include <string>

using namespace icelens;
using namespace icelens::record;
using namespace std::chrono_literals;

namespace {

std::string_view withoutLineFeed(const std::string& line)
{
    return std::string_view(line).substr(0, line.size() - 1);
}

std::string lineOf(const model::Event& event)
{
    std::string line;
    appendEvent(line, event);
    return line;
}

LineError errorOf(std::string_view line)
{
    LineDecoder decoder;
    const auto result = decoder.event(line);
    return result ? LineError{LineFault::TooLong, "no error"} : result.error();
}

/// Walks factfields.h and counts.
struct Counter
{
    std::size_t fields = 0;

    template <class T>
    void must(std::string_view /*name*/, T& /*value*/)
    {
        ++fields;
    }

    template <class T>
    void may(std::string_view /*name*/, T& /*value*/)
    {
        ++fields;
    }

    template <class T>
    void has(std::string_view /*name*/, T& /*value*/)
    {
        ++fields;
    }

    void count(std::string_view /*name*/, int& /*value*/, int /*max*/) { ++fields; }

    template <class T>
    void list(std::string_view /*name*/, std::vector<T>& /*values*/, std::size_t /*max*/)
    {
        ++fields;
    }

    template <class T>
    void inside(model::Boxed<T>& /*boxed*/)
    {
        ++fields;
    }
};

template <class T>
std::size_t describedFields()
{
    T value;
    Counter counter;
    fields(counter, value);
    return counter.fields;
}

struct Anything
{
    template <class T>
    operator T() const; // NOLINT(google-explicit-constructor): it stands for any member
};

template <class T, std::size_t... Index>
constexpr bool takes(std::index_sequence<Index...> /*members*/)
{
    return requires
    {
        T{(void(Index), Anything())...};
    };
}

/// Members of an aggregate: the longest list of initialisers that it takes.
template <class T, std::size_t Count = 32>
constexpr std::size_t memberCount()
{
    if constexpr (Count == 0 || takes<T>(std::make_index_sequence<Count>()))
        return Count;
    else
        return memberCount<T, Count - 1>();
}

template <class F>
struct Opened
{
    using Type = F;
};

template <class F>
struct Opened<model::Boxed<F>>
{
    using Type = F;
};

template <class F>
std::string differing()
{
    using Plain = typename Opened<F>::Type;
    const bool same = describedFields<Plain>() == memberCount<Plain>();
    return same ? std::string() : std::string(eventName<Plain>) + ' ';
}

template <std::size_t... Index>
std::string differingFacts(std::index_sequence<Index...> /*all*/)
{
    return (differing<std::variant_alternative_t<Index, model::Fact>>() + ... + std::string());
}

} // namespace

class TestEventCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFactSurvivesTheFile();
    void everyFieldIsDescribed();
    void aLineLooksAsDocumented();
    void passwordsAreNotWritten();
    void textThatIsNotUtf8GivesAValidLine();
    void unknownEventsAndWordsAreCounted();
    void unknownFieldsAreIgnoredAndOrderIsFree();
    void wrongLinesAreRefused_data();
    void wrongLinesAreRefused();
    void theHeaderSurvives();
    void wallClocksAreRead_data();
    void wallClocksAreRead();
};

void TestEventCodec::everyFactSurvivesTheFile()
{
    std::mt19937_64 random(2022);
    LineDecoder decoder;
    for (std::size_t fact = 0; fact < eventNames().size(); ++fact) {
        for (int round = 0; round < 500; ++round) {
            const auto event = test::randomEvent(random, fact);
            const auto line = lineOf(event);
            QCOMPARE(line.find('\n'), line.size() - 1);
            const auto read = decoder.event(withoutLineFeed(line));
            QVERIFY2(read, line.c_str());
            QVERIFY2(*read == event, line.c_str());
        }
    }
}

// A field that factfields.h forgets would be lost without a sound: count those of each struct.
void TestEventCodec::everyFieldIsDescribed()
{
    QCOMPARE(describedFields<model::TurnServer>() + 1, memberCount<model::TurnServer>());
    QCOMPARE(describedFields<model::SessionOptions>(), memberCount<model::SessionOptions>());
    QCOMPARE(describedFields<model::Candidate>(), memberCount<model::Candidate>());
    const auto differing =
        differingFacts(std::make_index_sequence<std::variant_size_v<model::Fact>>());
    QVERIFY2(differing.empty(), differing.c_str());
}

void TestEventCodec::aLineLooksAsDocumented()
{
    model::PairFormed formed;
    formed.pair = model::PairId(7);
    formed.stream = model::StreamId(1);
    formed.component = model::ComponentId(1);
    formed.local = *model::Address::parse("192.0.2.1", 40112);
    formed.remote = *model::Address::parse("2001:db8::1", 4000);
    formed.foundation = "1:2";
    const model::Event event{1500us, model::AgentId(2), model::Source::Log, formed};

    QCOMPARE(lineOf(event),
             std::string(R"({"t":1500000,"a":2,"s":"log","e":"pair-formed","pair":7,"stream":1,)"
                         R"("component":1,"state":"frozen","origin":"signalled",)"
                         R"("local_transport":"udp","remote_transport":"udp",)"
                         R"("local":"192.0.2.1:40112","remote":"[2001:db8::1]:4000",)"
                         R"("foundation":"1:2"})"
                         "\n"));
}

void TestEventCodec::passwordsAreNotWritten()
{
    model::SessionStarted started;
    started.options.turnServers.push_back(
        {*model::Address::parse("192.0.2.9", 3478), model::RelayTransport::Tcp, "ann", "s3cret"});
    const auto line = lineOf({{}, {}, {}, model::Boxed<model::SessionStarted>(started)});

    QVERIFY(line.find("ann") != std::string::npos);
    QVERIFY(line.find("s3cret") == std::string::npos);
    QVERIFY(line.find("password") == std::string::npos);
}

void TestEventCodec::textThatIsNotUtf8GivesAValidLine()
{
    for (const std::string bad : {"\x80", "\xC3", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80",
                                  "\xF4\x90\x80\x80", "\xF0\x9F\x98", "\xFF\xFE", "\xE2\x82"}) {
        const model::LocalCredentialsSet set{model::StreamId(1), "a" + bad + "z"};
        const auto line = lineOf({{}, {}, {}, set});
        LineDecoder decoder;
        const auto read = decoder.event(withoutLineFeed(line));
        QVERIFY(read);
        const auto& ufrag = std::get<model::LocalCredentialsSet>(read->fact).ufrag;
        QVERIFY(ufrag.starts_with("a\xEF\xBF\xBD") && ufrag.ends_with('z'));
    }
}

void TestEventCodec::unknownEventsAndWordsAreCounted()
{
    LineDecoder decoder;
    for (const std::string_view line :
         {R"({"t":7,"a":2,"s":"log","e":"pair-painted","colour":{"r":[1,2,{}]}})",
          R"({"t":7,"a":2,"s":"log","e":"pair-state-changed","pair":1,"state":"exhausted"})",
          R"({"t":7,"a":2,"s":"oracle","e":"pair-validated","pair":1})"}) {
        const auto event = decoder.event(line);
        QVERIFY(event);
        QVERIFY(std::holds_alternative<model::UnknownFact>(event->fact));
        QCOMPARE(event->at, model::SessionTime(7));
        QCOMPARE(event->agent, model::AgentId(2));
    }
}

void TestEventCodec::unknownFieldsAreIgnoredAndOrderIsFree()
{
    LineDecoder decoder;
    const auto event = decoder.event(
        R"( {"new":[{"t":3}],"state":"failed","e":"pair-state-changed", "s":"log","pair":9,"a":1,"t":5} )");
    QVERIFY(event);
    const model::Event wanted{5ns, model::AgentId(1), model::Source::Log,
                              model::PairStateChanged{model::PairId(9), model::PairState::Failed}};
    QVERIFY(*event == wanted);
}

void TestEventCodec::wrongLinesAreRefused_data()
{
    using Fault = LineFault;
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("fault");
    QTest::addColumn<QByteArray>("field");
    const auto row = [](const char* line, Fault fault, const char* field = "") {
        QTest::newRow(line) << QByteArray(line) << static_cast<int>(fault) << QByteArray(field);
    };
    row("", Fault::NotJson);
    row("null", Fault::NotJson);
    row("[]", Fault::NotJson);
    row("17", Fault::NotJson);
    row("{", Fault::NotJson);
    row("{]", Fault::NotJson);
    row(R"({"t":1,"a":1,"s":"log","e":"session-ended"} x)", Fault::NotJson);
    row(R"({"t":1,"a":1,"s":"log","e":"session-ended"}{"t":1})", Fault::NotJson);
    row(R"({"t":1,"a":1,"s":"log","e":"session-ended)", Fault::NotJson);
    row("{\"t\":1,\"a\":1,\"s\":\"log\",\"e\":\"\xFF\"}", Fault::NotJson);
    row("{}", Fault::MissingField, "t");
    row(R"({"t":1})", Fault::MissingField, "a");
    row(R"({"t":1,"a":1,"s":"log"})", Fault::MissingField, "e");
    row(R"({"t":-1,"a":1,"s":"log","e":"session-ended"})", Fault::WrongType, "t");
    row(R"({"t":1.5,"a":1,"s":"log","e":"session-ended"})", Fault::WrongType, "t");
    row(R"({"t":"1","a":1,"s":"log","e":"session-ended"})", Fault::WrongType, "t");
    row(R"({"t":9223372036854775807,"a":1,"s":"log","e":"session-ended"})", Fault::BadValue, "t");
    row(R"({"t":1,"a":256,"s":"log","e":"session-ended"})", Fault::BadValue, "a");
    row(R"({"t":1,"a":1,"s":4,"e":"session-ended"})", Fault::WrongType, "s");
    row(R"({"t":1,"a":1,"s":"log","e":"pair-validated"})", Fault::MissingField, "pair");
    row(R"({"t":1,"a":1,"s":"log","e":"pair-validated","pair":4294967296})", Fault::BadValue,
        "pair");
    row(R"({"t":1,"a":1,"s":"log","e":"stream-added","stream":1,"components":257})",
        Fault::BadValue, "components");
    row(R"({"t":1,"a":1,"s":"log","e":"consent-lost","stream":1,"component":1,"revoked":1})",
        Fault::WrongType, "revoked");
    row(R"({"t":1,"a":1,"s":"wire","e":"message-seen","direction":"sent","local":"1.2.3:4",)"
        R"("remote":"","bytes":""})",
        Fault::BadValue, "local");
    row(R"({"t":1,"a":1,"s":"wire","e":"message-seen","direction":"sent","local":"",)"
        R"("remote":"","bytes":"AAA"})",
        Fault::BadValue, "bytes");
    row(R"({"t":1,"a":0,"s":"session","e":"session-started","options":[]})", Fault::WrongType,
        "options");
    row(R"({"t":1,"a":0,"s":"session","e":"session-started","options":{"ta_ms":1e99}})",
        Fault::WrongType, "ta_ms");
    row(R"({"t":1,"a":0,"s":"session","e":"session-started","options":{"interfaces":[1]}})",
        Fault::WrongType, "interfaces");
}

void TestEventCodec::wrongLinesAreRefused()
{
    QFETCH(QByteArray, line);
    QFETCH(int, fault);
    QFETCH(QByteArray, field);
    const auto error = errorOf({line.constData(), static_cast<std::size_t>(line.size())});
    QCOMPARE(static_cast<int>(error.fault), fault);
    QCOMPARE(QByteArray::fromStdString(error.field), field);
}

void TestEventCodec::theHeaderSurvives()
{
    SessionHeader header;
    header.program = "IceLens 0.1.0";
    header.title = "Alice ⇄ \"Bob\"";
    header.startedAt = parseWallClock("2026-11-22T09:30:00.123456Z");
    header.monotonicZero = 123456789ns;
    QVERIFY(header.startedAt);
    std::string line;
    appendHeader(line, header);
    QVERIFY2(
        line.starts_with(R"({"icelens":1,"version":1,"program":"IceLens 0.1.0",)"
                         R"("started":"2026-11-22T09:30:00.123456Z","monotonic_ns":123456789)"),
        line.c_str());

    LineDecoder decoder;
    const auto read = decoder.header(withoutLineFeed(line));
    QVERIFY(read);
    QVERIFY(*read == header);
}

void TestEventCodec::wallClocksAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("same");
    const auto row = [](const char* text, const char* same) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(same);
    };
    row("1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000000Z");
    row("2024-02-29T23:59:59.5Z", "2024-02-29T23:59:59.500000Z");
    row("2024-02-29T23:59:59.1234567Z", "2024-02-29T23:59:59.123456Z");
    row("1969-12-31T23:59:59.9Z", "1969-12-31T23:59:59.900000Z");
    row("2023-02-29T00:00:00Z", "");
    row("2023-02-28T24:00:00Z", "");
    row("2023-02-28T00:00:00", "");
    row("2023-02-28T00:00:00.Z", "");
    row("2023-02-28T00:00:00.x1Z", "");
    row("2023-00-28T00:00:00Z", "");
    row("202a-01-28T00:00:00Z", "");
    row("Z", "");
}

void TestEventCodec::wallClocksAreRead()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, same);
    const auto time = parseWallClock(text.toStdString());
    QCOMPARE(time ? QByteArray::fromStdString(wallClockText(*time)) : QByteArray(), same);
}

QTEST_APPLESS_MAIN(TestEventCodec)
#include "tst_eventcodec.moc"
