// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/rtp/dtmfsender.h"

#include <algorithm>

namespace icelens::transport {

using namespace std::chrono_literals;

namespace {

constexpr auto updateEvery = 50ms;
constexpr auto repeatEvery = 20ms;
constexpr auto pause = 70ms; // RFC 7874 §3
constexpr int ends = 3;      // RFC 4733 §2.5.1.4
constexpr std::uint8_t volume = 10;

} // namespace

bool DtmfSender::press(std::uint8_t event, std::chrono::milliseconds duration)
{
    if (m_count == m_keys.size())
        return false;
    m_keys.at((m_head + m_count) % m_keys.size()) = {
        event, std::clamp<std::chrono::milliseconds>(duration, 40ms, 1200ms)};
    ++m_count;
    return true;
}

std::optional<std::chrono::nanoseconds> DtmfSender::due() const
{
    if (m_count == 0)
        return std::nullopt;
    return m_dueAt;
}

std::optional<DtmfSender::Packet> DtmfSender::take(std::chrono::nanoseconds now,
                                                   std::uint32_t timestamp)
{
    if (m_count == 0 || now < m_dueAt)
        return std::nullopt;
    const Key& key = m_keys.at(m_head);
    const bool first = !m_sounding;
    if (first) {
        m_sounding = true;
        m_endsLeft = ends;
        m_startedAt = now;
        m_timestamp = timestamp;
    }
    const auto units = [this](std::chrono::nanoseconds time) {
        const auto count = time.count() / 1000 * m_clockRate / 1'000'000;
        return static_cast<std::uint16_t>(std::min<std::int64_t>(count, 0xFFFF));
    };
    Packet packet;
    packet.first = first;
    packet.timestamp = m_timestamp;
    packet.event.event = key.event;
    packet.event.volume = volume;
    if (now - m_startedAt < key.duration) {
        packet.event.duration = units(std::max<std::chrono::nanoseconds>(now - m_startedAt, 1ms));
        m_dueAt = std::min<std::chrono::nanoseconds>(now + updateEvery, m_startedAt + key.duration);
        return packet;
    }
    packet.event.end = true;
    packet.event.duration = units(key.duration);
    m_dueAt = now + repeatEvery;
    if (--m_endsLeft == 0) {
        m_sounding = false;
        m_head = (m_head + 1) % m_keys.size();
        --m_count;
        m_dueAt = now + pause;
    }
    return packet;
}

} // namespace icelens::transport
