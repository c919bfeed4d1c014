// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <cstdint>
#include <cstdio>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace icelens::transport {

/// Writes a WAV file: 48 kHz, mono, 16 bits. Its head is right after finish(), and after every
/// second before, so that what was written is there if the program is killed.
class WaveWriter
{
public:
    /// Empty: nothing is written.
    explicit WaveWriter(const std::string& path);
    ~WaveWriter();
    WaveWriter(const WaveWriter&) = delete;
    WaveWriter& operator=(const WaveWriter&) = delete;

    /// Samples of -1..1.
    void write(std::span<const float> samples);
    void finish();

private:
    struct Close
    {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    void writeHead();

    std::unique_ptr<std::FILE, Close> m_file; // null: none
    std::uint32_t m_samples = 0;
    std::vector<std::int16_t> m_buffer;
};

enum class WaveFault : std::uint8_t { CannotRead, NotWave, NoSamples };

struct Wave
{
    int rate = 0;               ///< In Hz, 8000..192000.
    std::vector<float> samples; ///< One channel: the mean of all of them.
};

/// Reads PCM of 16 bits or float of 32, any number of channels, at most ten minutes.
[[nodiscard]] model::Result<Wave, WaveFault> readWave(const std::string& path);

} // namespace icelens::transport
