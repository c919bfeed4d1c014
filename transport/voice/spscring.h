// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <bit>
#include <cstddef>
#include <vector>

namespace icelens::transport {

/// Values on their way from one thread to one other, without locks: both ends only ever find it
/// full or empty, and never wait. All memory is taken at construction; places are filled and read
/// where they are.
template <class T>
class SpscRing
{
public:
    /// Room for at least @p capacity values.
    explicit SpscRing(std::size_t capacity)
        : m_places(std::bit_ceil(capacity))
    {}
    SpscRing(const SpscRing&) = delete;
    SpscRing& operator=(const SpscRing&) = delete;

    [[nodiscard]] std::size_t capacity() const { return m_places.size(); }
    /// Exact for the thread that asks from one of the two ends, if the other one rests.
    [[nodiscard]] std::size_t size() const
    {
        const std::size_t read = m_read.load(std::memory_order_acquire);
        return m_written.load(std::memory_order_acquire) - read;
    }

    /// The producer's: the place to fill, with what was there before in it; null if full.
    [[nodiscard]] T* place()
    {
        const std::size_t written = m_written.load(std::memory_order_relaxed);
        if (written - m_read.load(std::memory_order_acquire) == m_places.size())
            return nullptr;
        return &m_places[written & (m_places.size() - 1)];
    }
    /// The producer's: hands over what place() gave.
    void publish()
    {
        m_written.store(m_written.load(std::memory_order_relaxed) + 1, std::memory_order_release);
    }

    /// The consumer's: the oldest value; null if empty.
    [[nodiscard]] T* front()
    {
        const std::size_t read = m_read.load(std::memory_order_relaxed);
        if (read == m_written.load(std::memory_order_acquire))
            return nullptr;
        return &m_places[read & (m_places.size() - 1)];
    }
    /// The consumer's: gives the place of front() back.
    void pop()
    {
        m_read.store(m_read.load(std::memory_order_relaxed) + 1, std::memory_order_release);
    }

private:
    static constexpr std::size_t cacheLine = 64;

    std::vector<T> m_places;
    alignas(cacheLine) std::atomic<std::size_t> m_written{0};
    alignas(cacheLine) std::atomic<std::size_t> m_read{0};
};

} // namespace icelens::transport
