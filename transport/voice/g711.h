// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/voice/resampler.h"
#include "transport/voice/voicedecoder.h"
#include "transport/voice/voiceencoder.h"

#include <array>
#include <cstdint>
#include <vector>

namespace icelens::transport {

/// ITU-T G.711: samples of 16 bits to 8 and back, in µ-law (PCMU) and A-law (PCMA).
[[nodiscard]] std::uint8_t encodeMuLaw(std::int16_t sample);
[[nodiscard]] std::int16_t decodeMuLaw(std::uint8_t code);
[[nodiscard]] std::uint8_t encodeALaw(std::int16_t sample);
[[nodiscard]] std::int16_t decodeALaw(std::uint8_t code);

/// PCMU or PCMA (RFC 3551 §4.5.14) as sound of 48 kHz; a gap is filled by repeating the pitch.
class G711Decoder final : public VoiceDecoder
{
public:
    explicit G711Decoder(VoiceCodec law);

    [[nodiscard]] std::size_t samplesIn(std::span<const std::byte> payload) const override;
    [[nodiscard]] std::size_t decode(std::span<const std::byte> payload,
                                     std::span<float> out) override;
    [[nodiscard]] bool canRecover(std::span<const std::byte>) const override { return false; }
    [[nodiscard]] std::size_t recover(std::span<const std::byte>, std::span<float>) override
    {
        return 0;
    }
    void conceal(std::span<float> out) override;
    [[nodiscard]] bool announcesSilence(std::span<const std::byte>) const override { return false; }
    void reset() override;

private:
    static constexpr std::size_t historySamples = 1920;

    void remember(std::span<const float> samples);

    VoiceCodec m_law;
    Interpolator m_interpolator;
    std::array<float, historySamples> m_history{}; ///< The last that was given out.
    std::size_t m_lag = 0;                         ///< Of the concealment; 0: not concealing.
    std::size_t m_concealed = 0;                   ///< Samples in this gap.
};

class G711Encoder final : public VoiceEncoder
{
public:
    explicit G711Encoder(VoiceCodec law);

    [[nodiscard]] std::size_t encode(std::span<const float> samples,
                                     std::span<std::byte> out) override;
    void setBitrate(int) override {}
    void setExpectedLoss(int) override {}
    void setDtx(bool) override {}
    [[nodiscard]] std::size_t lookahead() const override;

private:
    VoiceCodec m_law;
    Decimator m_decimator;
};

} // namespace icelens::transport
