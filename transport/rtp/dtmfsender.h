// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rtp/telephoneevent.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace icelens::transport {

/// Which telephone-event packet is due when (RFC 4733 §2.5.1): an update each 50 ms with one
/// timestamp for the whole press, the last one three times, then silence before the next key.
class DtmfSender
{
public:
    struct Packet
    {
        model::rtp::TelephoneEvent event;
        std::uint32_t timestamp = 0;
        bool first = false; ///< Carries the marker.
    };

    explicit DtmfSender(std::uint32_t clockRate)
        : m_clockRate(clockRate)
    {}

    /// False if 32 keys wait. @p duration is kept within 40..1200 ms: RFC 7874 §3 asks for up to
    /// 8 s, but 16 bits of a 48 kHz clock end before 1.4 s.
    bool press(std::uint8_t event, std::chrono::milliseconds duration);
    /// A key sounds: voice keeps quiet.
    [[nodiscard]] bool isSounding() const { return m_sounding; }
    /// When take() has something to do; empty if no key waits.
    [[nodiscard]] std::optional<std::chrono::nanoseconds> due() const;
    /// The packet that is due, if one is. @p timestamp is the RTP clock at @p now.
    std::optional<Packet> take(std::chrono::nanoseconds now, std::uint32_t timestamp);

private:
    struct Key
    {
        std::uint8_t event = 0;
        std::chrono::milliseconds duration{};
    };

    std::uint32_t m_clockRate;
    std::array<Key, 32> m_keys{};
    std::size_t m_head = 0;
    std::size_t m_count = 0;
    bool m_sounding = false;
    int m_endsLeft = 0;
    std::uint32_t m_timestamp = 0;
    std::chrono::nanoseconds m_startedAt{};
    std::chrono::nanoseconds m_dueAt{};
};

} // namespace icelens::transport
