// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dtls/record.h"

#include <array>

namespace icelens::model::dtls {

namespace {

struct NumberName
{
    std::uint16_t number;
    std::string_view name;
};

template <std::size_t Size>
std::string_view nameOf(const std::array<NumberName, Size>& names, std::uint16_t number)
{
    for (const NumberName& one : names) {
        if (one.number == number)
            return one.name;
    }
    return {};
}

// RFC 5246 §7.4, RFC 6347 §4.2.2, RFC 5077 §3.3
constexpr std::array<NumberName, 13> handshakes{{{0, "HelloRequest"},
                                                 {1, "ClientHello"},
                                                 {2, "ServerHello"},
                                                 {3, "HelloVerifyRequest"},
                                                 {4, "NewSessionTicket"},
                                                 {11, "Certificate"},
                                                 {12, "ServerKeyExchange"},
                                                 {13, "CertificateRequest"},
                                                 {14, "ServerHelloDone"},
                                                 {15, "CertificateVerify"},
                                                 {16, "ClientKeyExchange"},
                                                 {20, "Finished"},
                                                 {22, "CertificateStatus"}}};

// RFC 5246 §7.2, RFC 6066 §9, RFC 7507, RFC 7301
constexpr std::array<NumberName, 27> alerts{{{0, "close_notify"},
                                             {10, "unexpected_message"},
                                             {20, "bad_record_mac"},
                                             {22, "record_overflow"},
                                             {40, "handshake_failure"},
                                             {42, "bad_certificate"},
                                             {43, "unsupported_certificate"},
                                             {44, "certificate_revoked"},
                                             {45, "certificate_expired"},
                                             {46, "certificate_unknown"},
                                             {47, "illegal_parameter"},
                                             {48, "unknown_ca"},
                                             {49, "access_denied"},
                                             {50, "decode_error"},
                                             {51, "decrypt_error"},
                                             {70, "protocol_version"},
                                             {71, "insufficient_security"},
                                             {80, "internal_error"},
                                             {86, "inappropriate_fallback"},
                                             {90, "user_canceled"},
                                             {100, "no_renegotiation"},
                                             {109, "missing_extension"},
                                             {110, "unsupported_extension"},
                                             {112, "unrecognized_name"},
                                             {115, "unknown_psk_identity"},
                                             {116, "certificate_required"},
                                             {120, "no_application_protocol"}}};

// Those that stacks for calls offer.
constexpr std::array<NumberName, 15> cipherSuites{
    {{0x002F, "TLS_RSA_WITH_AES_128_CBC_SHA"},
     {0x0035, "TLS_RSA_WITH_AES_256_CBC_SHA"},
     {0x009C, "TLS_RSA_WITH_AES_128_GCM_SHA256"},
     {0x009D, "TLS_RSA_WITH_AES_256_GCM_SHA384"},
     {0x00FF, "TLS_EMPTY_RENEGOTIATION_INFO_SCSV"},
     {0xC009, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"},
     {0xC00A, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA"},
     {0xC013, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"},
     {0xC014, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA"},
     {0xC02B, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"},
     {0xC02C, "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"},
     {0xC02F, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"},
     {0xC030, "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"},
     {0xCCA8, "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"},
     {0xCCA9, "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"}}};

// RFC 5764 §4.1.2, RFC 7714 §14.2
constexpr std::array<NumberName, 6> profiles{{{1, "SRTP_AES128_CM_HMAC_SHA1_80"},
                                              {2, "SRTP_AES128_CM_HMAC_SHA1_32"},
                                              {5, "SRTP_NULL_HMAC_SHA1_80"},
                                              {6, "SRTP_NULL_HMAC_SHA1_32"},
                                              {7, "SRTP_AEAD_AES_128_GCM"},
                                              {8, "SRTP_AEAD_AES_256_GCM"}}};

constexpr std::array<NumberName, 3> versions{
    {{0xFEFF, "DTLS 1.0"}, {0xFEFD, "DTLS 1.2"}, {0xFEFC, "DTLS 1.3"}}};

class Summary
{
public:
    void add(std::string_view name)
    {
        constexpr int most = 16;
        // A message in several fragments is named once.
        if (m_count == most || name == m_last)
            return;
        if (!m_text.empty())
            m_text += ", ";
        m_text += name;
        m_last = name;
        ++m_count;
    }

    std::string take() { return std::move(m_text); }

private:
    std::string m_text;
    std::string_view m_last;
    int m_count = 0;
};

void addRecord(Summary& summary, const Record& record)
{
    if (record.type == ContentType::ChangeCipherSpec) {
        summary.add("ChangeCipherSpec");
    } else if (record.type == ContentType::ApplicationData) {
        summary.add("application data");
    } else if (record.type == ContentType::Alert) {
        const auto alert = parseAlert(record);
        const auto name = alert ? alertName(alert->description) : std::string_view();
        summary.add(record.isEncrypted() ? "encrypted alert" : name.empty() ? "alert" : name);
    } else if (record.type == ContentType::Handshake && record.isEncrypted()) {
        summary.add("encrypted handshake");
    } else if (record.type == ContentType::Handshake) {
        auto body = record.body;
        while (const auto message = takeHandshake(body)) {
            const auto name = handshakeName(message->type);
            summary.add(name.empty() ? "handshake" : name);
        }
    }
}

} // namespace

std::string_view handshakeName(std::uint8_t type)
{
    return nameOf(handshakes, type);
}

std::string_view alertName(std::uint8_t description)
{
    return nameOf(alerts, description);
}

std::string_view cipherName(std::uint16_t cipher)
{
    return nameOf(cipherSuites, cipher);
}

std::string_view srtpProfileName(std::uint16_t profile)
{
    return nameOf(profiles, profile);
}

std::string_view versionName(std::uint16_t version)
{
    return nameOf(versions, version);
}

std::string summaryOf(std::span<const std::byte> datagram)
{
    Summary summary;
    while (const auto record = takeRecord(datagram))
        addRecord(summary, *record);
    return summary.take();
}

} // namespace icelens::model::dtls
