// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/call/playline.h"

#include "transport/voice/sound.h"

#include <algorithm>

namespace icelens::transport {
namespace {

constexpr int startDelay = 8; // frames of 10 ms
constexpr std::chrono::microseconds frameTime{10000};

} // namespace

void PlayLine::setFormats(const std::vector<VoiceFormat>& formats)
{
    const bool same = std::ranges::equal(formats, m_decoders, {}, {},
                                         [](const auto& pair) { return pair.first; });
    if (same)
        return;
    m_decoders.clear();
    m_last = nullptr;
    for (const auto& format : formats)
        m_decoders.emplace_back(format, makeVoiceDecoder(format.codec));
}

VoiceDecoder* PlayLine::decoderOf(std::uint8_t type)
{
    const auto found = std::ranges::find_if(
        m_decoders, [&](const auto& pair) { return pair.first.payloadType == type; });
    return found == m_decoders.end() ? nullptr : found->second.get();
}

PlayLine::Packet* PlayLine::at(std::uint16_t number)
{
    Packet& packet = m_packets[number % places];
    return packet.filled && packet.number == number ? &packet : nullptr;
}

void PlayLine::take(const model::rtp::RtpView& packet)
{
    if (decoderOf(packet.payloadType) == nullptr)
        return; // telephone events, comfort noise
    if (!m_begun) {
        m_begun = true;
        m_next = packet.sequence;
        m_delay = startDelay;
    }
    const auto ahead = static_cast<std::int16_t>(packet.sequence - m_next);
    if (ahead < 0) {
        ++m_figures.totalLate;
        return;
    }
    // A jump that no network makes: the sender began anew.
    if (static_cast<std::size_t>(ahead) >= places) {
        m_next = packet.sequence;
        m_waiting = 0;
        for (Packet& old : m_packets)
            old.filled = false;
    }
    Packet& place = m_packets[packet.sequence % places];
    if (packet.payload.size() > place.payload.size() || place.filled)
        return;
    place.filled = true;
    place.number = packet.sequence;
    place.type = packet.payloadType;
    place.size = packet.payload.size();
    std::ranges::copy(packet.payload, place.payload.begin());
    ++m_waiting;
}

std::span<float> PlayLine::room()
{
    std::copy(m_sound.begin() + static_cast<std::ptrdiff_t>(m_soundAt),
              m_sound.begin() + static_cast<std::ptrdiff_t>(m_soundEnd), m_sound.begin());
    m_soundEnd -= m_soundAt;
    m_soundAt = 0;
    return std::span(m_sound).subspan(m_soundEnd);
}

void PlayLine::decodeNext()
{
    const std::span<float> out = room();
    if (Packet* const packet = at(m_next)) {
        VoiceDecoder* const decoder = decoderOf(packet->type);
        const auto payload = std::span(packet->payload).first(packet->size);
        const std::size_t samples = decoder == nullptr ? 0 : decoder->samplesIn(payload);
        if (samples > 0) {
            m_soundEnd += decoder->decode(payload, out.first(samples));
            m_packetSamples = samples;
            m_last = decoder;
            ++m_figures.totalPlayed;
        }
        packet->filled = false;
        --m_waiting;
        ++m_next;
        return;
    }
    if (m_last == nullptr)
        return;
    const Packet* const following = at(static_cast<std::uint16_t>(m_next + 1));
    if (following != nullptr && decoderOf(following->type) == m_last) {
        const auto payload = std::span(following->payload).first(following->size);
        const std::size_t samples = m_last->samplesIn(payload);
        if (samples > 0 && m_last->canRecover(payload)) {
            m_soundEnd += m_last->recover(payload, out.first(samples));
            ++m_figures.totalRecovered;
            ++m_next;
            return;
        }
    }
    // Without any packet left nothing is lost yet: it may be late, and the sound is stretched.
    const std::size_t missing = m_waiting > 0 ? m_packetSamples : frameSamples;
    for (std::size_t done = 0; done + frameSamples <= missing; done += frameSamples) {
        m_last->conceal(out.subspan(done, frameSamples));
        m_soundEnd += frameSamples;
        m_figures.totalConcealed += frameTime;
    }
    if (m_waiting > 0)
        ++m_next;
}

void PlayLine::play(std::span<float> samples)
{
    std::ranges::fill(samples, 0.0F);
    if (m_delay > 0)
        --m_delay;
    if (!m_begun || m_delay > 0)
        return;
    for (std::size_t before = ~m_soundEnd; m_soundEnd - m_soundAt < samples.size();) {
        if (before == m_soundEnd && m_waiting == 0)
            break;
        before = m_soundEnd;
        decodeNext();
    }
    const std::size_t count = std::min(samples.size(), m_soundEnd - m_soundAt);
    std::copy_n(m_sound.begin() + static_cast<std::ptrdiff_t>(m_soundAt), count, samples.begin());
    m_soundAt += count;
    m_figures.outputLevel = soundLevel(samples);
    m_figures.bufferDepth =
        static_cast<long>(m_waiting * m_packetSamples / frameSamples) * frameTime;
    m_figures.bufferTarget = startDelay * frameTime;
}

} // namespace icelens::transport
