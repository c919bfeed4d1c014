// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/sdp/description.h"

#include <string_view>

namespace icelens::model::sdp {

/// Reads a description (RFC 8866), forgivingly: any line ends, blank lines, capitals where RFCs
/// have small letters, unknown lines (kept), attributes and candidates that make no sense (left out
/// and remarked). What stands in the session part is not copied into the sections: effective()
/// does.
///
/// @return an error only where nothing sensible can be read on. Bounded by Limits.
[[nodiscard]] Result<Description, Error> readSdp(std::string_view text);

/// What holds for @p section: its own, and from the session part what it has not itself
/// (RFC 8839 §5.4, RFC 8122 §5, RFC 4145 §4). A bundle-only section has the transport of the first
/// section of its group (RFC 8843 §7.1.3).
[[nodiscard]] Transportation effective(const Description& description, const Section& section);
[[nodiscard]] Flow effectiveFlow(const Description& description, const Section& section);
[[nodiscard]] std::vector<HeaderExtension> effectiveExtensions(const Description& description,
                                                               const Section& section);

/// @p line for an Error: at most 200 bytes, and no password.
[[nodiscard]] std::string shownLine(std::string_view line);

} // namespace icelens::model::sdp
