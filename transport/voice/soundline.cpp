// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/voice/soundline.h"

#include "transport/voice/sound.h"

#include <algorithm>

namespace icelens::transport {
namespace {

float share(std::size_t i, std::size_t of)
{
    return (static_cast<float>(i) + 0.5F) / static_cast<float>(of);
}

std::ptrdiff_t offset(std::size_t samples)
{
    return static_cast<std::ptrdiff_t>(samples);
}

} // namespace

std::span<float> SoundLine::room()
{
    if (m_at > history) {
        std::move(m_sound.begin() + offset(m_at - history), m_sound.begin() + offset(m_end),
                  m_sound.begin());
        m_end -= m_at - history;
        m_at = history;
    }
    return std::span(m_sound).subspan(m_end);
}

void SoundLine::append(std::size_t samples)
{
    for (std::size_t i = 0; i < samples && m_blended < m_before.size(); ++i, ++m_blended) {
        const float now = share(m_blended, m_before.size());
        m_sound[m_end + i] = m_sound[m_end + i] * now + m_before[m_blended] * (1 - now);
    }
    m_end += samples;
}

void SoundLine::blendFrom(std::span<const float> before)
{
    m_blended = m_before.size() - std::min(m_before.size(), before.size());
    std::copy_n(before.begin(), m_before.size() - m_blended, m_before.begin() + offset(m_blended));
}

void SoundLine::play(std::span<float> out)
{
    const std::size_t count = std::min(out.size(), waiting());
    std::copy_n(m_sound.begin() + offset(m_at), count, out.begin());
    std::fill(out.begin() + offset(count), out.end(), 0.0F);
    m_at += count;
}

void SoundLine::clear()
{
    std::fill(m_sound.begin(), m_sound.end(), 0.0F);
    m_at = m_end = history;
    m_blended = m_before.size();
}

bool SoundLine::isQuiet(std::size_t from, std::size_t samples, float quiet) const
{
    float energy = 0;
    for (std::size_t i = from; i < from + samples; ++i)
        energy += m_sound[i] * m_sound[i];
    return energy <= quiet * quiet * static_cast<float>(samples);
}

SoundLine::Change SoundLine::shorten(const Limits& limits)
{
    if (waiting() < shortestLag + 2 * window || limits.atMost < shortestLag)
        return {};
    const std::size_t highest = std::min({longestLag, waiting() - 2 * window, limits.atMost});
    const bool quiet = isQuiet(m_at, highest + window, limits.quiet);
    const PitchLag best = quiet
        ? PitchLag{highest, 1}
        : bestLagForward(m_sound.data() + m_at, shortestLag, highest, window);
    if (best.likeness < limits.alike)
        return {};
    for (std::size_t i = 0; i < fade; ++i) {
        float& sample = m_sound[m_at + best.lag + i];
        sample = sample * share(i, fade) + m_sound[m_at + i] * (1 - share(i, fade));
    }
    // What was played last stays before what comes next.
    std::move_backward(m_sound.begin() + offset(m_at - history), m_sound.begin() + offset(m_at),
                       m_sound.begin() + offset(m_at + best.lag));
    m_at += best.lag;
    return {best.lag, quiet};
}

SoundLine::Change SoundLine::lengthen(const Limits& limits)
{
    if (waiting() < window || m_end + longestLag > m_sound.size() || limits.atMost < shortestLag)
        return {};
    const std::size_t highest = std::min(longestLag, limits.atMost);
    const bool quiet = isQuiet(m_at - highest, highest + window, limits.quiet);
    const PitchLag best = quiet
        ? PitchLag{highest, 1}
        : bestLagBackward(m_sound.data() + m_at, shortestLag, highest, window);
    if (best.likeness < limits.alike)
        return {};
    std::array<float, fade> faded{};
    for (std::size_t i = 0; i < fade; ++i)
        faded[i] = m_sound[m_at + i] * (1 - share(i, fade))
            + m_sound[m_at + i - best.lag] * share(i, fade);
    // From here on everything is heard again from one period before.
    std::move_backward(m_sound.begin() + offset(m_at - best.lag), m_sound.begin() + offset(m_end),
                       m_sound.begin() + offset(m_end + best.lag));
    std::copy(faded.begin(), faded.end(), m_sound.begin() + offset(m_at));
    m_end += best.lag;
    return {best.lag, quiet};
}

} // namespace icelens::transport
