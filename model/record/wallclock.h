// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record/sessionheader.h"

#include <optional>
#include <string>
#include <string_view>

namespace icelens::record {

/// "2026-11-22T09:30:00.123456Z" (ISO 8601, UTC); the years 0001 to 9999 are written with 4 digits.
[[nodiscard]] std::string wallClockText(SessionHeader::WallClock time);

/// Reads that form, with any number of decimals or none; empty for any other.
[[nodiscard]] std::optional<SessionHeader::WallClock> parseWallClock(std::string_view text);

} // namespace icelens::record
