// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/audio/silentclock.h"

#include <array>

namespace icelens::transport {
namespace {

constexpr std::chrono::milliseconds frameTime{10};
constexpr std::chrono::milliseconds longPause{200};

} // namespace

SilentClock::SilentClock(model::AudioUse use)
    : m_use(use)
{}

void SilentClock::restart()
{
    m_due = Clock::now();
}

SilentClock::Clock::time_point SilentClock::tick(AudioClient& client)
{
    const auto now = Clock::now();
    if (now - m_due > longPause)
        m_due = now;
    for (; m_due <= now; m_due += frameTime) {
        std::array<float, audioFrameSamples> frame{};
        if (m_use == model::AudioUse::Input)
            client.captured(frame, {});
        else
            client.wanted(frame, {});
    }
    return m_due;
}

} // namespace icelens::transport
