// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace icelens::transport {

/// getifaddrs() of this program, answered from memory while no interface has changed.
///
/// libnice 0.1.21 asks the kernel for all interfaces once per candidate pair. A program that links
/// icelens_tap answers that itself: it listens for changes (rtnetlink), asks the kernel anew after
/// one, and keeps one list per network namespace. In doubt it asks the kernel. A change shows
/// within a millisecond, setns() and unshare() at once; the counters of an interface (ifa_data) may
/// be a quarter of a second old. Linux only. Thread-safe.
struct InterfaceCacheCounters
{
    std::uint64_t calls = 0; ///< getifaddrs() calls of this program.
    std::uint64_t reads = 0; ///< How many of them asked the kernel.
};

[[nodiscard]] InterfaceCacheCounters interfaceCacheCounters();

/// Off: every call asks the kernel. On at start.
void setInterfaceCacheEnabled(bool enabled);

} // namespace icelens::transport
