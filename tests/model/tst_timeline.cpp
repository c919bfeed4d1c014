// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/generatedsession.h"
#include "tests/support/projected.h"
#include "tests/support/story.h"

#include <QTest>

using namespace icelens;
using namespace std::chrono_literals;
using model::CheckKind;
using model::Direction;
using model::Fate;
using model::PairState;
using model::TimeScale;
using test::Story;

namespace {

constexpr auto a = "192.0.2.1:4000";
constexpr auto b = "192.0.2.2:4000";

Story checkedPair()
{
    Story story;
    story.candidate(1ms, Story::alice, model::CandidateType::Host, a, a)
        .candidate(1ms, Story::bob, model::CandidateType::Host, b, b)
        .signalled(2ms, Story::alice, model::CandidateType::Host, b)
        .signalled(2ms, Story::bob, model::CandidateType::Host, a)
        .pair(3ms, Story::alice, a, b)
        .state(10ms, Story::alice, 1, PairState::InProgress)
        .seen(10ms, Story::alice, Direction::Sent, a, b, Story::request(1))
        .seen(510ms, Story::alice, Direction::Sent, a, b, Story::request(1))
        .seen(530ms, Story::bob, Direction::Received, b, a, Story::request(1))
        .pair(531ms, Story::bob, b, a)
        .seen(531ms, Story::bob, Direction::Sent, b, a, Story::success(1))
        .seen(550ms, Story::alice, Direction::Received, a, b, Story::success(1))
        .state(551ms, Story::alice, 1, PairState::Succeeded)
        .add(552ms, Story::alice, model::PairNominated{model::PairId(1)})
        .add(2s, Story::alice, model::PairRemoved{model::PairId(1), {}});
    return story;
}

} // namespace

class TestTimeline : public QObject
{
    Q_OBJECT
private Q_SLOTS:

    void reportsOfMediaAreALane()
    {
        const auto report = [](std::uint64_t received, std::uint64_t lost) {
            model::MediaReport made;
            made.stream = Story::stream;
            made.component = Story::component;
            made.jitter = 2ms;
            made.totalPacketsReceived = received;
            made.totalLost = lost;
            return model::Boxed<model::MediaReport>(made);
        };
        Story story = checkedPair();
        story.add(3s, Story::alice, report(50, 0)).add(4s, Story::alice, report(90, 10));
        const auto session = test::project(story.events);
        const auto& timeline = session->projections.timeline();
        const auto lane = timeline.laneOf(
            {model::LaneKind::Quality, Story::alice, Story::stream, Story::component, {}, {}});
        QVERIFY(lane);
        const auto& wire = session->projections.wire();
        const auto count = session->log.size();
        QVERIFY(!timeline.laneAt(*lane, session->at(count - 2), wire));
        const auto before = timeline.laneAt(*lane, session->at(count - 1), wire).value();
        QCOMPARE(before.quality.size(), std::size_t{1});
        QCOMPARE(before.quality[0].lostShare, 0.0);
        const auto after = timeline.laneAt(*lane, session->at(count), wire).value();
        QCOMPARE(after.quality[1].lostShare, 0.2); // 10 of 50, since the report before
        const auto picture = timeline.draw(*lane, TimeScale{0s, 5s, 5}, session->at(count), wire);
        QCOMPARE(picture.quality.size(), std::size_t{2});
        QCOMPARE(picture.quality[1].pixel, 4);
        QCOMPARE(picture.qualityTop, std::chrono::microseconds(2ms));
        const auto rows = timeline.arrange(session->log.latest(), model::LaneOrder::Time);
        QVERIFY(rows.back().key.kind != model::LaneKind::Quality); // Bob has no report
        QVERIFY(std::ranges::any_of(
            rows, [](const auto& row) { return row.key.kind == model::LaneKind::Quality; }));
    }

