// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <pulse/mainloop-api.h>

namespace icelens::transport {

/// One deadline in a main loop of libpulse, by CLOCK_MONOTONIC: libpulse's own timers need a
/// context, and these must work without one. All of it with the loop's lock held. Linux only.
class PulseTimer
{
public:
    PulseTimer(pa_mainloop_api* api, std::function<void()> due);
    ~PulseTimer();
    PulseTimer(const PulseTimer&) = delete;
    PulseTimer& operator=(const PulseTimer&) = delete;

    void setAt(std::chrono::steady_clock::time_point time);
    void setIn(std::chrono::nanoseconds delay) { setAt(std::chrono::steady_clock::now() + delay); }
    void clear();

private:
    static void onReadable(pa_mainloop_api* api, pa_io_event* event, int file,
                           pa_io_event_flags_t flags, void* self);

    pa_mainloop_api* m_api;
    std::function<void()> m_due;
    int m_file;
    pa_io_event* m_event = nullptr;
};

} // namespace icelens::transport
