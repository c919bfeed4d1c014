// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/checklistmodel.h"
#include "tests/items/generatedlog.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <random>
#include <set>

using namespace icelens;
using items::CheckListModel;
using items::PairFilter;
using model::PairId;
using model::Session;

namespace {

constexpr auto tester = QAbstractItemModelTester::FailureReportingMode::QtTest;

test::SessionShape twoComponents()
{
    return {.seed = 7, .pairs = 60, .events = 3000, .components = 2, .restarts = 1};
}

/// Every pair row of @p model, in order, each asked by its own index.
std::vector<PairId> rowsOf(const CheckListModel& model)
{
    std::vector<PairId> rows;
    for (int group = 0; group < model.rowCount(); ++group) {
        const auto parent = model.index(group, 0);
        for (int row = 0; row < model.rowCount(parent); ++row)
            rows.push_back(model.pairAt(model.index(row, 0, parent)));
    }
    return rows;
}

/// What the model must say of @p session, whatever it showed before.
void verifyShows(const CheckListModel& model, const Session& session)
{
    std::size_t wanted = 0;
    for (std::size_t i = 0; i < session.pairs().size(); ++i) {
        const auto& pair = session.pairs()[i];
        const auto index = model.indexOf(pair.id);
        QVERIFY(index.isValid());
        QCOMPARE(model.pairAt(index).value(), pair.id.value());
        QCOMPARE(index.data(items::StateRole).toInt(), static_cast<int>(pair.state));
        QCOMPARE(index.data(items::RemovedRole).toBool(), pair.removed.has_value());
        QCOMPARE(index.data(items::AgentIdRole), index.parent().data(items::AgentIdRole));
        QCOMPARE(index.data(items::ComponentIdRole), index.parent().data(items::ComponentIdRole));
        ++wanted;
    }
    QCOMPARE(rowsOf(model).size(), wanted);
    QCOMPARE(model.stateCounts().total, static_cast<std::uint32_t>(wanted));
    items::PairTally tally;
    for (std::size_t i = 0; i < session.pairs().size(); ++i)
        tally.add(session.pairs()[i]);
    QVERIFY(model.stateCounts() == tally);
}

} // namespace

class CheckListModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsEachMomentForwardsAndBackwards();
    void showsRandomMoments();
    void keepsSelectionThroughSortFilterAndTime();
    void sortsOnlyWhenTold();
    void tellsOfEachChangedRowOnce();
    void placesFollowPriority();
    void filtersAndCounts();
    void copiesRowsAsText();
    void takesAnotherSession();
    void wordsAreThere();
    void showIsCheapWithManyPairs();
};

void CheckListModelTest::showsEachMomentForwardsAndBackwards()
{
    const test::IndexedLog session(twoComponents());
    CheckListModel model;
    const QAbstractItemModelTester check(&model, tester);
    for (std::size_t cursor = 0; cursor <= session.log.size(); cursor += 37) {
        const auto state = session.log.stateAt(cursor);
        model.show(state);
        verifyShows(model, state);
    }
    for (std::size_t cursor = session.log.size(); cursor > 40; cursor -= 41) {
        const auto state = session.log.stateAt(cursor);
        model.show(state);
        verifyShows(model, state);
    }
    model.show({});
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.shownPairs(), 0);
}

