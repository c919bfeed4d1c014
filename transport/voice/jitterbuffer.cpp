// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/voice/jitterbuffer.h"

#include <algorithm>
#include <utility>

// How packets come in, and how their sound is put together. What keeps the delay right is in
// jitterbufferdelay.cpp.
namespace icelens::transport {
namespace {

using Time = JitterBuffer::Time;
using std::chrono::milliseconds;

constexpr std::int64_t firstNumber = 1 << 20; // what came before it has a number too
constexpr std::int64_t step = 120;            // 2.5 ms: what a decoder can conceal
constexpr std::int64_t silenceLasts = 48000;  // a silent sender tells so at least twice a second
constexpr std::int64_t surelyLost = 9600;     // 200 ms
constexpr Time earliestBelieved = milliseconds(-1000);
constexpr Time latestBelieved = milliseconds(10'000);
constexpr Time cautious = milliseconds(40); // delay of the first sound

Time timeOf(std::int64_t samples)
{
    return Time(samples * 1000 / 48);
}

} // namespace

DecoderSet::DecoderSet(const std::vector<VoiceFormat>& formats)
{
    for (const VoiceFormat& format : formats)
        m_entries.push_back({format, makeVoiceDecoder(format.codec)});
}

const DecoderSet::Entry* DecoderSet::find(std::uint8_t payloadType) const
{
    const auto found = std::ranges::find_if(
        m_entries, [&](const Entry& entry) { return entry.format.payloadType == payloadType; });
    return found == m_entries.end() ? nullptr : &*found;
}

void JitterBuffer::setDecoders(const DecoderSet* decoders)
{
    splice();
    m_decoder = nullptr;
    m_decoders = decoders;
}

// ---- in -----------------------------------------------------------------------------------------

void JitterBuffer::put(const Packet& packet)
{
    if (m_decoders == nullptr || packet.payload.size() > PacketStore::mostOctets)
        return;
    const DecoderSet::Entry* entry = m_decoders->find(packet.payloadType);
    if (!belongs(packet, entry)) {
        const auto following = static_cast<std::uint16_t>(packet.sequence + 1);
        const bool confirmed = m_strange == Strange{packet.ssrc, packet.sequence};
        const bool otherClock = entry != nullptr && entry->format.clockRate() != m_clockRate;
        m_strange = Strange{packet.ssrc, following};
        if (entry == nullptr || (m_begun && !confirmed && !otherClock))
            return;
        begin(packet, *entry);
    }
    m_strange.reset();
    take(packet, extend(packet), entry);
}

bool JitterBuffer::belongs(const Packet& packet, const DecoderSet::Entry* entry)
{
    if (!m_begun || packet.ssrc != m_ssrc)
        return false;
    const Numbered at = extend(packet);
    constexpr auto far = static_cast<std::int64_t>(PacketStore::capacity);
    if (at.number >= m_next.number + far || at.number <= m_next.number - far)
        return false;
    if (entry == nullptr)
        return true;
    const Time late = delay(packet.arrival, at.media);
    return entry->format.clockRate() == m_clockRate && late > earliestBelieved
        && late < latestBelieved;
}

void JitterBuffer::begin(const Packet& packet, const DecoderSet::Entry& entry)
{
    if (m_begun)
        ++m_figures.totalRestarts;
    splice();
    entry.decoder->reset();
    m_store.clear();
    m_tracker = {};
    m_seen.fill(-1);
    m_begun = true;
    m_plays = false;
    m_ssrc = packet.ssrc;
    m_clockRate = entry.format.clockRate();
    m_newestSequence = packet.sequence;
    m_newestTimestamp = packet.timestamp;
    m_newest = m_next = {firstNumber, firstNumber};
    m_gap = m_pending = 0;
    m_silent = false;
    m_delayKnown = false;
    m_tight = 0;
}

JitterBuffer::Numbered JitterBuffer::extend(const Packet& packet) const
{
    const auto steps = static_cast<std::int16_t>(packet.sequence - m_newestSequence);
    const auto units = static_cast<std::int32_t>(packet.timestamp - m_newestTimestamp);
    const auto samplesEach = static_cast<std::int64_t>(soundRate / m_clockRate);
    return {m_newest.number + steps, m_newest.media + units * samplesEach};
}

void JitterBuffer::take(const Packet& packet, Numbered at, const DecoderSet::Entry* entry)
{
    auto& seen = m_seen[static_cast<std::size_t>(at.number) % m_seen.size()];
    if (seen == at.number) {
        ++m_figures.totalDuplicate;
        return;
    }
    seen = at.number;
    const std::size_t samples = entry == nullptr ? 0 : entry->decoder->samplesIn(packet.payload);
    if (samples > 0) {
        m_tracker.onPacket(packet.arrival, timeOf(at.media),
                           timeOf(static_cast<std::int64_t>(samples)));
        if (m_delayKnown) {
            const bool close = m_delay - delay(packet.arrival, at.media) < milliseconds(10);
            m_tight += ((close ? 1.0F : 0.0F) - m_tight) / 25;
        }
    }
    if (at.number > m_newest.number) {
        m_newestSequence = packet.sequence;
        m_newest.number = at.number;
        if (samples > 0) { // a key of the telephone has the time of when it was pressed
            m_newestTimestamp = packet.timestamp;
            m_newest.media = at.media;
        }
    }
    if (at.number >= m_next.number)
        keep(packet, at, samples);
    else if (samples > 0 && m_plays)
        ++m_figures.totalLate;
    else if (samples > 0) { // before any sound: it was the first one that came out of order
        m_next.number = at.number;
        keep(packet, at, samples);
    }
}

void JitterBuffer::keep(const Packet& packet, Numbered at, std::size_t samples)
{
    PacketStore::Packet* const place = m_store.add(at.number);
    if (place == nullptr)
        return;
    place->media = at.media;
    place->type = packet.payloadType;
    place->samples = samples;
    place->size = samples == 0 ? 0 : packet.payload.size();
    std::copy_n(packet.payload.begin(), place->size, place->octets.begin());
}

// ---- out ----------------------------------------------------------------------------------------

void JitterBuffer::play(SoundFrame out, Time now)
{
    if (m_line.waiting() < out.size())
        m_phase = static_cast<std::int64_t>(m_line.waiting());
    while (m_line.waiting() < out.size())
        decodeNext(now);
    follow(now);
    m_line.play(out);
    tell();
}

const PacketStore::Packet* JitterBuffer::nextVoice()
{
    // Numbers that were no voice are no gap.
    for (const auto* packet = m_store.at(m_next.number); packet != nullptr && packet->samples == 0;
         packet = m_store.at(m_next.number))
        m_store.remove(m_next.number++);
    const PacketStore::Packet* next = m_store.firstFrom(m_next.number);
    while (next != nullptr && next->samples == 0)
        next = m_store.firstFrom(next->number + 1);
    return next;
}

void JitterBuffer::decodeNext(Time now)
{
    const PacketStore::Packet* const next = nextVoice();
    if (next == nullptr) {
        conceal(static_cast<std::int64_t>(frameSamples));
        return;
    }
    if (!m_plays) {
        const Time waits = timeOf(static_cast<std::int64_t>(m_line.waiting()));
        const Time lack = std::max(aim(), cautious) - delay(now + waits, next->media);
        if (lack > Time(0)) {
            conceal(lack.count() * 48 / 1000);
            return;
        }
        m_plays = true;
        closeGap(*next);
    }
    if (next->media > m_next.media)
        bridge(*next, now);
    else
        decode(*next);
}

void JitterBuffer::bridge(const PacketStore::Packet& next, Time now)
{
    const std::int64_t left = next.media - m_next.media - m_gap;
    // Where nothing is heard of the speaker the delay can be made right at once.
    if (next.number == m_next.number || m_silent || m_noise.isAlone()) {
        const Time waits = timeOf(static_cast<std::int64_t>(m_line.waiting()));
        const Time lack = aim() - delay(now + waits, next.media);
        if (lack > Time(0)) {
            conceal(lack.count() * 48 / 1000);
            return;
        }
    } else if (left > 0) {
        if (!recover(next, left))
            conceal(left);
        return;
    }
    closeGap(next);
    decode(next);
}

bool JitterBuffer::recover(const PacketStore::Packet& next, std::int64_t left)
{
    const DecoderSet::Entry* const entry =
        m_decoders == nullptr ? nullptr : m_decoders->find(next.type);
    const auto length = static_cast<std::int64_t>(next.samples);
    if (entry == nullptr || entry->decoder.get() != m_decoder || left > length || left <= length / 2
        || !m_decoder->canRecover(next.payload()))
        return false;
    const std::span<float> room = m_line.room();
    const std::size_t samples =
        m_decoder->recover(next.payload(), room.first(std::min(room.size(), maxPacketSamples)));
    if (samples == 0)
        return false;
    m_noise.passDecoded(room.first(samples));
    m_line.append(samples);
    ++m_figures.totalRecovered;
    closeGap(next);
    return true;
}

void JitterBuffer::decode(const PacketStore::Packet& packet)
{
    const DecoderSet::Entry* const entry =
        m_decoders == nullptr ? nullptr : m_decoders->find(packet.type);
    const std::int64_t number = packet.number;
    if (entry == nullptr) {
        m_store.remove(number);
        return;
    }
    if (m_gap > 0)
        closeGap(packet);
    if (entry->decoder.get() != m_decoder)
        splice();
    m_decoder = entry->decoder.get();
    const std::span<float> room = m_line.room();
    const std::size_t samples =
        m_decoder->decode(packet.payload(), room.first(std::min(room.size(), maxPacketSamples)));
    if (samples > 0) {
        m_noise.passDecoded(room.first(samples));
        m_line.append(samples);
        m_next = {number + 1, packet.media + static_cast<std::int64_t>(samples)};
        m_silent = m_decoder->announcesSilence(packet.payload());
        m_recoverable = m_recoverable || m_decoder->canRecover(packet.payload());
        m_packetSamples = samples;
        ++m_figures.totalPlayed;
        countLoss(0);
    }
    m_store.remove(number);
}

void JitterBuffer::conceal(std::int64_t samples)
{
    samples = std::clamp((samples + step - 1) / step * step, step,
                         static_cast<std::int64_t>(frameSamples));
    const auto out = m_line.room().first(static_cast<std::size_t>(samples));
    if (m_decoder != nullptr)
        m_decoder->conceal(out);
    else
        std::ranges::fill(out, 0.0F);
    m_gap += samples;
    if (m_silent && m_gap < silenceLasts) {
        m_noise.passDecoded(out);
    } else {
        m_noise.passConcealed(out);
        if (m_plays)
            m_pending += samples;
    }
    m_line.append(out.size());
    if (m_pending > surelyLost)
        m_figures.totalConcealed += timeOf(std::exchange(m_pending, 0));
}

void JitterBuffer::closeGap(const PacketStore::Packet& next)
{
    const std::int64_t lost = next.number - m_next.number;
    const bool wasSilence = lost == 0 && next.media > m_next.media;
    if (!wasSilence)
        m_figures.totalConcealed += timeOf(m_pending);
    countLoss(lost);
    m_pending = m_gap = 0;
    m_next = {next.number, next.media};
}

void JitterBuffer::splice()
{
    if (m_decoder == nullptr)
        return;
    std::array<float, frameSamples> before{};
    m_decoder->conceal(before);
    m_noise.passConcealed(before);
    m_line.blendFrom(before);
}

} // namespace icelens::transport
