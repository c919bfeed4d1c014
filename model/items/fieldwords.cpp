// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/fieldwords.h"

#include "model/base/overloaded.h"
#include "model/items/words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace icelens::items {

using namespace model;
using namespace model::stun;

namespace {

struct FieldText
{
    Q_DECLARE_TR_FUNCTIONS(icelens::items::FieldText)
};

QString hex(std::uint64_t number, int digits)
{
    return QStringLiteral("0x%1").arg(number, digits, 16, QLatin1Char('0'));
}

/// Text off the wire: no control characters reach the screen.
QString clean(std::string_view raw)
{
    auto text = QString::fromUtf8(raw.data(), static_cast<qsizetype>(raw.size()));
    std::ranges::replace_if(
        text, [](QChar c) { return !c.isPrint(); }, QChar(QChar::ReplacementCharacter));
    return text;
}

QString list(const QStringList& items)
{
    return items.join(FieldText::tr(", ", "between the items of a list"));
}

QString words(const NumberValue& number)
{
    switch (number.unit) {
    case Unit::None:
        return Words::number(number.value);
    case Unit::Hex:
        return hex(number.value, number.bits / 4);
    case Unit::Octets:
        return FieldText::tr("%1 bytes").arg(Words::number(number.value));
    case Unit::Seconds:
        return FieldText::tr("%1 s", "a duration in whole seconds")
            .arg(Words::number(number.value));
    }
    return {};
}

QString familyName(std::uint8_t family)
{
    if (family == 1)
        return QStringLiteral("IPv4");
    return family == 2 ? QStringLiteral("IPv6")
                       : FieldText::tr("unknown address family %1").arg(family);
}

QString words(const ErrorValue& error)
{
    const auto reason = clean(error.reason);
    if (error.family)
        return FieldText::tr("%1 %2 (%3)", "error code, reason, address family")
            .arg(QString::number(error.code), reason, familyName(*error.family));
    return FieldText::tr("%1 %2", "error code, reason")
        .arg(QString::number(error.code), reason)
        .trimmed();
}

QString words(const TypesValue& value)
{
    QStringList names;
    for (const auto type : value.types) {
        const auto* info = attributeInfo(type);
        names << (info != nullptr ? clean(info->name) : hex(type, 4));
    }
    return list(names);
}

QString words(const FlagsValue& flags)
{
    QStringList names;
    for (const Flag flag : flags.set) {
        switch (flag) {
        case Flag::ChangeAddress:
            names << FieldText::tr("change address", "flag of CHANGE-REQUEST");
            break;
        case Flag::ChangePort:
            names << FieldText::tr("change port", "flag of CHANGE-REQUEST");
            break;
        case Flag::ReserveNextPort:
            names << FieldText::tr("reserve the next port", "flag of EVEN-PORT");
            break;
        }
    }
    return names.isEmpty() ? FieldText::tr("none", "no flag is set") : list(names);
}

QString words(const AlgorithmsValue& value)
{
    QStringList names;
    for (const auto& algorithm : value.algorithms) {
        if (algorithm.number == 1)
            names << QStringLiteral("MD5");
        else if (algorithm.number == 2)
            names << QStringLiteral("SHA-256");
        else
            names << hex(algorithm.number, 4);
    }
    return list(names);
}

QString words(const MessageTypeValue& type)
{
    const auto* info = methodInfo(type.method);
    const auto method = info != nullptr ? clean(info->name) : hex(type.method, 3);
    switch (type.messageClass) {
    case Class::Request:
        return FieldText::tr("%1 request", "a STUN message by its method").arg(method);
    case Class::Indication:
        return FieldText::tr("%1 indication", "a STUN message by its method").arg(method);
    case Class::Success:
        return FieldText::tr("%1 success response", "a STUN message by its method").arg(method);
    case Class::Error:
        return FieldText::tr("%1 error response", "a STUN message by its method").arg(method);
    }
    return {};
}

QString protocolName(std::uint8_t protocol)
{
    if (protocol == 17)
        return Words::transport(Transport::Udp);
    return protocol == 6 ? FieldText::tr("TCP") : FieldText::tr("protocol %1").arg(protocol);
}

} // namespace

QString octetsText(std::span<const std::byte> bytes)
{
    constexpr std::size_t most = 32;
    QString text;
    for (const auto octet : bytes.first(std::min(bytes.size(), most)))
        text += QStringLiteral("%1").arg(std::to_integer<unsigned>(octet), 2, 16, QLatin1Char('0'));
    return bytes.size() > most ? FieldText::tr("%1…", "bytes, and more follow").arg(text) : text;
}

QString fieldValue(const Value& value)
{
    return std::visit(
        Overloaded{
            [](const NoValue&) { return QString(); },
            [](const OctetsValue& v) { return octetsText(v.bytes.span()); },
            [](const TextValue& v) { return clean(v.text); },
            [](const NumberValue& v) { return words(v); },
            [](const AddressValue& v) { return Words::address(v.address); },
            [](const PriorityValue& v) { return Words::number(v.priority); },
            [](const ErrorValue& v) { return words(v); },
            [](const TypesValue& v) { return words(v); },
            [](const FamilyValue& v) { return familyName(v.family); },
            [](const ProtocolValue& v) { return protocolName(v.protocol); },
            [](const FlagsValue& v) { return words(v); },
            [](const AlgorithmsValue& v) { return words(v); },
            [](const ChecksumValue& v) { return hex(v.checksum, 8); },
            [](const IcmpValue& v) {
                return FieldText::tr("type %1, code %2", "of an ICMP message")
                    .arg(v.type)
                    .arg(v.code);
            },
            [](const NetworkInfoValue& v) {
                return FieldText::tr("network %1, cost %2").arg(v.network).arg(v.cost);
            },
            [](const MessageTypeValue& v) { return words(v); },
        },
        value);
}

} // namespace icelens::items
