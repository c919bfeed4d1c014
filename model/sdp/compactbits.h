// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The bytes of a compact code, and its letters.
namespace icelens::model::sdp {

/// CRC-32 of ISO 3309, as zlib has it.
[[nodiscard]] std::uint32_t crc32Of(std::span<const std::uint8_t> octets);

/// Value of a letter of base64 or base64url (RFC 4648 §4, §5).
[[nodiscard]] std::optional<std::uint8_t> sextet(char letter);
/// base64url without padding.
[[nodiscard]] std::string base64Url(std::span<const std::uint8_t> octets);
/// base64 or base64url, with padding or not; empty for anything else.
[[nodiscard]] std::optional<std::vector<std::uint8_t>> fromBase64(std::string_view letters);

class CompactWriter
{
public:
    void u8(unsigned value) { m_octets.push_back(static_cast<std::uint8_t>(value)); }
    void u16(unsigned value)
    {
        u8(value >> 8U & 0xffU);
        u8(value & 0xffU);
    }
    void u32(std::uint32_t value)
    {
        u16(value >> 16U);
        u16(value & 0xffffU);
    }
    void octets(std::span<const std::uint8_t> octets)
    {
        m_octets.insert(m_octets.end(), octets.begin(), octets.end());
    }
    /// At most 255 octets.
    void text(std::string_view text);
    /// At most 255 ice-chars, six bits each: their alphabet is that of base64.
    /// @return false, with nothing written, if that cannot be.
    [[nodiscard]] bool iceChars(std::string_view text);

    [[nodiscard]] std::vector<std::uint8_t>& result() { return m_octets; }

private:
    std::vector<std::uint8_t> m_octets;
};

/// Reads past the end give zeros and make it fail.
class CompactReader
{
public:
    explicit CompactReader(std::span<const std::uint8_t> octets)
        : m_rest(octets)
    {}

    [[nodiscard]] unsigned u8();
    [[nodiscard]] unsigned u16()
    {
        const unsigned high = u8();
        return high << 8U | u8();
    }
    [[nodiscard]] std::uint32_t u32()
    {
        const std::uint32_t high = u16();
        return high << 16U | u16();
    }
    [[nodiscard]] std::vector<std::uint8_t> octets(std::size_t count);
    [[nodiscard]] std::string text();
    [[nodiscard]] std::string iceChars();
    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

private:
    std::span<const std::uint8_t> m_rest;
    bool m_failed = false;
};

} // namespace icelens::model::sdp
