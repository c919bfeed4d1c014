// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rtp/rtppacket.h"
#include "transport/call/voicecontrols.h"
#include "transport/rtp/voiceports.h"
#include "transport/voice/jitterbuffer.h"
#include "transport/voice/spscring.h"
#include "transport/voice/voiceencoder.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace icelens::transport {

/// What was negotiated, ready to be used in the thread of the sound.
struct VoiceCodecs
{
    explicit VoiceCodecs(const std::vector<VoiceFormat>& received)
        : decoders(received)
    {}

    DecoderSet decoders;
    std::unique_ptr<VoiceEncoder> encoder;
    VoiceFormat sent;
    std::chrono::milliseconds packet{20};
    bool sends = true; ///< The peer wants to hear us.
    bool dtx = false;  ///< The peer asks for it.
};

/// A VoiceFrame on its way to the network thread.
struct EncodedFrame
{
    std::array<std::byte, maxVoicePayload> payload{};
    std::size_t size = 0;
    std::uint8_t payloadType = 0;
    std::uint32_t timestampStep = 0;
    bool marker = false;
    model::rtp::AudioLevel level;
};

/// Sound to packets: 10 ms go in, a packet comes out when it is full. Of the thread of the sound.
class VoiceSender
{
public:
    VoiceSender(VoiceControls& controls, SpscRing<EncodedFrame>& out)
        : m_controls(controls)
        , m_out(out)
    {}

    /// @p codecs must live until others are set.
    void setCodecs(VoiceCodecs* codecs);
    void adapt(int bitrate, int expectedLoss);
    /// @return whether a packet was put out.
    bool take(ConstSoundFrame frame, bool voice);
    /// @p frames of sound were lost before they could be taken.
    void skip(std::size_t frames);
    /// How long the first sample of a packet waits for the last, and what the codec looks ahead.
    [[nodiscard]] std::chrono::microseconds delay() const;

private:
    [[nodiscard]] std::size_t packetSamples() const;
    bool encode();

    VoiceControls& m_controls;
    SpscRing<EncodedFrame>& m_out;
    VoiceCodecs* m_codecs = nullptr;
    std::array<float, 2880> m_packet{}; ///< 60 ms
    std::size_t m_filled = 0;
    std::size_t m_wanted = 960;
    std::uint32_t m_passed = 0;     ///< Samples since the end of the packet that was put out last.
    std::uint32_t m_lastPacket = 0; ///< Samples of that packet.
    bool m_voice = false;
    bool m_silent = true; ///< The packet before was not sent, or said that nothing follows.
    bool m_dtx = false;
    int m_bitrate = 0;
    int m_loss = 0;
};

} // namespace icelens::transport
