// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/decodernode.h"

#include "model/items/dtlsnodes.h"
#include "model/items/fieldwords.h"
#include "model/items/messagewords.h"
#include "model/stun/describe.h"
#include "model/stun/inner.h"

#include <QCoreApplication>

namespace icelens::items {

using namespace model;
using stun::Defect;
using stun::Field;
using stun::Meaning;
using stun::Message;

namespace {

struct DecoderText
{
    Q_DECLARE_TR_FUNCTIONS(icelens::items::DecoderText)
};

QString fromView(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// A message at @p base of what crossed, with the verdict on its MESSAGE-INTEGRITY.
struct Part
{
    std::span<const std::byte> bytes;
    int base = 0;
    Integrity integrity = Integrity::Absent;
};

Verdict integrityVerdict(Integrity integrity)
{
    switch (integrity) {
    case Integrity::Absent: // there is one: nobody looked
    case Integrity::KeyUnknown:
        return Verdict::Unknown;
    case Integrity::Verified:
        return Verdict::Good;
    case Integrity::Wrong:
        return Verdict::Bad;
    }
    return Verdict::None;
}

Verdict verdictOf(const Field& field, Integrity integrity)
{
    if (field.malformed)
        return Verdict::Bad;
    if (const auto* checksum = std::get_if<stun::ChecksumValue>(&field.value))
        return checksum->matches ? Verdict::Good : Verdict::Bad;
    const bool protects = field.meaning == Meaning::MessageIntegrity
        || field.meaning == Meaning::MessageIntegritySha256
        || field.meaning == Meaning::MessageIntegrity32;
    return protects ? integrityVerdict(integrity) : Verdict::None;
}

DecoderNode nodeOf(const Field& field, const Part& part)
{
    DecoderNode node;
    node.name = field.name.empty()
        ? DecoderText::tr("Unknown attribute 0x%1").arg(field.type, 4, 16, QLatin1Char('0'))
        : fromView(field.name);
    node.value = fieldValue(field.value);
    node.meaning = fieldMeaning(field, part.integrity);
    node.section = fromView(field.reference);
    node.offset = part.base + static_cast<int>(field.offset);
    node.length = static_cast<int>(field.length);
    node.verdict = verdictOf(field, part.integrity);
    return node;
}

QString defectText(Defect defect)
{
    switch (defect) {
    case Defect::None:
        return {};
    case Defect::TooShort:
        return DecoderText::tr("The message is shorter than its header says.");
    case Defect::NotStun:
        return DecoderText::tr("This is no STUN message (RFC 8489 §5).");
    case Defect::TrailingBytes:
        return DecoderText::tr("More bytes follow than the header says.");
    case Defect::AttributeOverruns:
        return DecoderText::tr("An attribute reaches past the end of the message.");
    }
    return {};
}

void addMessage(DecoderNode& under, const Part& part, Integrity innerIntegrity);

/// What a relay carries: STUN taken apart, anything else as bytes.
void addInner(DecoderNode& under, const Part& part)
{
    if (part.bytes.empty())
        return;
    DecoderNode content;
    content.offset = part.base;
    content.length = static_cast<int>(part.bytes.size());
    if (stun::classify(part.bytes) == stun::Framing::Stun) {
        content.name = DecoderText::tr("Message inside");
        content.value = messageName(Message::decode(part.bytes));
        content.meaning = DecoderText::tr("What the relay carries.");
        addMessage(under.add(std::move(content)), part, Integrity::Absent);
        return;
    }
    content.name = DecoderText::tr("Data inside");
    content.value = octetsText(part.bytes);
    content.meaning = DecoderText::tr("What the relay carries; it is not STUN.");
    under.add(std::move(content));
}

void addMessage(DecoderNode& under, const Part& part, Integrity innerIntegrity)
{
    const auto description = stun::describe(Message::decode(part.bytes));
    for (const Field& field : description.fields) {
        auto& node = under.add(nodeOf(field, part));
        const bool carries =
            field.meaning == Meaning::DataToPeer || field.meaning == Meaning::DataFromPeer;
        if (carries && !field.repeated)
            addInner(node,
                     {part.bytes.subspan(field.valueOffset, field.valueLength),
                      part.base + static_cast<int>(field.valueOffset), innerIntegrity});
    }
    if (description.defect == Defect::None)
        return;
    DecoderNode defect;
    const auto undecoded = std::min(description.undecoded, part.bytes.size());
    defect.name = DecoderText::tr("Not decoded");
    defect.value = octetsText(part.bytes.last(undecoded));
    defect.meaning = defectText(description.defect);
    defect.offset = part.base + static_cast<int>(part.bytes.size() - undecoded);
    defect.length = static_cast<int>(undecoded);
    defect.verdict = Verdict::Bad;
    under.add(std::move(defect));
}

void addChannelData(DecoderNode& root, const stun::ChannelData& channel, Integrity innerIntegrity)
{
    constexpr int headerLength = 4;
    DecoderNode number;
    number.name = DecoderText::tr("Channel number");
    number.value = QStringLiteral("0x%1").arg(channel.channel, 4, 16, QLatin1Char('0'));
    number.meaning = DecoderText::tr("Stands for the peer that ChannelBind bound to it.");
    number.section = QStringLiteral("RFC 8656 §12.4");
    number.length = 2;
    root.add(std::move(number));
    DecoderNode length;
    length.name = DecoderText::tr("Length");
    length.value = DecoderText::tr("%L1 bytes").arg(channel.data.size());
    length.meaning = DecoderText::tr("Length of the data without padding.");
    length.section = QStringLiteral("RFC 8656 §12.4");
    length.offset = 2;
    length.length = 2;
    root.add(std::move(length));
    addInner(root, {channel.data, headerLength, innerIntegrity});
}

} // namespace

DecoderNode& DecoderNode::add(DecoderNode child)
{
    child.parent = this;
    child.row = static_cast<int>(children.size());
    children.push_back(std::make_unique<DecoderNode>(std::move(child)));
    return *children.back();
}

std::unique_ptr<DecoderNode> decodeToNodes(const MessageSeen& seen)
{
    auto root = std::make_unique<DecoderNode>();
    const auto bytes = seen.bytes.span();
    if (isDtls(bytes)) {
        addDtlsNodes(*root, bytes);
        return root;
    }
    const auto channel = stun::classify(bytes) == stun::Framing::ChannelData
        ? stun::decodeChannelData(bytes)
        : std::nullopt;
    if (channel)
        addChannelData(*root, *channel, seen.innerIntegrity);
    else
        addMessage(*root, {bytes, 0, seen.integrity}, seen.innerIntegrity);
    return root;
}

} // namespace icelens::items
