// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/audio/bufferladder.h"

#include <algorithm>

namespace icelens::transport {
namespace {

using namespace std::chrono_literals;

constexpr auto fillTime = 500ms;
constexpr BufferLadder::Time longestPatience = 10min;

} // namespace

void BufferLadder::begin(Time now)
{
    m_changedAt = now;
    m_settledAt = now + fillTime;
}

bool BufferLadder::ranDry(Time now)
{
    if (now < m_settledAt)
        return false;
    if (m_steppedDown)
        m_patience = std::min(2 * m_patience, longestPatience);
    m_steppedDown = false;
    m_changedAt = now;
    if (m_step + 1 == steps.size())
        return false;
    ++m_step;
    m_settledAt = now + fillTime;
    return true;
}

bool BufferLadder::stayedClean(Time now)
{
    if (m_step == 0 || now - m_changedAt < m_patience)
        return false;
    --m_step;
    m_steppedDown = true;
    m_changedAt = now;
    return true;
}

} // namespace icelens::transport
