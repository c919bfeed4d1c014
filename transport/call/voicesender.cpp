// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/call/voicesender.h"

#include "transport/voice/sound.h"

#include <algorithm>
#include <utility>

namespace icelens::transport {

void VoiceSender::setCodecs(VoiceCodecs* codecs)
{
    m_codecs = codecs;
    m_filled = 0;
    m_silent = true;
    m_dtx = m_codecs != nullptr && m_codecs->dtx;
    m_bitrate = m_loss = 0;
    m_wanted = packetSamples();
}

void VoiceSender::adapt(int bitrate, int expectedLoss)
{
    if (m_codecs == nullptr)
        return;
    if (bitrate > 0 && std::exchange(m_bitrate, bitrate) != bitrate)
        m_codecs->encoder->setBitrate(bitrate);
    if (std::exchange(m_loss, expectedLoss) != expectedLoss)
        m_codecs->encoder->setExpectedLoss(expectedLoss);
}

std::size_t VoiceSender::packetSamples() const
{
    const auto wished = m_controls.packetMs.get();
    const auto negotiated = m_codecs != nullptr ? static_cast<int>(m_codecs->packet.count()) : 20;
    const int time = wished == 10 || wished == 20 || wished == 40 ? wished : negotiated;
    return std::clamp<std::size_t>(static_cast<std::size_t>(time) * 48, frameSamples,
                                   m_packet.size());
}

std::chrono::microseconds VoiceSender::delay() const
{
    const std::size_t waits = m_wanted - frameSamples; // 10 ms count as the capture's
    const std::size_t ahead = m_codecs != nullptr ? m_codecs->encoder->lookahead() : 0;
    return std::chrono::microseconds((waits + ahead) * 1000 / 48);
}

bool VoiceSender::take(ConstSoundFrame frame, bool voice)
{
    m_passed += frameSamples;
    if (m_codecs == nullptr)
        return false;
    if (m_filled == 0) {
        m_wanted = packetSamples();
        m_voice = false;
        const bool dtx = m_codecs->dtx || m_controls.discontinuous.get();
        if (std::exchange(m_dtx, dtx) != dtx)
            m_codecs->encoder->setDtx(dtx);
    }
    std::ranges::copy(frame, m_packet.begin() + static_cast<std::ptrdiff_t>(m_filled));
    m_filled += frame.size();
    m_voice = m_voice || voice;
    return m_filled >= m_wanted && encode();
}

void VoiceSender::skip(std::size_t frames)
{
    // What was begun has no end: its time passes like that of what was lost.
    m_filled = 0;
    m_passed += static_cast<std::uint32_t>(frames * frameSamples);
}

bool VoiceSender::encode()
{
    const std::size_t samples = std::exchange(m_filled, 0);
    if (!m_codecs->sends) {
        m_silent = true;
        return false;
    }
    EncodedFrame* const place = m_out.place();
    if (place == nullptr) // the network thread stands still
        return false;
    const auto sound = std::span<const float>(m_packet).first(samples);
    place->size = m_codecs->encoder->encode(sound, place->payload);
    // That it falls silent is told once; then it is.
    const bool silent = m_dtx && place->size <= 2;
    if (place->size == 0 || (silent && m_silent))
        return false;
    // From the start of the packet before to the start of this one.
    const auto own = static_cast<std::uint32_t>(samples);
    const std::uint32_t step = std::exchange(m_lastPacket, own) + m_passed - own;
    m_passed = 0;
    place->payloadType = m_codecs->sent.payloadType;
    place->timestampStep =
        step / (static_cast<std::uint32_t>(soundRate) / m_codecs->sent.clockRate());
    place->marker = std::exchange(m_silent, silent);
    place->level = {m_voice, static_cast<std::uint8_t>(-soundLevel(sound))};
    m_out.publish();
    return true;
}

} // namespace icelens::transport
