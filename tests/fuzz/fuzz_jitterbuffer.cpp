// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/voice/jitterbuffer.h"
#include "transport/voice/oggopus.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <span>

using namespace icelens::transport;

namespace {

/// Packets of any number, time, type and content, and sound played in between.
void playPackets(std::span<const std::byte> bytes)
{
    static const DecoderSet decoders(
        {{111, VoiceCodec::Opus}, {0, VoiceCodec::Pcmu}, {8, VoiceCodec::Pcma}});
    constexpr std::array<std::uint8_t, 4> types{111, 0, 8, 126};
    constexpr std::size_t head = 6;
    JitterBuffer buffer;
    buffer.setDecoders(&decoders);
    JitterBuffer::Time now = std::chrono::seconds(1);
    std::uint16_t sequence = 65'530;
    std::uint32_t timestamp = 0xFFFFF000;
    std::array<float, frameSamples> frame{};
    while (bytes.size() >= head) {
        const auto at = [&](std::size_t i) { return std::to_integer<std::uint32_t>(bytes[i]); };
        const std::uint32_t what = at(0);
        // Mostly the next packet; sometimes one from anywhere.
        sequence = static_cast<std::uint16_t>(sequence + 1
                                              + ((what & 1U) != 0 ? at(1) << (at(2) % 9) : 0));
        timestamp += 960 + ((what & 2U) != 0 ? at(3) << (at(2) % 25) : 0);
        const std::size_t size = std::min<std::size_t>(at(4), bytes.size() - head);
        buffer.put({(what & 4U) != 0 ? at(5) : 1, sequence, timestamp, types[what >> 6U],
                    bytes.subspan(head, size), now - JitterBuffer::Time(at(5) * 100)});
        bytes = bytes.subspan(head + size);
        for (std::uint32_t i = 0; i < (what >> 3U) % 8; ++i, now += std::chrono::milliseconds(10)) {
            buffer.play(frame, now);
            for (const float sample : frame) {
                if (!std::isfinite(sample))
                    std::abort();
            }
        }
    }
    const auto& figures = buffer.figures();
    if (figures.depth < JitterBuffer::Time(0) || figures.totalConcealed < JitterBuffer::Time(0))
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto bytes = std::as_bytes(std::span(data, size));
    playPackets(bytes);
    (void)readOggOpus(bytes);
    return 0;
}
