// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/voice/voicedecoder.h"
#include "transport/voice/voiceencoder.h"

#include <memory>

struct OpusDecoder;
struct OpusEncoder;

namespace icelens::transport {

/// Opus (RFC 6716, RFC 7587): any packet of 2.5 to 120 ms; stereo becomes mono.
class OpusVoiceDecoder final : public VoiceDecoder
{
public:
    OpusVoiceDecoder();

    [[nodiscard]] std::size_t samplesIn(std::span<const std::byte> payload) const override;
    [[nodiscard]] std::size_t decode(std::span<const std::byte> payload,
                                     std::span<float> out) override;
    [[nodiscard]] bool canRecover(std::span<const std::byte> payload) const override;
    [[nodiscard]] std::size_t recover(std::span<const std::byte> payload,
                                      std::span<float> out) override;
    void conceal(std::span<float> out) override;
    [[nodiscard]] bool announcesSilence(std::span<const std::byte> payload) const override;
    void reset() override;

private:
    struct Free
    {
        void operator()(OpusDecoder* decoder) const;
    };
    std::unique_ptr<OpusDecoder, Free> m_decoder;
};

/// Voice in Opus: 48 kHz mono, variable bitrate, in-band FEC for as much loss as is expected.
class OpusVoiceEncoder final : public VoiceEncoder
{
public:
    explicit OpusVoiceEncoder(const Options& options);

    [[nodiscard]] std::size_t encode(std::span<const float> samples,
                                     std::span<std::byte> out) override;
    void setBitrate(int bitsPerSecond) override;
    void setExpectedLoss(int percent) override;
    void setDtx(bool dtx) override;
    [[nodiscard]] std::size_t lookahead() const override;

private:
    struct Free
    {
        void operator()(OpusEncoder* encoder) const;
    };
    std::unique_ptr<OpusEncoder, Free> m_encoder;
};

} // namespace icelens::transport
