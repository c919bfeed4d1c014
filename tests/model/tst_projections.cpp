// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/generatedsession.h"
#include "tests/support/projected.h"

#include <QTest>

#include <random>

using namespace icelens;
using model::Cursor;
using model::Event;
using test::project;
using test::Projected;

namespace {

/// The same session seen with an agent log that is not understood: pairs are inferred.
std::vector<Event> withLogNotUnderstood(std::vector<Event> events)
{
    std::vector<Event> blind{events.front()};
    blind.push_back({{},
                     {},
                     model::Source::Session,
                     model::Noticed{model::Notice::LogNotUnderstood, {}, {}, {}}});
    for (auto& event : events) {
        if (event.source != model::Source::Log)
            blind.push_back(std::move(event));
    }
    return blind;
}

/// A session into which events are thrown that no agent would send there.
std::vector<Event> disturbed(const std::vector<Event>& events, const std::vector<Event>& chaos)
{
    std::vector<Event> both;
    for (std::size_t i = 0; i < events.size(); ++i) {
        both.push_back(events[i]);
        if (i % 3 != 0)
            continue;
        both.push_back(chaos[i % chaos.size()]);
        both.back().at = events[i].at;
    }
    return both;
}

bool sameLanes(const Projected& whole, const Projected& part, const Cursor& cursor)
{
    const auto& a = whole.projections.timeline();
    const auto& b = part.projections.timeline();
    for (std::size_t i = 0; i < a.laneCount(); ++i) {
        const auto lane = a.laneAt(i, cursor, whole.projections.wire());
        const auto other = b.laneOf(a.lane(i).key);
        if (lane.has_value() != other.has_value())
            return false;
        if (lane && lane != b.laneAt(*other, cursor, part.projections.wire()))
            return false;
    }
    return true;
}

bool sameLadders(const Projected& whole, const Projected& part, const Cursor& cursor)
{
    for (const bool failures : {false, true}) {
        model::LadderFilter filter;
        filter.onlyFailures = failures;
        const auto a = whole.projections.ladder().arrows(filter, cursor);
        const auto b = part.projections.ladder().arrows(filter, cursor);
        if (a != b
            || whole.projections.ladder().lifelines(a, cursor)
                != part.projections.ladder().lifelines(b, cursor))
            return false;
        for (const auto message : a) {
            if (whole.projections.ladder().arrow(message, cursor)
                != part.projections.ladder().arrow(message, cursor))
                return false;
        }
    }
    return whole.projections.ladder().media({}, cursor)
        == part.projections.ladder().media({}, cursor);
}

bool sameMachines(const Projected& whole, const Projected& part, std::size_t count)
{
    const auto& a = whole.projections.stateMachine();
    const auto& b = part.projections.stateMachine();
    for (std::uint8_t agent = 0; agent < 3; ++agent) {
        const model::Scope scope{model::AgentId(agent), {}, {}};
        if (a.pairTransitions(scope, count) != b.pairTransitions(scope, count)
            || a.componentTransitions(scope, count) != b.componentTransitions(scope, count)
            || a.pairEvents(scope, 1, 2, count) != b.pairEvents(scope, 1, 2, count))
            return false;
        for (std::uint16_t stream = 0; stream < 4; ++stream) {
            if (a.checkListSteps(scope.agent, model::StreamId(stream), count)
                != b.checkListSteps(scope.agent, model::StreamId(stream), count))
                return false;
        }
    }
    return true;
}

} // namespace

Q_DECLARE_METATYPE(std::vector<icelens::model::Event>)

/// Laws of all projections: what they say at a cursor is what they would say had the log ended
/// there, and it is what the fold says.
class TestProjections : public QObject
{
    Q_OBJECT
private Q_SLOTS:

