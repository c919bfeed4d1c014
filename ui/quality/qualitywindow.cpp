// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/quality/qualitywindow.h"

#include <algorithm>
#include <array>

namespace icelens::ui {

using model::SessionTime;
using namespace std::chrono_literals;

namespace {

SessionTime share(SessionTime span, double of)
{
    return SessionTime(static_cast<SessionTime::rep>(static_cast<double>(span.count()) * of));
}

/// By what a window that follows a call grows.
SessionTime growthStep(SessionTime length)
{
    if (length < 1min)
        return 15s;
    return length < 10min ? SessionTime(1min) : SessionTime(5min);
}

} // namespace

void QualityWindow::setCall(SessionTime begin, SessionTime end, bool growing)
{
    const auto length = std::max(end - begin, SessionTime(shortest));
    m_begin = begin;
    if (growing) {
        const auto step = growthStep(length);
        // Room for a few seconds before it grows again.
        m_limit = begin + step * ((length + 2s) / step + 1);
    } else {
        m_limit = begin + length;
    }
    if (m_showsAll)
        showAll();
    else
        place(m_from, m_to - m_from);
}

void QualityWindow::showAll()
{
    m_showsAll = true;
    m_from = m_begin;
    m_to = m_limit;
}

void QualityWindow::place(SessionTime from, SessionTime span)
{
    span = std::clamp(span, SessionTime(shortest), m_limit - m_begin);
    m_showsAll = span == m_limit - m_begin;
    m_from = std::clamp(from, m_begin, m_limit - span);
    m_to = m_from + span;
}

void QualityWindow::zoom(double factor, SessionTime anchor)
{
    const auto span = m_to - m_from;
    const auto next = std::clamp(share(span, 1 / factor), SessionTime(shortest), m_limit - m_begin);
    const double at =
        static_cast<double>((anchor - m_from).count()) / static_cast<double>(span.count());
    place(anchor - share(next, at), next);
}

void QualityWindow::pan(double by)
{
    const auto span = m_to - m_from;
    place(m_from + share(span, by), span);
}

void QualityWindow::reveal(SessionTime time)
{
    if (m_showsAll || (time >= m_from && time <= m_to))
        return;
    constexpr double room = 0.2;
    const auto span = m_to - m_from;
    place(time < m_from ? time - share(span, room) : time - share(span, 1 - room), span);
}

SessionTime QualityWindow::tickStep(int width, int pixels) const
{
    constexpr std::array<SessionTime, 11> steps{1s,   2s,   5s,   10s,   15s,  30s,
                                                1min, 2min, 5min, 10min, 30min};
    const auto least = share(m_to - m_from, static_cast<double>(pixels) / std::max(width, 1));
    const auto step =
        std::find_if(steps.begin(), steps.end(), [&](SessionTime one) { return one >= least; });
    return step != steps.end() ? *step : SessionTime(1h);
}

} // namespace icelens::ui
