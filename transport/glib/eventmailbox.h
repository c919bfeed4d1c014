// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"

#include <chrono>
#include <mutex>
#include <vector>

namespace icelens::transport {

/// When a reader of events is woken.
struct Pace
{
    std::chrono::milliseconds after; ///< This long after the first event that waits, so that ...
    std::chrono::milliseconds
        between; ///< ... those with it come along; and so long after the last.

    /// For a window: a batch a frame.
    static constexpr Pace window()
    {
        return {std::chrono::milliseconds(4), std::chrono::milliseconds(16)};
    }
    /// For text, which nobody reads faster.
    static constexpr Pace text()
    {
        return {std::chrono::milliseconds(100), std::chrono::milliseconds(100)};
    }
};

/// Events on their way to another thread, which is woken for a batch of them and not for each.
///
/// Waking a thread costs as much as all else that is done with a few events. So the writer sets a
/// clock of the kernel (timerfd_create(2)) and the reader sleeps until that rings.
class EventMailbox
{
public:
    explicit EventMailbox(Pace pace = Pace::window());
    ~EventMailbox();

    EventMailbox(const EventMailbox&) = delete;
    EventMailbox& operator=(const EventMailbox&) = delete;

    /// From now on. Any thread.
    void setPace(Pace pace);
    /// In the order of push(). Any thread.
    void push(model::Event event);

    /// Readable when it is time for drain(): for poll(2) and its like.
    [[nodiscard]] int descriptor() const { return m_clock; }
    /// Takes everything, oldest first. The reader's thread.
    [[nodiscard]] std::vector<model::Event> drain();

private:
    using Clock = std::chrono::steady_clock; // CLOCK_MONOTONIC

    void setClock(Clock::time_point at) const;

    int m_clock;
    std::mutex m_mutex;
    Pace m_pace;                        // guarded by m_mutex
    Clock::time_point m_drained;        // guarded by m_mutex
    std::vector<model::Event> m_events; // guarded by m_mutex
};

} // namespace icelens::transport
