// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/messagewords.h"

#include "model/dtls/record.h"
#include "model/items/words.h"
#include "model/stun/inner.h"
#include "model/stun/registry.h"

#include <QByteArray>
#include <QCoreApplication>

namespace icelens::items {

using namespace model;
using stun::Class;
using stun::Message;

namespace {

struct MessageText
{
    Q_DECLARE_TR_FUNCTIONS(icelens::items::MessageText)
};

QString methodName(std::uint16_t method)
{
    if (const auto* info = stun::methodInfo(method))
        return QString::fromUtf8(info->name.data(), static_cast<qsizetype>(info->name.size()));
    return MessageText::tr("Method 0x%1", "an unknown STUN method")
        .arg(method, 3, 16, QLatin1Char('0'));
}

/// "4" bytes of a kind of their own, by RFC 7983.
QString contentName(std::span<const std::byte> bytes)
{
    const auto first = bytes.empty() ? 0U : std::to_integer<unsigned>(bytes.front());
    if (first >= 20 && first <= 63)
        return MessageText::tr("DTLS");
    if (first >= 128 && first <= 191)
        return MessageText::tr("RTP or RTCP");
    return MessageText::tr("other data");
}

QString innerName(std::span<const std::byte> bytes)
{
    if (bytes.empty())
        return MessageText::tr("nothing", "a relay carries an empty message");
    const auto message = Message::decode(bytes);
    const bool isStun =
        stun::classify(bytes) == stun::Framing::Stun && message.defect() == stun::Defect::None;
    return isStun ? messageName(message) : contentName(bytes);
}

} // namespace

QString messageName(const Message& message)
{
    const auto method = methodName(message.methodNumber());
    switch (message.messageClass()) {
    case Class::Request:
        return MessageText::tr("%1 request", "a STUN message by its method").arg(method);
    case Class::Indication:
        return MessageText::tr("%1 indication", "a STUN message by its method").arg(method);
    case Class::Success:
        return MessageText::tr("%1 success", "a STUN message by its method").arg(method);
    case Class::Error:
        if (const auto code = message.errorCode())
            return MessageText::tr("%1 error %2", "a STUN message by its method, and error code")
                .arg(method)
                .arg(*code);
        return MessageText::tr("%1 error", "a STUN message by its method").arg(method);
    }
    return {};
}

QString messageName(std::span<const std::byte> bytes)
{
    if (isDtls(bytes)) {
        const auto what = QString::fromStdString(dtls::summaryOf(bytes));
        return what.isEmpty() ? MessageText::tr("DTLS, malformed")
                              : MessageText::tr("DTLS: %1", "names of messages").arg(what);
    }
    const auto inner = stun::unwrap(bytes);
    if (stun::classify(bytes) == stun::Framing::ChannelData) {
        const auto channel = stun::decodeChannelData(bytes);
        if (!channel)
            return MessageText::tr("ChannelData, malformed");
        const auto number = QStringLiteral("0x%1").arg(channel->channel, 4, 16, QLatin1Char('0'));
        return MessageText::tr("ChannelData %1 ▸ %2", "a channel, and the message inside")
            .arg(number, innerName(channel->data));
    }
    const auto message = Message::decode(bytes);
    if (!message.hasHeader())
        return MessageText::tr("Not STUN");
    if (message.defect() != stun::Defect::None)
        return MessageText::tr("%1, malformed", "a STUN message").arg(messageName(message));
    if (!inner)
        return messageName(message);
    return MessageText::tr("%1 ▸ %2", "a TURN message, and the message inside")
        .arg(messageName(message), innerName(inner->bytes));
}

bool isDtls(std::span<const std::byte> bytes)
{
    return !bytes.empty() && bytes[0] >= std::byte{20} && bytes[0] <= std::byte{63};
}

std::optional<MessageSeen> packetOf(const Fact& fact)
{
    if (const auto* seen = std::get_if<Boxed<MessageSeen>>(&fact))
        return **seen;
    if (const auto* handshake = std::get_if<Boxed<DtlsSeen>>(&fact)) {
        const DtlsSeen& dtls = **handshake;
        MessageSeen seen;
        seen.direction = dtls.direction;
        seen.tcp = dtls.tcp;
        seen.local = dtls.local;
        seen.remote = dtls.remote;
        seen.bytes = dtls.bytes;
        return seen;
    }
    return std::nullopt;
}

Message innermostMessage(std::span<const std::byte> bytes)
{
    const auto inner = stun::unwrap(bytes);
    if (inner && stun::classify(inner->bytes) == stun::Framing::Stun)
        return Message::decode(inner->bytes);
    return Message::decode(bytes);
}

Integrity integrityOf(const MessageSeen& seen)
{
    return stun::unwrap(seen.bytes.span()) ? seen.innerIntegrity : seen.integrity;
}

Verdict verdictOf(const MessageSeen& seen)
{
    const auto fingerprint = innermostMessage(seen.bytes.span()).fingerprintMatches();
    const auto integrity = integrityOf(seen);
    if (fingerprint == false || integrity == Integrity::Wrong)
        return Verdict::Bad;
    if (integrity == Integrity::KeyUnknown)
        return Verdict::Unknown;
    return fingerprint || integrity == Integrity::Verified ? Verdict::Good : Verdict::None;
}

QString verdictText(const MessageSeen& seen)
{
    const auto fingerprint = innermostMessage(seen.bytes.span()).fingerprintMatches();
    switch (integrityOf(seen)) {
    case Integrity::Wrong:
        return fingerprint == false ? MessageText::tr("both wrong", "integrity and fingerprint")
                                    : MessageText::tr("integrity wrong");
    case Integrity::Verified:
        return fingerprint == false ? MessageText::tr("FINGERPRINT wrong")
                                    : MessageText::tr("verified", "integrity of a message");
    case Integrity::KeyUnknown:
        return fingerprint == false ? MessageText::tr("FINGERPRINT wrong")
                                    : MessageText::tr("key not known");
    case Integrity::Absent:
        if (!fingerprint)
            return Words::dash();
        return *fingerprint ? MessageText::tr("FINGERPRINT right")
                            : MessageText::tr("FINGERPRINT wrong");
    }
    return {};
}

QString verdictToolTip(const MessageSeen& seen)
{
    const auto fingerprint = innermostMessage(seen.bytes.span()).fingerprintMatches();
    const auto integrity = Words::integrity(integrityOf(seen));
    if (!fingerprint)
        return MessageText::tr("%1; no FINGERPRINT (RFC 8489 §14.5, §14.7)").arg(integrity);
    return *fingerprint
        ? MessageText::tr("%1; FINGERPRINT right (RFC 8489 §14.5, §14.7)").arg(integrity)
        : MessageText::tr("%1; FINGERPRINT wrong (RFC 8489 §14.5, §14.7)").arg(integrity);
}

QString transactionText(const TransactionId& id, int digits)
{
    const auto hex =
        QByteArray::fromRawData(reinterpret_cast<const char*>(id.data()), // NOLINT: bytes to hex
                                static_cast<qsizetype>(id.size()))
            .toHex();
    return QString::fromLatin1(hex.left(digits));
}

} // namespace icelens::items
