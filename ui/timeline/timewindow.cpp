// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timewindow.h"

#include <algorithm>
#include <cmath>

namespace icelens::ui {

namespace {

using model::SessionTime;
using Rep = SessionTime::rep;

SessionTime times(SessionTime time, double factor)
{
    return SessionTime(static_cast<Rep>(static_cast<double>(time.count()) * factor));
}

} // namespace

SessionTime TimeWindow::limit() const
{
    // Room for the last state's icon, and something to see before anything has happened.
    const SessionTime least = m_growing ? SessionTime(std::chrono::seconds(1)) : 10 * shortest;
    return std::max<SessionTime>(times(m_end, 1.06), least);
}

void TimeWindow::setEnd(SessionTime end, bool growing)
{
    m_end = end;
    m_growing = growing;
    if (m_showsAll)
        showAll();
}

void TimeWindow::showAll()
{
    m_showsAll = true;
    m_from = {};
    m_to = limit();
}

void TimeWindow::place(SessionTime from, SessionTime span)
{
    const auto all = limit();
    span = std::clamp(span, shortest, all);
    m_from = std::clamp(from, SessionTime{}, all - span);
    m_to = m_from + span;
    m_showsAll = span == all;
}

void TimeWindow::zoom(double factor, SessionTime anchor)
{
    if (!(factor > 0))
        return;
    const auto span = std::clamp(times(m_to - m_from, 1 / factor), shortest, limit());
    const double share = static_cast<double>((anchor - m_from).count())
        / static_cast<double>((m_to - m_from).count());
    place(anchor - times(span, share), span);
}

void TimeWindow::pan(double share)
{
    panBy(times(m_to - m_from, share));
}

void TimeWindow::panBy(SessionTime time)
{
    place(m_from + time, m_to - m_from);
}

void TimeWindow::reveal(SessionTime time)
{
    const auto margin = (m_to - m_from) / 20;
    if (time < m_from)
        panBy(time - m_from - margin);
    else if (time > m_to)
        panBy(time - m_to + margin);
}

std::vector<SessionTime> ticks(const model::TimeScale& scale, int apart)
{
    const double span = static_cast<double>((scale.to - scale.from).count());
    const double least = span / scale.pixels * apart;
    double step = std::pow(10.0, std::floor(std::log10(std::max(least, 1.0))));
    for (const double factor : {2.0, 2.5, 2.0}) {
        if (step < least)
            step *= factor;
    }
    const auto stride = std::max<Rep>(static_cast<Rep>(std::llround(step)), 1);
    std::vector<SessionTime> found;
    for (Rep at = (scale.from.count() + stride - 1) / stride * stride; at < scale.to.count();
         at += stride)
        found.push_back(SessionTime(at));
    return found;
}

int tickPlaces(const std::vector<SessionTime>& ticks)
{
    if (ticks.size() < 2)
        return 3;
    const double step = std::chrono::duration<double>(ticks[1] - ticks[0]).count();
    return std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 9);
}

} // namespace icelens::ui
