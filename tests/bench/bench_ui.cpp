// SPDX-License-Identifier: GPL-3.0-or-later

// The window on large sessions: bench_ui [EVENTS]
//
// Opens a session of so many events, and one of 10,000 pairs, through the program's own loader and
// controller into its main window at 1280×800, and tells how long the UI thread was away while it
// loaded, and afterwards while it scrolled and sorted; then the same while synthetic events come at
// several rates. One line of JSON each. Run it headless (QT_QPA_PLATFORM=offscreen) or under Xvfb.
#include "app/eventpump.h"
#include "app/sessioncontroller.h"
#include "app/sessionloader.h"
#include "tests/bench/loopmeter.h"
#include "tests/support/generatedsession.h"
#include "ui/mainwindow.h"
#include "ui/views/candidatesview.h"
#include "ui/views/checklistview.h"
#include "ui/views/eventsview.h"
#include "ui/views/packetsview.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTreeView>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <random>
#include <thread>

namespace {

using namespace icelens;
using bench::LoopMeter;

constexpr std::size_t manyPairs = 10'000;

void print(const char* what, const QString& detail, const LoopMeter& meter, double extra = 0)
{
    const auto late = meter.late();
    const auto busy = meter.busy();
    std::printf("{\"what\": \"%s %s\", \"seconds\": %.2f, \"late_p50_ms\": %.2f, "
                "\"late_p99_ms\": %.2f, \"late_max_ms\": %.2f, \"late_over_16ms\": %zu, "
                "\"busy_p99_ms\": %.2f, \"busy_max_ms\": %.2f, \"busy_over_16ms\": %zu, "
                "\"ui_thread_core_share\": %.3f, \"process_core_share\": %.3f, \"figure\": %.0f}\n",
                what, qPrintable(detail), meter.seconds(), late.median(), late.p99(), late.max(),
                late.countAbove(16), busy.p99(), busy.max(), busy.countAbove(16),
                meter.threadShare(), meter.processShare(), extra);
    std::fflush(stdout);
}

/// The window and the session behind it, wired as the program does it.
class Desk
{
public:
    Desk()
    {
        using app::SessionController;
        QObject::connect(&m_controller, &SessionController::aboutToReplace, &m_window,
                         [this] { m_window.setLog(nullptr, nullptr); });
        QObject::connect(&m_controller, &SessionController::replaced, &m_window, [this] {
            m_window.setLog(m_controller.log().get(), &m_controller.transactions());
        });
        QObject::connect(&m_controller, &SessionController::changed, &m_window,
                         [this] { m_window.refresh(); });
        QObject::connect(&m_loader, &app::SessionLoader::progressed, &m_window, [this](int share) {
            m_window.setLoading(share / 1000.0,
                                QString::number(qulonglong(m_controller.log()->size())));
        });
        m_window.resize(1280, 800);
        m_window.show();
        bench::runLoop(300);
    }
    ~Desk() { m_window.setLog(nullptr, nullptr); }

    void load(const QString& path)
    {
        QEventLoop loop;
        QObject::connect(&m_loader, &app::SessionLoader::finished, &loop, [&] {
            m_window.setLoading(-1);
            m_window.refresh();
            loop.quit();
        });
        QObject::connect(&m_loader, &app::SessionLoader::failed, &loop, [] { std::abort(); });
        m_loader.open(path);
        loop.exec();
    }

    [[nodiscard]] app::SessionController& controller() { return m_controller; }
    [[nodiscard]] ui::MainWindow& window() { return m_window; }

