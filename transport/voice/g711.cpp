// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/voice/g711.h"

#include "transport/voice/opusvoice.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace icelens::transport {

namespace {

constexpr std::size_t ratio = Decimator::ratio;
constexpr std::size_t blend = 192;         // 4 ms from what was made up to what was said
constexpr std::size_t shortestPitch = 240; // 5 ms
constexpr std::size_t longestPitch = 960;  // 20 ms
constexpr std::size_t window = 480;

std::int16_t toPcm(float sample)
{
    return static_cast<std::int16_t>(std::lround(std::clamp(sample, -1.0F, 1.0F) * 32767.0F));
}

} // namespace

std::uint8_t encodeMuLaw(std::int16_t sample)
{
    constexpr int bias = 132;
    constexpr int clip = 32635;
    const int sign = sample < 0 ? 0x80 : 0;
    const int magnitude = std::min(std::abs(static_cast<int>(sample)), clip) + bias;
    const int exponent = static_cast<int>(std::bit_width(static_cast<unsigned>(magnitude))) - 8;
    const int mantissa = (magnitude >> (exponent + 3)) & 0x0F;
    return static_cast<std::uint8_t>(~(sign | (exponent << 4) | mantissa));
}

std::int16_t decodeMuLaw(std::uint8_t code)
{
    const int bits = ~code & 0xFF;
    const int magnitude = ((((bits & 0x0F) << 3) + 0x84) << ((bits & 0x70) >> 4)) - 0x84;
    return static_cast<std::int16_t>((bits & 0x80) != 0 ? -magnitude : magnitude);
}

std::uint8_t encodeALaw(std::int16_t sample)
{
    const int sign = sample >= 0 ? 0x80 : 0;
    // One's complement for the negative half: G.711 has no code for zero.
    const int magnitude = (sample >= 0 ? sample : -sample - 1) >> 3; // 12 bits
    int code = magnitude >> 1;
    if (magnitude >= 32) {
        const int exponent = static_cast<int>(std::bit_width(static_cast<unsigned>(magnitude))) - 5;
        code = (exponent << 4) | ((magnitude >> exponent) & 0x0F);
    }
    return static_cast<std::uint8_t>((sign | code) ^ 0x55);
}

std::int16_t decodeALaw(std::uint8_t code)
{
    const int bits = code ^ 0x55;
    const int segment = (bits & 0x70) >> 4;
    int magnitude = ((bits & 0x0F) << 4) + 8;
    if (segment > 0)
        magnitude = (magnitude + 0x100) << (segment - 1);
    return static_cast<std::int16_t>((bits & 0x80) != 0 ? magnitude : -magnitude);
}

G711Decoder::G711Decoder(VoiceCodec law)
    : m_law(law)
{}

std::size_t G711Decoder::samplesIn(std::span<const std::byte> payload) const
{
    const std::size_t samples = payload.size() * ratio;
    return samples <= maxPacketSamples ? samples : 0;
}

std::size_t G711Decoder::decode(std::span<const std::byte> payload, std::span<float> out)
{
    const std::size_t samples = samplesIn(payload);
    if (samples == 0 || out.size() < samples)
        return 0;
    for (std::size_t i = 0; i < payload.size(); ++i) {
        const auto code = std::to_integer<std::uint8_t>(payload[i]);
        const std::int16_t sample =
            m_law == VoiceCodec::Pcmu ? decodeMuLaw(code) : decodeALaw(code);
        m_interpolator.push(static_cast<float>(sample) / 32768.0F,
                            out.subspan(i * ratio).first<ratio>());
    }
    const auto written = out.first(samples);
    if (m_lag != 0) {
        std::array<float, blend> madeUp{};
        conceal(madeUp);
        const std::size_t length = std::min(blend, samples);
        for (std::size_t i = 0; i < length; ++i) {
            const float share = static_cast<float>(i) / static_cast<float>(length);
            written[i] = share * written[i] + (1 - share) * madeUp[i];
        }
        m_lag = 0;
        m_concealed = 0;
    }
    remember(written);
    return samples;
}

void G711Decoder::conceal(std::span<float> out)
{
    if (m_lag == 0) {
        const float* const recent = m_history.data() + historySamples - window;
        m_lag = bestLagBackward(recent, shortestPitch, longestPitch, window).lag;
    }
    for (float& sample : out) {
        // From whole to nothing in 60 ms: a pitch held for longer sounds like a machine.
        const float fade = 1.0F - static_cast<float>(m_concealed) / 2880.0F;
        sample = m_concealed < 2880 ? m_history[historySamples - m_lag + m_concealed % m_lag] * fade
                                    : 0.0F;
        ++m_concealed;
    }
}

void G711Decoder::reset()
{
    m_history.fill(0);
    m_lag = 0;
    m_concealed = 0;
    m_interpolator = {};
}

void G711Decoder::remember(std::span<const float> samples)
{
    const auto recent = samples.last(std::min(samples.size(), historySamples));
    std::copy(m_history.begin() + static_cast<std::ptrdiff_t>(recent.size()), m_history.end(),
              m_history.begin());
    std::copy(recent.begin(), recent.end(),
              m_history.end() - static_cast<std::ptrdiff_t>(recent.size()));
}

G711Encoder::G711Encoder(VoiceCodec law)
    : m_law(law)
{}

std::size_t G711Encoder::encode(std::span<const float> samples, std::span<std::byte> out)
{
    const std::size_t count = samples.size() / ratio;
    if (out.size() < count)
        return 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::int16_t sample =
            toPcm(m_decimator.push(samples.subspan(i * ratio).first<ratio>()));
        out[i] = std::byte{m_law == VoiceCodec::Pcmu ? encodeMuLaw(sample) : encodeALaw(sample)};
    }
    return count;
}

std::size_t G711Encoder::lookahead() const
{
    return Decimator::delay;
}

std::unique_ptr<VoiceDecoder> makeVoiceDecoder(VoiceCodec codec)
{
    if (codec == VoiceCodec::Opus)
        return std::make_unique<OpusVoiceDecoder>();
    return std::make_unique<G711Decoder>(codec);
}

std::unique_ptr<VoiceEncoder> makeVoiceEncoder(const VoiceEncoder::Options& options)
{
    if (options.codec == VoiceCodec::Opus)
        return std::make_unique<OpusVoiceEncoder>(options);
    return std::make_unique<G711Encoder>(options.codec);
}

} // namespace icelens::transport
