// SPDX-License-Identifier: GPL-3.0-or-later

// Linked with the program's own main(): tells when its first frame and its first pair were on
// screen, as one line of JSON, and ends it. Counted from BENCH_START_NS, CLOCK_MONOTONIC when it
// was started.
#include "ui/mainwindow.h"
#include "ui/views/checklistview.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QTimer>

#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace {

double sinceStart()
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    const auto start =
        std::chrono::nanoseconds(qEnvironmentVariable("BENCH_START_NS").toLongLong());
    return std::chrono::duration<double, std::milli>(now - start).count();
}

icelens::ui::MainWindow* mainWindow()
{
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        if (auto* const window = qobject_cast<icelens::ui::MainWindow*>(widget))
            return window;
    }
    return nullptr;
}

class Probe final : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject* /*watched*/, QEvent* event) override
    {
        // What a window is asked to draw is drawn when the loop comes round again.
        if (event->type() == QEvent::UpdateRequest || event->type() == QEvent::Expose)
            QTimer::singleShot(0, this, [this] { onDrawn(); });
        return false;
    }

private:
    void onDrawn()
    {
        const auto* const window = mainWindow();
        if (window == nullptr || !window->isVisible())
            return;
        const double at = sinceStart();
        if (m_frame == 0)
            m_frame = at;
        const QAbstractItemModel& pairs = window->checkList().model();
        if (pairs.rowCount(pairs.index(0, 0)) == 0) // in the first component's check list
            return;
        std::printf("{\"first_frame_ms\": %.1f, \"first_pair_ms\": %.1f}\n", m_frame, at);
        std::fflush(stdout);
        std::_Exit(0);
    }

    double m_frame = 0;
};

void install()
{
    if (qobject_cast<QApplication*>(qApp) != nullptr)
        qApp->installEventFilter(new Probe(qApp));
}

} // namespace

Q_COREAPP_STARTUP_FUNCTION(install)