void CheckListModelTest::showsRandomMoments()
{
    const test::IndexedLog session(twoComponents());
    CheckListModel model;
    const QAbstractItemModelTester check(&model, tester);
    std::mt19937 random(3);
    std::uniform_int_distribution<std::size_t> moment(0, session.log.size());
    for (int step = 0; step < 60; ++step) {
        const auto state = session.log.stateAt(moment(random));
        model.show(state);
        if (step % 3 == 0)
            model.sort(static_cast<int>(random() % CheckListModel::ColumnCount),
                       step % 2 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
        if (step % 5 == 0)
            model.rearrange();
        verifyShows(model, state);
    }
}

void CheckListModelTest::keepsSelectionThroughSortFilterAndTime()
{
    const test::IndexedLog session(twoComponents());
    CheckListModel model;
    const QAbstractItemModelTester check(&model, tester);
    model.show(session.log.stateAt(500));
    const PairId pair(5);
    const QPersistentModelIndex selected(model.indexOf(pair));
    QVERIFY(selected.isValid());
    model.show(session.log.latest());
    model.sort(CheckListModel::RoundTripColumn, Qt::DescendingOrder);
    model.sort(CheckListModel::LocalColumn);
    QCOMPARE(model.pairAt(selected).value(), pair.value());
    PairFilter filter;
    filter.agents = {session.log.latest().pair(pair)->agent};
    model.setFilter(filter);
    QCOMPARE(model.pairAt(selected).value(), pair.value());
    model.setFilter({});
    model.show(session.log.stateAt(600));
    QCOMPARE(model.pairAt(selected).value(), pair.value());
    model.show(session.log.stateAt(2));
    QVERIFY(!selected.isValid());
}

void CheckListModelTest::sortsOnlyWhenTold()
{
    const test::IndexedLog session(twoComponents());
    CheckListModel model;
    model.show(session.log.stateAt(400));
    model.sort(CheckListModel::StateColumn);
    const auto before = rowsOf(model);
    QSignalSpy layout(&model, &QAbstractItemModel::layoutChanged);
    model.show(session.log.stateAt(450));
    QCOMPARE(layout.count(), 0);
    QVERIFY(rowsOf(model).size() >= before.size());
    model.rearrange();
    int last = -1;
    const auto parent = model.index(0, 0);
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const int state = model.index(row, 0, parent).data(items::SortRole).toInt();
        QVERIFY(state >= last);
        last = state;
    }
}

void CheckListModelTest::tellsOfEachChangedRowOnce()
{
    const test::IndexedLog session(twoComponents());
    CheckListModel model;
    const auto before = session.log.stateAt(1500);
    const auto after = session.log.stateAt(1560);
    QCOMPARE(before.pairs().size(), after.pairs().size());
    model.show(before);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    std::set<std::uint32_t> told;
    connect(&model, &QAbstractItemModel::dataChanged, this,
            [&](const QModelIndex& from, const QModelIndex& to) {
                if (!from.parent().isValid() || from.column() != 0)
                    return; // a group, or a column of places or roles
                QCOMPARE(from.row(), to.row());
                QVERIFY(told.insert(model.pairAt(from).value()).second);
            });
    model.show(after);
    std::set<std::uint32_t> differ;
    for (std::size_t i = 0; i < after.pairs().size(); ++i) {
        if (!(before.pairs()[i] == after.pairs()[i]))
            differ.insert(after.pairs()[i].id.value());
    }
    QVERIFY(!differ.empty());
    QVERIFY(told == differ);
    changed.clear();
    model.show(after);
    QCOMPARE(changed.count(), 0);
}

void CheckListModelTest::placesFollowPriority()
{
    const test::IndexedLog session(twoComponents());
    CheckListModel model;
    model.show(session.log.latest());
    model.rearrange();
    for (int group = 0; group < model.rowCount(); ++group) {
        const auto parent = model.index(group, 0);
        std::uint64_t last = ~std::uint64_t{0};
        for (int row = 0; row < model.rowCount(parent); ++row) {
            const auto place = model.index(row, CheckListModel::NumberColumn, parent);
            QCOMPARE(place.data(items::SortRole).toInt(), row + 1);
            const auto priority =
                model.index(row, CheckListModel::PriorityColumn, parent).data(items::SortRole);
            QVERIFY(priority.toULongLong() <= last);
            last = priority.toULongLong();
        }
    }
}

void CheckListModelTest::filtersAndCounts()
{
    const test::IndexedLog session(twoComponents());
    const auto& state = session.log.latest();
    CheckListModel model;
    const QAbstractItemModelTester check(&model, tester);
    model.show(state);
    PairFilter filter;
    filter.removed = false;
    filter.states.fill(false);
    filter.states.at(static_cast<std::size_t>(model::PairState::Failed)) = true;
    model.setFilter(filter);
    QCOMPARE(model.shownPairs(),
             static_cast<int>(model.stateCounts().states.at(
                 static_cast<std::size_t>(model::PairState::Failed))));
    filter.states.fill(false);
    model.setFilter(filter);
    QCOMPARE(model.shownPairs(), 0);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.totalPairs(), static_cast<int>(state.pairs().size()));
    model.setFilter({});
    verifyShows(model, state);
}

