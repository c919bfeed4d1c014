// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/record/eventcodec.h"
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

} // namespace

class TestEventCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFactSurvivesTheFile();
    void aLineLooksAsDocumented();
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

QTEST_APPLESS_MAIN(TestEventCodec)
#include "tst_eventcodec.moc"
