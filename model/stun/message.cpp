// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/stun/message.h"

#include "model/stun/wireread.h"

#include <algorithm>
#include <array>

namespace icelens::model::stun {

namespace {

constexpr std::size_t headerSize = 20;
constexpr std::size_t attributeHeaderSize = 4;
constexpr std::uint32_t magicCookie = 0x2112A442;
constexpr std::uint32_t fingerprintMask = 0x5354554E; // "STUN", RFC 8489 §14.7

using wire::read16;
using wire::read32;
using wire::read64;
using wire::read8;

constexpr std::array<std::uint32_t, 256> crcTable()
{
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < table.size(); ++i) {
        std::uint32_t crc = i;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1U) != 0 ? crc >> 1 ^ 0xEDB88320U : crc >> 1;
        table[i] = crc;
    }
    return table;
}

class Crc32
{
public:
    void add(std::byte byte)
    {
        static constexpr auto table = crcTable();
        m_crc = table[(m_crc ^ std::to_integer<std::uint32_t>(byte)) & 0xFFU] ^ m_crc >> 8;
    }

    [[nodiscard]] std::uint32_t value() const { return ~m_crc; }

private:
    std::uint32_t m_crc = 0xFFFFFFFFU;
};

bool isXorAddress(AttributeType type)
{
    // 0x8020 is what drafts of RFC 5389 called XOR-MAPPED-ADDRESS; some servers still send it.
    return type == AttributeType::XorMappedAddress || type == AttributeType::XorPeerAddress
        || type == AttributeType::XorRelayedAddress || static_cast<std::uint16_t>(type) == 0x8020;
}

/// First two bits 0, so that it is neither ChannelData nor RTP (RFC 8489 §5).
bool looksLikeHeader(std::span<const std::byte> bytes)
{
    return (read8(bytes, 0) & 0xC0) == 0 && read16(bytes, 2) % 4 == 0;
}

std::optional<Address> decodeAddress(std::span<const std::byte> value,
                                     std::span<const std::byte> mask)
{
    if (value.size() != 8 && value.size() != 20)
        return {};
    const std::size_t count = value.size() - 4;
    const std::uint8_t family = read8(value, 1);
    if (family != (count == 4 ? 0x01 : 0x02))
        return {};
    std::array<std::uint8_t, 18> clear{}; // port and address
    const auto byteAt = [&](std::size_t at, std::size_t maskAt) {
        const std::uint8_t key = maskAt < mask.size() ? read8(mask, maskAt) : std::uint8_t{0};
        return static_cast<std::uint8_t>(read8(value, at) ^ key);
    };
    const auto port = static_cast<std::uint16_t>(byteAt(2, 0) << 8 | byteAt(3, 1));
    for (std::size_t i = 0; i < count; ++i)
        clear[i] = byteAt(4 + i, i);
    if (count == 4)
        return Address::v4({clear[0], clear[1], clear[2], clear[3]}, port);
    std::array<std::uint8_t, 16> octets{};
    std::copy_n(clear.begin(), octets.size(), octets.begin());
    return Address::v6(octets, port);
}

} // namespace

Message Message::decode(std::span<const std::byte> bytes)
{
    Message message;
    message.m_bytes = bytes;
    if (bytes.size() < headerSize) {
        const bool foreign = bytes.size() >= attributeHeaderSize && !looksLikeHeader(bytes);
        message.m_defect = foreign ? Defect::NotStun : Defect::TooShort;
        return message;
    }
    if (!looksLikeHeader(bytes)) {
        message.m_defect = Defect::NotStun;
        return message;
    }
    const std::uint16_t type = read16(bytes, 0);
    message.m_hasHeader = true;
    // RFC 8489 §5: the class bits stand between those of the method.
    message.m_class = static_cast<Class>((type >> 4 & 0x1) | (type >> 7 & 0x2));
    message.m_method =
        static_cast<std::uint16_t>((type & 0x000F) | (type >> 1 & 0x0070) | (type >> 2 & 0x0F80));
    message.m_hasMagicCookie = read32(bytes, 4) == magicCookie;
    for (std::size_t i = 0; i < message.m_transaction.size(); ++i)
        message.m_transaction[i] = read8(bytes, 8 + i);

    const std::size_t announced = headerSize + read16(bytes, 2);
    if (announced > bytes.size())
        message.m_defect = Defect::TooShort;
    else if (announced < bytes.size())
        message.m_defect = Defect::TrailingBytes;
    message.m_attributes =
        decodeAttributes(bytes.first(std::min(announced, bytes.size())), message.m_defect);
    return message;
}

