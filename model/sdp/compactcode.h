// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/sdp/audiocall.h"

#include <optional>
#include <string>
#include <string_view>

namespace icelens::model::sdp {

/// What a compact code begins with.
constexpr std::string_view compactPrefix = "icelens:";

/// A description that was expanded from a compact code.
struct Compact
{
    Kind kind = Kind::Offer;
    Description description;
};

/// One line of text that holds what a call between two IceLens needs of @p description, made by
/// makeOffer() or by makeAnswer() to such an offer: credentials, fingerprint, DTLS role,
/// candidates, packet length and direction. "icelens:" and base64url (RFC 4648 §5); docs/formats.md
/// has the layout.
/// @return nothing for a description that says more, such as other payload types than ours: its
/// reader would miss it.
[[nodiscard]] std::optional<std::string> writeCompact(const Description& description);

/// Expands the first compact code in @p text, which may be broken over lines and quoted with ">".
/// What stands before and behind it is passed over.
[[nodiscard]] Result<Compact, Error> readCompact(std::string_view text);

/// Whether @p text has something that begins as a compact code does.
[[nodiscard]] bool hasCompact(std::string_view text);

} // namespace icelens::model::sdp
