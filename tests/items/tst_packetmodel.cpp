// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/packetmodel.h"
#include "tests/items/generatedlog.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <random>

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

QTEST_GUILESS_MAIN(PacketModelTest)
#include "tst_packetmodel.moc"
