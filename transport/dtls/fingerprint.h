// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/mediafacts.h"
#include "transport/dtls/certificate.h"

#include <optional>
#include <span>
#include <string_view>

namespace icelens::transport {

/// Hash of the DER form of @p certificate (RFC 8122 §5). Empty for an algorithm that is not
/// sha-1, sha-224, sha-256, sha-384 or sha-512; MD5 and MD2 are forbidden.
[[nodiscard]] std::optional<Fingerprint> fingerprintOf(const X509* certificate,
                                                       std::string_view algorithm);

/// Whether @p certificate is one of those that were signalled: of the strongest algorithm that we
/// know, one must match (RFC 8122 §5). Differs if none is of an algorithm that we know.
[[nodiscard]] model::FingerprintVerdict verdictOn(const X509* certificate,
                                                  std::span<const Fingerprint> signalled);

} // namespace icelens::transport
