// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/address.h"
#include "model/event/ids.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace icelens::model::stun {

/// RFC 8489 §5.
enum class Class : std::uint8_t { Request, Indication, Success, Error };

/// Methods that we know (RFC 8489, 8656, 6062); others keep their number.
enum class Method : std::uint16_t {
    Binding = 0x001,
    SharedSecret = 0x002,
    Allocate = 0x003,
    Refresh = 0x004,
    Send = 0x006,
    Data = 0x007,
    CreatePermission = 0x008,
    ChannelBind = 0x009,
    Connect = 0x00A,
    ConnectionBind = 0x00B,
    ConnectionAttempt = 0x00C,
};

/// Attribute types that code refers to; attributeInfo() knows the rest.
enum class AttributeType : std::uint16_t {
    MappedAddress = 0x0001,
    ChangeRequest = 0x0003,
    Username = 0x0006,
    MessageIntegrity = 0x0008,
    ErrorCode = 0x0009,
    UnknownAttributes = 0x000A,
    ChannelNumber = 0x000C,
    Lifetime = 0x000D,
    XorPeerAddress = 0x0012,
    Data = 0x0013,
    Realm = 0x0014,
    Nonce = 0x0015,
    XorRelayedAddress = 0x0016,
    RequestedAddressFamily = 0x0017,
    EvenPort = 0x0018,
    RequestedTransport = 0x0019,
    DontFragment = 0x001A,
    MessageIntegritySha256 = 0x001C,
    PasswordAlgorithm = 0x001D,
    UserHash = 0x001E,
    XorMappedAddress = 0x0020,
    ReservationToken = 0x0022,
    Priority = 0x0024,
    UseCandidate = 0x0025,
    Software = 0x8022,
    AlternateServer = 0x8023,
    Fingerprint = 0x8028,
    IceControlled = 0x8029,
    IceControlling = 0x802A,
    ResponseOrigin = 0x802B,
    OtherAddress = 0x802C,
};

struct Attribute
{
    std::uint16_t type = 0;
    std::size_t offset = 0;           ///< Of the attribute's header in the message.
    std::span<const std::byte> value; ///< Without padding.

    [[nodiscard]] bool is(AttributeType which) const
    {
        return type == static_cast<std::uint16_t>(which);
    }
};

/// What is wrong with a message that is not well formed, and where.
enum class Defect : std::uint8_t {
    None,
    TooShort,          ///< Less than a header, or less than its length says.
    NotStun,           ///< The first two bits are not 0, or the length is no multiple of 4.
    TrailingBytes,     ///< More bytes than the header's length says.
    AttributeOverruns, ///< An attribute reaches past the end; the ones before it are kept.
};

/// A decoded STUN or TURN message (RFC 8489 §5), with or without the magic cookie (RFC 3489).
///
/// Refers to the bytes it was decoded from, which must outlive it. Decoding costs one pass; a
/// message holds at most 64 KiB, and an attribute costs at least 4 of them.
class Message
{
public:
    /// Never fails: what cannot be read is told by defect().
    [[nodiscard]] static Message decode(std::span<const std::byte> bytes);

    [[nodiscard]] Defect defect() const { return m_defect; }
    /// A header could be read: the fields below mean something.
    [[nodiscard]] bool hasHeader() const { return m_hasHeader; }
    [[nodiscard]] bool hasMagicCookie() const { return m_hasMagicCookie; }
    [[nodiscard]] Class messageClass() const { return m_class; }
    [[nodiscard]] std::uint16_t methodNumber() const { return m_method; }
    [[nodiscard]] bool is(Method method, Class messageClass) const
    {
        return m_hasHeader && m_method == static_cast<std::uint16_t>(method)
            && m_class == messageClass;
    }
    [[nodiscard]] const TransactionId& transactionId() const { return m_transaction; }
    [[nodiscard]] std::span<const std::byte> bytes() const { return m_bytes; }
    [[nodiscard]] const std::vector<Attribute>& attributes() const { return m_attributes; }

    /// The first attribute of this type (RFC 8489 §14: of duplicates the first counts).
    [[nodiscard]] const Attribute* find(AttributeType type) const;

    // Values of attributes; empty if absent or malformed.
    [[nodiscard]] std::optional<std::string_view> text(AttributeType type) const;
    [[nodiscard]] std::optional<std::uint32_t> number32(AttributeType type) const;
    [[nodiscard]] std::optional<std::uint64_t> number64(AttributeType type) const;
    /// Plain or XOR form as the type asks (RFC 8489 §14.1, §14.2).
    [[nodiscard]] std::optional<Address> address(AttributeType type) const;
    [[nodiscard]] std::optional<Address> address(const Attribute& attribute) const;
    /// 300..699 (RFC 8489 §14.8).
    [[nodiscard]] std::optional<int> errorCode() const;
    [[nodiscard]] std::optional<std::string_view> errorReason() const;
    /// Empty if there is no FINGERPRINT; else whether its CRC-32 is right (RFC 8489 §14.7).
    [[nodiscard]] std::optional<bool> fingerprintMatches() const;

private:
    static std::vector<Attribute> decodeAttributes(std::span<const std::byte> bytes,
                                                   Defect& defect);

    std::span<const std::byte> m_bytes;
    std::vector<Attribute> m_attributes;
    TransactionId m_transaction{};
    std::uint16_t m_method = 0;
    Class m_class = Class::Request;
    Defect m_defect = Defect::None;
    bool m_hasHeader = false;
    bool m_hasMagicCookie = false;
};

/// What a datagram or a reassembled TCP message is, by its first bytes (RFC 7983, RFC 8656 §12).
enum class Framing : std::uint8_t { Stun, ChannelData, Other };

/// Stun only if the header's length is that of @p bytes, for RFC 3489 messages have no cookie.
[[nodiscard]] Framing classify(std::span<const std::byte> bytes);

/// TURN ChannelData (RFC 8656 §12.4). Padding is not part of the data.
struct ChannelData
{
    std::uint16_t channel = 0;
    std::span<const std::byte> data;
};

[[nodiscard]] std::optional<ChannelData> decodeChannelData(std::span<const std::byte> bytes);

} // namespace icelens::model::stun
