// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/sdp/description.h"
#include "transport/dtls/certificate.h"

namespace icelens::transport {

/// Without octets if @p fingerprint is not written as RFC 8122 §5 has it.
[[nodiscard]] model::sdp::Fingerprint toSdp(const Fingerprint& fingerprint);
[[nodiscard]] Fingerprint fromSdp(const model::sdp::Fingerprint& fingerprint);

} // namespace icelens::transport
