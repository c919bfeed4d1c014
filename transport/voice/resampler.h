// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace icelens::transport {

/// 48 kHz to 8 kHz: what lies above 3.7 kHz is taken away first.
class Decimator
{
public:
    static constexpr std::size_t ratio = 6;
    static constexpr std::size_t taps = 240;
    static constexpr std::size_t delay = taps / 2; ///< In samples of 48 kHz.

    [[nodiscard]] float push(std::span<const float, ratio> samples);

private:
    std::array<float, 2 * taps> m_line{}; ///< Twice the same, so that a window never wraps.
    std::size_t m_at = 0;
};

/// 8 kHz to 48 kHz, with nothing above 3.7 kHz that was not there.
class Interpolator
{
public:
    static constexpr std::size_t ratio = Decimator::ratio;

    void push(float sample, std::span<float, ratio> out);

private:
    static constexpr std::size_t length = Decimator::taps / ratio;

    std::array<float, 2 * length> m_line{};
    std::size_t m_at = 0;
};

/// All of @p samples at another rate, at once. Allocates: for files.
[[nodiscard]] std::vector<float> resampled(std::span<const float> samples, int from, int to);

} // namespace icelens::transport
