// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// DTLS 1.2 as it is seen from outside (RFC 6347), in place and without keys. Any bytes are fine:
/// what does not fit ends the reading.
namespace icelens::model::dtls {

/// RFC 5246 §6.2.1
enum class ContentType : std::uint8_t {
    ChangeCipherSpec = 20,
    Alert = 21,
    Handshake = 22,
    ApplicationData = 23
};

/// RFC 6347 §4.1
struct Record
{
    ContentType type = ContentType::Handshake; ///< Any number, not only the enumerators.
    std::uint16_t version = 0;                 ///< 0xFEFD is DTLS 1.2, 0xFEFF 1.0.
    std::uint16_t epoch = 0;
    std::uint64_t sequence = 0; ///< 48 bits
    std::span<const std::byte> body;

    /// After ChangeCipherSpec nothing in the body can be read.
    [[nodiscard]] bool isEncrypted() const { return epoch != 0; }
};

/// The records of one datagram, in order. What is no whole record ends the reading.
[[nodiscard]] std::optional<Record> takeRecord(std::span<const std::byte>& datagram);

/// One handshake message or a fragment of it (RFC 6347 §4.2.2).
struct Handshake
{
    std::uint8_t type = 0;
    std::uint32_t length = 0; ///< Of the whole message.
    std::uint16_t sequence = 0;
    std::uint32_t fragmentOffset = 0;
    std::span<const std::byte> fragment;

    [[nodiscard]] bool isWhole() const { return fragmentOffset == 0 && fragment.size() == length; }
};

/// The messages in the body of a handshake record that is not encrypted.
[[nodiscard]] std::optional<Handshake> takeHandshake(std::span<const std::byte>& body);

/// What a ClientHello offers or a ServerHello takes.
struct Hello
{
    bool isClient = false;
    std::uint16_t version = 0;
    std::size_t cookieSize = 0;
    std::vector<std::uint16_t> ciphers;      ///< One of a server.
    std::vector<std::uint16_t> srtpProfiles; ///< use_srtp (RFC 5764 §4.1.1).
    bool extendedMasterSecret = false;       ///< RFC 7627

    friend bool operator==(const Hello&, const Hello&) = default;
};

/// Only of a whole ClientHello or ServerHello that is well formed.
[[nodiscard]] std::optional<Hello> parseHello(const Handshake& message);

/// Of an alert that is not encrypted (RFC 5246 §7.2).
struct Alert
{
    bool fatal = false;
    std::uint8_t description = 0;

    friend bool operator==(const Alert&, const Alert&) = default;
};

[[nodiscard]] std::optional<Alert> parseAlert(const Record& record);

/// "ClientHello"; empty for a number that is not known.
[[nodiscard]] std::string_view handshakeName(std::uint8_t type);
/// "bad_certificate"; empty for a number that is not known.
[[nodiscard]] std::string_view alertName(std::uint8_t description);
/// "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"; empty for one that no call uses.
[[nodiscard]] std::string_view cipherName(std::uint16_t cipher);
/// "SRTP_AEAD_AES_128_GCM"; empty for a number that is not known.
[[nodiscard]] std::string_view srtpProfileName(std::uint16_t profile);
/// "DTLS 1.2"; empty for a number that is not known.
[[nodiscard]] std::string_view versionName(std::uint16_t version);

/// What a datagram holds, in the names of the RFCs, with commas: "ServerHello, Certificate".
/// What is encrypted is called "encrypted handshake" or "encrypted alert". At most 16 names.
[[nodiscard]] std::string summaryOf(std::span<const std::byte> datagram);

} // namespace icelens::model::dtls
