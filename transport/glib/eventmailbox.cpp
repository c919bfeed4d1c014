// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/glib/eventmailbox.h"

#include <glib.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <sys/timerfd.h>
#include <unistd.h>
#include <utility>

namespace icelens::transport {

EventMailbox::EventMailbox(Pace pace)
    : m_clock(timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK))
    , m_pace(pace)
{
    if (m_clock < 0) // as GLib and Qt do when there is no file descriptor to wake a thread with
        g_error("timerfd_create: %s", g_strerror(errno));
}

EventMailbox::~EventMailbox()
{
    close(m_clock);
}

void EventMailbox::setPace(Pace pace)
{
    const std::scoped_lock lock(m_mutex);
    m_pace = pace;
}

void EventMailbox::push(model::Event event)
{
    const std::scoped_lock lock(m_mutex);
    if (m_events.empty())
        setClock(std::max(Clock::now() + m_pace.after, m_drained + m_pace.between));
    m_events.push_back(std::move(event));
}

std::vector<model::Event> EventMailbox::drain()
{
    std::uint64_t rings = 0;
    // Nothing to read: called before the clock rang.
    [[maybe_unused]] const auto size = read(m_clock, &rings, sizeof rings);
    const std::scoped_lock lock(m_mutex);
    m_drained = Clock::now();
    return std::exchange(m_events, {});
}

void EventMailbox::setClock(Clock::time_point at) const
{
    const auto time = at.time_since_epoch();
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    itimerspec setting{};
    setting.it_value.tv_sec = seconds.count();
    setting.it_value.tv_nsec =
        std::chrono::duration_cast<std::chrono::nanoseconds>(time - seconds).count();
    timerfd_settime(m_clock, TFD_TIMER_ABSTIME, &setting, nullptr);
}

} // namespace icelens::transport
