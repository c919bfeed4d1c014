// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace icelens::transport {

/// The sound of an Ogg Opus file (RFC 7845) with one stream, as mono at 48 kHz; empty if it is
/// none. Checksums are not looked at.
[[nodiscard]] std::optional<std::vector<float>> readOggOpus(std::span<const std::byte> file);

/// The built-in voice: half a minute of speech, read when it is first asked for. That takes some
/// milliseconds.
[[nodiscard]] const std::vector<float>& voiceSample();

} // namespace icelens::transport
