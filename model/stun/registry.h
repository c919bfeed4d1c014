// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/stun/message.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace icelens::model::stun {

/// How the value of an attribute is built, and so which Value describe() makes of it.
enum class Form : std::uint8_t {
    Octets,     ///< Not interpreted.
    Empty,      ///< A flag: its presence is its value.
    Address,    ///< RFC 8489 §14.1
    XorAddress, ///< RFC 8489 §14.2
    Text,       ///< UTF-8
    Number16,   ///< 16 bits, then 16 that are reserved.
    Number32,
    Id16, ///< As Number16, but an identifier.
    Id32,
    Id64,
    Seconds,       ///< 32 bits
    Priority,      ///< RFC 8445 §5.1.2.1
    Checksum,      ///< RFC 8489 §14.7
    Error,         ///< RFC 8489 §14.8
    AddressError,  ///< RFC 8656 §18.12
    Types,         ///< RFC 8489 §14.13
    Family,        ///< RFC 8656 §18.6
    Protocol,      ///< RFC 8656 §18.8
    EvenPort,      ///< RFC 8656 §18.7
    ChangeRequest, ///< RFC 5780 §7.2
    Algorithm,     ///< RFC 8489 §14.12
    Algorithms,    ///< RFC 8489 §14.11
    Icmp,          ///< RFC 8656 §18.13
    NetworkInfo,   ///< WebRTC: network id and cost, 16 bits each.
};

/// What a field of a message is for. A key, to be put into one sentence each; some attributes mean
/// different things in different messages.
enum class Meaning : std::uint8_t {
    Unknown,
    // the header
    MessageType,
    MessageLength,
    MagicCookie,
    TransactionId,
    LegacyTransactionId, ///< RFC 3489: 128 bits, no magic cookie.
    // credentials and protection
    UsernameOfCheck,   ///< "peer's ufrag:own ufrag" (RFC 8445 §7.2.2).
    UsernameOfAccount, ///< Long-term credential (RFC 8489 §9.2).
    UserHash,
    Realm,
    Nonce,
    MessageIntegrity,
    MessageIntegritySha256,
    MessageIntegrity32,
    PasswordAlgorithm,
    PasswordAlgorithms,
    LegacyPassword,
    Fingerprint,
    AccessToken,
    ThirdPartyAuthorization,
    // answers
    MappedAddress,    ///< Where the request came from, as its receiver saw it.
    AllocationMapped, ///< The same in a response to Allocate: the related address of the relay.
    ErrorCode,
    UnknownAttributes,
    AlternateServer,
    AlternateDomain,
    Software,
    // ICE
    Priority, ///< Of the peer-reflexive candidate that the check may find.
    UseCandidate,
    IceControlled,
    IceControlling,
    Nomination,
    NetworkInfo,
    LastCheckReceived,
    // TURN
    ChannelNumber,
    LifetimeAsked,
    LifetimeGranted,
    LifetimeEnd,      ///< A Refresh that asks for 0 s deletes the allocation.
    PeerSentTo,       ///< Send indication: where the relay is to send the data.
    PeerReceivedFrom, ///< Data indication: where the relay got the data.
    PeerPermitted,    ///< CreatePermission
    PeerBound,        ///< ChannelBind
    PeerConnected,    ///< Connect, ConnectionAttempt
    PeerAddress,      ///< Any other message.
    DataToPeer,
    DataFromPeer,
    Data,
    RelayedAddress,
    RequestedFamily,
    AdditionalFamily,
    AddressError,
    EvenPort,
    RequestedTransport,
    DontFragment,
    ReservationToken,
    Icmp,
    ConnectionId,
    MobilityTicket,
    // NAT behaviour discovery
    ChangeRequest,
    ResponsePort,
    Padding,
    ResponseOrigin,
    OtherAddress,
    CacheTimeout,
    TransmitCounter,
    EcnCheck,
    // old and private ones
    LegacyResponseAddress,
    LegacySourceAddress,
    LegacyChangedAddress,
    LegacyReflectedFrom,
    LegacyTurn,
    Vendor,
};

/// An attribute type that has a registered or well-known name.
struct AttributeInfo
{
    std::uint16_t type = 0;
    std::string_view name; ///< As its specification writes it: "XOR-MAPPED-ADDRESS".
    Form form = Form::Octets;
    Meaning meaning = Meaning::Unknown;
    std::string_view reference; ///< "RFC 8489 §14.2"
};

/// nullptr for a type without a known name.
[[nodiscard]] const AttributeInfo* attributeInfo(std::uint16_t type);
/// Every known type, in ascending order.
[[nodiscard]] std::span<const AttributeInfo> knownAttributes();

/// True for types a receiver must understand or answer with 420 (RFC 8489 §14, §6.3.1).
[[nodiscard]] constexpr bool comprehensionRequired(std::uint16_t type)
{
    return type < 0x8000;
}

struct ErrorInfo
{
    int code = 0;
    std::string_view name; ///< The registered reason phrase.
    std::string_view reference;
};

/// nullptr for a code that is not registered.
[[nodiscard]] const ErrorInfo* errorInfo(int code);

struct MethodInfo
{
    std::uint16_t method = 0;
    std::string_view name; ///< "Binding"
    std::string_view reference;
};

/// nullptr for a method that is not registered.
[[nodiscard]] const MethodInfo* methodInfo(std::uint16_t method);

} // namespace icelens::model::stun
