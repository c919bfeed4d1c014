// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

/// Numbers in network order. The caller has checked that the bytes are there.
namespace icelens::model::stun::wire {

[[nodiscard]] inline std::uint8_t read8(std::span<const std::byte> bytes, std::size_t at)
{
    return std::to_integer<std::uint8_t>(bytes[at]);
}

[[nodiscard]] inline std::uint16_t read16(std::span<const std::byte> bytes, std::size_t at)
{
    return static_cast<std::uint16_t>(read8(bytes, at) << 8 | read8(bytes, at + 1));
}

[[nodiscard]] inline std::uint32_t read32(std::span<const std::byte> bytes, std::size_t at)
{
    return std::uint32_t{read16(bytes, at)} << 16 | read16(bytes, at + 2);
}

[[nodiscard]] inline std::uint64_t read64(std::span<const std::byte> bytes, std::size_t at)
{
    return std::uint64_t{read32(bytes, at)} << 32 | read32(bytes, at + 4);
}

[[nodiscard]] inline std::string_view asText(std::span<const std::byte> bytes)
{
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes seen as characters
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

} // namespace icelens::model::stun::wire
