// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/call/levelmeter.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace icelens::transport {
namespace {

constexpr int framesEach = 5; // 50 ms
constexpr int tellsEach = 10; // half a second
constexpr float silence = -127;

} // namespace

void LevelMeter::pass(ConstSoundFrame frame)
{
    for (const float sample : frame) {
        m_energy += static_cast<double>(sample) * static_cast<double>(sample);
        m_highest = std::max(m_highest, std::abs(sample));
    }
    if (++m_frames < framesEach)
        return;
    const double mean = m_energy / (framesEach * static_cast<double>(frameSamples));
    m_last = mean > 0 ? std::max(silence, static_cast<float>(10 * std::log10(mean))) : silence;
    m_energy = 0;
    m_frames = 0;
    const float peak = std::max(m_highest, m_highestLast);
    m_level.set(m_last);
    m_peak.set(peak > 0 ? std::max(silence, 20 * std::log10(peak)) : silence);
    if (++m_tells >= tellsEach) {
        m_tells = 0;
        m_highestLast = std::exchange(m_highest, 0.0F);
    }
}

} // namespace icelens::transport
