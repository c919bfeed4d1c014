// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace icelens::transport {

/// Packets that wait for their turn, found by their number in the stream. Numbers and times are
/// extended: they do not wrap. All memory is taken at construction.
class PacketStore
{
public:
    static constexpr std::size_t capacity = 512; ///< Ten seconds at 20 ms, one at 2.5 ms.
    static constexpr std::size_t mostOctets = 1500;

    struct Packet
    {
        std::int64_t number = -1; ///< -1: empty.
        std::int64_t media = 0;   ///< Of its first sample, in samples of 48 kHz.
        std::uint8_t type = 0;
        std::size_t samples = 0; ///< Of 48 kHz.
        std::size_t size = 0;
        std::array<std::byte, mostOctets> octets{};

        [[nodiscard]] std::span<const std::byte> payload() const
        {
            return std::span(octets).first(size);
        }
    };

    /// Null if that packet is there already, or if it is too far ahead of what waits.
    [[nodiscard]] Packet* add(std::int64_t number);
    [[nodiscard]] const Packet* at(std::int64_t number) const;
    /// The first one from @p number on; null if there is none.
    [[nodiscard]] const Packet* firstFrom(std::int64_t number) const;
    /// The one with the highest number; null if empty.
    [[nodiscard]] const Packet* last() const { return m_count == 0 ? nullptr : at(m_last); }
    [[nodiscard]] std::size_t count() const { return m_count; }
    void remove(std::int64_t number);
    void clear();

private:
    static std::size_t index(std::int64_t number)
    {
        return static_cast<std::size_t>(number) % capacity;
    }

    std::vector<Packet> m_places = std::vector<Packet>(capacity);
    std::size_t m_count = 0;
    std::int64_t m_last = 0; ///< Highest number that was added since it was empty.
};

} // namespace icelens::transport
