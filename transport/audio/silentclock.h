// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/audio/audiobackend.h"

#include <chrono>

namespace icelens::transport {

/// Stands in for a device that is not there: keeps the sound of one direction flowing by the clock
/// of the system. Whoever owns it calls tick() at the times that it gives.
class SilentClock
{
public:
    using Clock = std::chrono::steady_clock;

    explicit SilentClock(model::AudioUse use);

    /// A device was heard of until now: the next frame is due from here.
    void restart();
    /// Hands over what is due. After a long pause that is one frame, not all that were missed.
    /// @return when the next one will be.
    Clock::time_point tick(AudioClient& client);

private:
    model::AudioUse m_use;
    Clock::time_point m_due = Clock::now();
};

} // namespace icelens::transport
