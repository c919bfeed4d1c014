// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rtp/rtcp.h"

#include "model/rtp/wireorder.h"

#include <algorithm>
#include <limits>

namespace icelens::model::rtp {

namespace {

constexpr std::size_t blockOctets = 24;
constexpr std::size_t senderInfoOctets = 20;
constexpr std::uint8_t sdesCname = 1; // RFC 3550 §6.5.1

std::int32_t signed24(std::uint32_t value)
{
    const auto low = static_cast<std::int32_t>(value & 0xFFFFFFU);
    return low >= 0x800000 ? low - 0x1000000 : low;
}

/// Where the report blocks begin; beyond the end for packets that have none.
std::size_t blocksAt(const RtcpPacket& packet)
{
    if (packet.type == RtcpType::SenderReport)
        return 4 + senderInfoOctets;
    if (packet.type == RtcpType::ReceiverReport)
        return 4;
    return std::numeric_limits<std::size_t>::max();
}

/// Octets of the packet at the start of @p bytes, header included; 0 if it does not fit.
std::size_t packetSize(std::span<const std::byte> bytes)
{
    if (bytes.size() < 4)
        return 0;
    const std::size_t size = 4 * (std::size_t{read16(bytes, 2)} + 1);
    return size <= bytes.size() ? size : 0;
}

} // namespace

std::optional<std::uint32_t> RtcpPacket::ssrc() const
{
    const bool listed = type == RtcpType::Bye || type == RtcpType::SourceDescription;
    if (body.size() < 4 || (listed && count == 0))
        return std::nullopt;
    return read32(body, 0);
}

std::optional<SenderInfo> RtcpPacket::senderInfo() const
{
    if (type != RtcpType::SenderReport || body.size() < 4 + senderInfoOctets)
        return std::nullopt;
    return SenderInfo{static_cast<std::uint64_t>(read32(body, 4)) << 32U | read32(body, 8),
                      read32(body, 12), read32(body, 16), read32(body, 20)};
}

std::size_t RtcpPacket::blockCount() const
{
    const std::size_t from = blocksAt(*this);
    if (body.size() < from)
        return 0;
    return std::min<std::size_t>(count, (body.size() - from) / blockOctets);
}

ReportBlock RtcpPacket::block(std::size_t index) const
{
    const auto at = blocksAt(*this) + index * blockOctets;
    ReportBlock block;
    block.ssrc = read32(body, at);
    block.fractionLost = read8(body, at + 4);
    block.cumulativeLost = signed24(read32(body, at + 4));
    block.highestSequence = read32(body, at + 8);
    block.jitter = read32(body, at + 12);
    block.lastSr = read32(body, at + 16);
    block.delaySinceLastSr = read32(body, at + 20);
    return block;
}

std::optional<std::string_view> RtcpPacket::cname() const
{
    if (type != RtcpType::SourceDescription || count == 0)
        return std::nullopt;
    for (std::size_t at = 4; at + 1 < body.size();) {
        const std::uint8_t item = read8(body, at);
        const std::size_t length = read8(body, at + 1);
        at += 2;
        if (item == 0 || length > body.size() - at)
            return std::nullopt;
        if (item == sdesCname)
            return std::string_view(reinterpret_cast<const char*>(body.data() + at), length);
        at += length;
    }
    return std::nullopt;
}

Result<RtcpCompound, RtcpError> RtcpCompound::parse(std::span<const std::byte> bytes,
                                                    bool reducedSize)
{
    if (bytes.size() < 4)
        return RtcpError::TooShort;
    for (auto rest = bytes; !rest.empty();) {
        const std::size_t size = packetSize(rest);
        if (size == 0)
            return RtcpError::BadLength;
        const unsigned first = read8(rest, 0);
        if (first >> 6U != 2)
            return RtcpError::WrongVersion;
        const unsigned type = read8(rest, 1);
        if (type < 192 || type > 223) // RFC 5761 §4
            return RtcpError::NotRtcp;
        const bool isReport = type == static_cast<unsigned>(RtcpType::SenderReport)
            || type == static_cast<unsigned>(RtcpType::ReceiverReport);
        if (rest.size() == bytes.size() && !isReport && !reducedSize)
            return RtcpError::NotAReport;
        if ((first & 0x20U) != 0) {
            const std::size_t padding = read8(rest, size - 1);
            if (size != rest.size() || padding == 0 || padding % 4 != 0 || padding > size - 4)
                return RtcpError::BadPadding;
        }
        rest = rest.subspan(size);
    }
    return RtcpCompound(bytes);
}

std::optional<RtcpPacket> RtcpCompound::next()
{
    const std::size_t size = packetSize(m_rest);
    if (size == 0)
        return std::nullopt;
    const unsigned first = read8(m_rest, 0);
    const std::size_t padding = (first & 0x20U) != 0 ? read8(m_rest, size - 1) : 0U;
    RtcpPacket packet{static_cast<RtcpType>(read8(m_rest, 1)),
                      static_cast<std::uint8_t>(first & 0x1FU),
                      m_rest.subspan(4, size - 4 - padding)};
    m_rest = m_rest.subspan(size);
    return packet;
}

std::span<std::byte> RtcpWriter::begin(RtcpType type, std::size_t count, std::size_t bodyOctets)
{
    const std::size_t size = 4 + bodyOctets;
    if (m_overflowed || m_out.size() - m_size < size) {
        m_overflowed = true;
        return {};
    }
    const auto packet = m_out.subspan(m_size, size);
    std::fill(packet.begin(), packet.end(), std::byte{0});
    write8(packet, 0, 0x80U | static_cast<std::uint32_t>(count));
    write8(packet, 1, static_cast<std::uint32_t>(type));
    write16(packet, 2, static_cast<std::uint32_t>(bodyOctets / 4));
    m_size += size;
    return packet.subspan(4);
}

void RtcpWriter::writeBlocks(std::span<std::byte> body, std::size_t at,
                             std::span<const ReportBlock> blocks)
{
    for (const ReportBlock& block : blocks) {
        write32(body, at, block.ssrc);
        write32(body, at + 4, static_cast<std::uint32_t>(block.cumulativeLost) & 0xFFFFFFU);
        write8(body, at + 4, block.fractionLost);
        write32(body, at + 8, block.highestSequence);
        write32(body, at + 12, block.jitter);
        write32(body, at + 16, block.lastSr);
        write32(body, at + 20, block.delaySinceLastSr);
        at += blockOctets;
    }
}

void RtcpWriter::senderReport(std::uint32_t ssrc, const SenderInfo& info,
                              std::span<const ReportBlock> blocks)
{
    blocks = blocks.first(std::min<std::size_t>(blocks.size(), 31));
    const auto body = begin(RtcpType::SenderReport, blocks.size(),
                            4 + senderInfoOctets + blocks.size() * blockOctets);
    if (body.empty())
        return;
    write32(body, 0, ssrc);
    write32(body, 4, static_cast<std::uint32_t>(info.ntp >> 32U));
    write32(body, 8, static_cast<std::uint32_t>(info.ntp));
    write32(body, 12, info.rtpTimestamp);
    write32(body, 16, info.packets);
    write32(body, 20, info.octets);
    writeBlocks(body, 24, blocks);
}

void RtcpWriter::receiverReport(std::uint32_t ssrc, std::span<const ReportBlock> blocks)
{
    blocks = blocks.first(std::min<std::size_t>(blocks.size(), 31));
    const auto body =
        begin(RtcpType::ReceiverReport, blocks.size(), 4 + blocks.size() * blockOctets);
    if (body.empty())
        return;
    write32(body, 0, ssrc);
    writeBlocks(body, 4, blocks);
}

void RtcpWriter::cname(std::uint32_t ssrc, std::string_view cname)
{
    cname = cname.substr(0, 255);
    // The list of items ends with at least one zero and a 32-bit boundary (RFC 3550 §6.5).
    const std::size_t items = (2 + cname.size() + 1 + 3) / 4 * 4;
    const auto body = begin(RtcpType::SourceDescription, 1, 4 + items);
    if (body.empty())
        return;
    write32(body, 0, ssrc);
    write8(body, 4, sdesCname);
    write8(body, 5, static_cast<std::uint32_t>(cname.size()));
    std::transform(cname.begin(), cname.end(), body.begin() + 6,
                   [](char c) { return static_cast<std::byte>(c); });
}

void RtcpWriter::bye(std::uint32_t ssrc)
{
    const auto body = begin(RtcpType::Bye, 1, 4);
    if (!body.empty())
        write32(body, 0, ssrc);
}

std::uint64_t ntpTime(std::chrono::nanoseconds sinceUnixEpoch)
{
    constexpr std::uint64_t unixEpoch = 2'208'988'800; // seconds from 1900 to 1970
    const auto ns = static_cast<std::uint64_t>(
        std::max<std::chrono::nanoseconds::rep>(sinceUnixEpoch.count(), 0));
    const std::uint64_t fraction = ((ns % 1'000'000'000) << 32U) / 1'000'000'000;
    return ((ns / 1'000'000'000 + unixEpoch) << 32U) | fraction;
}

std::uint32_t toNtpUnits(std::chrono::nanoseconds duration)
{
    constexpr std::int64_t longest = 65535; // seconds
    const std::int64_t ns = std::clamp<std::int64_t>(duration.count(), 0, longest * 1'000'000'000);
    return static_cast<std::uint32_t>((ns / 1000 << 16U) / 1'000'000);
}

std::optional<std::chrono::microseconds> roundTrip(const ReportBlock& block,
                                                   std::uint32_t nowMiddle)
{
    if (block.lastSr == 0)
        return std::nullopt;
    const std::uint32_t units = nowMiddle - block.lastSr - block.delaySinceLastSr;
    if (units >= 0x80000000U) // negative: the clocks of the two ends are not equally fine
        return std::nullopt;
    return std::chrono::microseconds(static_cast<std::int64_t>(units) * 1'000'000 / 65536);
}

} // namespace icelens::model::rtp
