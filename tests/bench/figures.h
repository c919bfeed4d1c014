// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <ctime>
#include <malloc.h>
#include <vector>

namespace icelens::bench {

/// Milliseconds since @p start.
[[nodiscard]] inline double since(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

/// What this thread has computed so far, in ms: what other programs do is not in it.
[[nodiscard]] inline double threadCpu()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// Bytes that the program has asked the allocator for and not given back.
[[nodiscard]] inline std::size_t heapInUse()
{
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

/// Resident bytes of this process.
[[nodiscard]] inline std::size_t residentBytes()
{
    unsigned long long pages = 0;
    if (std::FILE* const file = std::fopen("/proc/self/statm", "r")) {
        if (std::fscanf(file, "%*u %llu", &pages) != 1)
            pages = 0;
        std::fclose(file);
    }
    return pages * 4096;
}

/// Sorted figures, for their percentiles.
class Spread
{
public:
    explicit Spread(std::vector<double> values)
        : m_values(std::move(values))
    {
        std::ranges::sort(m_values);
    }

    [[nodiscard]] std::size_t count() const { return m_values.size(); }
    /// Nearest rank; 0 if there is none. @p share is of 0..1.
    [[nodiscard]] double at(double share) const
    {
        if (m_values.empty())
            return 0;
        const auto last = static_cast<double>(m_values.size() - 1);
        return m_values[static_cast<std::size_t>(share * last + 0.5)];
    }
    [[nodiscard]] double median() const { return at(0.5); }
    [[nodiscard]] double p99() const { return at(0.99); }
    [[nodiscard]] double max() const { return at(1); }
    [[nodiscard]] std::size_t countAbove(double limit) const
    {
        return static_cast<std::size_t>(m_values.end() - std::ranges::upper_bound(m_values, limit));
    }

private:
    std::vector<double> m_values;
};

} // namespace icelens::bench
