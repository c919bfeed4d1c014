// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <cstddef>

namespace icelens::transport {

/// How much sound a loudspeaker's server holds in advance: as little as it stands. A step up when
/// it ran dry, a step down after a clean time, which doubles each time that a step down was a
/// mistake.
class BufferLadder
{
public:
    using Time = std::chrono::nanoseconds; ///< Of a monotonic clock.

    [[nodiscard]] std::chrono::milliseconds length() const { return steps[m_step]; }
    /// The buffer ran dry. @return whether length() is another now.
    bool ranDry(Time now);
    /// To be called now and then. @return as ranDry().
    bool stayedClean(Time now);
    /// A stream begins; what happens while it fills its buffer tells nothing.
    void begin(Time now);

private:
    static constexpr std::array<std::chrono::milliseconds, 4> steps{
        std::chrono::milliseconds(20), std::chrono::milliseconds(30), std::chrono::milliseconds(40),
        std::chrono::milliseconds(60)};

    std::size_t m_step = 2;
    Time m_settledAt{};
    Time m_changedAt{};
    Time m_patience = std::chrono::seconds(30);
    bool m_steppedDown = false; // by the last change
};

} // namespace icelens::transport