    void initTestCase_data()
    {
        QTest::addColumn<std::vector<Event>>("events");
        for (std::uint64_t seed = 1; seed <= 2; ++seed) {
            const auto events =
                test::generatedSession({seed, 60, 5'000, 1 + int(seed % 2), int(seed % 3)});
            QTest::addRow("ordinary %d", int(seed)) << events;
            QTest::addRow("blind %d", int(seed)) << withLogNotUnderstood(events);
            const auto chaos = test::chaoticEvents(seed, 5'000);
            QTest::addRow("chaos %d", int(seed)) << chaos;
            QTest::addRow("disturbed %d", int(seed)) << disturbed(events, chaos);
        }
    }

    void thereIsSomethingToCompare()
    {
        const auto events = test::generatedSession({1, 60, 5'000, 2, 1});
        for (const auto& some : {events, withLogNotUnderstood(events),
                                 disturbed(events, test::chaoticEvents(1, 5'000))}) {
            const auto whole = project(some);
            QVERIFY(whole->log.latest().pairs().size() >= 20);
            QVERIFY(whole->projections.changes().all().size() >= 100);
        }
    }

    void clippedEqualsBuiltFromThePrefix()
    {
        QFETCH_GLOBAL(std::vector<Event>, events);
        const auto whole = project(events);
        std::mt19937 random(7);
        for (int i = 0; i < 8; ++i) {
            const auto count = std::size_t(random() % (events.size() + 1));
            const auto part = project(events, count);
            const auto cursor = whole->at(count);
            const auto what = QByteArray::number(qulonglong(count));
            QVERIFY2(sameLanes(*whole, *part, cursor), what);
            QVERIFY2(sameLadders(*whole, *part, cursor), what);
            QVERIFY2(sameMachines(*whole, *part, count), what);
            const auto changes = whole->projections.changes().until(count);
            QVERIFY2(std::ranges::equal(changes, part->projections.changes().all()), what);
            const auto state = whole->log.stateAt(count);
            QVERIFY2(model::Topology::of(state, whole->projections.addresses())
                         == model::Topology::of(state, part->projections.addresses()),
                     what);
            const auto rows = whole->projections.timeline().arrange(state, {});
            QVERIFY2(rows.size() == part->projections.timeline().arrange(state, {}).size(), what);
        }
    }

    void lanesSayWhatTheFoldSays()
    {
        QFETCH_GLOBAL(std::vector<Event>, events);
        const auto whole = project(events);
        QVERIFY(!whole->projections.changes().all().empty());
        std::mt19937 random(8);
        for (int i = 0; i < 8; ++i) {
            const auto count = std::size_t(random() % (events.size() + 1));
            const auto cursor = whole->at(count);
            const auto state = whole->log.stateAt(count);
            const auto& timeline = whole->projections.timeline();
            for (std::size_t p = 0; p < state.pairs().size(); ++p)
                comparePair(timeline, state.pairs()[p], cursor, whole->projections.wire());
            for (const auto& agent : state.agents())
                compareAgent(timeline, *agent, cursor, whole->projections.wire());
        }
    }

    void transitionsAddUpToTheFold()
    {
        QFETCH_GLOBAL(std::vector<Event>, events);
        const auto whole = project(events);
        std::mt19937 random(9);
        for (int i = 0; i < 8; ++i) {
            const auto count = std::size_t(random() % (events.size() + 1));
            const auto state = whole->log.stateAt(count);
            const auto& machine = whole->projections.stateMachine();
            for (std::uint8_t agent = 0; agent < 3; ++agent)
                compareCounts(machine, state, {model::AgentId(agent), {}, {}}, count);
            for (const auto& agent : state.agents()) {
                for (const auto& stream : agent->streams) {
                    const auto steps = machine.checkListSteps(agent->id, stream.id, count);
                    const auto now = steps.empty() ? std::nullopt : steps.back().state;
                    QVERIFY(now == model::checkListState(state, agent->id, stream.id));
                }
            }
        }
    }

private:
    static void comparePair(const model::Timeline& timeline, const model::Pair& pair,
                            const Cursor& cursor, const model::WireMatch& wire)
    {
        const auto ordinal = timeline.laneOfPair(pair.id);
        QVERIFY(ordinal.has_value());
        const auto lane = timeline.laneAt(*ordinal, cursor, wire);
        QVERIFY(lane.has_value());
        QCOMPARE(lane->segments.back().value, std::uint8_t(pair.state));
        QCOMPARE(lane->ended, pair.removed.has_value());
        QCOMPARE(lane->segments.front().from, pair.formedAt);
        if (pair.removed)
            QCOMPARE(lane->segments.back().to, pair.removed->at);
        int selected = 0;
        bool valid = false;
        for (const auto& flag : lane->flags) {
            selected += flag.kind == model::FlagKind::Selected ? 1 : 0;
            selected -= flag.kind == model::FlagKind::Deselected ? 1 : 0;
            valid = valid || flag.kind == model::FlagKind::Validated;
        }
        QCOMPARE(selected == 1, pair.selected);
        QCOMPARE(valid, pair.valid);
    }

    static void compareAgent(const model::Timeline& timeline, const model::Agent& agent,
                             const Cursor& cursor, const model::WireMatch& wire)
    {
        const auto own = timeline.laneOf({model::LaneKind::Agent, agent.id, {}, {}, {}, {}});
        QVERIFY(own.has_value());
        const auto lane = timeline.laneAt(*own, cursor, wire);
        QVERIFY(lane.has_value());
        QCOMPARE(lane->segments.back().value, std::uint8_t(agent.role));
        for (const auto& stream : agent.streams) {
            for (const auto& component : stream.components) {
                const auto its = timeline.laneOf(
                    {model::LaneKind::ComponentState, agent.id, stream.id, component.id, {}, {}});
                QVERIFY(its.has_value());
                const auto there = timeline.laneAt(*its, cursor, wire);
                QVERIFY(there.has_value());
                QCOMPARE(there->segments.back().value, std::uint8_t(component.state));
            }
        }
    }

    static void compareCounts(const model::StateMachine& machine, const model::Session& state,
                              const model::Scope& scope, std::size_t count)
    {
        std::array<std::size_t, 7> in{};
        std::array<std::size_t, 7> out{};
        for (const auto& transition : machine.pairTransitions(scope, count)) {
            out.at(transition.from) += transition.count;
            in.at(transition.to) += transition.count;
        }
        const auto counts = model::countPairs(state, scope);
        for (std::size_t i = 0; i < 6; ++i)
            QCOMPARE(in.at(i) - out.at(i), counts.inState.at(i));
        QCOMPARE(in.at(6), counts.removed);
    }
};

QTEST_APPLESS_MAIN(TestProjections)
#include "tst_projections.moc"
