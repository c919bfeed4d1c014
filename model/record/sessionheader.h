// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace icelens::record {

/// Readers refuse a file whose major version is higher than this.
inline constexpr int formatMajor = 1;
/// Counts the additions to the major version (docs/formats.md); any reader takes any revision.
inline constexpr int formatRevision = 1;

/// The first line of a session file.
struct SessionHeader
{
    /// Microseconds since 1970-01-01T00:00:00Z.
    using WallClock = std::chrono::sys_time<std::chrono::microseconds>;

    int major = formatMajor;
    int revision = formatRevision;
    std::string program; ///< "IceLens 0.1.0"
    /// The anchor: wall-clock time of SessionTime 0. Empty if nobody knows.
    std::optional<WallClock> startedAt;
    /// What the machine's monotonic clock (CLOCK_MONOTONIC) showed at SessionTime 0.
    std::optional<std::chrono::nanoseconds> monotonicZero;
    std::string title; ///< May be empty.

    friend bool operator==(const SessionHeader&, const SessionHeader&) = default;
};

} // namespace icelens::record
