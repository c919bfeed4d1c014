// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/audio/pulsetimer.h"

#include <cstdint>
#include <sys/timerfd.h>
#include <unistd.h>
#include <utility>

namespace icelens::transport {

PulseTimer::PulseTimer(pa_mainloop_api* api, std::function<void()> due)
    : m_api(api)
    , m_due(std::move(due))
    , m_file(timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC))
{
    if (m_file >= 0)
        m_event = m_api->io_new(m_api, m_file, PA_IO_EVENT_INPUT, onReadable, this);
}

PulseTimer::~PulseTimer()
{
    if (m_event != nullptr)
        m_api->io_free(m_event);
    if (m_file >= 0)
        close(m_file);
}

void PulseTimer::setAt(std::chrono::steady_clock::time_point time)
{
    using namespace std::chrono;
    // A time of 0 would mean never.
    const auto since =
        std::max(nanoseconds(1), duration_cast<nanoseconds>(time.time_since_epoch()));
    itimerspec when{};
    when.it_value.tv_sec = duration_cast<seconds>(since).count();
    when.it_value.tv_nsec = (since % seconds(1)).count();
    timerfd_settime(m_file, TFD_TIMER_ABSTIME, &when, nullptr);
}

void PulseTimer::clear()
{
    const itimerspec never{};
    timerfd_settime(m_file, 0, &never, nullptr);
}

void PulseTimer::onReadable(pa_mainloop_api* /*api*/, pa_io_event* /*event*/, int file,
                            pa_io_event_flags_t /*flags*/, void* self)
{
    std::uint64_t times = 0;
    // Set anew or cleared since the loop woke: there is nothing to read.
    if (read(file, &times, sizeof times) == ssize_t(sizeof times))
        static_cast<PulseTimer*>(self)->m_due();
}

} // namespace icelens::transport
