// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/mediafacts.h"
#include "transport/dtls/certificate.h"
#include "transport/glib/gptr.h"

#include <openssl/ssl.h>

#include <memory>

namespace icelens::transport {

using SslContextPtr = std::unique_ptr<SSL_CTX, CallFree<SSL_CTX_free>>;

/// What RFC 8827 §6.5 asks for: DTLS 1.2 only, ECDHE with AEAD ciphers, our certificate, the peer's
/// demanded, SRTP profiles offered, no renegotiation, no tickets. Null if OpenSSL refuses.
///
/// A server takes AES128_CM_SHA1_32 too if a client offers it; a client never offers it.
[[nodiscard]] SslContextPtr makeDtlsContext(const Certificate& certificate, model::DtlsRole role);

/// The profile with OpenSSL's number for it, which is that of RFC 5764 §4.1.2.
[[nodiscard]] model::SrtpProfile srtpProfileOf(unsigned long number);

} // namespace icelens::transport
