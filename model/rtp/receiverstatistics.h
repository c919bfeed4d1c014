// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/rtp/rtcp.h"

#include <chrono>
#include <cstdint>
#include <optional>

namespace icelens::model::rtp {

/// What a receiver counts about one source (RFC 3550 A.1, A.3, A.8). Its packets are authenticated,
/// so that the first one counts (no probation). A value; pure.
class ReceiverStatistics
{
public:
    ReceiverStatistics(std::uint32_t ssrc, std::uint32_t clockRate)
        : m_ssrc(ssrc)
        , m_clockRate(clockRate == 0 ? 1 : clockRate)
    {}

    /// One packet, not a duplicate. @p timed: its timestamp is that of its first sample, which is
    /// not so for telephone events.
    /// @return false for a jump that is not believed until the next packet confirms it (A.1).
    bool onPacket(std::uint16_t sequence, std::uint32_t timestamp, std::chrono::nanoseconds arrival,
                  bool timed = true);

    [[nodiscard]] std::uint32_t ssrc() const { return m_ssrc; }
    [[nodiscard]] std::uint64_t received() const { return m_received; }
    /// Expected less received (A.3); negative with duplicates.
    [[nodiscard]] std::int64_t lost() const;
    [[nodiscard]] std::uint32_t highestSequence() const { return m_cycles + m_maxSequence; }
    [[nodiscard]] std::uint32_t jitterUnits() const { return m_jitter16 >> 4U; }
    [[nodiscard]] std::chrono::microseconds jitter() const;

    /// Closes the interval since the block before. LSR and DLSR are the caller's.
    [[nodiscard]] ReportBlock report();

private:
    void begin(std::uint16_t sequence);
    void measure(std::uint32_t timestamp, std::chrono::nanoseconds arrival);
    [[nodiscard]] std::int64_t expected() const;

    std::uint32_t m_ssrc;
    std::uint32_t m_clockRate;
    bool m_begun = false;
    std::uint16_t m_maxSequence = 0;
    std::uint32_t m_cycles = 0; ///< Shifted count of sequence number cycles.
    std::uint32_t m_baseSequence = 0;
    std::uint32_t m_badSequence = 0; ///< Last bad one + 1.
    std::uint64_t m_received = 0;
    std::uint64_t m_receivedInRun = 0; ///< Since the sequence began anew.
    std::int64_t m_lostBefore = 0;     ///< In runs before this one.
    std::int64_t m_expectedPrior = 0;
    std::uint64_t m_receivedPrior = 0;
    std::optional<std::int64_t> m_transit; ///< In units of the RTP clock.
    std::uint32_t m_jitter16 = 0;          ///< Times 16.
};

} // namespace icelens::model::rtp
