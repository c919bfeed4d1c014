// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/stunbytes.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace icelens::test {

namespace {

constexpr std::size_t headerSize = 20;
constexpr std::uint32_t magicCookie = 0x2112A442;

constexpr std::array<std::uint32_t, 256> makeCrcTable()
{
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t crc = i;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1U) != 0 ? crc >> 1U ^ 0xEDB88320U : crc >> 1U;
        table[i] = crc;
    }
    return table;
}

constexpr auto crcTable = makeCrcTable();

std::uint32_t crc32(std::span<const std::byte> bytes)
{
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const std::byte b : bytes)
        crc = crcTable[(crc ^ std::to_integer<std::uint32_t>(b)) & 0xFFU] ^ crc >> 8U;
    return ~crc;
}

} // namespace

StunBuilder::StunBuilder(std::uint16_t type, const model::TransactionId& transaction)
{
    m_bytes.reserve(128);
    big16(type);
    big16(0);
    big32(magicCookie);
    for (const auto b : transaction)
        octet(b);
}

StunBuilder& StunBuilder::attribute(std::uint16_t type, std::string_view value)
{
    big16(type);
    big16(value.size());
    for (const char c : value)
        m_bytes.push_back(static_cast<std::byte>(c));
    while (m_bytes.size() % 4 != 0)
        octet(0);
    return *this;
}

StunBuilder& StunBuilder::number32(std::uint16_t type, std::uint32_t value)
{
    big16(type);
    big16(4);
    big32(value);
    return *this;
}

StunBuilder& StunBuilder::number64(std::uint16_t type, std::uint64_t value)
{
    big16(type);
    big16(8);
    big32(value >> 32U);
    big32(value);
    return *this;
}

StunBuilder& StunBuilder::xorAddress(std::uint16_t type, const model::Address& address)
{
    const bool v4 = address.family() == model::Address::Family::V4;
    const std::size_t length = v4 ? 4 : 16;
    big16(type);
    big16(4 + length);
    octet(0);
    octet(v4 ? 1 : 2);
    big16(address.port() ^ magicCookie >> 16U);
    for (std::size_t i = 0; i < length; ++i) // the key is the cookie and the transaction id
        m_bytes.push_back(m_bytes[4 + i] ^ static_cast<std::byte>(address.octets().at(i)));
    return *this;
}

StunBuilder& StunBuilder::errorCode(int code, std::string_view reason)
{
    std::string value{'\0', '\0', static_cast<char>(code / 100), static_cast<char>(code % 100)};
    value += reason;
    return attribute(0x0009, value);
}

model::Bytes StunBuilder::finish()
{
    const std::string integrity(20, '\x5A');
    attribute(0x0008, integrity);
    setLength(m_bytes.size() - headerSize + 8);
    const std::uint32_t fingerprint = crc32(m_bytes) ^ 0x5354554EU;
    number32(0x8028, fingerprint);
    return model::Bytes(m_bytes);
}

model::Bytes StunBuilder::bare()
{
    setLength(m_bytes.size() - headerSize);
    return model::Bytes(m_bytes);
}

void StunBuilder::octet(std::uint64_t value)
{
    m_bytes.push_back(static_cast<std::byte>(value & 0xFFU));
}

void StunBuilder::big16(std::uint64_t value)
{
    octet(value >> 8U);
    octet(value);
}

void StunBuilder::big32(std::uint64_t value)
{
    big16(value >> 16U);
    big16(value);
}

void StunBuilder::setLength(std::size_t length)
{
    m_bytes[2] = static_cast<std::byte>(length >> 8U);
    m_bytes[3] = static_cast<std::byte>(length & 0xFFU);
}

} // namespace icelens::test
