// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/dtls/certificate.h"

#include "transport/dtls/fingerprint.h"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/x509.h>

#include <array>
#include <cstring>

namespace icelens::transport {

namespace {

constexpr long day = 24L * 60 * 60;

/// The name says nothing about the person or the machine.
bool name(X509* certificate)
{
    X509_NAME* const subject = X509_get_subject_name(certificate);
    constexpr std::array<unsigned char, 7> text{'i', 'c', 'e', 'l', 'e', 'n', 's'};
    return X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, text.data(),
                                      static_cast<int>(text.size()), -1, 0)
        == 1
        && X509_set_issuer_name(certificate, subject) == 1;
}

bool number(X509* certificate)
{
    std::array<unsigned char, 8> random{};
    if (RAND_bytes(random.data(), static_cast<int>(random.size())) != 1)
        return false;
    random[0] &= 0x7FU; // positive (RFC 5280 §4.1.2.2)
    std::uint64_t serial = 0;
    std::memcpy(&serial, random.data(), sizeof serial);
    return ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial | 1U) == 1;
}

bool fill(X509* certificate, EVP_PKEY* key)
{
    constexpr long version3 = 2;
    // A day back: the peer's clock may be behind ours.
    return X509_set_version(certificate, version3) == 1 && number(certificate)
        && X509_gmtime_adj(X509_getm_notBefore(certificate), -day) != nullptr
        && X509_gmtime_adj(X509_getm_notAfter(certificate), 30 * day) != nullptr
        && name(certificate) && X509_set_pubkey(certificate, key) == 1
        && X509_sign(certificate, key, EVP_sha256()) > 0;
}

} // namespace

model::Result<Certificate, CertificateError> Certificate::make()
{
    Certificate made;
    made.m_key.reset(EVP_EC_gen("P-256"), EVP_PKEY_free);
    made.m_x509.reset(X509_new(), X509_free);
    if (made.m_key == nullptr || made.m_x509 == nullptr || !fill(made.x509(), made.key()))
        return CertificateError::NotMade;
    auto fingerprint = fingerprintOf(made.x509(), "sha-256");
    if (!fingerprint)
        return CertificateError::NotMade;
    made.m_fingerprint = std::move(*fingerprint);
    return made;
}

} // namespace icelens::transport