void CheckListModelTest::copiesRowsAsText()
{
    const test::IndexedLog session(twoComponents());
    CheckListModel model;
    model.show(session.log.latest());
    const auto parent = model.index(0, 0);
    const auto text = model.copyText(
        {model.index(1, 3, parent), model.index(0, 0, parent), model.index(0, 2, parent), parent});
    const auto lines = text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3);
    for (const auto& line : lines)
        QCOMPARE(line.count(QLatin1Char('\t')), int{CheckListModel::ColumnCount});
    QVERIFY(lines.at(1).startsWith(parent.data().toString()));
}

void CheckListModelTest::takesAnotherSession()
{
    const test::IndexedLog one(twoComponents());
    auto shape = twoComponents();
    shape.seed = 99;
    shape.components = 1;
    const test::IndexedLog other(shape);
    CheckListModel model;
    const QAbstractItemModelTester check(&model, tester);
    model.show(one.log.latest());
    model.show(other.log.latest());
    verifyShows(model, other.log.latest());
}

void CheckListModelTest::wordsAreThere()
{
    const test::IndexedLog session(twoComponents());
    CheckListModel model;
    model.show(session.log.latest());
    const auto group = model.index(0, 0);
    QVERIFY(group.data().toString().contains(QStringLiteral("component 1 (RTP)")));
    QVERIFY(!group.data(items::SummaryRole).toString().isEmpty());
    for (int column = 0; column < CheckListModel::ColumnCount; ++column) {
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        for (int row = 0; row < model.rowCount(group); ++row) {
            const auto cell = model.index(row, column, group);
            QVERIFY(!cell.data(Qt::ToolTipRole).toString().isEmpty());
            QVERIFY(!cell.data(Qt::AccessibleTextRole).toString().isEmpty());
            QCOMPARE(cell.data(items::RemovedReasonRole).toString().isEmpty(),
                     !cell.data(items::RemovedRole).toBool());
        }
    }
}

void CheckListModelTest::showIsCheapWithManyPairs()
{
    const test::IndexedLog session(
        test::SessionShape{.seed = 1, .pairs = 10'000, .events = 60'000});
    auto state = session.log.stateAt(59'000);
    CheckListModel model;
    model.show(state);
    QVERIFY(model.shownPairs() > 9'000);
    // Each round changes 100 pairs, far apart, so that every other chunk is another one.
    qint64 best = std::numeric_limits<qint64>::max();
    int told = 0;
    connect(&model, &QAbstractItemModel::dataChanged, this, [&](const QModelIndex& from) {
        told += from.parent().isValid() && from.column() == 0 ? 1 : 0;
    });
    for (int round = 1; round <= 20; ++round) {
        for (std::size_t i = 0; i < 100; ++i) {
            const auto& pair = state.pairs()[i * 97];
            state.apply({std::chrono::seconds(1000 + round), pair.agent, model::Source::Log,
                         model::PairValidated{pair.id}});
        }
        told = 0;
        QElapsedTimer timer;
        timer.start();
        model.show(state);
        best = std::min(best, timer.nsecsElapsed());
    }
    qInfo("show() of 10,000 pairs, %d of them changed: %.2f ms", told, double(best) / 1e6);
    QVERIFY(told > 0);
    QElapsedTimer timer;
    timer.start();
    model.sort(CheckListModel::ChangedColumn, Qt::DescendingOrder);
    qInfo("sort of 10,000 pairs: %.2f ms", double(timer.nsecsElapsed()) / 1e6);
    // Generous: the machine that runs tests is shared. The figure above is what is meant.
    QVERIFY(best < 20'000'000);
}

QTEST_GUILESS_MAIN(CheckListModelTest)
#include "tst_checklistmodel.moc"
