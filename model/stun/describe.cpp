// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/stun/describe.h"

#include "model/stun/attributevalue.h"
#include "model/stun/wireread.h"

#include <algorithm>
#include <bitset>
#include <initializer_list>

namespace icelens::model::stun {

namespace {

constexpr std::string_view headerReference = "RFC 8489 §5";

Field headerField(std::string_view name, Meaning meaning, std::size_t offset, std::size_t length,
                  Value value)
{
    Field field;
    field.name = name;
    field.meaning = meaning;
    field.reference = headerReference;
    field.offset = field.valueOffset = offset;
    field.length = field.valueLength = length;
    field.value = std::move(value);
    return field;
}

void addHeader(std::vector<Field>& fields, const Message& message)
{
    const auto bytes = message.bytes();
    fields.push_back(headerField(
        "Message Type", Meaning::MessageType, 0, 2,
        MessageTypeValue{wire::read16(bytes, 0), message.methodNumber(), message.messageClass()}));
    fields.push_back(headerField("Message Length", Meaning::MessageLength, 2, 2,
                                 NumberValue{wire::read16(bytes, 2), 16, Unit::Octets}));
    if (!message.hasMagicCookie()) {
        fields.push_back(headerField("Transaction ID", Meaning::LegacyTransactionId, 4, 16,
                                     OctetsValue{Bytes(bytes.subspan(4, 16))}));
        fields.back().reference = "RFC 3489";
        return;
    }
    fields.push_back(headerField("Magic Cookie", Meaning::MagicCookie, 4, 4,
                                 NumberValue{wire::read32(bytes, 4), 32, Unit::Hex}));
    fields.push_back(headerField("Transaction ID", Meaning::TransactionId, 8, 12,
                                 OctetsValue{Bytes(bytes.subspan(8, 12))}));
}

Meaning meaningOfPeer(const Message& message)
{
    switch (static_cast<Method>(message.methodNumber())) {
    case Method::Send:
        return Meaning::PeerSentTo;
    case Method::Data:
        return Meaning::PeerReceivedFrom;
    case Method::CreatePermission:
        return Meaning::PeerPermitted;
    case Method::ChannelBind:
        return Meaning::PeerBound;
    case Method::Connect:
    case Method::ConnectionAttempt:
        return Meaning::PeerConnected;
    default:
        return Meaning::PeerAddress;
    }
}

Meaning meaningOfLifetime(const Message& message, const Attribute& attribute)
{
    if (message.messageClass() != Class::Request)
        return Meaning::LifetimeGranted;
    const bool zero =
        std::ranges::all_of(attribute.value, [](std::byte octet) { return octet == std::byte{0}; });
    const bool refresh = message.methodNumber() == static_cast<std::uint16_t>(Method::Refresh);
    return zero && refresh ? Meaning::LifetimeEnd : Meaning::LifetimeAsked;
}

Meaning meaningOf(const Message& message, const Attribute& attribute, Meaning usual)
{
    const auto is = [&](Method method) {
        return message.methodNumber() == static_cast<std::uint16_t>(method);
    };
    switch (usual) {
    case Meaning::UsernameOfAccount:
        // Only ICE uses short-term credentials with Binding (RFC 8445 §7.2.2).
        return is(Method::Binding) ? Meaning::UsernameOfCheck : usual;
    case Meaning::MappedAddress:
        return is(Method::Allocate) ? Meaning::AllocationMapped : usual;
    case Meaning::PeerAddress:
        return meaningOfPeer(message);
    case Meaning::Data:
        return is(Method::Send) ? Meaning::DataToPeer
            : is(Method::Data)  ? Meaning::DataFromPeer
                                : usual;
    case Meaning::LifetimeAsked:
        return meaningOfLifetime(message, attribute);
    default:
        return usual;
    }
}

Field attributeField(const Message& message, const Attribute& attribute)
{
    Field field;
    field.isAttribute = true;
    field.type = attribute.type;
    field.offset = attribute.offset;
    field.valueOffset = attribute.offset + 4;
    field.valueLength = attribute.value.size();
    field.length =
        std::min(4 + (field.valueLength + 3) / 4 * 4, message.bytes().size() - attribute.offset);
    field.value = OctetsValue{Bytes(attribute.value)};
    const AttributeInfo* info = attributeInfo(attribute.type);
    if (info == nullptr)
        return field;
    field.name = info->name;
    field.reference = info->reference;
    field.meaning = meaningOf(message, attribute, info->meaning);
    if (auto value = attributeValue(message, attribute, info->form))
        field.value = std::move(*value);
    else
        field.malformed = true;
    return field;
}

} // namespace

Description describe(const Message& message)
{
    Description description;
    description.defect = message.defect();
    description.undecoded = message.bytes().size();
    if (!message.hasHeader())
        return description;
    description.fields.reserve(4 + message.attributes().size());
    addHeader(description.fields, message);
    std::bitset<0x10000> seen;
    for (const Attribute& attribute : message.attributes()) {
        Field field = attributeField(message, attribute);
        field.repeated = seen.test(attribute.type);
        seen.set(attribute.type);
        description.fields.push_back(std::move(field));
    }
    const Field& last = description.fields.back();
    description.undecoded -= last.offset + last.length;
    return description;
}

} // namespace icelens::model::stun
