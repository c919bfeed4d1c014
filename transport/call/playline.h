// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rtp/rtppacket.h"
#include "transport/rtp/voiceports.h"
#include "transport/voice/voicedecoder.h"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace icelens::transport {

/// Puts packets into their order and gives out their sound a fixed time later, for what listens by
/// a clock and is in no hurry. What is missing is recovered by FEC or concealed; what is too late
/// is counted. Allocates when formats change only.
class PlayLine
{
public:
    void setFormats(const std::vector<VoiceFormat>& formats);
    void take(const model::rtp::RtpView& packet);
    /// The next 10 ms; silence before the first packet.
    void play(std::span<float> samples);
    [[nodiscard]] VoiceFigures figures() const { return m_figures; }

private:
    static constexpr std::size_t places = 64; // over a second at 20 ms

    struct Packet
    {
        bool filled = false;
        std::uint16_t number = 0;
        std::uint8_t type = 0;
        std::size_t size = 0;
        std::array<std::byte, 1500> payload{};
    };

    void decodeNext();
    [[nodiscard]] Packet* at(std::uint16_t number);
    [[nodiscard]] VoiceDecoder* decoderOf(std::uint8_t type);
    [[nodiscard]] std::span<float> room();

    std::vector<std::pair<VoiceFormat, std::unique_ptr<VoiceDecoder>>> m_decoders;
    VoiceDecoder* m_last = nullptr; // that gave sound last
    std::vector<Packet> m_packets = std::vector<Packet>(places);
    std::size_t m_waiting = 0;
    std::uint16_t m_next = 0; // to be decoded
    bool m_begun = false;     // a packet came
    int m_delay = 0;          // frames of 10 ms before the first sound
    std::size_t m_packetSamples = 960;
    std::array<float, 2 * maxPacketSamples> m_sound{};
    std::size_t m_soundAt = 0;
    std::size_t m_soundEnd = 0;
    VoiceFigures m_figures;
};

} // namespace icelens::transport
