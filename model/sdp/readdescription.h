// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/sdp/description.h"

#include <optional>
#include <string_view>

namespace icelens::model::sdp {

/// Reads what a person pasted, or a file: SDP, a compact code, or an object of JSON with "type" and
/// "sdp" as browsers' programs print it, also in base64. Forgives the quoting of mail ("> "), lines
/// that mail has broken, any line ends, no-break spaces, curly quotes, and prose before and behind.
///
/// A description that no call could be made with is an error too, with the line that is to blame,
/// counted in @p text. @p wanted: what it must be; empty: either.
[[nodiscard]] Result<Description, Error> readDescription(std::string_view text,
                                                         std::optional<Kind> wanted = {});

} // namespace icelens::model::sdp
