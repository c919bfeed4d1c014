// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/stun/attributevalue.h"

#include "model/stun/wireread.h"

#include <algorithm>

namespace icelens::model::stun {

namespace {

using wire::read16;
using wire::read32;
using wire::read64;
using wire::read8;
using Octets = std::span<const std::byte>;

std::optional<Value> number(Octets value, std::uint8_t bits, Unit unit)
{
    // A 16-bit number is followed by 16 bits that are reserved for future use.
    if (value.size() != std::max<std::size_t>(bits / 8, 4))
        return {};
    const std::uint64_t number = bits == 16 ? read16(value, 0)
        : bits == 32                        ? read32(value, 0)
                                            : read64(value, 0);
    return NumberValue{number, bits, unit};
}

std::optional<Value> priority(Octets value)
{
    if (value.size() != 4)
        return {};
    const std::uint32_t all = read32(value, 0);
    return PriorityValue{all, static_cast<std::uint8_t>(all >> 24),
                         static_cast<std::uint16_t>(all >> 8), 256 - static_cast<int>(all & 0xFF)};
}

std::optional<Value> checksum(const Message& message, const Attribute& attribute)
{
    if (attribute.value.size() != 4)
        return {};
    // Only the first counts, and checking each would cost the square of a message's size.
    const Attribute* first = message.find(AttributeType::Fingerprint);
    const bool counts = first != nullptr && first->offset == attribute.offset;
    return ChecksumValue{read32(attribute.value, 0),
                         counts ? message.fingerprintMatches() : std::nullopt};
}

std::optional<Value> error(Octets value, bool withFamily)
{
    if (value.size() < 4)
        return {};
    ErrorValue error;
    error.code = (read8(value, 2) & 0x07) * 100 + read8(value, 3);
    error.reason = wire::asText(value.subspan(4));
    if (withFamily)
        error.family = read8(value, 0);
    return error;
}

std::optional<Value> types(Octets value)
{
    if (value.size() % 2 != 0)
        return {};
    TypesValue list;
    list.types.reserve(value.size() / 2);
    for (std::size_t at = 0; at < value.size(); at += 2)
        list.types.push_back(read16(value, at));
    return list;
}

std::optional<Value> changeRequest(Octets value)
{
    if (value.size() != 4)
        return {};
    FlagsValue flags;
    flags.bits = read32(value, 0);
    if ((flags.bits & 0x4U) != 0)
        flags.set.push_back(Flag::ChangeAddress);
    if ((flags.bits & 0x2U) != 0)
        flags.set.push_back(Flag::ChangePort);
    return flags;
}

std::optional<Value> evenPort(Octets value)
{
    if (value.size() != 1)
        return {};
    FlagsValue flags;
    flags.bits = read8(value, 0);
    if ((flags.bits & 0x80U) != 0)
        flags.set.push_back(Flag::ReserveNextPort);
    return flags;
}

std::optional<Value> algorithms(Octets value, bool several)
{
    AlgorithmsValue list;
    while (!value.empty()) {
        if (value.size() < 4)
            return {};
        const std::size_t length = read16(value, 2);
        if (length > value.size() - 4)
            return {};
        list.algorithms.push_back({read16(value, 0), Bytes(value.subspan(4, length))});
        value = value.subspan(std::min(value.size(), 4 + (length + 3) / 4 * 4));
    }
    if (list.algorithms.empty() || (!several && list.algorithms.size() != 1))
        return {};
    return list;
}

std::optional<Value> icmp(Octets value)
{
    // 16 reserved bits, 7 of type, 9 of code, 32 of error data.
    if (value.size() != 8)
        return {};
    const std::uint16_t both = read16(value, 2);
    return IcmpValue{both >> 9, both & 0x1FF, read32(value, 4)};
}

std::optional<Value> networkInfo(Octets value)
{
    if (value.size() != 4)
        return {};
    return NetworkInfoValue{read16(value, 0), read16(value, 2)};
}

std::optional<Value> address(const Message& message, const Attribute& attribute, bool xored)
{
    const auto clear = message.address(attribute);
    if (!clear)
        return {};
    return AddressValue{*clear, xored};
}

std::optional<Value> first8(Octets value, bool family)
{
    if (value.size() != 4)
        return {};
    if (family)
        return FamilyValue{read8(value, 0)};
    return ProtocolValue{read8(value, 0)};
}

} // namespace

std::optional<Value> attributeValue(const Message& message, const Attribute& attribute, Form form)
{
    const Octets value = attribute.value;
    switch (form) {
    case Form::Octets:
        return OctetsValue{Bytes(value)};
    case Form::Empty:
        return value.empty() ? std::optional<Value>(NoValue{}) : std::nullopt;
    case Form::Address:
        return address(message, attribute, false);
    case Form::XorAddress:
        return address(message, attribute, true);
    case Form::Text:
        return TextValue{std::string(wire::asText(value))};
    case Form::Number16:
        return number(value, 16, Unit::None);
    case Form::Number32:
        return number(value, 32, Unit::None);
    case Form::Id16:
        return number(value, 16, Unit::Hex);
    case Form::Id32:
        return number(value, 32, Unit::Hex);
    case Form::Id64:
        return number(value, 64, Unit::Hex);
    case Form::Seconds:
        return number(value, 32, Unit::Seconds);
    case Form::Priority:
        return priority(value);
    case Form::Checksum:
        return checksum(message, attribute);
    case Form::Error:
        return error(value, false);
    case Form::AddressError:
        return error(value, true);
    case Form::Types:
        return types(value);
    case Form::Family:
        return first8(value, true);
    case Form::Protocol:
        return first8(value, false);
    case Form::EvenPort:
        return evenPort(value);
    case Form::ChangeRequest:
        return changeRequest(value);
    case Form::Algorithm:
        return algorithms(value, false);
    case Form::Algorithms:
        return algorithms(value, true);
    case Form::Icmp:
        return icmp(value);
    case Form::NetworkInfo:
        return networkInfo(value);
    }
    return {};
}

} // namespace icelens::model::stun
