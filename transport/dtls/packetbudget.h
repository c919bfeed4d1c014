// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace icelens::transport {

/// How many datagrams of a handshake are worth looking at: 400 at once and 200 a second. A
/// handshake has about ten; a peer that sends more wants something else.
class PacketBudget
{
public:
    /// @return false if there were too many lately.
    [[nodiscard]] bool take(std::chrono::nanoseconds now)
    {
        if (now > m_last) {
            const double seconds = std::chrono::duration<double>(now - m_last).count();
            m_left = std::min(burst, m_left + seconds * perSecond);
            m_last = now;
        }
        if (m_left < 1) {
            ++m_refused;
            return false;
        }
        m_left -= 1;
        return true;
    }

    [[nodiscard]] std::uint64_t refused() const { return m_refused; }

private:
    static constexpr double burst = 400;
    static constexpr double perSecond = 200;

    double m_left = burst;
    std::chrono::nanoseconds m_last{};
    std::uint64_t m_refused = 0;
};

} // namespace icelens::transport
