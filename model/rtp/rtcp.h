// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace icelens::model::rtp {

/// RFC 3550 §12.1, RFC 4585 §6.1, RFC 3611 §2.
enum class RtcpType : std::uint8_t {
    SenderReport = 200,
    ReceiverReport = 201,
    SourceDescription = 202,
    Bye = 203,
    Application = 204,
    TransportFeedback = 205,
    PayloadFeedback = 206,
    ExtendedReport = 207,
};

/// RFC 3550 §6.4.1
struct ReportBlock
{
    std::uint32_t ssrc = 0;          ///< Whom it is about.
    std::uint8_t fractionLost = 0;   ///< Since the report before; 256 would be all.
    std::int32_t cumulativeLost = 0; ///< 24 bits; negative with duplicates.
    std::uint32_t highestSequence = 0;
    std::uint32_t jitter = 0;           ///< In units of the RTP clock.
    std::uint32_t lastSr = 0;           ///< Middle of the NTP time of the last SR; 0: none came.
    std::uint32_t delaySinceLastSr = 0; ///< In 1/65536 s.

    friend bool operator==(const ReportBlock&, const ReportBlock&) = default;
};

/// RFC 3550 §6.4.1
struct SenderInfo
{
    std::uint64_t ntp = 0; ///< Seconds since 1900 in the upper half, their fraction in the lower.
    std::uint32_t rtpTimestamp = 0;
    std::uint32_t packets = 0;
    std::uint32_t octets = 0;

    friend bool operator==(const SenderInfo&, const SenderInfo&) = default;
};

/// One packet of a compound, looked at in place. Types that are not known are there as well.
struct RtcpPacket
{
    RtcpType type = RtcpType::ReceiverReport; ///< Any number, not only the enumerators.
    std::uint8_t count = 0;                   ///< RC, SC or FMT: 0..31.
    std::span<const std::byte> body;          ///< After the first four octets, without padding.

    /// Of the sender of the packet; empty if it is too short to have one, or a BYE or SDES of
    /// nobody.
    [[nodiscard]] std::optional<std::uint32_t> ssrc() const;
    /// Only of a sender report.
    [[nodiscard]] std::optional<SenderInfo> senderInfo() const;
    /// Report blocks that are whole, 0..31.
    [[nodiscard]] std::size_t blockCount() const;
    /// @p index is below blockCount().
    [[nodiscard]] ReportBlock block(std::size_t index) const;
    /// CNAME of the first chunk of a source description (RFC 3550 §6.5.1).
    [[nodiscard]] std::optional<std::string_view> cname() const;
};

enum class RtcpError : std::uint8_t {
    TooShort,
    WrongVersion,
    BadLength,  ///< The lengths do not add up.
    BadPadding, ///< Not in the last packet, or more than there is.
    NotAReport, ///< A compound must begin with SR or RR unless reduced size was agreed on.
    NotRtcp,    ///< Its packet type is not one of RTCP's.
};

/// A compound RTCP packet (RFC 3550 §6.1), checked as a whole (A.2) before any of it is used.
class RtcpCompound
{
public:
    /// Any bytes; neither allocates nor throws. The bytes must outlive it.
    [[nodiscard]] static Result<RtcpCompound, RtcpError> parse(std::span<const std::byte> bytes,
                                                               bool reducedSize = false);
    /// Packet after packet; empty after the last.
    [[nodiscard]] std::optional<RtcpPacket> next();

private:
    explicit RtcpCompound(std::span<const std::byte> bytes)
        : m_rest(bytes)
    {}

    std::span<const std::byte> m_rest;
};

/// Writes a compound packet into memory of somebody else. What does not fit is left out, and
/// overflowed() is true.
class RtcpWriter
{
public:
    explicit RtcpWriter(std::span<std::byte> out)
        : m_out(out)
    {}

    void senderReport(std::uint32_t ssrc, const SenderInfo& info,
                      std::span<const ReportBlock> blocks);
    void receiverReport(std::uint32_t ssrc, std::span<const ReportBlock> blocks);
    /// @p cname at most 255 octets.
    void cname(std::uint32_t ssrc, std::string_view cname);
    void bye(std::uint32_t ssrc);

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool overflowed() const { return m_overflowed; }

private:
    std::span<std::byte> begin(RtcpType type, std::size_t count, std::size_t bodyOctets);
    static void writeBlocks(std::span<std::byte> body, std::size_t at,
                            std::span<const ReportBlock> blocks);

    std::span<std::byte> m_out;
    std::size_t m_size = 0;
    bool m_overflowed = false;
};

/// NTP time (RFC 3550 §4) of a time since 1970.
[[nodiscard]] std::uint64_t ntpTime(std::chrono::nanoseconds sinceUnixEpoch);
/// The middle 32 bits, in 1/65536 s.
[[nodiscard]] constexpr std::uint32_t ntpMiddle(std::uint64_t ntp)
{
    return static_cast<std::uint32_t>(ntp >> 16U);
}
/// A duration in 1/65536 s, as DLSR has it; at most 2^32 - 1 of them.
[[nodiscard]] std::uint32_t toNtpUnits(std::chrono::nanoseconds duration);
/// A - LSR - DLSR (RFC 3550 §6.4.1); empty if @p block has none or it would be negative.
[[nodiscard]] std::optional<std::chrono::microseconds> roundTrip(const ReportBlock& block,
                                                                 std::uint32_t nowMiddle);

} // namespace icelens::model::rtp
