// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/selectionhub.h"

#include <QSignalSpy>
#include <QTest>

using namespace icelens;
using model::PairId;
using ui::SelectionHub;

class TestSelection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosingAPacketChoosesItsPair()
    {
        SelectionHub hub;
        QSignalSpy pairs(&hub, &SelectionHub::pairChanged);
        QSignalSpy events(&hub, &SelectionHub::eventChanged);

        hub.chooseEvent(17, PairId{4});

        QCOMPARE(hub.pair(), PairId{4});
        QCOMPARE(hub.event(), std::optional<std::size_t>(17));
        QCOMPARE(pairs.count(), 1);
        QCOMPARE(events.count(), 1);
    }

    void anEventWithoutPairLeavesThePair()
    {
        SelectionHub hub;
        hub.choosePair(PairId{3});
        hub.chooseEvent(2, PairId{});
        QCOMPARE(hub.pair(), PairId{3});
        QCOMPARE(hub.event(), std::optional<std::size_t>(2));
    }

    void choosingAnotherPairLetsTheEventGo()
    {
        SelectionHub hub;
        hub.chooseEvent(17, PairId{4});
        hub.choosePair(PairId{5});
        QVERIFY(!hub.event());
    }

    void choosingThePairOfTheEventKeepsTheEvent()
    {
        SelectionHub hub;
        hub.chooseEvent(17, PairId{4});
        hub.choosePair(PairId{4});
        QCOMPARE(hub.event(), std::optional<std::size_t>(17));
    }

    void whatDoesNotChangeIsNotTold()
    {
        SelectionHub hub;
        hub.choosePair(PairId{4});
        QSignalSpy pairs(&hub, &SelectionHub::pairChanged);
        QSignalSpy events(&hub, &SelectionHub::eventChanged);
        hub.choosePair(PairId{4});
        hub.chooseEvent(1, PairId{4});
        hub.chooseEvent(1, PairId{4});
        QCOMPARE(pairs.count(), 0);
        QCOMPARE(events.count(), 1);
    }

    void onlyThisPairNeedsAPair()
    {
        SelectionHub hub;
        QSignalSpy only(&hub, &SelectionHub::onlyThisPairChanged);
        hub.setOnlyThisPair(true);
        QVERIFY(!hub.onlyThisPair());
        hub.choosePair(PairId{4});
        QVERIFY(!hub.onlyThisPair());
        hub.setOnlyThisPair(true);
        QVERIFY(hub.onlyThisPair());
        hub.choosePair(PairId{5});
        QVERIFY(hub.onlyThisPair());
        hub.clear();
        QVERIFY(!hub.onlyThisPair());
        QCOMPARE(only.count(), 2);
    }

    void aCandidateKeepsThePair()
    {
        SelectionHub hub;
        hub.choosePair(PairId{4});
        ui::CandidateRef candidate;
        candidate.agent = model::AgentId{1};
        QSignalSpy candidates(&hub, &SelectionHub::candidateChanged);
        hub.chooseCandidate(candidate);
        hub.chooseCandidate(candidate);
        QCOMPARE(candidates.count(), 1);
        QCOMPARE(hub.pair(), PairId{4});
        QCOMPARE(hub.candidate(), std::optional(candidate));
    }
};

QTEST_GUILESS_MAIN(TestSelection)
#include "tst_selection.moc"
