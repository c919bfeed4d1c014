// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/voice/jitterbuffer.h"

#include <algorithm>

// How the delay of what is heard is kept where it should be.
namespace icelens::transport {
namespace {

using Time = JitterBuffer::Time;
using std::chrono::milliseconds;

constexpr Time least = milliseconds(20);
constexpr Time tooLong = milliseconds(8);
constexpr Time tooShort = milliseconds(4);
constexpr Time slack = milliseconds(3); // a change may go that far beyond what is wanted
constexpr Time muchTooLong = milliseconds(40);
constexpr Time farTooLong = milliseconds(100);
constexpr Time hopelesslyLong = milliseconds(300);
constexpr float quietest = 0.0007F; // -63 dBov

Time timeOf(std::int64_t samples)
{
    return Time(samples * 1000 / 48);
}
std::int64_t samplesOf(Time time)
{
    return time.count() * 48 / 1000;
}

} // namespace

JitterBuffer::Time JitterBuffer::delay(Time at, std::int64_t media) const
{
    return m_tracker.delay(at, timeOf(media));
}

JitterBuffer::Time JitterBuffer::aim() const
{
    // A copy of a packet comes with the next one.
    const Time copy = m_waitsForFec ? timeOf(static_cast<std::int64_t>(m_packetSamples)) : Time(0);
    return std::clamp(m_tracker.target() + copy + timeOf(m_phase), least, DelayTracker::most);
}

void JitterBuffer::countLoss(std::int64_t lost)
{
    constexpr float each = 1.0F / 500;
    for (std::int64_t i = 0; i < std::min<std::int64_t>(lost, 5); ++i)
        m_lossy += (1 - m_lossy) * each;
    if (lost == 0)
        m_lossy -= m_lossy * each;
    m_waitsForFec = m_recoverable && m_lossy > (m_waitsForFec ? 0.002F : 0.006F);
}

void JitterBuffer::follow(Time now)
{
    if (!m_plays || m_gap > 0)
        return;
    const Time heard = delay(now, m_next.media - static_cast<std::int64_t>(m_line.waiting()));
    const Time difference = heard - m_delay;
    if (!m_delayKnown || std::chrono::abs(difference) > milliseconds(60))
        m_delay = heard;
    else
        m_delay += difference / 8;
    m_delayKnown = true;
    if (m_rest > 0)
        m_rest -= static_cast<std::int64_t>(frameSamples);
    else
        changeLength(m_delay - aim());
}

void JitterBuffer::changeLength(Time excess)
{
    if (excess > hopelesslyLong)
        skip(excess);
    else if (excess < -tooShort)
        lengthen(-excess);
    // Not while packets only just arrive: what they will be like is not yet in the target.
    else if (excess > tooLong && m_tight < 0.25F)
        shorten(excess);
}

void JitterBuffer::shorten(Time excess)
{
    while (m_line.waiting() < SoundLine::wantedAhead) {
        const PacketStore::Packet* const next = m_store.at(m_next.number);
        if (next == nullptr || next->samples == 0 || next->media > m_next.media)
            break;
        decode(*next);
    }
    SoundLine::Limits limits;
    limits.alike = excess > farTooLong ? 0.4F : excess > muchTooLong ? 0.7F : 0.9F;
    limits.quiet = std::max(quietest, 2 * m_noise.floor());
    limits.atMost = static_cast<std::size_t>(samplesOf(excess + slack));
    changed(m_line.shorten(limits), false, excess > farTooLong ? 3 : excess > muchTooLong ? 6 : 20);
}

void JitterBuffer::lengthen(Time lack)
{
    SoundLine::Limits limits;
    limits.alike = lack > muchTooLong ? 0.7F : 0.9F;
    limits.quiet = std::max(quietest, 2 * m_noise.floor());
    limits.atMost = static_cast<std::size_t>(samplesOf(lack + slack));
    changed(m_line.lengthen(limits), true, lack > muchTooLong ? 5 : 10);
}

void JitterBuffer::changed(SoundLine::Change change, bool longer, std::int64_t rest)
{
    if (change.samples == 0)
        return;
    const auto samples = static_cast<std::int64_t>(change.samples);
    m_delay += longer ? timeOf(samples) : -timeOf(samples);
    m_figures.totalStretched += timeOf(samples);
    m_rest = samples * (change.quiet ? 2 : rest);
}

// What waited for a network that stood still is old news: better to leave it out than to talk past
// each other for seconds.
void JitterBuffer::skip(Time excess)
{
    const PacketStore::Packet* const last = m_store.last();
    if (last == nullptr)
        return;
    const std::int64_t end = last->media + static_cast<std::int64_t>(last->samples);
    const std::int64_t latest = std::min(m_next.media + samplesOf(excess), end - samplesOf(aim()));
    const PacketStore::Packet* to = nullptr;
    for (auto* packet = m_store.firstFrom(m_next.number + 1);
         packet != nullptr && packet->media <= latest;
         packet = m_store.firstFrom(packet->number + 1)) {
        if (packet->samples > 0)
            to = packet;
    }
    if (to == nullptr)
        return;
    splice();
    const Numbered target{to->number, to->media};
    for (; m_next.number < target.number; ++m_next.number) {
        if (m_store.at(m_next.number) != nullptr)
            ++m_figures.totalSkipped;
        m_store.remove(m_next.number);
    }
    m_next = target;
    m_delayKnown = false;
}

void JitterBuffer::tell()
{
    m_figures.depth = timeOf(static_cast<std::int64_t>(m_line.waiting()));
    if (const auto* last = m_store.last())
        m_figures.depth += std::max(
            Time(0), timeOf(last->media + static_cast<std::int64_t>(last->samples) - m_next.media));
    m_figures.target = aim();
    m_figures.delay = m_delay;
}

} // namespace icelens::transport