std::vector<Attribute> Message::decodeAttributes(std::span<const std::byte> bytes, Defect& defect)
{
    std::vector<Attribute> attributes;
    std::size_t at = headerSize;
    while (at < bytes.size()) {
        if (bytes.size() - at < attributeHeaderSize) {
            if (defect == Defect::None)
                defect = Defect::AttributeOverruns;
            break;
        }
        const std::size_t length = read16(bytes, at + 2);
        const std::size_t room = bytes.size() - at - attributeHeaderSize;
        if (length > room) {
            if (defect == Defect::None)
                defect = Defect::AttributeOverruns;
            break;
        }
        attributes.push_back({read16(bytes, at), at, bytes.subspan(at + 4, length)});
        // Only a message that was cut off can end inside the padding of an attribute.
        at += attributeHeaderSize + std::min((length + 3) / 4 * 4, room);
    }
    return attributes;
}

const Attribute* Message::find(AttributeType type) const
{
    const auto found = std::ranges::find_if(
        m_attributes, [type](const Attribute& attribute) { return attribute.is(type); });
    return found == m_attributes.end() ? nullptr : &*found;
}

std::optional<std::string_view> Message::text(AttributeType type) const
{
    const Attribute* attribute = find(type);
    if (attribute == nullptr)
        return {};
    return wire::asText(attribute->value);
}

std::optional<std::uint32_t> Message::number32(AttributeType type) const
{
    const Attribute* attribute = find(type);
    if (attribute == nullptr || attribute->value.size() != 4)
        return {};
    return read32(attribute->value, 0);
}

std::optional<std::uint64_t> Message::number64(AttributeType type) const
{
    const Attribute* attribute = find(type);
    if (attribute == nullptr || attribute->value.size() != 8)
        return {};
    return read64(attribute->value, 0);
}

std::optional<Address> Message::address(AttributeType type) const
{
    const Attribute* attribute = find(type);
    return attribute == nullptr ? std::nullopt : address(*attribute);
}

std::optional<Address> Message::address(const Attribute& attribute) const
{
    if (!m_hasHeader)
        return {};
    if (isXorAddress(static_cast<AttributeType>(attribute.type)))
        return decodeAddress(attribute.value, m_bytes.subspan(4, 16));
    return decodeAddress(attribute.value, {});
}

std::optional<int> Message::errorCode() const
{
    const Attribute* attribute = find(AttributeType::ErrorCode);
    if (attribute == nullptr || attribute->value.size() < 4)
        return {};
    const int hundreds = read8(attribute->value, 2) & 0x07;
    const int number = read8(attribute->value, 3);
    if (hundreds < 3 || hundreds > 6 || number > 99)
        return {};
    return hundreds * 100 + number;
}

std::optional<std::string_view> Message::errorReason() const
{
    const auto whole = text(AttributeType::ErrorCode);
    if (!whole || whole->size() < 4)
        return {};
    return whole->substr(4);
}

std::optional<bool> Message::fingerprintMatches() const
{
    const Attribute* attribute = find(AttributeType::Fingerprint);
    if (attribute == nullptr)
        return {};
    if (attribute->value.size() != 4)
        return false;
    // The header's length counts up to and with this attribute, whatever follows (RFC 8489 §14.7).
    const std::size_t length = attribute->offset + 8 - headerSize;
    Crc32 crc;
    for (std::size_t i = 0; i < attribute->offset; ++i) {
        if (i == 2)
            crc.add(static_cast<std::byte>(length >> 8));
        else if (i == 3)
            crc.add(static_cast<std::byte>(length & 0xFF));
        else
            crc.add(m_bytes[i]);
    }
    return (crc.value() ^ fingerprintMask) == read32(attribute->value, 0);
}

Framing classify(std::span<const std::byte> bytes)
{
    if (bytes.size() < attributeHeaderSize)
        return Framing::Other;
    const std::uint8_t first = read8(bytes, 0);
    const std::size_t length = read16(bytes, 2);
    if (first >= 64 && first <= 79)
        return bytes.size() - 4 >= length ? Framing::ChannelData : Framing::Other;
    // RFC 3489 messages have no cookie to know them by, so their length must fit.
    const bool fits =
        bytes.size() >= headerSize && length % 4 == 0 && length == bytes.size() - headerSize;
    return first <= 3 && fits ? Framing::Stun : Framing::Other;
}

std::optional<ChannelData> decodeChannelData(std::span<const std::byte> bytes)
{
    if (classify(bytes) != Framing::ChannelData)
        return {};
    return ChannelData{read16(bytes, 0), bytes.subspan(4, read16(bytes, 2))};
}

} // namespace icelens::model::stun
