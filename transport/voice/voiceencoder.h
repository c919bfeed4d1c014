// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/voice/voicedecoder.h"

#include <chrono>
#include <cstddef>
#include <memory>
#include <span>

namespace icelens::transport {

/// Sound to payloads. Nothing here allocates after construction.
class VoiceEncoder
{
public:
    struct Options
    {
        VoiceCodec codec = VoiceCodec::Opus;
        std::chrono::milliseconds frame{20}; ///< 10, 20 or 40.
        int bitrate = 32000;                 ///< Of Opus, bit/s.
        int complexity = 9;                  ///< Of Opus, 0..10.
        bool dtx = false;                    ///< Of Opus: next to nothing is sent in silence.
    };

    virtual ~VoiceEncoder() = default;

    /// @p samples is one frame. @return octets written; 0 if it failed; at most 2 when there is
    /// nothing that must be sent (DTX).
    [[nodiscard]] virtual std::size_t encode(std::span<const float> samples,
                                             std::span<std::byte> out) = 0;
    virtual void setBitrate(int bitsPerSecond) = 0;
    /// The share of packets that get lost, 0..100: in-band FEC is made for so many.
    virtual void setExpectedLoss(int percent) = 0;
    /// As Options::dtx.
    virtual void setDtx(bool dtx) = 0;
    /// What the codec looks ahead, in samples.
    [[nodiscard]] virtual std::size_t lookahead() const = 0;
};

[[nodiscard]] std::unique_ptr<VoiceEncoder> makeVoiceEncoder(const VoiceEncoder::Options& options);

} // namespace icelens::transport
