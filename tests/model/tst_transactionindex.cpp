// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/eventlog.h"
#include "model/session/transactionindex.h"
#include "tests/support/generatedsession.h"
#include "tests/support/stunbytes.h"

#include <QTest>

using namespace icelens;
using namespace std::chrono_literals;
using model::AgentId;
using model::Direction;
using model::TransactionIndex;

namespace {

constexpr AgentId alice(1);
constexpr AgentId bob(2);

model::Bytes request(std::uint8_t id)
{
    return test::StunBuilder(0x0001, {id}).attribute(0x0006, "b:a").finish();
}

model::Bytes success(std::uint8_t id)
{
    return test::StunBuilder(0x0101, {id}).finish();
}

model::Event seen(model::SessionTime at, AgentId agent, Direction direction,
                  const model::Bytes& bytes)
{
    model::MessageSeen message;
    message.direction = direction;
    message.local = model::Address::v4({192, 0, 2, agent.value()}, 4000);
    message.remote = model::Address::v4({192, 0, 2, 9}, 4000);
    message.bytes = bytes;
    return {at, agent, model::Source::Wire, model::Boxed<model::MessageSeen>(message)};
}

TransactionIndex indexOf(const std::vector<model::Event>& events)
{
    model::EventLog log;
    TransactionIndex index;
    for (const auto& event : events) {
        log.append(event);
        index.append(log[log.size() - 1], log.latest());
    }
    return index;
}

} // namespace

class TransactionIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothEndsMakeOneTransaction();
    void retransmissionMeasuresNothing();
    void relayedMessageCountsAsItself();
    void indicationsBelongToNone();
    void generatedSessionAgreesWithTheFold();
    void chaosIsBorne();
};

void TransactionIndexTest::bothEndsMakeOneTransaction()
{
    const auto index = indexOf({seen(10ms, alice, Direction::Sent, request(1)),
                                seen(15ms, bob, Direction::Received, request(1)),
                                seen(16ms, bob, Direction::Sent, success(1)),
                                seen(22ms, alice, Direction::Received, success(1)),
                                seen(30ms, alice, Direction::Sent, request(2))});
    QCOMPARE(index.transactionCount(), std::size_t{2});
    QCOMPARE(index.eventsOf(0), (std::vector<std::size_t>{0, 1, 2, 3}));
    const auto& first = index.transaction(0);
    QVERIFY(first.outcome == TransactionIndex::Outcome::Success);
    QVERIFY(first.roundTrip() == std::optional<std::chrono::nanoseconds>(12ms));
    QVERIFY(first.client()->agent == alice);
    QVERIFY(index.transaction(1).outcome == TransactionIndex::Outcome::Open);
    QVERIFY(!index.transaction(1).roundTrip());
    QCOMPARE(index.messagesUntil(3), std::size_t{3});
    QCOMPARE(index.transactionOfEvent(4), std::optional(TransactionIndex::Ordinal{1}));
    QVERIFY(!index.transactionOfEvent(5));
}

void TransactionIndexTest::retransmissionMeasuresNothing()
{
    const auto index = indexOf({seen(10ms, alice, Direction::Sent, request(1)),
                                seen(60ms, alice, Direction::Sent, request(1)),
                                seen(66ms, alice, Direction::Received, success(1))});
    QVERIFY(!index.transaction(0).roundTrip());
    QCOMPARE(int{index.message(0).copy}, 0);
    QCOMPARE(int{index.message(1).copy}, 1);
    QVERIFY(index.message(2).response);
}

void TransactionIndexTest::relayedMessageCountsAsItself()
{
    const auto inner = request(5);
    const auto* text = reinterpret_cast<const char*>(inner.span().data());
    const auto indication = test::StunBuilder(0x0016, {200})
                                .xorAddress(0x0012, model::Address::v4({192, 0, 2, 7}, 5000))
                                .attribute(0x0013, {text, inner.size()})
                                .finish();
    const auto index = indexOf({seen(10ms, alice, Direction::Sent, indication),
                                seen(15ms, bob, Direction::Received, inner)});
    QCOMPARE(index.transactionCount(), std::size_t{1});
    QCOMPARE(index.eventsOf(0), (std::vector<std::size_t>{0, 1}));
}

void TransactionIndexTest::indicationsBelongToNone()
{
    const auto index =
        indexOf({seen(10ms, alice, Direction::Sent, test::StunBuilder(0x0011, {7}).finish())});
    QCOMPARE(index.messageCount(), std::size_t{1});
    QCOMPARE(index.transactionCount(), std::size_t{0});
    QVERIFY(!index.transactionOfEvent(0));
}

void TransactionIndexTest::generatedSessionAgreesWithTheFold()
{
    const auto events = test::generatedSession({.seed = 3, .pairs = 40, .events = 6000});
    model::EventLog log;
    TransactionIndex index;
    for (const auto& event : events) {
        log.append(event);
        index.append(log[log.size() - 1], log.latest());
    }
    std::vector<std::uint32_t> begun(log.latest().pairs().size() + 1);
    for (std::size_t i = 0; i < index.transactionCount(); ++i) {
        const auto* client = index.transaction(static_cast<std::uint32_t>(i)).client();
        if (client != nullptr)
            ++begun[client->pair.value()];
    }
    for (std::size_t i = 0; i < log.latest().pairs().size(); ++i)
        QCOMPARE(begun[i + 1], log.latest().pairs()[i].requestsSent);
}

void TransactionIndexTest::chaosIsBorne()
{
    const auto index = indexOf(test::chaoticEvents(8, 20'000));
    QCOMPARE(index.eventCount(), std::size_t{20'000});
    std::size_t listed = 0;
    for (std::size_t i = 0; i < index.transactionCount(); ++i)
        listed += index.eventsOf(static_cast<std::uint32_t>(i)).size();
    QVERIFY(listed <= index.messageCount());
}

QTEST_APPLESS_MAIN(TransactionIndexTest)
#include "tst_transactionindex.moc"
