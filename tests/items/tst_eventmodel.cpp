// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/eventmodel.h"
#include "model/items/eventwords.h"
#include "tests/items/generatedlog.h"
#include "tests/support/randomevents.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <random>

using namespace icelens;
using items::EventFilter;
using items::EventModel;

class EventModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsEachMomentForwardsAndBackwards();
    void filtersInSlices();
    void filterFollowsTimeAndGrowth();
    void everyFactHasASentence();
    void manyEventsDoNotStall();
};

void EventModelTest::showsEachMomentForwardsAndBackwards()
{
    const test::IndexedLog session(test::SessionShape{.seed = 4, .pairs = 30, .events = 1500});
    EventModel model;
    const QAbstractItemModelTester check(&model,
                                         QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setLog(&session.log, &session.transactions);
    std::mt19937 random(5);
    for (int step = 0; step < 40; ++step) {
        const std::size_t cursor = random() % (session.log.size() + 1);
        model.show(cursor, session.log.stateAt(cursor));
        QCOMPARE(model.rowCount(), static_cast<int>(cursor));
    }
    model.setLog(nullptr, nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void EventModelTest::filtersInSlices()
{
    const test::IndexedLog session(test::SessionShape{.seed = 4, .pairs = 30, .events = 40'000});
    EventModel model;
    model.setLog(&session.log, &session.transactions);
    model.show(session.log.size(), session.log.latest());
    EventFilter filter;
    filter.pair = model::PairId(3);
    QSignalSpy progress(&model, &EventModel::filteringProgressed);
    model.setFilter(filter);
    int slices = 1;
    while (model.continueFiltering())
        ++slices;
    QVERIFY(slices >= 4);
    QCOMPARE(progress.last().at(0), progress.last().at(1));
    QVERIFY(model.rowCount() > 3);
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(model.index(row, 0).data(items::PairIdRole).toUInt(), 3U);
    int wanted = 0;
    model.setFilter({});
    for (int row = 0; row < model.rowCount(); ++row)
        wanted += model.index(row, 0).data(items::PairIdRole).toUInt() == 3U ? 1 : 0;
    model.setFilter(filter);
    while (model.continueFiltering()) {}
    QCOMPARE(model.rowCount(), wanted);
}

void EventModelTest::filterFollowsTimeAndGrowth()
{
    const auto events = test::generatedSession({.seed = 4, .pairs = 30, .events = 4000});
    model::EventLog log;
    model::TransactionIndex transactions;
    EventModel model;
    const QAbstractItemModelTester check(&model,
                                         QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setLog(&log, &transactions);
    EventFilter filter;
    filter.kinds.fill(false);
    filter.kinds.at(static_cast<std::size_t>(items::EventKind::Pair)) = true;
    model.setFilter(filter);
    int pairEvents = 0;
    for (const auto& event : events) {
        log.append(event);
        transactions.append(log[log.size() - 1], log.latest());
        pairEvents += EventModel::kindOf(event) == items::EventKind::Pair ? 1 : 0;
        if (log.size() % 200 == 0) {
            model.show(log.size(), log.latest());
            QCOMPARE(model.rowCount(), pairEvents);
        }
    }
    const int all = model.rowCount();
    model.show(1000, log.stateAt(1000));
    QVERIFY(model.rowCount() < all);
    for (int row = 0; row < model.rowCount(); ++row)
        QVERIFY(model.itemAt(row) < 1000U);
    model.show(log.size(), log.latest());
    QCOMPARE(model.rowCount(), all);
    const auto item = model.itemAt(7);
    QCOMPARE(model.rowOfItem(item), std::optional(7));
    QCOMPARE(model.rowAtOrBefore(item), 7);
}

void EventModelTest::everyFactHasASentence()
{
    std::mt19937_64 random(11);
    const test::IndexedLog session(test::SessionShape{.seed = 4, .pairs = 30, .events = 1000});
    for (std::size_t fact = 0; fact < std::variant_size_v<model::Fact>; ++fact) {
        for (int i = 0; i < 50; ++i) {
            const auto event = test::randomEvent(random, fact);
            const auto sentence = items::eventSentence(event, session.log.latest());
            QVERIFY2(!sentence.isEmpty(), std::to_string(fact).c_str());
            QVERIFY(sentence.endsWith(QLatin1Char('.')));
        }
    }
}

void EventModelTest::manyEventsDoNotStall()
{
    const test::IndexedLog session(test::SessionShape{.seed = 4, .pairs = 200, .events = 200'000});
    EventModel model;
    model.setLog(&session.log, &session.transactions);
    model.show(session.log.size(), session.log.latest());
    EventFilter filter;
    filter.text = QStringLiteral("no such words");
    QElapsedTimer timer;
    timer.start();
    model.setFilter(filter);
    qint64 longest = timer.nsecsElapsed();
    bool more = true;
    while (more) {
        timer.restart();
        more = model.continueFiltering();
        longest = std::max(longest, timer.nsecsElapsed());
    }
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(longest < 100'000'000); // far off the 4 ms meant: the machine of the tests is shared
    qInfo("longest slice of a free-text filter: %.2f ms", double(longest) / 1e6);
}

QTEST_GUILESS_MAIN(EventModelTest)
#include "tst_eventmodel.moc"