    /// The table that the person sees on this tab.
    [[nodiscard]] QAbstractItemView* table(ui::MainWindow::Tab tab)
    {
        m_window.showTab(tab);
        bench::runLoop(200);
        QAbstractItemView* largest = nullptr;
        for (auto* view : m_window.findChildren<QAbstractItemView*>()) {
            if (!view->isVisible() || view->model() == nullptr)
                continue;
            if (largest == nullptr
                || view->width() * view->height() > largest->width() * largest->height())
                largest = view;
        }
        return largest;
    }

private:
    app::SessionController m_controller;
    app::SessionLoader m_loader{m_controller};
    ui::MainWindow m_window;
};

void scroll(Desk& desk, ui::MainWindow::Tab tab, const QString& name)
{
    QAbstractItemView* const view = desk.table(tab);
    QScrollBar* const bar = view->verticalScrollBar();
    std::mt19937 random(3);
    LoopMeter meter;
    meter.start();
    bench::everyFrame(120, [&](int step) {
        // Half of it as a wheel does, half as somebody who drags the handle about.
        if (step < 60)
            bar->setValue(bar->value() + 3 * bar->singleStep());
        else if (bar->maximum() > 0)
            bar->setValue(static_cast<int>(random() % static_cast<std::uint64_t>(bar->maximum())));
    });
    meter.stop();
    print("scroll", name, meter, bar->maximum());
}

void sortEveryWay(Desk& desk)
{
    desk.window().showTab(ui::MainWindow::CheckListTab);
    bench::runLoop(200);
    const auto trees = desk.window().findChildren<QTreeView*>();
    const auto shown = std::find_if(trees.begin(), trees.end(), [](const QTreeView* tree) {
        return tree->isVisible() && tree->model() != nullptr;
    });
    if (shown == trees.end())
        qFatal("the check list is not in sight");
    QTreeView* const view = *shown;
    const int columns = view->model()->columnCount();
    LoopMeter meter;
    meter.start();
    bench::everyFrame(2 * columns, [&](int step) {
        view->sortByColumn(step % columns,
                           step < columns ? Qt::AscendingOrder : Qt::DescendingOrder);
    });
    bench::runLoop(300);
    meter.stop();
    print("sort", QStringLiteral("check list"), meter, columns);
    view->sortByColumn(0, Qt::AscendingOrder);
}

void openAndUse(Desk& desk, const QString& folder, const test::SessionShape& shape,
                const QString& name)
{
    const QString path = folder + QStringLiteral("/session.icelens");
    if (record::saveSession(path, {}, test::generatedSession(shape)))
        std::abort();
    LoopMeter meter;
    meter.start();
    desk.load(path);
    meter.stop();
    print("load", name, meter,
          static_cast<double>(desk.controller().log()->size()) / meter.seconds());
    bench::runLoop(1500);
    meter.start();
    bench::runLoop(500);
    meter.stop();
    print("idle after", name, meter);
    using ui::MainWindow;
    sortEveryWay(desk);
    scroll(desk, MainWindow::CheckListTab, QStringLiteral("check list, ") + name);
    scroll(desk, MainWindow::PacketsTab, QStringLiteral("packets, ") + name);
    scroll(desk, MainWindow::EventsTab, QStringLiteral("events, ") + name);
}

model::Event change(std::mt19937& random, model::SessionTime at, std::size_t pairs)
{
    using enum model::PairState;
    constexpr std::array states{Waiting, InProgress, Succeeded, Failed};
    const model::PairId pair(static_cast<std::uint32_t>(1 + random() % pairs));
    return {at, model::AgentId(1), model::Source::Log,
            model::PairStateChanged{pair, states[random() % states.size()]}};
}

/// Changes of random pairs, @p perSecond, for three seconds, from another thread, by the way that a
/// live session's events take.
void update(Desk& desk, int perSecond, std::size_t pairs)
{
    constexpr int seconds = 3;
    using Clock = std::chrono::steady_clock;
    const auto began = desk.controller().log()->latest().now();
    const auto sizeBefore = desk.controller().log()->size();
    app::EventPump pump;
    QObject::connect(&pump, &app::EventPump::arrived, &desk.controller(),
                     [&desk](const std::vector<model::Event>& batch) {
                         desk.controller().appendFromFile(batch);
                     });
    LoopMeter meter;
    meter.start();
    QEventLoop loop;
    std::thread feeder([&] {
        std::mt19937 random(11);
        const auto start = Clock::now();
        long sent = 0;
        while (sent < long{perSecond} * seconds) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            const auto passed = Clock::now() - start;
            const long due =
                static_cast<long>(std::chrono::duration<double>(passed).count() * perSecond);
            for (; sent < due; ++sent)
                pump.publish(change(random, began + passed, pairs));
        }
        QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
    });
    loop.exec();
    feeder.join();
    meter.stop();
    print("update", QStringLiteral("%1/s, %2 pairs").arg(perSecond).arg(pairs), meter,
          static_cast<double>(desk.controller().log()->size() - sizeBefore) / meter.seconds());
    bench::runLoop(1000);
}

} // namespace

int main(int argc, char* argv[])
{
    const QTemporaryDir folder;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
    const QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("icelens-bench"));
    test::SessionShape large;
    large.events = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
    large.pairs = 200;
    test::SessionShape wide;
    wide.events = 200'000;
    wide.pairs = manyPairs;
    Desk desk;
    openAndUse(desk, folder.path(), large, QStringLiteral("%1 events").arg(large.events));
    openAndUse(desk, folder.path(), wide, QStringLiteral("10000 pairs"));
    desk.table(ui::MainWindow::CheckListTab)->scrollToTop();
    for (const int rate : {1'000, 5'000, 20'000, 100'000})
        update(desk, rate, manyPairs);
    // As many that can be seen: the worst for painting.
    for (const int rate : {1'000, 5'000, 20'000})
        update(desk, rate, 30);
}
