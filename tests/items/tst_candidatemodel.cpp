// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/candidatemodel.h"
#include "tests/items/generatedlog.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <random>

using namespace icelens;
using items::CandidateModel;

namespace {

int candidatesIn(const model::Session& session)
{
    std::size_t count = 0;
    for (const auto& agent : session.agents()) {
        for (const auto& stream : agent->streams) {
            for (const auto& component : stream.components)
                count += component.candidates.size();
        }
    }
    return static_cast<int>(count);
}

} // namespace

class CandidateModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsEachMomentForwardsAndBackwards();
    void priorityIsSplit();
};

void CandidateModelTest::showsEachMomentForwardsAndBackwards()
{
    const test::IndexedLog session(
        test::SessionShape{.seed = 2, .pairs = 80, .events = 2000, .components = 2, .restarts = 1});
    CandidateModel model;
    const QAbstractItemModelTester check(&model,
                                         QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto show = [&](std::size_t cursor) {
        const auto state = session.log.stateAt(cursor);
        model.show(state);
        QCOMPARE(model.candidateCount(), candidatesIn(state));
    };
    for (std::size_t cursor = 0; cursor <= session.log.size(); cursor += cursor < 200 ? 1 : 97)
        show(cursor);
    for (std::size_t cursor = 200; cursor > 0; --cursor)
        show(cursor);
    std::mt19937 random(5);
    for (int step = 0; step < 50; ++step)
        show(random() % session.log.size());
    model.show({});
    QCOMPARE(model.rowCount(), 0);
}

void CandidateModelTest::priorityIsSplit()
{
    const test::IndexedLog session(test::SessionShape{.seed = 2, .pairs = 20, .events = 500});
    CandidateModel model;
    model.show(session.log.latest());
    QVERIFY(model.rowCount() >= 2);
    const auto group = model.index(0, 0);
    QVERIFY(group.data(items::IsGroupRole).toBool());
    for (int row = 0; row < model.rowCount(group); ++row) {
        const auto raw = [&](int column) {
            return model.index(row, column, group).data(items::SortRole).toUInt();
        };
        const auto* known = model.candidateAt(model.index(row, 0, group));
        QVERIFY(known != nullptr);
        const auto priority = raw(CandidateModel::PriorityColumn);
        QCOMPARE(priority, known->candidate->priority);
        QCOMPARE(raw(CandidateModel::TypePreferenceColumn), priority >> 24);
        QCOMPARE(raw(CandidateModel::LocalPreferenceColumn), (priority >> 8) & 0xFFFF);
        for (int column = 0; column < CandidateModel::ColumnCount; ++column)
            QVERIFY(!model.index(row, column, group).data().toString().isEmpty());
    }
}

QTEST_GUILESS_MAIN(CandidateModelTest)
#include "tst_candidatemodel.moc"
