// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/dtlsnodes.h"

#include "model/dtls/record.h"
#include "model/items/fieldwords.h"

#include <QCoreApplication>
#include <QStringList>

namespace icelens::items {

using namespace model;

namespace {

struct DtlsText
{
    Q_DECLARE_TR_FUNCTIONS(icelens::items::DtlsText)
};

QString named(std::string_view name, unsigned number)
{
    if (name.empty())
        return QStringLiteral("0x%1").arg(number, 4, 16, QLatin1Char('0'));
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

/// Where @p part begins in @p whole.
int offsetIn(std::span<const std::byte> whole, std::span<const std::byte> part)
{
    return static_cast<int>(part.data() - whole.data());
}

DecoderNode leaf(const QString& name, const QString& value, const QString& meaning,
                 const char* section)
{
    DecoderNode node;
    node.name = name;
    node.value = value;
    node.meaning = meaning;
    node.section = QString::fromUtf8(section);
    return node;
}

void addHello(DecoderNode& under, const dtls::Hello& hello)
{
    QStringList ciphers;
    for (const std::uint16_t cipher : hello.ciphers)
        ciphers.append(named(dtls::cipherName(cipher), cipher));
    QStringList profiles;
    for (const std::uint16_t profile : hello.srtpProfiles)
        profiles.append(named(dtls::srtpProfileName(profile), profile));
    const auto place = [&](DecoderNode node) {
        node.offset = under.offset;
        node.length = under.length;
        under.add(std::move(node));
    };
    place(leaf(DtlsText::tr("Version"), named(dtls::versionName(hello.version), hello.version),
               hello.isClient ? DtlsText::tr("The highest version that the client speaks.")
                              : DtlsText::tr("The version that the server chose."),
               "RFC 6347 §4.2"));
    place(leaf(hello.isClient ? DtlsText::tr("Cipher suites") : DtlsText::tr("Cipher suite"),
               ciphers.join(QStringLiteral(", ")),
               hello.isClient ? DtlsText::tr("What the client offers, the best first.")
                              : DtlsText::tr("What the server chose."),
               "RFC 5246 §7.4.1"));
    if (!profiles.isEmpty())
        place(leaf(QStringLiteral("use_srtp"), profiles.join(QStringLiteral(", ")),
                   hello.isClient ? DtlsText::tr("How the client can protect media.")
                                  : DtlsText::tr("How media will be protected."),
                   "RFC 5764 §4.1.1"));
}

void addHandshakes(DecoderNode& under, const dtls::Record& record, std::span<const std::byte> whole)
{
    auto body = record.body;
    while (true) {
        const int offset = offsetIn(whole, body);
        const auto message = dtls::takeHandshake(body);
        if (!message)
            return;
        DecoderNode node;
        node.name = named(dtls::handshakeName(message->type), message->type);
        node.value = DtlsText::tr("%L1 bytes").arg(message->length);
        node.meaning = message->isWhole()
            ? DtlsText::tr("Message %L1 of the handshake.").arg(message->sequence)
            : DtlsText::tr("A fragment of message %L1 of the handshake, from byte %L2.")
                  .arg(message->sequence)
                  .arg(message->fragmentOffset);
        node.section = QStringLiteral("RFC 6347 §4.2.2");
        node.offset = offset;
        node.length = offsetIn(whole, body) - offset;
        auto& placed = under.add(std::move(node));
        if (const auto hello = dtls::parseHello(*message))
            addHello(placed, *hello);
    }
}

QString typeName(dtls::ContentType type)
{
    switch (type) {
    case dtls::ContentType::ChangeCipherSpec:
        return QStringLiteral("ChangeCipherSpec");
    case dtls::ContentType::Alert:
        return DtlsText::tr("Alert", "of DTLS");
    case dtls::ContentType::Handshake:
        return DtlsText::tr("Handshake", "of DTLS");
    case dtls::ContentType::ApplicationData:
        return DtlsText::tr("Application data", "of DTLS");
    }
    return DtlsText::tr("Record of an unknown type", "of DTLS");
}

QString meaningOf(const dtls::Record& record)
{
    if (record.isEncrypted())
        return DtlsText::tr("Encrypted: what it says cannot be read.");
    if (const auto alert = dtls::parseAlert(record)) {
        const auto name = named(dtls::alertName(alert->description), alert->description);
        return alert->fatal ? DtlsText::tr("A fatal alert: %1.").arg(name)
                            : DtlsText::tr("A warning: %1.").arg(name);
    }
    return record.type == dtls::ContentType::ChangeCipherSpec
        ? DtlsText::tr("From here on this side encrypts.")
        : QString();
}

} // namespace

void addDtlsNodes(DecoderNode& root, std::span<const std::byte> bytes)
{
    auto rest = bytes;
    while (const auto record = dtls::takeRecord(rest)) {
        DecoderNode node;
        node.name = typeName(record->type);
        node.value = DtlsText::tr("%1, epoch %L2, record %L3", "version of DTLS, numbers")
                         .arg(named(dtls::versionName(record->version), record->version))
                         .arg(record->epoch)
                         .arg(record->sequence);
        node.meaning = meaningOf(*record);
        node.section = QStringLiteral("RFC 6347 §4.1");
        constexpr int header = 13;
        node.offset = offsetIn(bytes, record->body) - header;
        node.length = header + static_cast<int>(record->body.size());
        auto& placed = root.add(std::move(node));
        if (record->type == dtls::ContentType::Handshake && !record->isEncrypted())
            addHandshakes(placed, *record, bytes);
    }
    if (rest.empty())
        return;
    DecoderNode left;
    left.name = DtlsText::tr("Not decoded");
    left.value = octetsText(rest);
    left.meaning = DtlsText::tr("This is no whole DTLS record.");
    left.offset = static_cast<int>(bytes.size() - rest.size());
    left.length = static_cast<int>(rest.size());
    left.verdict = Verdict::Bad;
    root.add(std::move(left));
}

} // namespace icelens::items
