// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/voice/sound.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace icelens::transport {

enum class VoiceCodec : std::uint8_t { Opus, Pcmu, Pcma };

/// What a payload type stands for, as negotiated.
struct VoiceFormat
{
    std::uint8_t payloadType = 111;
    VoiceCodec codec = VoiceCodec::Opus;

    /// Of the RTP timestamps (RFC 7587 §4.1, RFC 3551 §6).
    [[nodiscard]] std::uint32_t clockRate() const
    {
        return codec == VoiceCodec::Opus ? 48000 : 8000;
    }

    friend bool operator==(const VoiceFormat&, const VoiceFormat&) = default;
};

/// Most samples that one packet can hold: 120 ms (RFC 7587 §4.2).
inline constexpr std::size_t maxPacketSamples = 5760;

/// Payloads to sound. Payloads are foreign bytes; nothing here allocates after construction.
class VoiceDecoder
{
public:
    virtual ~VoiceDecoder() = default;

    /// Samples of sound in @p payload; 0 if it is none.
    [[nodiscard]] virtual std::size_t samplesIn(std::span<const std::byte> payload) const = 0;
    /// @p out has room for samplesIn(). @return samples written; 0 if the payload is no sound.
    [[nodiscard]] virtual std::size_t decode(std::span<const std::byte> payload,
                                             std::span<float> out) = 0;
    /// There is a copy of the frame before @p payload inside of it.
    [[nodiscard]] virtual bool canRecover(std::span<const std::byte> payload) const = 0;
    /// That copy, as long as the frames of @p payload are. @return samples written.
    [[nodiscard]] virtual std::size_t recover(std::span<const std::byte> payload,
                                              std::span<float> out) = 0;
    /// Makes up sound that goes on where it broke off; @p out is a multiple of 2.5 ms, at most
    /// 10 ms.
    virtual void conceal(std::span<float> out) = 0;
    /// After this payload the sender may fall silent without that being loss.
    [[nodiscard]] virtual bool announcesSilence(std::span<const std::byte> payload) const = 0;
    /// Forgets the stream.
    virtual void reset() = 0;
};

[[nodiscard]] std::unique_ptr<VoiceDecoder> makeVoiceDecoder(VoiceCodec codec);

} // namespace icelens::transport
