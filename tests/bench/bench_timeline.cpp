// SPDX-License-Identifier: GPL-3.0-or-later
// How long the timeline takes to paint a frame, rendered in software at 1280×800,
// while a person zooms, pans and scrubs. Usage: bench_timeline [PAIRS] [EVENTS]
#include "tests/bench/figures.h"
#include "tests/support/generatedsession.h"
#include "tests/support/projected.h"
#include "ui/timeline/timelinecanvas.h"
#include "ui/timeline/timelineview.h"

#include <QApplication>
#include <QImage>
#include <QScrollBar>

#include <cstdlib>

using namespace icelens;
using bench::since;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int frames = 300;

void report(const char* what, std::vector<double> times)
{
    const bench::Spread spread(std::move(times));
    std::printf("%-28s frames %4zu  p50 %6.2f ms  p99 %6.2f ms  max %6.2f ms\n", what,
                spread.count(), spread.median(), spread.p99(), spread.max());
}

/// One frame after each @p step.
template <class Step>
std::vector<double> measure(QWidget& view, Step step)
{
    QImage screen(view.size(), QImage::Format_ARGB32_Premultiplied);
    std::vector<double> times;
    for (int i = 0; i < frames; ++i) {
        const auto start = Clock::now();
        step(i);
        view.render(&screen, {}, {}, QWidget::DrawChildren);
        times.push_back(since(start));
    }
    return times;
}

void measureTimeline(ui::TimelineView& view, const test::Projected& session)
{
    auto& canvas = view.canvas();
    report("whole session, scrolling",
           measure(view, [&](int i) { canvas.verticalScrollBar()->setValue(i * 40); }));
    report("zooming", measure(view, [&](int i) { canvas.zoom(i % 60 < 30 ? 1.3 : 1 / 1.3); }));
    canvas.zoom(20);
    report("panning", measure(view, [&](int i) {
               auto window = canvas.window();
               window.pan(i % 100 < 50 ? 0.05 : -0.05);
               canvas.setWindow(window);
           }));
    canvas.showAll();
    const auto end = session.log.latest().now();
    report("scrubbing, with the fold", measure(view, [&](int i) {
               const auto count = session.log.size() * static_cast<std::size_t>(i) / frames;
               const auto cursor = session.at(count);
               view.showAt({cursor, end, false, true}, session.log.stateAt(count));
           }));
    canvas.setLaneHeight(6);
    report("lowest lanes, zooming",
           measure(view, [&](int i) { canvas.zoom(i % 60 < 30 ? 1.3 : 1 / 1.3); }));
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    test::SessionShape shape;
    shape.pairs = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1000;
    shape.events = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 1'000'000;
    const auto session = test::project(test::generatedSession(shape));
    ui::SelectionHub hub;
    ui::TimelineView view(&hub);
    view.resize(1280, 800);
    view.setSession(&session->log, &session->projections);
    const auto end = session->log.latest().now();
    view.showAt({session->at(session->log.size()), end, false, false}, session->log.latest());
    view.show();
    std::printf("%zu pairs, %zu events, 1280x800, software\n", session->log.latest().pairs().size(),
                session->log.size());
    measureTimeline(view, *session);
    return 0;
}