    void aLaneTellsItsPairsLife()
    {
        const auto session = test::project(checkedPair().events);
        const auto& timeline = session->projections.timeline();
        const auto& wire = session->projections.wire();
        const auto lane = timeline.laneOfPair(model::PairId(1)).value();
        const auto whole = timeline.laneAt(lane, session->at(session->log.size()), wire).value();
        QCOMPARE(whole.segments.size(), std::size_t{3});
        QCOMPARE(whole.segments[1].from, model::SessionTime(10ms));
        QCOMPARE(whole.segments[1].to, model::SessionTime(551ms));
        QVERIFY(whole.ended && !whole.segments[2].open);
        QCOMPARE(whole.checks.size(), std::size_t{3});
        QVERIFY(whole.checks[0].fate == Fate::Lost); // Bob saw one copy, and that was the second
        QVERIFY(whole.checks[1].check.kind == CheckKind::Retransmitted);
        QVERIFY(whole.checks[1].fate == Fate::Arrived);
        QVERIFY(whole.checks[2].check.kind == CheckKind::Answered);
        QVERIFY(whole.checks[0].reply == model::Reply::Success);
    }

    void whatIsKnownOfACheckDependsOnTheCursor()
    {
        const auto session = test::project(checkedPair().events);
        const auto& timeline = session->projections.timeline();
        const auto& wire = session->projections.wire();
        const auto lane = timeline.laneOfPair(model::PairId(1)).value();
        const auto first = session->log.countUntil(10ms);
        const auto at = [&](model::Cursor cursor) {
            return timeline.laneAt(lane, cursor, wire).value().checks.front();
        };
        // Nothing tells yet that Bob is watched.
        QVERIFY(at({first, 11ms}).fate == Fate::NotKnown);
        QVERIFY(at({session->log.countUntil(540ms), 540ms}).fate == Fate::OnTheWay);
        QVERIFY(at({session->log.countUntil(540ms), 540ms}).reply == model::Reply::NotYet);
        QVERIFY(at({session->log.countUntil(1500ms), 1500ms}).fate == Fate::Lost);
    }

    void aPeersCheckStandsOnThePairThatItTriggers()
    {
        const auto session = test::project(checkedPair().events);
        const auto& timeline = session->projections.timeline();
        const auto lane = timeline.laneOfPair(model::PairId(2)).value();
        const auto shown =
            timeline.laneAt(lane, session->at(session->log.size()), session->projections.wire());
        QCOMPARE(shown->checks.size(), std::size_t{1});
        QVERIFY(shown->checks[0].check.kind == CheckKind::PeerCheck);
        QCOMPARE(shown->checks[0].check.at, model::SessionTime(530ms));
    }

    void aServerHasALaneWithItsTransactions()
    {
        Story story(false);
        constexpr auto server = "198.51.100.1:3478";
        const auto ask = test::StunBuilder(0x0003, {9}).number32(0x0019, 17U << 24U).finish();
        const auto answer = test::StunBuilder(0x0103, {9})
                                .xorAddress(0x0016, Story::ip("198.51.100.1:50000"))
                                .xorAddress(0x0020, Story::ip("203.0.113.5:4000"))
                                .finish();
        story.seen(5ms, Story::alice, Direction::Sent, a, server, ask)
            .seen(505ms, Story::alice, Direction::Sent, a, server, ask)
            .seen(530ms, Story::alice, Direction::Received, a, server, answer);
        const auto session = test::project(story.events);
        const auto& timeline = session->projections.timeline();
        const auto lane = timeline.laneOf(
            {model::LaneKind::Gathering, Story::alice, {}, {}, {}, Story::ip(server)});
        QVERIFY(lane.has_value());
        const auto end = session->at(session->log.size());
        const auto shown = timeline.laneAt(*lane, end, session->projections.wire());
        QCOMPARE(shown->gatherings.size(), std::size_t{1});
        const auto& gathering = shown->gatherings.front();
        QCOMPARE(gathering.repeats.size(), std::size_t{1});
        QVERIFY(gathering.reply == model::Reply::Success);
        QVERIFY(gathering.relayed == Story::ip("198.51.100.1:50000"));
        QVERIFY(gathering.mapped == Story::ip("203.0.113.5:4000"));
        const auto rows = timeline.arrange(session->log.latest(), {});
        QVERIFY(std::ranges::any_of(rows, [](const auto& row) {
            return row.key.kind == model::LaneKind::Gathering && row.depth == 1;
        }));
    }

