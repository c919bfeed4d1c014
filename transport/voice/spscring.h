// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstddef>
#include <memory>
#include <span>

namespace icelens::transport {

/// From one thread to one other, without locks; all memory is taken at construction. Slots are
/// filled and read in place.
template <class T>
class SpscRing
{
public:
    /// @p capacity is rounded up to a power of two.
    explicit SpscRing(std::size_t capacity)
        : m_mask(std::bit_ceil(capacity) - 1)
        , m_slots(std::make_unique<T[]>(m_mask + 1))
    {}

    /// Writer: the slot to fill, nullptr if the ring is full.
    [[nodiscard]] T* slot()
    {
        const std::size_t written = m_written.load(std::memory_order_relaxed);
        if (written - m_read.load(std::memory_order_acquire) > m_mask)
            return nullptr;
        return &m_slots[written & m_mask];
    }
    /// Writer: hands over what slot() gave.
    void push() { m_written.store(m_written.load(std::memory_order_relaxed) + 1, std::memory_order_release); }

    /// Reader: the oldest, nullptr if there is none.
    [[nodiscard]] const T* front() const
    {
        const std::size_t read = m_read.load(std::memory_order_relaxed);
        return read == m_written.load(std::memory_order_acquire) ? nullptr : &m_slots[read & m_mask];
    }
    /// Reader: is done with what front() gave.
    void pop() { m_read.store(m_read.load(std::memory_order_relaxed) + 1, std::memory_order_release); }

private:
    std::size_t m_mask;
    std::unique_ptr<T[]> m_slots;
    alignas(64) std::atomic<std::size_t> m_written{0};
    alignas(64) std::atomic<std::size_t> m_read{0};
};

/// Samples from one thread to one other, without locks.
class SampleRing
{
public:
    /// @p capacity in samples, rounded up to a power of two.
    explicit SampleRing(std::size_t capacity)
        : m_mask(std::bit_ceil(capacity) - 1)
        , m_samples(std::make_unique<float[]>(m_mask + 1))
    {}

    /// Either thread: samples that the reader can have at least.
    [[nodiscard]] std::size_t available() const
    {
        return m_written.load(std::memory_order_acquire) - m_read.load(std::memory_order_acquire);
    }
    /// Writer. @return how many fitted.
    std::size_t write(std::span<const float> samples)
    {
        const std::size_t written = m_written.load(std::memory_order_relaxed);
        const std::size_t used = written - m_read.load(std::memory_order_acquire);
        const std::size_t count = std::min(samples.size(), m_mask + 1 - used);
        for (std::size_t i = 0; i < count; ++i)
            m_samples[(written + i) & m_mask] = samples[i];
        m_written.store(written + count, std::memory_order_release);
        return count;
    }
    /// Reader. @return how many there were.
    std::size_t read(std::span<float> samples)
    {
        const std::size_t read = m_read.load(std::memory_order_relaxed);
        const std::size_t count
            = std::min(samples.size(), m_written.load(std::memory_order_acquire) - read);
        for (std::size_t i = 0; i < count; ++i)
            samples[i] = m_samples[(read + i) & m_mask];
        m_read.store(read + count, std::memory_order_release);
        return count;
    }
    /// Reader: forgets the oldest, as many as there are of @p count.
    void discard(std::size_t count)
    {
        const std::size_t read = m_read.load(std::memory_order_relaxed);
        const std::size_t there = m_written.load(std::memory_order_acquire) - read;
        m_read.store(read + std::min(count, there), std::memory_order_release);
    }

private:
    std::size_t m_mask;
    std::unique_ptr<float[]> m_samples;
    alignas(64) std::atomic<std::size_t> m_written{0};
    alignas(64) std::atomic<std::size_t> m_read{0};
};

} // namespace icelens::transport
