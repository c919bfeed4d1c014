// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/voice/voicedecoder.h"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace icelens::transport {

/// Sound between decoder and loudspeaker: some that was played already, and what comes next. It can
/// be made longer or shorter where that is not heard. Allocates at construction only.
class SoundLine
{
public:
    /// Samples that must wait for shorten() to have all of its choice.
    static constexpr std::size_t wantedAhead = 1680;

    /// Samples that wait to be played.
    [[nodiscard]] std::size_t waiting() const { return m_end - m_at; }
    /// Room behind them, for a packet of any length; what is filled of it is told to append().
    [[nodiscard]] std::span<float> room();
    void append(std::size_t samples);
    /// Fades from what the line would have gone on with, @p before, to what is appended next.
    void blendFrom(std::span<const float> before);
    void play(std::span<float> out);
    void clear();

    struct Change
    {
        std::size_t samples = 0; ///< 0: it would have been heard.
        bool quiet = false;      ///< In a pause.
    };

    /// What may be done to the sound that comes next.
    struct Limits
    {
        float alike = 1;        ///< Least likeness of a period of the pitch to the next one, 0..1.
        float quiet = 0;        ///< RMS of what counts as a pause.
        std::size_t atMost = 0; ///< Samples.
    };

    /// Takes out, or puts in, a period of the pitch, or part of a pause.
    [[nodiscard]] Change shorten(const Limits& limits);
    [[nodiscard]] Change lengthen(const Limits& limits);

private:
    static constexpr std::size_t history = 1440;
    static constexpr std::size_t longestWait = 4 * maxPacketSamples;
    static constexpr std::size_t shortestLag = 120; // 2.5 ms
    static constexpr std::size_t longestLag = 720;  // 15 ms
    static constexpr std::size_t window = frameSamples;
    static constexpr std::size_t fade = 240;

    [[nodiscard]] bool isQuiet(std::size_t from, std::size_t samples, float quiet) const;

    std::vector<float> m_sound = std::vector<float>(history + longestWait);
    std::size_t m_at = history; ///< What is played next; before it is what was played last.
    std::size_t m_end = history;
    std::array<float, frameSamples> m_before{};
    std::size_t m_blended = frameSamples; ///< How much of it is used up.
};

} // namespace icelens::transport