    void rowsFollowTheOrderAskedFor()
    {
        const auto session =
            test::project(test::generatedSession({.pairs = 60, .events = 5000, .components = 2}));
        const auto& state = session->log.latest();
        using Order = model::LaneOrder;
        for (const auto order : {Order::Outcome, Order::Priority, Order::Time}) {
            const auto rows = session->projections.timeline().arrange(state, order);
            std::size_t pairs = 0;
            const model::Pair* before = nullptr;
            for (const auto& row : rows) {
                const auto* pair = state.pair(row.key.pair);
                pairs += pair != nullptr ? 1 : 0;
                if (pair != nullptr && before != nullptr && order == Order::Time)
                    QVERIFY(before->id < pair->id);
                if (pair != nullptr && before != nullptr && order == Order::Priority)
                    QVERIFY(before->priority >= pair->priority);
                if (pair != nullptr && before != nullptr && order == Order::Outcome)
                    QVERIFY(!pair->selected
                            && before->removed.has_value() <= pair->removed.has_value());
                before = pair;
            }
            QCOMPARE(pairs, state.pairs().size());
        }
    }

    void aPictureIsTheLaneAtItsPixels()
    {
        const auto session = test::project(test::generatedSession({.pairs = 40, .events = 8000}));
        const auto& timeline = session->projections.timeline();
        const auto& wire = session->projections.wire();
        const auto cursor = session->at(session->log.size());
        const auto span = session->log.latest().now();
        for (const TimeScale scale :
             {TimeScale{{}, span + 1ns, 200}, TimeScale{span / 3, span / 2, 90}}) {
            for (std::size_t i = 0; i < timeline.laneCount(); ++i)
                comparePicture(timeline.draw(i, scale, cursor, wire),
                               timeline.laneAt(i, cursor, wire).value(), scale);
        }
    }

private:
    static void comparePicture(const model::LanePicture& picture, const model::LaneAt& lane,
                               const TimeScale& scale)
    {
        std::size_t marks = 0;
        for (const auto& mark : picture.marks)
            marks += mark.count;
        const auto inside = [&](const auto& item) {
            const int pixel = scale.pixelOf(item.at);
            return pixel >= 0 && pixel < scale.pixels;
        };
        std::size_t checks = 0;
        for (const auto& check : lane.checks)
            checks += inside(check.check) ? 1 : 0;
        QCOMPARE(marks, checks);
        int end = 0;
        for (const auto& bar : picture.bars) {
            QVERIFY(bar.from >= end && bar.to > bar.from && bar.to <= scale.pixels + 1);
            end = bar.to;
        }
        // The value at a pixel's end is that of the last segment that began by then.
        for (int pixel = 0; pixel < scale.pixels; ++pixel) {
            const model::Segment* last = nullptr;
            for (const auto& segment : lane.segments) {
                if (scale.pixelOf(segment.from) <= pixel)
                    last = &segment;
            }
            const bool over = last != nullptr && !last->open && last->endEvent != model::noEvent
                && scale.pixelOf(last->to) <= pixel && scale.pixelOf(last->from) < pixel;
            const auto bar = std::ranges::find_if(
                picture.bars, [&](const auto& one) { return one.from <= pixel && pixel < one.to; });
            QCOMPARE(bar != picture.bars.end(), last != nullptr && !over);
            if (last != nullptr && !over)
                QCOMPARE(bar->value, last->value);
        }
    }
};

QTEST_APPLESS_MAIN(TestTimeline)
#include "tst_timeline.moc"
