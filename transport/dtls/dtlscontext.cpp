// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/dtls/dtlscontext.h"

#include <openssl/srtp.h>

namespace icelens::transport {

namespace {

// An RSA certificate is the peer's choice; ours is always ECDSA.
constexpr const char* ciphers =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:"
    "ECDHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-CHACHA20-POLY1305";
constexpr const char* offeredProfiles =
    "SRTP_AEAD_AES_128_GCM:SRTP_AEAD_AES_256_GCM:SRTP_AES128_CM_SHA1_80";
constexpr const char* takenProfiles = "SRTP_AEAD_AES_128_GCM:SRTP_AEAD_AES_256_GCM:"
                                      "SRTP_AES128_CM_SHA1_80:SRTP_AES128_CM_SHA1_32";

} // namespace

SslContextPtr makeDtlsContext(const Certificate& certificate, model::DtlsRole role)
{
    SslContextPtr context(SSL_CTX_new(DTLS_method()));
    SSL_CTX* const raw = context.get();
    if (raw == nullptr)
        return nullptr;
    SSL_CTX_set_options(raw,
                        SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_TICKET | SSL_OP_NO_COMPRESSION
                            | SSL_OP_NO_QUERY_MTU | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_session_cache_mode(raw, SSL_SESS_CACHE_OFF);
    const bool isClient = role == model::DtlsRole::Client;
    const bool taken = SSL_CTX_set_min_proto_version(raw, DTLS1_2_VERSION) == 1
        && SSL_CTX_set_max_proto_version(raw, DTLS1_2_VERSION) == 1
        && SSL_CTX_set_cipher_list(raw, ciphers) == 1
        && SSL_CTX_set1_groups_list(raw, "X25519:P-256:P-384") == 1
        && SSL_CTX_use_certificate(raw, certificate.x509()) == 1
        && SSL_CTX_use_PrivateKey(raw, certificate.key()) == 1
        // Zero is success here.
        && SSL_CTX_set_tlsext_use_srtp(raw, isClient ? offeredProfiles : takenProfiles) == 0;
    SSL_CTX_set_verify(raw, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
    return taken ? std::move(context) : nullptr;
}

model::SrtpProfile srtpProfileOf(unsigned long number)
{
    switch (number) {
    case SRTP_AES128_CM_SHA1_80:
        return model::SrtpProfile::Aes128CmSha1Tag80;
    case SRTP_AES128_CM_SHA1_32:
        return model::SrtpProfile::Aes128CmSha1Tag32;
    case SRTP_AEAD_AES_128_GCM:
        return model::SrtpProfile::AeadAes128Gcm;
    case SRTP_AEAD_AES_256_GCM:
        return model::SrtpProfile::AeadAes256Gcm;
    default:
        return model::SrtpProfile::None;
    }
}

} // namespace icelens::transport
