// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/interop/pcap.h"

#include <array>
#include <cstdint>
#include <fstream>
#include <optional>
#include <vector>

namespace icelens::test {

namespace {

using Octets = std::span<const std::byte>;

std::uint32_t read(Octets bytes, std::size_t at, std::size_t count, bool littleEndian = false)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i)
        value = value << 8
            | std::to_integer<std::uint32_t>(bytes[at + (littleEndian ? count - 1 - i : i)]);
    return value;
}

/// Octets before the IP header.
std::optional<std::size_t> linkHeaderSize(std::uint32_t linkType)
{
    switch (linkType) {
    case 0: // loopback
        return 4;
    case 1: // Ethernet
        return 14;
    case 101: // raw IP
        return 0;
    case 113: // Linux cooked
        return 16;
    case 276: // Linux cooked, version 2
        return 20;
    default:
        return {};
    }
}

constexpr std::uint32_t udp = 17;

std::optional<Octets> udpOf(Octets ip)
{
    if (ip.size() < 20)
        return {};
    const std::uint32_t version = read(ip, 0, 1) >> 4;
    if (version == 4 && read(ip, 9, 1) == udp) {
        const std::size_t header = (read(ip, 0, 1) & 0xFU) * 4;
        const std::size_t total = read(ip, 2, 2);
        const bool fragment = (read(ip, 6, 2) & 0x3FFFU) != 0;
        if (!fragment && header >= 20 && header <= total && total <= ip.size())
            return ip.subspan(header, total - header);
    }
    if (version == 6 && ip.size() >= 40 && read(ip, 6, 1) == udp) {
        const std::size_t length = read(ip, 4, 2);
        if (length <= ip.size() - 40)
            return ip.subspan(40, length);
    }
    return {};
}

std::optional<Octets> payloadOf(Octets frame, std::size_t linkHeader)
{
    if (frame.size() < linkHeader)
        return {};
    const auto datagram = udpOf(frame.subspan(linkHeader));
    if (!datagram || datagram->size() < 8)
        return {};
    const std::size_t length = read(*datagram, 4, 2);
    if (length < 8 || length > datagram->size())
        return {};
    return datagram->subspan(8, length - 8);
}

std::optional<std::vector<std::byte>> readFile(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return {};
    std::vector<std::byte> bytes;
    for (char c = 0; file.get(c);)
        bytes.push_back(static_cast<std::byte>(c));
    return bytes;
}

} // namespace

bool readPcap(const std::string& path,
              const std::function<void(std::size_t, std::span<const std::byte>)>& datagram)
{
    const auto file = readFile(path);
    if (!file || file->size() < 24)
        return false;
    const Octets bytes(*file);
    const std::uint32_t magic = read(bytes, 0, 4, true);
    const bool little = magic == 0xA1B2C3D4U || magic == 0xA1B23C4DU;
    if (!little && magic != 0xD4C3B2A1U && magic != 0x4D3CB2A1U)
        return false;
    const auto linkHeader = linkHeaderSize(read(bytes, 20, 4, little));
    if (!linkHeader)
        return false;
    std::size_t frame = 0;
    for (std::size_t at = 24; bytes.size() - at >= 16;) {
        const std::size_t size = read(bytes, at + 8, 4, little);
        at += 16;
        if (size > bytes.size() - at)
            return false;
        ++frame;
        if (const auto payload = payloadOf(bytes.subspan(at, size), *linkHeader))
            datagram(frame, *payload);
        at += size;
    }
    return true;
}

} // namespace icelens::test
