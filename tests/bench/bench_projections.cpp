// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/player/player.h"
#include "model/projection/ladderlayout.h"
#include "tests/support/generatedsession.h"
#include "tests/support/projected.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>
#include <vector>

using namespace icelens;
using Clock = std::chrono::steady_clock;

namespace {

double millisecondsSince(Clock::time_point begin)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// Prints the median and the 99th percentile of @p step's time in ms over @p runs.
template <class Step>
void measure(const char* what, int runs, Step step)
{
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        const auto begin = Clock::now();
        step(i);
        times.push_back(millisecondsSince(begin));
    }
    std::ranges::sort(times);
    std::printf("%-44s median %8.3f ms   p99 %8.3f ms\n", what, times[times.size() / 2],
                times[(times.size() - 1) * 99 / 100]);
}

} // namespace

/// Draws 1,000 pairs and 1,000,000 events as the views do: 40 lanes of 1,000 pixels a frame.
int main()
{
    const auto events =
        test::generatedSession({.seed = 1, .pairs = 1000, .events = 1'000'000, .components = 2});
    auto begin = Clock::now();
    test::Projected session;
    for (const auto& event : events)
        session.append(event);
    const double all = millisecondsSince(begin);
    begin = Clock::now();
    model::EventLog log;
    model::TransactionIndex transactions;
    for (const auto& event : events) {
        log.append(event);
        transactions.append(event, log.latest());
    }
    const double base = millisecondsSince(begin);
    std::printf("fold and transactions %.0f ms, with projections %.0f ms\n", base, all);

    const auto& projections = session.projections;
    const auto end = session.log.latest().now();
    std::mt19937_64 random(1);
    const auto any = [&] { return model::SessionTime(random() % std::uint64_t(end.count())); };
    const auto window = [&](int pixels) {
        auto from = any();
        auto to = any();
        if (from > to)
            std::swap(from, to);
        return model::TimeScale{from, to + model::SessionTime(1), pixels};
    };
    const model::TimeScale whole{{}, end + model::SessionTime(1), 1000};
    const auto lanes = [&](const model::TimeScale& scale) {
        const auto cursor = session.at(random() % session.log.size());
        for (int lane = 0; lane < 40; ++lane)
            (void)projections.timeline().draw(random() % projections.timeline().laneCount(), scale,
                                              cursor, projections.wire());
    };
    measure("40 lanes, whole session", 200, [&](int) { lanes(whole); });
    measure("40 lanes, any window", 200, [&](int) { lanes(window(1000)); });
    measure("arrange rows", 50, [&](int) {
        (void)projections.timeline().arrange(session.log.latest(), model::LaneOrder::Outcome);
    });
    measure("scrubber track", 200, [&](int) {
        (void)projections.density().histogram(whole);
        (void)projections.density().marks(whole);
    });
    const model::LadderLayout layout(projections.ladder(), {}, session.at(session.log.size()),
                                     std::chrono::milliseconds(200), std::chrono::milliseconds(20));
    measure("ladder layout, no filter", 3, [&](int) {
        const model::LadderLayout again(projections.ladder(), {}, session.at(session.log.size()),
                                        std::chrono::milliseconds(200),
                                        std::chrono::milliseconds(20));
    });
    measure("ladder, whole session on 700 pixels", 50,
            [&](int) { (void)layout.visible({}, layout.length(), 700); });
    measure("ladder, any window", 100, [&](int) {
        const auto scale = window(700);
        (void)layout.visible(layout.toPaper(scale.from), layout.toPaper(scale.to), 700);
    });
    measure("map", 50,
            [&](int) { (void)model::Topology::of(session.log.latest(), projections.addresses()); });
    measure("transitions", 200, [&](int) {
        (void)projections.stateMachine().pairTransitions({}, random() % session.log.size());
    });
    model::Player player(session.log, projections.changes());
    measure("seek anywhere", 200, [&](int) {
        player.seek(any());
        (void)player.state();
    });
    player.seekToEvent(500'000);
    measure("step back", 400, [&](int) {
        player.stepBack();
        (void)player.state();
    });
    measure("step on", 400, [&](int) {
        player.stepForward();
        (void)player.state();
    });
    return 0;
}
