// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/dtls/dtlsfailure.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

namespace icelens::transport {

using model::DtlsError;

namespace {

DtlsFailure ofAlert(int alert)
{
    DtlsFailure failure{DtlsError::PeerAlert, SSL_alert_desc_string_long(alert)};
    if (alert == SSL_AD_PROTOCOL_VERSION)
        failure.error = DtlsError::ProtocolVersion;
    return failure;
}

DtlsError ofReason(int reason)
{
    switch (reason) {
    case SSL_R_UNSUPPORTED_PROTOCOL:
    case SSL_R_WRONG_SSL_VERSION:
    case SSL_R_VERSION_TOO_LOW:
    case SSL_R_VERSION_TOO_HIGH:
    case SSL_R_WRONG_VERSION_NUMBER:
    case SSL_R_UNKNOWN_PROTOCOL:
        return DtlsError::ProtocolVersion;
    case SSL_R_NO_SHARED_CIPHER:
    case SSL_R_NO_CIPHERS_AVAILABLE:
        return DtlsError::NoCommonCipher;
    case SSL_R_PEER_DID_NOT_RETURN_A_CERTIFICATE:
        return DtlsError::NoPeerCertificate;
    case SSL_R_READ_TIMEOUT_EXPIRED:
        return DtlsError::Timeout;
    default:
        return DtlsError::HandshakeRejected;
    }
}

} // namespace

DtlsFailure describeFailure(unsigned long opensslError, std::optional<int> peerAlert)
{
    if (peerAlert)
        return ofAlert(*peerAlert);
    const char* const reason = ERR_reason_error_string(opensslError);
    return {ofReason(ERR_GET_REASON(opensslError)), reason != nullptr ? reason : ""};
}

} // namespace icelens::transport
