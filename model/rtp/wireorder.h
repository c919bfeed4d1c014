// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace icelens::model::rtp {

/// Network order. The caller has checked that the octets are there.
[[nodiscard]] inline std::uint8_t read8(std::span<const std::byte> bytes, std::size_t at)
{
    return std::to_integer<std::uint8_t>(bytes[at]);
}

[[nodiscard]] inline std::uint16_t read16(std::span<const std::byte> bytes, std::size_t at)
{
    return static_cast<std::uint16_t>(read8(bytes, at) << 8U | read8(bytes, at + 1));
}

[[nodiscard]] inline std::uint32_t read32(std::span<const std::byte> bytes, std::size_t at)
{
    return static_cast<std::uint32_t>(read16(bytes, at)) << 16U | read16(bytes, at + 2);
}

inline void write8(std::span<std::byte> out, std::size_t at, std::uint32_t value)
{
    out[at] = static_cast<std::byte>(value & 0xFFU);
}

inline void write16(std::span<std::byte> out, std::size_t at, std::uint32_t value)
{
    write8(out, at, value >> 8U);
    write8(out, at + 1, value);
}

inline void write32(std::span<std::byte> out, std::size_t at, std::uint32_t value)
{
    write16(out, at, value >> 16U);
    write16(out, at + 2, value & 0xFFFFU);
}

} // namespace icelens::model::rtp
