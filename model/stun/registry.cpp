// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/stun/registry.h"

#include <algorithm>
#include <array>
#include <functional>

namespace icelens::model::stun {

namespace {

constexpr std::string_view iana = "IANA STUN Parameters";

// Sorted by type. Reserved numbers keep the name that old implementations use them by.
constexpr auto attributes = std::to_array<AttributeInfo>({
    {0x0001, "MAPPED-ADDRESS", Form::Address, Meaning::MappedAddress, "RFC 8489 §14.1"},
    {0x0002, "RESPONSE-ADDRESS", Form::Address, Meaning::LegacyResponseAddress, "RFC 3489"},
    {0x0003, "CHANGE-REQUEST", Form::ChangeRequest, Meaning::ChangeRequest, "RFC 5780 §7.2"},
    {0x0004, "SOURCE-ADDRESS", Form::Address, Meaning::LegacySourceAddress, "RFC 3489"},
    {0x0005, "CHANGED-ADDRESS", Form::Address, Meaning::LegacyChangedAddress, "RFC 3489"},
    {0x0006, "USERNAME", Form::Text, Meaning::UsernameOfAccount, "RFC 8489 §14.3"},
    {0x0007, "PASSWORD", Form::Octets, Meaning::LegacyPassword, "RFC 3489"},
    {0x0008, "MESSAGE-INTEGRITY", Form::Octets, Meaning::MessageIntegrity, "RFC 8489 §14.5"},
    {0x0009, "ERROR-CODE", Form::Error, Meaning::ErrorCode, "RFC 8489 §14.8"},
    {0x000A, "UNKNOWN-ATTRIBUTES", Form::Types, Meaning::UnknownAttributes, "RFC 8489 §14.13"},
    {0x000B, "REFLECTED-FROM", Form::Address, Meaning::LegacyReflectedFrom, "RFC 3489"},
    {0x000C, "CHANNEL-NUMBER", Form::Id16, Meaning::ChannelNumber, "RFC 8656 §18.1"},
    {0x000D, "LIFETIME", Form::Seconds, Meaning::LifetimeAsked, "RFC 8656 §18.2"},
    {0x000E, "MS-ALTERNATE-SERVER", Form::Address, Meaning::AlternateServer, "MS-TURN"},
    {0x000F, "MAGIC-COOKIE", Form::Octets, Meaning::LegacyTurn, "MS-TURN"},
    {0x0010, "BANDWIDTH", Form::Number32, Meaning::LegacyTurn, "MS-TURN"},
    {0x0011, "DESTINATION-ADDRESS", Form::Address, Meaning::LegacyTurn, "MS-TURN"},
    {0x0012, "XOR-PEER-ADDRESS", Form::XorAddress, Meaning::PeerAddress, "RFC 8656 §18.3"},
    {0x0013, "DATA", Form::Octets, Meaning::Data, "RFC 8656 §18.4"},
    {0x0014, "REALM", Form::Text, Meaning::Realm, "RFC 8489 §14.9"},
    {0x0015, "NONCE", Form::Text, Meaning::Nonce, "RFC 8489 §14.10"},
    {0x0016, "XOR-RELAYED-ADDRESS", Form::XorAddress, Meaning::RelayedAddress, "RFC 8656 §18.5"},
    {0x0017, "REQUESTED-ADDRESS-FAMILY", Form::Family, Meaning::RequestedFamily, "RFC 8656 §18.6"},
    {0x0018, "EVEN-PORT", Form::EvenPort, Meaning::EvenPort, "RFC 8656 §18.7"},
    {0x0019, "REQUESTED-TRANSPORT", Form::Protocol, Meaning::RequestedTransport, "RFC 8656 §18.8"},
    {0x001A, "DONT-FRAGMENT", Form::Empty, Meaning::DontFragment, "RFC 8656 §18.9"},
    {0x001B, "ACCESS-TOKEN", Form::Octets, Meaning::AccessToken, "RFC 7635"},
    {0x001C, "MESSAGE-INTEGRITY-SHA256", Form::Octets, Meaning::MessageIntegritySha256,
     "RFC 8489 §14.6"},
    {0x001D, "PASSWORD-ALGORITHM", Form::Algorithm, Meaning::PasswordAlgorithm, "RFC 8489 §14.12"},
    {0x001E, "USERHASH", Form::Octets, Meaning::UserHash, "RFC 8489 §14.4"},
    {0x0020, "XOR-MAPPED-ADDRESS", Form::XorAddress, Meaning::MappedAddress, "RFC 8489 §14.2"},
    {0x0021, "TIMER-VAL", Form::Octets, Meaning::LegacyTurn, iana},
    {0x0022, "RESERVATION-TOKEN", Form::Octets, Meaning::ReservationToken, "RFC 8656 §18.10"},
    {0x0024, "PRIORITY", Form::Priority, Meaning::Priority, "RFC 8445 §7.1.1"},
    {0x0025, "USE-CANDIDATE", Form::Empty, Meaning::UseCandidate, "RFC 8445 §7.1.2"},
    {0x0026, "PADDING", Form::Octets, Meaning::Padding, "RFC 5780 §7.6"},
    {0x0027, "RESPONSE-PORT", Form::Number16, Meaning::ResponsePort, "RFC 5780 §7.5"},
    {0x002A, "CONNECTION-ID", Form::Id32, Meaning::ConnectionId, "RFC 6062 §6.2.1"},
    {0x8000, "ADDITIONAL-ADDRESS-FAMILY", Form::Family, Meaning::AdditionalFamily,
     "RFC 8656 §18.11"},
    {0x8001, "ADDRESS-ERROR-CODE", Form::AddressError, Meaning::AddressError, "RFC 8656 §18.12"},
    {0x8002, "PASSWORD-ALGORITHMS", Form::Algorithms, Meaning::PasswordAlgorithms,
     "RFC 8489 §14.11"},
    {0x8003, "ALTERNATE-DOMAIN", Form::Text, Meaning::AlternateDomain, "RFC 8489 §14.16"},
    {0x8004, "ICMP", Form::Icmp, Meaning::Icmp, "RFC 8656 §18.13"},
    {0x8008, "MS-VERSION", Form::Number32, Meaning::Vendor, "MS-TURN"},
    {0x8020, "MS-XOR-MAPPED-ADDRESS", Form::XorAddress, Meaning::MappedAddress, "MS-TURN"},
    {0x8022, "SOFTWARE", Form::Text, Meaning::Software, "RFC 8489 §14.14"},
    {0x8023, "ALTERNATE-SERVER", Form::Address, Meaning::AlternateServer, "RFC 8489 §14.15"},
    {0x8025, "TRANSACTION_TRANSMIT_COUNTER", Form::Octets, Meaning::TransmitCounter, "RFC 7982"},
    {0x8027, "CACHE-TIMEOUT", Form::Octets, Meaning::CacheTimeout, "RFC 5780 §9.1"},
    {0x8028, "FINGERPRINT", Form::Checksum, Meaning::Fingerprint, "RFC 8489 §14.7"},
    {0x8029, "ICE-CONTROLLED", Form::Id64, Meaning::IceControlled, "RFC 8445 §7.1.3"},
    {0x802A, "ICE-CONTROLLING", Form::Id64, Meaning::IceControlling, "RFC 8445 §7.1.3"},
    {0x802B, "RESPONSE-ORIGIN", Form::Address, Meaning::ResponseOrigin, "RFC 5780 §7.3"},
    {0x802C, "OTHER-ADDRESS", Form::Address, Meaning::OtherAddress, "RFC 5780 §7.4"},
    {0x802D, "ECN-CHECK STUN", Form::Octets, Meaning::EcnCheck, "RFC 6679"},
    {0x802E, "THIRD-PARTY-AUTHORIZATION", Form::Text, Meaning::ThirdPartyAuthorization, "RFC 7635"},
    {0x8030, "MOBILITY-TICKET", Form::Octets, Meaning::MobilityTicket, "RFC 8016"},
    {0x8050, "MS-SEQUENCE-NUMBER", Form::Octets, Meaning::Vendor, "MS-TURN"},
    {0x8054, "CANDIDATE-IDENTIFIER", Form::Text, Meaning::Vendor, "MS-ICE2"},
    {0x8055, "MS-SERVICE-QUALITY", Form::Octets, Meaning::Vendor, "MS-TURN"},
    {0x8070, "MS-IMPLEMENTATION-VERSION", Form::Number32, Meaning::Vendor, "MS-ICE2"},
    {0xC001, "NOMINATION", Form::Number32, Meaning::Nomination,
     "draft-thatcher-ice-renomination §4"},
    {0xC057, "GOOG-NETWORK-INFO", Form::NetworkInfo, Meaning::NetworkInfo, iana},
    {0xC058, "GOOG-LAST-ICE-CHECK-RECEIVED", Form::Octets, Meaning::LastCheckReceived, iana},
    {0xC059, "GOOG-MISC-INFO", Form::Octets, Meaning::Vendor, iana},
    {0xC05A, "GOOG-OBSOLETE-1", Form::Octets, Meaning::Vendor, iana},
    {0xC05B, "GOOG-CONNECTION-ID", Form::Octets, Meaning::Vendor, iana},
    {0xC05C, "GOOG-DELTA", Form::Octets, Meaning::Vendor, iana},
    {0xC05D, "GOOG-DELTA-ACK", Form::Octets, Meaning::Vendor, iana},
    {0xC05E, "GOOG-DELTA-SYNC-REQ", Form::Octets, Meaning::Vendor, iana},
    {0xC060, "GOOG-MESSAGE-INTEGRITY-32", Form::Octets, Meaning::MessageIntegrity32, iana},
    {0xC070, "META-DTLS-IN-STUN", Form::Octets, Meaning::Vendor, iana},
    {0xC071, "META-DTLS-IN-STUN-ACKNOWLEDGEMENT", Form::Octets, Meaning::Vendor, iana},
});

constexpr auto errors = std::to_array<ErrorInfo>({
    {300, "Try Alternate", "RFC 8489 §14.8"},
    {400, "Bad Request", "RFC 8489 §14.8"},
    {401, "Unauthenticated", "RFC 8489 §14.8"},
    {403, "Forbidden", "RFC 8656 §19"},
    {405, "Mobility Forbidden", "RFC 8016"},
    {420, "Unknown Attribute", "RFC 8489 §14.8"},
    {437, "Allocation Mismatch", "RFC 8656 §19"},
    {438, "Stale Nonce", "RFC 8489 §14.8"},
    {440, "Address Family not Supported", "RFC 8656 §19"},
    {441, "Wrong Credentials", "RFC 8656 §19"},
    {442, "Unsupported Transport Protocol", "RFC 8656 §19"},
    {443, "Peer Address Family Mismatch", "RFC 8656 §19"},
    {446, "Connection Already Exists", "RFC 6062 §6.3"},
    {447, "Connection Timeout or Failure", "RFC 6062 §6.3"},
    {486, "Allocation Quota Reached", "RFC 8656 §19"},
    {487, "Role Conflict", "RFC 8445 §16.2"},
    {500, "Server Error", "RFC 8489 §14.8"},
    {508, "Insufficient Capacity", "RFC 8656 §19"},
});

constexpr auto methods = std::to_array<MethodInfo>({
    {0x001, "Binding", "RFC 8489 §5"},
    {0x002, "SharedSecret", "RFC 3489"},
    {0x003, "Allocate", "RFC 8656 §7"},
    {0x004, "Refresh", "RFC 8656 §8"},
    {0x006, "Send", "RFC 8656 §11"},
    {0x007, "Data", "RFC 8656 §11"},
    {0x008, "CreatePermission", "RFC 8656 §10"},
    {0x009, "ChannelBind", "RFC 8656 §12"},
    {0x00A, "Connect", "RFC 6062 §4.3"},
    {0x00B, "ConnectionBind", "RFC 6062 §4.3"},
    {0x00C, "ConnectionAttempt", "RFC 6062 §4.4"},
    {0x080, "GOOG-PING", iana},
});

template <class Table, class Key, class Member>
const typename Table::value_type* lookUp(const Table& table, Key key, Member member)
{
    const auto found = std::ranges::lower_bound(table, key, {}, member);
    return found != table.end() && std::invoke(member, *found) == key ? &*found : nullptr;
}

static_assert(std::ranges::is_sorted(attributes, {}, &AttributeInfo::type));
static_assert(std::ranges::is_sorted(errors, {}, &ErrorInfo::code));
static_assert(std::ranges::is_sorted(methods, {}, &MethodInfo::method));

} // namespace

const AttributeInfo* attributeInfo(std::uint16_t type)
{
    return lookUp(attributes, type, &AttributeInfo::type);
}

std::span<const AttributeInfo> knownAttributes()
{
    return attributes;
}

const ErrorInfo* errorInfo(int code)
{
    return lookUp(errors, code, &ErrorInfo::code);
}

const MethodInfo* methodInfo(std::uint16_t method)
{
    return lookUp(methods, method, &MethodInfo::method);
}

} // namespace icelens::model::stun
