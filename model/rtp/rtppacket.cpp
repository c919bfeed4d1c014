// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rtp/rtppacket.h"

#include "model/rtp/wireorder.h"

namespace icelens::model::rtp {

namespace {

constexpr std::size_t fixedHeader = 12;
constexpr std::size_t longestOneByteElement = 16;
constexpr std::uint16_t oneByteProfile = 0xBEDE; // RFC 8285 §4.2
constexpr std::uint16_t twoByteProfile = 0x1000; // RFC 8285 §4.3; the low four bits are free

std::optional<std::span<const std::byte>> findOneByte(std::span<const std::byte> elements,
                                                      std::uint8_t id)
{
    for (std::size_t at = 0; at < elements.size();) {
        const unsigned head = read8(elements, at++);
        if (head == 0) // padding
            continue;
        const unsigned found = head >> 4U;
        const std::size_t length = (head & 0x0FU) + 1;
        if (found == 15 || length > elements.size() - at) // 15: stop (RFC 8285 §4.2)
            return std::nullopt;
        if (found == id)
            return elements.subspan(at, length);
        at += length;
    }
    return std::nullopt;
}

std::optional<std::span<const std::byte>> findTwoByte(std::span<const std::byte> elements,
                                                      std::uint8_t id)
{
    for (std::size_t at = 0; at < elements.size();) {
        const unsigned found = read8(elements, at++);
        if (found == 0) // padding
            continue;
        if (at == elements.size())
            return std::nullopt;
        const std::size_t length = read8(elements, at++);
        if (length > elements.size() - at)
            return std::nullopt;
        if (found == id)
            return elements.subspan(at, length);
        at += length;
    }
    return std::nullopt;
}

} // namespace

Result<RtpView, RtpError> RtpView::parse(std::span<const std::byte> bytes)
{
    if (bytes.size() < fixedHeader)
        return RtpError::TooShort;
    const unsigned first = read8(bytes, 0);
    if (first >> 6U != 2)
        return RtpError::WrongVersion;
    RtpView view;
    view.marker = (read8(bytes, 1) & 0x80U) != 0;
    view.payloadType = read8(bytes, 1) & 0x7FU;
    view.sequence = read16(bytes, 2);
    view.timestamp = read32(bytes, 4);
    view.ssrc = read32(bytes, 8);
    const std::size_t csrcOctets = std::size_t{4} * (first & 0x0FU);
    std::size_t at = fixedHeader + csrcOctets;
    if (bytes.size() < at)
        return RtpError::TooShort;
    view.csrcs = bytes.subspan(fixedHeader, csrcOctets);
    if ((first & 0x10U) != 0) {
        if (bytes.size() < at + 4)
            return RtpError::TooShort;
        view.extensionProfile = read16(bytes, at);
        const std::size_t length = std::size_t{4} * read16(bytes, at + 2);
        at += 4;
        if (bytes.size() - at < length)
            return RtpError::TooShort;
        view.extensions = bytes.subspan(at, length);
        at += length;
    }
    view.payload = bytes.subspan(at);
    if ((first & 0x20U) != 0) {
        const std::size_t padding = read8(bytes, bytes.size() - 1);
        if (padding == 0 || padding > view.payload.size())
            return RtpError::BadPadding;
        view.payload = view.payload.first(view.payload.size() - padding);
    }
    return view;
}

std::optional<std::span<const std::byte>> RtpView::extension(std::uint8_t id) const
{
    if (id == 0)
        return std::nullopt;
    if (extensionProfile == oneByteProfile)
        return id < 15 ? findOneByte(extensions, id) : std::nullopt;
    if ((extensionProfile & 0xFFF0U) == twoByteProfile)
        return findTwoByte(extensions, id);
    return std::nullopt;
}

std::optional<AudioLevel> RtpView::audioLevel(std::uint8_t id) const
{
    const auto element = extension(id);
    if (!element || element->empty())
        return std::nullopt;
    const unsigned value = read8(*element, 0);
    return AudioLevel{(value & 0x80U) != 0, static_cast<std::uint8_t>(value & 0x7FU)};
}

std::size_t writeRtpHeader(const RtpHeader& header, std::span<std::byte> out)
{
    const bool withLevel = header.levelId >= 1 && header.levelId <= 14;
    const bool withMid = header.midId >= 1 && header.midId <= 14 && !header.mid.empty()
        && header.mid.size() <= longestOneByteElement;
    const std::size_t elements = (withLevel ? 2 : 0) + (withMid ? 1 + header.mid.size() : 0);
    const std::size_t words = (elements + 3) / 4;
    const std::size_t size = fixedHeader + (words == 0 ? 0 : 4 + 4 * words);
    if (out.size() < size)
        return 0;
    write8(out, 0, words == 0 ? 0x80U : 0x90U);
    write8(out, 1, (header.marker ? 0x80U : 0U) | (header.payloadType & 0x7FU));
    write16(out, 2, header.sequence);
    write32(out, 4, header.timestamp);
    write32(out, 8, header.ssrc);
    if (words == 0)
        return size;
    write16(out, 12, oneByteProfile);
    write16(out, 14, static_cast<std::uint32_t>(words));
    // An element: its id, its octets less one, and they (RFC 8285 §4.2).
    std::size_t at = 16;
    if (withLevel) {
        write8(out, at++, static_cast<std::uint32_t>(header.levelId) << 4U);
        write8(out, at++, (header.level.voice ? 0x80U : 0U) | (header.level.level & 0x7FU));
    }
    if (withMid) {
        write8(out, at++,
               static_cast<std::uint32_t>(header.midId) << 4U
                   | static_cast<std::uint32_t>(header.mid.size() - 1));
        for (const char character : header.mid)
            write8(out, at++, static_cast<std::uint8_t>(character));
    }
    while (at < size)
        write8(out, at++, 0);
    return size;
}

} // namespace icelens::model::rtp
