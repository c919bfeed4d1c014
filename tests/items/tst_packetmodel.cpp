// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/messagewords.h"
#include "model/items/packetmodel.h"
#include "tests/items/generatedlog.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <array>
#include <random>
#include <vector>

using namespace icelens;
using items::PacketFilter;
using items::PacketModel;

class PacketModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsEachMomentForwardsAndBackwards();
    void everyCellHasItsWords();
    void transactionFilterShowsBothEnds();
    void responsesCarryTheRoundTrip();
    void handshakesStandBetweenTheMessages();
};

void PacketModelTest::showsEachMomentForwardsAndBackwards()
{
    const test::IndexedLog session(test::SessionShape{.seed = 4, .pairs = 30, .events = 1500});
    PacketModel model;
    const QAbstractItemModelTester check(&model,
                                         QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setLog(&session.log, &session.transactions);
    std::mt19937 random(5);
    for (int step = 0; step < 40; ++step) {
        const std::size_t cursor = random() % (session.log.size() + 1);
        const auto state = session.log.stateAt(cursor);
        model.show(cursor, state);
        QCOMPARE(model.rowCount(), static_cast<int>(state.messagesSeen()));
    }
}

void PacketModelTest::everyCellHasItsWords()
{
    const test::IndexedLog session(test::SessionShape{.seed = 4, .pairs = 30, .events = 1500});
    PacketModel model;
    model.setLog(&session.log, &session.transactions);
    model.show(session.log.size(), session.log.latest());
    QVERIFY(model.rowCount() > 100);
    for (int row = 0; row < model.rowCount(); ++row) {
        QVERIFY(model.index(row, PacketModel::WhatColumn)
                    .data()
                    .toString()
                    .startsWith(QStringLiteral("Binding ")));
        QVERIFY(model.index(row, 0).data(items::PairIdRole).toUInt() > 0U);
        const auto event = model.eventAt(model.index(row, 0));
        QCOMPARE(model.indexOfEvent(*event).row(), row);
    }
}

void PacketModelTest::transactionFilterShowsBothEnds()
{
    const test::IndexedLog session(test::SessionShape{.seed = 4, .pairs = 30, .events = 1500});
    PacketModel model;
    model.setLog(&session.log, &session.transactions);
    model.show(session.log.size(), session.log.latest());
    PacketFilter filter;
    filter.transaction = 0;
    model.setFilter(filter);
    while (model.continueFiltering()) {}
    QCOMPARE(static_cast<std::size_t>(model.rowCount()), session.transactions.eventsOf(0).size());
    QVERIFY(model.rowCount() >= 1);
}

void PacketModelTest::responsesCarryTheRoundTrip()
{
    const test::IndexedLog session(test::SessionShape{.seed = 4, .pairs = 30, .events = 3000});
    PacketModel model;
    model.setLog(&session.log, &session.transactions);
    model.show(session.log.size(), session.log.latest());
    int measured = 0;
    int repeated = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
        const auto roundTrip = model.index(row, PacketModel::RoundTripColumn).data(items::SortRole);
        measured += roundTrip.isValid() ? 1 : 0;
        repeated +=
            model.index(row, PacketModel::RetransmissionColumn).data(items::SortRole).toUInt() > 0
            ? 1
            : 0;
        if (!roundTrip.isValid())
            continue;
        QCOMPARE(model.index(row, 0).data(items::DirectionRole).toInt(),
                 static_cast<int>(model::Direction::Received));
        QVERIFY(roundTrip.toLongLong() > 0);
    }
    QVERIFY(measured > 10);
    QVERIFY(repeated > 0);
}

void PacketModelTest::handshakesStandBetweenTheMessages()
{
    const test::IndexedLog without(test::SessionShape{.seed = 4, .pairs = 30, .events = 1500});
    model::EventLog log;
    model::TransactionIndex transactions;
    model::Session fold;
    std::mt19937 random(11);
    std::vector<std::size_t> packets;
    const auto append = [&](model::Event event) {
        if (items::packetOf(event.fact))
            packets.push_back(log.size());
        fold.apply(event);
        transactions.append(event, fold);
        log.append(std::move(event));
    };
    constexpr std::array alert{std::byte{21}, std::byte{0xFE}, std::byte{0xFD}, std::byte{0},
                               std::byte{0},  std::byte{0},    std::byte{0},    std::byte{0},
                               std::byte{0},  std::byte{0},    std::byte{1},    std::byte{0},
                               std::byte{2},  std::byte{2},    std::byte{40}};
    const auto handshake = [&](model::SessionTime at) {
        model::DtlsSeen seen;
        seen.bytes = model::Bytes(alert);
        append({at, model::AgentId(1), model::Source::Wire, model::Boxed<model::DtlsSeen>(seen)});
    };
    handshake({}); // before the first
    for (std::size_t i = 0; i < without.log.size(); ++i) {
        append(without.log[i]);
        for (auto more = random() % 8; more > 5; --more)
            handshake(without.log[i].at);
    }
    PacketModel model;
    const QAbstractItemModelTester check(&model,
                                         QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setLog(&log, &transactions);
    model.show(log.size(), fold);
    QCOMPARE(static_cast<std::size_t>(model.rowCount()), packets.size());
    for (std::size_t i = 0; i < packets.size(); ++i) {
        const auto index = model.index(static_cast<int>(i), PacketModel::WhatColumn);
        QCOMPARE(model.eventAt(index), std::optional(packets[i]));
        QCOMPARE(model.indexOfEvent(packets[i]).row(), index.row());
        const bool dtls = index.data().toString() == QStringLiteral("DTLS: handshake_failure");
        QCOMPARE(dtls, std::holds_alternative<model::Boxed<model::DtlsSeen>>(log[packets[i]].fact));
    }
    PacketFilter filter;
    filter.text = QStringLiteral("dtls");
    model.setFilter(filter);
    while (model.continueFiltering()) {}
    QCOMPARE(static_cast<std::size_t>(model.rowCount()), transactions.handshakes().size());
    model.show(100, log.stateAt(100));
    QVERIFY(static_cast<std::size_t>(model.rowCount()) < transactions.handshakes().size());
}

QTEST_GUILESS_MAIN(PacketModelTest)
#include "tst_packetmodel.moc"
