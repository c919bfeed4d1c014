// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>

namespace icelens::transport {

/// The newest value of one thread for one other, without locks: neither ever waits, and what was
/// not read in time is lost.
template <class T>
class Latest
{
public:
    /// The writer's.
    void set(const T& value)
    {
        m_values[m_writing] = value;
        m_writing = m_shared.exchange(m_writing | fresh, std::memory_order_acq_rel) & ~fresh;
    }

    /// The reader's: the newest one, or what it was before.
    [[nodiscard]] const T& get()
    {
        if ((m_shared.load(std::memory_order_relaxed) & fresh) != 0)
            m_reading = m_shared.exchange(m_reading, std::memory_order_acq_rel) & ~fresh;
        return m_values[m_reading];
    }

private:
    static constexpr unsigned fresh = 4;

    std::array<T, 3> m_values{};
    unsigned m_writing = 0; // the writer's
    unsigned m_reading = 1; // the reader's
    std::atomic<unsigned> m_shared{2};
};

} // namespace icelens::transport
