// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/figures.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <ctime>
#include <vector>

namespace icelens::bench {

/// Watches how long the event loop of its thread is away: a tick every 2 ms, and how much later
/// than that it comes. Beside the lateness, which other programs add to, it keeps what this thread
/// itself computed between two ticks.
class LoopMeter
{
public:
    LoopMeter()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(period);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { tick(); });
    }

    void start()
    {
        m_late.clear();
        m_busy.clear();
        m_cpu = m_startCpu = threadCpu();
        m_processCpu = processCpu();
        m_wall.start();
        m_sinceTick.start();
        m_timer.start();
    }

    void stop()
    {
        tick();
        m_timer.stop();
        m_seconds = static_cast<double>(m_wall.nsecsElapsed()) / 1e9;
        m_threadShare = (threadCpu() - m_startCpu) / 1e3 / m_seconds;
        m_processShare = (processCpu() - m_processCpu) / 1e3 / m_seconds;
    }

    /// Milliseconds.
    [[nodiscard]] Spread late() const { return Spread(m_late); }
    [[nodiscard]] Spread busy() const { return Spread(m_busy); }
    /// Of one core, between start() and stop().
    [[nodiscard]] double threadShare() const { return m_threadShare; }
    [[nodiscard]] double processShare() const { return m_processShare; }
    [[nodiscard]] double seconds() const { return m_seconds; }

private:
    static constexpr int period = 2;

    static double clockMs(clockid_t id)
    {
        timespec time{};
        clock_gettime(id, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }
    static double threadCpu() { return clockMs(CLOCK_THREAD_CPUTIME_ID); }
    static double processCpu() { return clockMs(CLOCK_PROCESS_CPUTIME_ID); }

    void tick()
    {
        const double passed = static_cast<double>(m_sinceTick.nsecsElapsed()) / 1e6;
        m_sinceTick.start();
        const double cpu = threadCpu();
        m_late.push_back(std::max(0.0, passed - period));
        m_busy.push_back(cpu - m_cpu);
        m_cpu = cpu;
    }

    QTimer m_timer;
    QElapsedTimer m_sinceTick;
    QElapsedTimer m_wall;
    std::vector<double> m_late;
    std::vector<double> m_busy;
    double m_cpu = 0;
    double m_startCpu = 0;
    double m_processCpu = 0;
    double m_threadShare = 0;
    double m_processShare = 0;
    double m_seconds = 0;
};

/// Lets the event loop run for @p milliseconds.
inline void runLoop(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

/// Calls @p step every frame, @p count times.
template <class Step>
void everyFrame(int count, Step step)
{
    QEventLoop loop;
    QTimer frame;
    int done = 0;
    frame.setTimerType(Qt::PreciseTimer);
    QObject::connect(&frame, &QTimer::timeout, &frame, [&] {
        step(done);
        if (++done == count)
            loop.quit();
    });
    frame.start(16);
    loop.exec();
}

} // namespace icelens::bench
