// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <openssl/types.h>

#include <cstdint>
#include <memory>
#include <string>

namespace icelens::transport {

/// "a=fingerprint" (RFC 8122 §5): hash of a certificate's DER form.
struct Fingerprint
{
    std::string algorithm; ///< "sha-256"; case does not matter.
    std::string value;     ///< "6D:F2:…"; case does not matter.

    friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

enum class CertificateError : std::uint8_t { NotMade };

/// A self-signed certificate with its ECDSA P-256 key (RFC 8827 §6.5), made for one call.
///
/// The key never leaves it. Copies share; any thread may read.
class Certificate
{
public:
    /// Takes about a millisecond. Fails only if OpenSSL is broken or out of memory.
    [[nodiscard]] static model::Result<Certificate, CertificateError> make();

    /// sha-256, upper case, as RFC 8122 §5 writes it.
    [[nodiscard]] const Fingerprint& fingerprint() const { return m_fingerprint; }

    [[nodiscard]] X509* x509() const { return m_x509.get(); }
    [[nodiscard]] EVP_PKEY* key() const { return m_key.get(); }

private:
    Certificate() = default;

    std::shared_ptr<X509> m_x509;
    std::shared_ptr<EVP_PKEY> m_key;
    Fingerprint m_fingerprint;
};

} // namespace icelens::transport
