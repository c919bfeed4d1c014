// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/sdp/description.h"

#include <optional>
#include <string>
#include <string_view>

namespace icelens::model::sdp {

/// Reads a candidate (RFC 8839 §5.1) with or without "a=" and "candidate:" before it, as browsers
/// hand them out. Names of types and transports may be in capitals; unknown extensions are kept.
/// Empty for what is no candidate, has priority 0, or a transport or type that nobody defined.
[[nodiscard]] std::optional<CandidateLine> readCandidate(std::string_view line);

/// "candidate:…", without "a=". A relayed or reflexive one whose related address is not known says
/// so as RFC 8839 §5.1 has it: 0.0.0.0 or ::, port 9.
[[nodiscard]] std::string writeCandidate(const CandidateLine& line);

/// @p candidate as a line.
[[nodiscard]] CandidateLine lineOf(const Candidate& candidate);

/// True for one that is to be asked for by mDNS: a name with one dot, which ends in .local
/// (draft-ietf-mmusic-mdns-ice-candidates §3.2).
[[nodiscard]] bool isMdnsName(std::string_view name);

} // namespace icelens::model::sdp
