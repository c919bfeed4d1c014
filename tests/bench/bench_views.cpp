// SPDX-License-Identifier: GPL-3.0-or-later
// How long the painted views take for a frame, rendered in software at 1280×800, while a person
// zooms, pans and scrubs. One line of JSON for each. Usage: bench_views [EVENTS] [PAIRS] [VIEW]
#include "model/player/player.h"
#include "tests/bench/figures.h"
#include "tests/support/generatedsession.h"
#include "tests/support/projected.h"
#include "ui/ladder/laddercanvas.h"
#include "ui/ladder/ladderview.h"
#include "ui/map/mapview.h"
#include "ui/states/statemachineview.h"
#include "ui/timeline/timelinecanvas.h"
#include "ui/timeline/timelineview.h"

#include <QApplication>
#include <QImage>
#include <QScrollBar>

#include <cstdlib>
#include <random>
#include <string_view>

using namespace icelens;
using bench::since;
using bench::threadCpu;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int frames = 300;

/// A view over the session, and its frames.
class Bench
{
public:
    Bench(const char* name, ui::SessionView& view, const test::Projected& session)
        : m_name(name)
        , m_view(view)
        , m_session(session)
        , m_player(session.log, session.projections.changes())
        , m_screen(1280, 800, QImage::Format_ARGB32_Premultiplied)
    {
        view.resize(1280, 800);
        view.setSession(&session.log, &session.projections);
        show();
        view.show();
        QCoreApplication::processEvents();
    }

    /// One frame after each @p step.
    template <class Step>
    void measure(const char* what, Step step)
    {
        std::vector<double> times;
        std::vector<double> computed;
        for (int i = 0; i < frames; ++i) {
            const auto start = Clock::now();
            const double before = threadCpu();
            step(i);
            m_view.render(&m_screen, {}, {}, QWidget::DrawChildren);
            computed.push_back(threadCpu() - before);
            times.push_back(since(start));
        }
        const bench::Spread wall(std::move(times));
        const bench::Spread cpu(std::move(computed));
        std::printf("{\"view\": \"%s\", \"what\": \"%s\", \"p50_ms\": %.2f, \"p99_ms\": %.2f, "
                    "\"max_ms\": %.2f, \"computing_p99_ms\": %.2f}\n",
                    m_name, what, wall.median(), wall.p99(), wall.max(), cpu.p99());
        std::fflush(stdout);
    }

    /// From one end of the session to the other, as a hand on the scrubber does.
    void scrub()
    {
        const auto end = m_session.log.latest().now();
        measure("scrub", [&](int i) {
            m_player.seek(end * i / frames);
            show();
        });
        measure("scrub anywhere", [&](int) {
            m_player.seek(model::SessionTime(m_random() % std::uint64_t(end.count())));
            show();
        });
        m_player.toEnd();
        show();
    }

private:
    void show()
    {
        const auto end = m_session.log.latest().now();
        const auto cursor = m_player.cursor();
        m_view.showAt({cursor, end, false, cursor.events < m_session.log.size()}, m_player.state());
    }

    const char* m_name;
    ui::SessionView& m_view;
    const test::Projected& m_session;
    model::Player m_player;
    QImage m_screen;
    std::mt19937_64 m_random{1};
};

void measureTimeline(const test::Projected& session)
{
    ui::SelectionHub hub;
    ui::TimelineView view(&hub);
    Bench bench("timeline", view, session);
    auto& canvas = view.canvas();
    const auto zoom = [&](int i) { canvas.zoom(i % 60 < 30 ? 1.3 : 1 / 1.3); };
    bench.measure("scroll, whole session",
                  [&](int i) { canvas.verticalScrollBar()->setValue(i * 40); });
    bench.measure("zoom", zoom);
    canvas.zoom(20);
    bench.measure("pan", [&](int i) {
        auto window = canvas.window();
        window.pan(i % 100 < 50 ? 0.05 : -0.05);
        canvas.setWindow(window);
    });
    canvas.showAll();
    bench.scrub();
    canvas.setLaneHeight(6);
    bench.measure("zoom, lowest lanes", zoom);
}

void measureLadder(const test::Projected& session)
{
    ui::SelectionHub hub;
    ui::LadderView view(&hub);
    Bench bench("ladder", view, session);
    view.setScope(ui::LadderView::Everything);
    auto& canvas = view.canvas();
    auto* bar = canvas.verticalScrollBar();
    bench.measure("scroll", [&](int i) { bar->setValue(bar->maximum() / 3 + i * 60); });
    bench.measure("scroll, from end to end", [&](int i) {
        bar->setValue(static_cast<int>(qint64(bar->maximum()) * i / frames));
    });
    bench.measure("zoom", [&](int i) { canvas.zoom(i % 60 < 30 ? 1.3 : 1 / 1.3); });
    bench.measure("zoom out and in", [&](int i) { canvas.zoom(i % 60 < 30 ? 1 / 1.3 : 1.3); });
    bench.scrub();
}

void measureMap(const test::Projected& session)
{
    ui::SelectionHub hub;
    ui::MapView view(&hub);
    Bench bench("map", view, session);
    bench.measure("select", [&](int i) { hub.choosePair(model::PairId(1U + unsigned(i))); });
    bench.scrub();
}

void measureStates(const test::Projected& session)
{
    ui::SelectionHub hub;
    ui::StateMachineView view(&hub);
    Bench bench("states", view, session);
    bench.measure("select", [&](int i) { hub.choosePair(model::PairId(1U + unsigned(i))); });
    bench.scrub();
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    test::SessionShape shape;
    shape.events = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1'000'000;
    shape.pairs = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 1000;
    const auto session = test::project(test::generatedSession(shape));
    std::printf("{\"pairs\": %zu, \"events\": %zu}\n", session->log.latest().pairs().size(),
                session->log.size());
    const std::string_view only = argc > 3 ? argv[3] : "";
    const auto run = [&](std::string_view name, auto measure) {
        if (only.empty() || only == name)
            measure(*session);
    };
    run("timeline", measureTimeline);
    run("ladder", measureLadder);
    run("map", measureMap);
    run("states", measureStates);
    return 0;
}
