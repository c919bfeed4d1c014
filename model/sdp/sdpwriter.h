// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/sdp/description.h"

#include <string>

namespace icelens::model::sdp {

/// Writes @p description as RFC 8866 has it, with CRLF, in the order of RFC 9429 §5.2.1. It writes
/// what it is given and adds nothing; remarks are not written.
[[nodiscard]] std::string writeSdp(const Description& description);

/// "sha-256 6D:F2:…", as in a=fingerprint.
[[nodiscard]] std::string writeFingerprint(const Fingerprint& fingerprint);

} // namespace icelens::model::sdp
