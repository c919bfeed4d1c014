// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>

namespace icelens::test {

/// Calls @p datagram with the number of the frame, from 1, and the payload of each UDP datagram of
/// a pcap file. Knows Ethernet, Linux cooked (both versions), loopback and raw IP; no fragments, no
/// IPv6 extension headers. False if the file cannot be read or is of another kind.
[[nodiscard]] bool readPcap(
    const std::string& path,
    const std::function<void(std::size_t frame, std::span<const std::byte> payload)>& datagram);

} // namespace icelens::test
