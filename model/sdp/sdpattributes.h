// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/sdp/description.h"

#include <optional>
#include <string_view>

namespace icelens::model::sdp {

/// Reads @p value, what follows "a=", into the last section of @p description, or into its session
/// part while there is no section. What makes no sense becomes a remark with @p line.
/// @return false if there is too much of something.
[[nodiscard]] bool readAttribute(std::string_view value, std::size_t line,
                                 Description& description);

/// Reads "sha-256 6D:F2:…" (RFC 8122 §5); the hash may be any.
[[nodiscard]] std::optional<Fingerprint> readFingerprint(std::string_view value);

/// What @p number means without an a=rtpmap (RFC 3551 §6): PCMU for 0, PCMA for 8; else unknown.
[[nodiscard]] PayloadType staticPayloadType(int number);

} // namespace icelens::model::sdp
