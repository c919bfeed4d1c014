// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/projected.h"
#include "tests/support/story.h"

#include <QTest>

using namespace icelens;
using namespace std::chrono_literals;
using model::CheckListState;
using model::PairState;
using model::StateMachine;
using test::Story;

namespace {

constexpr auto a = "192.0.2.1:4000";
constexpr auto b = "192.0.2.2:4000";
constexpr auto c = "192.0.2.3:4000";

std::uint8_t octet(PairState state)
{
    return static_cast<std::uint8_t>(state);
}

Story twoPairs()
{
    Story story;
    story.pair(1ms, Story::alice, a, b)
        .pair(2ms, Story::alice, a, c)
        .state(3ms, Story::alice, 1, PairState::Waiting)
        .state(4ms, Story::alice, 1, PairState::InProgress)
        .state(5ms, Story::alice, 2, PairState::Waiting)
        .state(6ms, Story::alice, 2, PairState::InProgress)
        .state(7ms, Story::alice, 1, PairState::Failed);
    return story;
}

std::optional<CheckListState> lastOf(const test::Projected& session)
{
    const auto steps = session.projections.stateMachine().checkListSteps(
        Story::alice, Story::stream, session.log.size());
    return steps.empty() ? std::nullopt : steps.back().state;
}

} // namespace

class TestStateMachine : public QObject
{
    Q_OBJECT
private Q_SLOTS:

    void transitionsAreCountedWithTheirEvents()
    {
        const auto session = test::project(twoPairs().events);
        const auto& machine = session->projections.stateMachine();
        const auto all = session->log.size();
        const auto events =
            machine.pairEvents({}, octet(PairState::Waiting), octet(PairState::InProgress), all);
        QCOMPARE(events.size(), std::size_t{2});
        for (const auto event : events)
            QVERIFY(std::holds_alternative<model::PairStateChanged>(session->log[event].fact));
        const auto fresh =
            machine.pairEvents({}, StateMachine::fresh, octet(PairState::Frozen), all);
        QCOMPARE(fresh.size(), std::size_t{2});
        QVERIFY(machine.pairTransitions({Story::bob, {}, {}}, all).empty());
        QCOMPARE(machine.pairTransitions({}, session->log.countUntil(4ms)).size(), std::size_t{3});
        const auto counts = model::countPairs(session->log.latest(), {Story::alice, {}, {}});
        QCOMPARE(counts.inState.at(octet(PairState::Failed)), std::size_t{1});
        QCOMPARE(counts.inState.at(octet(PairState::InProgress)), std::size_t{1});
    }

    void withoutPairsThereIsNoCheckList()
    {
        QVERIFY(!lastOf(*test::project(Story().events)));
        QVERIFY(lastOf(*test::project(twoPairs().events)) == CheckListState::Running);
    }

    void allFailedWithoutAValidPairIsFailed()
    {
        auto story = twoPairs();
        story.state(8ms, Story::alice, 2, PairState::Failed);
        QVERIFY(lastOf(*test::project(story.events)) == CheckListState::Failed);
    }

    void aValidPairKeepsItRunningUntilOneIsNominated()
    {
        auto story = twoPairs();
        story.state(8ms, Story::alice, 2, PairState::Succeeded)
            .add(8ms, Story::alice, model::PairValidated{model::PairId(2)});
        QVERIFY(lastOf(*test::project(story.events)) == CheckListState::Running);
        story.add(9ms, Story::alice, model::PairNominated{model::PairId(2)});
        const auto session = test::project(story.events);
        QVERIFY(lastOf(*session) == CheckListState::Completed);
        const auto steps = session->projections.stateMachine().checkListSteps(
            Story::alice, Story::stream, session->log.size());
        QCOMPARE(steps.size(), std::size_t{2});
        QCOMPARE(steps.back().at, model::SessionTime(9ms));
        story.add(10ms, Story::alice, model::IceRestarted{Story::stream});
        QVERIFY(!lastOf(*test::project(story.events)));
    }

    void whileThePeerTricklesNothingIsFailed()
    {
        auto story = twoPairs();
        model::SessionStarted started;
        started.options.trickle = true;
        story.events.front().fact = model::Boxed<model::SessionStarted>(started);
        story.state(8ms, Story::alice, 2, PairState::Failed);
        QVERIFY(lastOf(*test::project(story.events)) == CheckListState::Running);
        story.add(9ms, Story::alice, model::RemoteCandidatesEnded{Story::stream});
        QVERIFY(lastOf(*test::project(story.events)) == CheckListState::Failed);
    }
};

QTEST_APPLESS_MAIN(TestStateMachine)
#include "tst_statemachine.moc"
