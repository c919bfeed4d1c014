// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/bytes.h"
#include "model/stun/message.h"
#include "model/stun/registry.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace icelens::model::stun {

// Values that a field can have. All own their data, so they outlive the message.

struct NoValue
{
    friend bool operator==(const NoValue&, const NoValue&) = default;
};

struct OctetsValue
{
    Bytes bytes;

    friend bool operator==(const OctetsValue&, const OctetsValue&) = default;
};

/// As it was sent: may be invalid UTF-8 and may hold control characters.
struct TextValue
{
    std::string text;

    friend bool operator==(const TextValue&, const TextValue&) = default;
};

enum class Unit : std::uint8_t {
    None,
    Hex, ///< An identifier, not an amount: shown in hexadecimal.
    Octets,
    Seconds,
};

struct NumberValue
{
    std::uint64_t value = 0;
    std::uint8_t bits = 32; ///< Width on the wire.
    Unit unit = Unit::None;

    friend bool operator==(const NumberValue&, const NumberValue&) = default;
};

struct AddressValue
{
    Address address;    ///< In the clear.
    bool xored = false; ///< It was sent XORed with cookie and transaction id (RFC 8489 §14.2).

    friend bool operator==(const AddressValue&, const AddressValue&) = default;
};

/// RFC 8445 §5.1.2.1
struct PriorityValue
{
    std::uint32_t priority = 0;
    std::uint8_t typePreference = 0;
    std::uint16_t localPreference = 0;
    int component = 0; ///< 1..256

    friend bool operator==(const PriorityValue&, const PriorityValue&) = default;
};

struct ErrorValue
{
    int code = 0; ///< class * 100 + number, as sent: 0..955.
    std::string reason;
    std::optional<std::uint8_t> family; ///< ADDRESS-ERROR-CODE: whose address was refused.

    friend bool operator==(const ErrorValue&, const ErrorValue&) = default;
};

/// Types that the server does not understand.
struct TypesValue
{
    std::vector<std::uint16_t> types;

    friend bool operator==(const TypesValue&, const TypesValue&) = default;
};

/// 1 is IPv4, 2 IPv6 (RFC 8489 §14.1).
struct FamilyValue
{
    std::uint8_t family = 0;

    friend bool operator==(const FamilyValue&, const FamilyValue&) = default;
};

/// IANA protocol number: 17 is UDP, 6 TCP.
struct ProtocolValue
{
    std::uint8_t protocol = 0;

    friend bool operator==(const ProtocolValue&, const ProtocolValue&) = default;
};

enum class Flag : std::uint8_t { ChangeAddress, ChangePort, ReserveNextPort };

struct FlagsValue
{
    std::uint32_t bits = 0; ///< As sent.
    std::vector<Flag> set;  ///< Those of them that have a meaning.

    friend bool operator==(const FlagsValue&, const FlagsValue&) = default;
};

/// 1 is MD5, 2 SHA-256 (RFC 8489 §14.11).
struct AlgorithmsValue
{
    struct Algorithm
    {
        std::uint16_t number = 0;
        Bytes parameters;

        friend bool operator==(const Algorithm&, const Algorithm&) = default;
    };

    std::vector<Algorithm> algorithms;

    friend bool operator==(const AlgorithmsValue&, const AlgorithmsValue&) = default;
};

struct ChecksumValue
{
    std::uint32_t checksum = 0;
    /// Empty if the message has an earlier FINGERPRINT: a receiver ignores this one.
    std::optional<bool> matches;

    friend bool operator==(const ChecksumValue&, const ChecksumValue&) = default;
};

struct IcmpValue
{
    int type = 0;
    int code = 0;
    std::uint32_t data = 0;

    friend bool operator==(const IcmpValue&, const IcmpValue&) = default;
};

struct NetworkInfoValue
{
    std::uint16_t network = 0;
    std::uint16_t cost = 0; ///< The lower the better.

    friend bool operator==(const NetworkInfoValue&, const NetworkInfoValue&) = default;
};

struct MessageTypeValue
{
    std::uint16_t type = 0; ///< The first 16 bits of the message.
    std::uint16_t method = 0;
    Class messageClass = Class::Request;

    friend bool operator==(const MessageTypeValue&, const MessageTypeValue&) = default;
};

using Value =
    std::variant<NoValue, OctetsValue, TextValue, NumberValue, AddressValue, PriorityValue,
                 ErrorValue, TypesValue, FamilyValue, ProtocolValue, FlagsValue, AlgorithmsValue,
                 ChecksumValue, IcmpValue, NetworkInfoValue, MessageTypeValue>;

/// One part of a message: a field of its header, or an attribute.
struct Field
{
    bool isAttribute = false;
    std::uint16_t type = 0; ///< Of an attribute.
    std::string_view name;  ///< As its specification writes it; empty for an unknown type.
    Meaning meaning = Meaning::Unknown;
    std::string_view reference;  ///< "RFC 8489 §14.2"; empty for an unknown type.
    std::size_t offset = 0;      ///< In the message; of an attribute, its header.
    std::size_t length = 0;      ///< From there, with header and padding.
    std::size_t valueOffset = 0; ///< In the message.
    std::size_t valueLength = 0; ///< Without padding.
    Value value;                 ///< OctetsValue if the type is unknown or the value is malformed.
    bool malformed = false;      ///< The value is not as the attribute's specification wants it.
    bool repeated = false; ///< A receiver ignores it: not the first of its type (RFC 8489 §14).

    /// A receiver must understand this attribute or refuse the message (RFC 8489 §14).
    [[nodiscard]] bool required() const { return isAttribute && comprehensionRequired(type); }

    friend bool operator==(const Field&, const Field&) = default;
};

/// What a person is shown of a message.
struct Description
{
    std::vector<Field> fields; ///< In the order of the bytes: header first.
    Defect defect = Defect::None;
    /// Octets at the end that are no part of a field: what a defect left unread.
    std::size_t undecoded = 0;

    friend bool operator==(const Description&, const Description&) = default;
};

/// Takes any message, broken ones too. Bounded: one pass over the fields.
[[nodiscard]] Description describe(const Message& message);

} // namespace icelens::model::stun
