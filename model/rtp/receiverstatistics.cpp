// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rtp/receiverstatistics.h"

#include <algorithm>
#include <cstdlib>

namespace icelens::model::rtp {

namespace {

// RFC 3550 A.1
constexpr std::uint32_t sequenceModulus = 1U << 16U;
constexpr std::uint16_t maxDropout = 3000;
constexpr std::uint16_t maxMisorder = 100;

} // namespace

void ReceiverStatistics::begin(std::uint16_t sequence)
{
    if (m_begun)
        m_lostBefore = lost();
    m_begun = true;
    m_baseSequence = sequence;
    m_maxSequence = sequence;
    m_badSequence = sequenceModulus + 1; // matches none
    m_cycles = 0;
    m_receivedInRun = 0;
    m_receivedPrior = 0;
    m_expectedPrior = 0;
    m_transit.reset();
}

bool ReceiverStatistics::onPacket(std::uint16_t sequence, std::uint32_t timestamp,
                                  std::chrono::nanoseconds arrival, bool timed)
{
    if (!m_begun) {
        begin(sequence);
    } else {
        const auto delta = static_cast<std::uint16_t>(sequence - m_maxSequence);
        if (delta < maxDropout) {
            if (sequence < m_maxSequence)
                m_cycles += sequenceModulus;
            m_maxSequence = sequence;
        } else if (delta <= sequenceModulus - maxMisorder) {
            // Two in a row from there: the other side began anew.
            if (sequence != m_badSequence) {
                m_badSequence = static_cast<std::uint16_t>(sequence + 1);
                return false;
            }
            begin(sequence);
        }
    }
    ++m_received;
    ++m_receivedInRun;
    if (timed)
        measure(timestamp, arrival);
    return true;
}

void ReceiverStatistics::measure(std::uint32_t timestamp, std::chrono::nanoseconds arrival)
{
    // Split, so that it does not overflow: seconds and the rest.
    const std::int64_t rate = m_clockRate;
    const std::int64_t ns = arrival.count();
    const std::int64_t arrived =
        ns / 1'000'000'000 * rate + ns % 1'000'000'000 * rate / 1'000'000'000;
    const auto transit = static_cast<std::int32_t>(static_cast<std::uint32_t>(arrived) - timestamp);
    if (m_transit) {
        const auto change = static_cast<std::int32_t>(static_cast<std::uint32_t>(transit)
                                                      - static_cast<std::uint32_t>(*m_transit));
        const std::int64_t distance = std::llabs(change);
        const std::int64_t next =
            m_jitter16 + distance - ((static_cast<std::int64_t>(m_jitter16) + 8) >> 4U);
        m_jitter16 = static_cast<std::uint32_t>(std::clamp<std::int64_t>(next, 0, 0xFFFFFFFF));
    }
    m_transit = transit;
}

std::int64_t ReceiverStatistics::expected() const
{
    return m_begun ? static_cast<std::int64_t>(highestSequence()) - m_baseSequence + 1 : 0;
}

std::int64_t ReceiverStatistics::lost() const
{
    return m_lostBefore + expected() - static_cast<std::int64_t>(m_receivedInRun);
}

std::chrono::microseconds ReceiverStatistics::jitter() const
{
    return std::chrono::microseconds(static_cast<std::int64_t>(m_jitter16) * 1'000'000 / 16
                                     / m_clockRate);
}

ReportBlock ReceiverStatistics::report()
{
    const std::int64_t expectedNow = expected();
    const std::int64_t expectedInterval = expectedNow - m_expectedPrior;
    const std::int64_t lostInterval =
        expectedInterval - static_cast<std::int64_t>(m_receivedInRun - m_receivedPrior);
    m_expectedPrior = expectedNow;
    m_receivedPrior = m_receivedInRun;
    ReportBlock block;
    block.ssrc = m_ssrc;
    if (expectedInterval > 0 && lostInterval > 0)
        block.fractionLost = static_cast<std::uint8_t>(
            std::min<std::int64_t>(lostInterval * 256 / expectedInterval, 255));
    block.cumulativeLost =
        static_cast<std::int32_t>(std::clamp<std::int64_t>(lost(), -0x800000, 0x7FFFFF));
    block.highestSequence = highestSequence();
    block.jitter = jitterUnits();
    return block;
}

} // namespace icelens::model::rtp
