// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace icelens::transport {

/// Wakes one thread from others, without locks or memory. Linux only: by an eventfd.
class WakeUp
{
public:
    WakeUp();
    ~WakeUp();
    WakeUp(const WakeUp&) = delete;
    WakeUp& operator=(const WakeUp&) = delete;

    /// Any thread. Once is as good as often before the other one has looked.
    void wake() const;
    /// The woken thread's: what comes after this wakes again.
    void clear() const;
    /// Sleeps until somebody wakes, for @p longest at most.
    void wait(std::chrono::nanoseconds longest) const;
    /// Becomes readable.
    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    int m_descriptor;
};

} // namespace icelens::transport
