// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace icelens::transport {

/// What is heard while nothing arrives: what was made up from the last sound fades after 100 ms
/// into noise as loud as the pauses of the speaker, and back when there is sound again. A value.
class ComfortNoise
{
public:
    /// Sound that was decoded: the speaker's pauses are learned from it.
    void passDecoded(std::span<float> samples);
    /// Sound that was made up by a decoder.
    void passConcealed(std::span<float> samples);
    /// RMS of the speaker's pauses, at most -55 dBov.
    [[nodiscard]] float floor() const { return m_floor; }
    /// Nothing of the speaker is heard any more.
    [[nodiscard]] bool isAlone() const { return m_voice <= 0; }
    void reset() { *this = {}; }

private:
    void learn(std::span<const float> samples);
    void mix(std::span<float> samples, float step);
    [[nodiscard]] float noise();

    static constexpr float highestFloor = 0.0018F;
    static constexpr std::size_t spans = 4; ///< Of 0.5 s: the pauses of the last two seconds count.

    float m_voice = 1; ///< Share of the decoder's sound.
    std::size_t m_concealed = 0;
    float m_floor = 0;
    std::array<float, spans> m_quietest{};
    std::size_t m_span = 0;
    std::size_t m_inSpan = 0;
    std::uint32_t m_seed = 0x1CE1E45;
    float m_smooth = 0;
};

} // namespace icelens::transport
