// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

namespace icelens::test {

using ByteVector = std::vector<std::byte>;

/// Bytes of hexadecimal text; whatever is no hexadecimal digit is skipped.
[[nodiscard]] inline ByteVector fromHex(std::string_view text)
{
    ByteVector bytes;
    unsigned value = 0;
    bool half = false;
    for (const char c : text) {
        const unsigned digit = c >= '0' && c <= '9' ? unsigned(c - '0')
            : c >= 'a' && c <= 'f'                  ? unsigned(c - 'a' + 10)
            : c >= 'A' && c <= 'F'                  ? unsigned(c - 'A' + 10)
                                                    : 16U;
        if (digit > 15)
            continue;
        value = value << 4 | digit;
        half = !half;
        if (!half)
            bytes.push_back(static_cast<std::byte>(value & 0xFF));
    }
    return bytes;
}

[[nodiscard]] inline ByteVector fromText(std::string_view text)
{
    ByteVector bytes;
    for (const char c : text)
        bytes.push_back(static_cast<std::byte>(c));
    return bytes;
}

/// Builds STUN messages, well formed unless told otherwise.
class StunBuilder
{
public:
    /// @p type as on the wire: 0x0001 is a Binding request.
    explicit StunBuilder(std::uint16_t type, bool magicCookie = true)
    {
        append16(type);
        append16(0);
        append(magicCookie ? fromHex("2112a442") : fromHex("01020304"));
        append(fromHex("0102030405060708090a0b0c"));
    }

    StunBuilder& add(std::uint16_t type, const ByteVector& value)
    {
        append16(type);
        append16(static_cast<std::uint16_t>(value.size()));
        append(value);
        while (m_bytes.size() % 4 != 0)
            m_bytes.push_back(std::byte{0});
        setLength(m_bytes.size() - 20);
        return *this;
    }

    StunBuilder& add(std::uint16_t type, std::string_view hex) { return add(type, fromHex(hex)); }

    StunBuilder& setLength(std::size_t length)
    {
        m_bytes[2] = static_cast<std::byte>(length >> 8 & 0xFF);
        m_bytes[3] = static_cast<std::byte>(length & 0xFF);
        return *this;
    }

    [[nodiscard]] const ByteVector& bytes() const { return m_bytes; }

private:
    void append(const ByteVector& bytes)
    {
        m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
    }

    void append16(std::uint16_t value)
    {
        m_bytes.push_back(static_cast<std::byte>(value >> 8));
        m_bytes.push_back(static_cast<std::byte>(value & 0xFF));
    }

    ByteVector m_bytes;
};

/// RFC 5769 §2.1: a connectivity check.
inline constexpr std::string_view sampleRequest =
    "00010058 2112a442 b7e7a701 bc34d686 fa87dfae 80220010 5354554e 20746573 7420636c 69656e74"
    "00240004 6e0001ff 80290008 932ff9b1 51263b36 00060009 6576746a 3a683676 59202020 00080014"
    "9aeaa70c bfd8cb56 781ef2b5 b2d3f249 c1b571a2 80280004 e57a3bcf";

/// RFC 5769 §2.2: its answer with an IPv4 address.
inline constexpr std::string_view sampleResponseV4 =
    "0101003c 2112a442 b7e7a701 bc34d686 fa87dfae 8022000b 74657374 20766563 746f7220 00200008"
    "0001a147 e112a643 00080014 2b91f599 fd9e90c3 8c7489f9 2af9ba53 f06be7d7 80280004 c07d4c96";

/// RFC 5769 §2.3: its answer with an IPv6 address.
inline constexpr std::string_view sampleResponseV6 =
    "01010048 2112a442 b7e7a701 bc34d686 fa87dfae 8022000b 74657374 20766563 746f7220 00200014"
    "0002a147 0113a9fa a5d3f179 bc25f4b5 bed2b9d9 00080014 a382954e 4be67bf1 1784c97c 8292c275"
    "bfe3ed41 80280004 c8fb0b4c";

/// RFC 5769 §2.4: a request with long-term credentials.
inline constexpr std::string_view sampleLongTerm =
    "00010060 2112a442 78ad3433 c6ad72c0 29da412e 00060012 e3839ee3 8388e383 aae38383 e382afe3"
    "82b90000 0015001c 662f2f34 39396b39 35346436 4f4c3334 6f4c3946 53547679 36347341 0014000b"
    "6578616d 706c652e 6f726700 00080014 f6702465 6dd64a3e 02b8e071 2e85c9a2 8ca89666";

} // namespace icelens::test
