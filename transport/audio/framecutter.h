// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/audio/audiobackend.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <span>

namespace icelens::transport {

/// Cuts what a microphone delivers, in pieces of any length, into frames.
class FrameCutter
{
public:
    /// @p age: how long ago the first of @p samples was spoken. Whole frames go to
    /// take(frame, age), the rest waits for more.
    template <typename Take>
    void push(std::span<const float> samples, std::chrono::microseconds age, Take take)
    {
        while (!samples.empty()) {
            const std::size_t count = std::min(samples.size(), m_frame.size() - m_filled);
            std::copy_n(samples.begin(), count, m_frame.begin() + std::ptrdiff_t(m_filled));
            // The frame's first sample came before these by what had been filled.
            const auto frameAge = age + duration(m_filled);
            m_filled += count;
            age -= duration(count);
            samples = samples.subspan(count);
            if (m_filled < m_frame.size())
                return;
            m_filled = 0;
            take(std::span<const float, audioFrameSamples>(m_frame),
                 std::max(frameAge, std::chrono::microseconds(0)));
        }
    }

    void clear() { m_filled = 0; }

private:
    static std::chrono::microseconds duration(std::size_t samples)
    {
        return std::chrono::microseconds(samples * 1000 / 48);
    }

    std::array<float, audioFrameSamples> m_frame{};
    std::size_t m_filled = 0;
};

} // namespace icelens::transport
