// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/call/wavefile.h"

#include "transport/voice/sound.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace icelens::transport {
namespace {

constexpr std::size_t headSize = 44;

void put(std::span<std::uint8_t> head, std::size_t at, std::uint32_t value, int octets)
{
    for (int i = 0; i < octets; ++i)
        head[at + static_cast<std::size_t>(i)] =
            static_cast<std::uint8_t>(value >> (8 * i) & 0xffU);
}

std::uint32_t get(std::span<const std::uint8_t> bytes, std::size_t at, int octets)
{
    std::uint32_t value = 0;
    for (int i = octets - 1; i >= 0; --i)
        value = value << 8U | bytes[at + static_cast<std::size_t>(i)];
    return value;
}

bool says(std::span<const std::uint8_t> bytes, std::size_t at, const char* word)
{
    return bytes.size() >= at + 4 && std::memcmp(bytes.data() + at, word, 4) == 0;
}

struct Layout
{
    std::uint32_t kind = 0; // 1: whole numbers, 3: float
    std::uint32_t channels = 0;
    int rate = 0;
    std::uint32_t bits = 0;
};

float sampleAt(std::span<const std::uint8_t> data, std::size_t at, const Layout& layout)
{
    if (layout.kind == 1)
        return static_cast<float>(static_cast<std::int16_t>(get(data, at, 2))) / 32768.0F;
    const std::uint32_t bits = get(data, at, 4);
    float value = 0;
    std::memcpy(&value, &bits, sizeof value);
    return std::isfinite(value) ? std::clamp(value, -1.0F, 1.0F) : 0.0F;
}

std::vector<float> mixed(std::span<const std::uint8_t> data, const Layout& layout)
{
    const std::size_t width = layout.bits / 8;
    const std::size_t step = width * layout.channels;
    std::vector<float> samples;
    samples.reserve(data.size() / step);
    for (std::size_t at = 0; at + step <= data.size(); at += step) {
        float sum = 0;
        for (std::size_t channel = 0; channel < layout.channels; ++channel)
            sum += sampleAt(data, at + channel * width, layout);
        samples.push_back(sum / static_cast<float>(layout.channels));
    }
    return samples;
}

std::vector<std::uint8_t> contents(const std::string& path)
{
    constexpr std::size_t most = std::size_t{600} * 192000; // ten minutes of 48 kHz stereo
    std::vector<std::uint8_t> bytes;
    std::FILE* const file = std::fopen(path.c_str(), "rb");
    if (file == nullptr)
        return bytes;
    std::array<std::uint8_t, 65536> buffer{};
    while (bytes.size() < most) {
        const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), file);
        if (count == 0)
            break;
        bytes.insert(bytes.end(), buffer.begin(),
                     buffer.begin() + static_cast<std::ptrdiff_t>(count));
    }
    std::fclose(file);
    return bytes;
}

} // namespace

WaveWriter::WaveWriter(const std::string& path)
    : m_file(path.empty() ? nullptr : std::fopen(path.c_str(), "wb"))
{
    writeHead();
}

WaveWriter::~WaveWriter()
{
    finish();
}

void WaveWriter::writeHead()
{
    if (m_file == nullptr)
        return;
    constexpr std::uint32_t rate = soundRate;
    std::array<std::uint8_t, headSize> head{};
    std::memcpy(head.data(), "RIFF", 4);
    put(head, 4, 36 + 2 * m_samples, 4);
    std::memcpy(head.data() + 8, "WAVEfmt ", 8);
    put(head, 16, 16, 4);
    put(head, 20, 1, 2);
    put(head, 22, 1, 2);
    put(head, 24, rate, 4);
    put(head, 28, 2 * rate, 4);
    put(head, 32, 2, 2);
    put(head, 34, 16, 2);
    std::memcpy(head.data() + 36, "data", 4);
    put(head, 40, 2 * m_samples, 4);
    std::rewind(m_file.get());
    std::fwrite(head.data(), 1, head.size(), m_file.get());
    std::fseek(m_file.get(), 0, SEEK_END);
}

void WaveWriter::write(std::span<const float> samples)
{
    if (m_file == nullptr)
        return;
    m_buffer.clear();
    for (const float sample : samples)
        m_buffer.push_back(
            static_cast<std::int16_t>(std::lround(std::clamp(sample, -1.0F, 1.0F) * 32767)));
    std::fwrite(m_buffer.data(), sizeof(std::int16_t), m_buffer.size(), m_file.get());
    const auto before = m_samples / soundRate;
    m_samples += static_cast<std::uint32_t>(m_buffer.size());
    if (m_samples / soundRate != before) {
        writeHead();
        std::fflush(m_file.get());
    }
}

void WaveWriter::finish()
{
    writeHead();
    m_file.reset();
}

model::Result<Wave, WaveFault> readWave(const std::string& path)
{
    const auto bytes = contents(path);
    if (bytes.empty())
        return WaveFault::CannotRead;
    if (!says(bytes, 0, "RIFF") || !says(bytes, 8, "WAVE"))
        return WaveFault::NotWave;
    Layout layout;
    for (std::size_t at = 12; at + 8 <= bytes.size();) {
        const std::size_t size =
            std::min<std::size_t>(get(bytes, at + 4, 4), bytes.size() - at - 8);
        const auto chunk = std::span(bytes).subspan(at + 8, size);
        if (says(bytes, at, "fmt ") && size >= 16) {
            layout.kind = get(chunk, 0, 2);
            layout.channels = get(chunk, 2, 2);
            layout.rate = static_cast<int>(get(chunk, 4, 4));
            layout.bits = get(chunk, 14, 2);
            if (layout.kind == 0xfffe && size >= 26) // extensible: the kind comes later
                layout.kind = get(chunk, 24, 2);
        } else if (says(bytes, at, "data")) {
            const bool known =
                (layout.kind == 1 && layout.bits == 16) || (layout.kind == 3 && layout.bits == 32);
            if (!known || layout.channels < 1 || layout.channels > 32 || layout.rate < 8000
                || layout.rate > 192000)
                return WaveFault::NotWave;
            return Wave{layout.rate, mixed(chunk, layout)};
        }
        at += 8 + size + size % 2;
    }
    return WaveFault::NoSamples;
}

} // namespace icelens::transport
