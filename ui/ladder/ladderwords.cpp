// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ladder/ladderwords.h"

#include "model/dtls/record.h"
#include "model/items/words.h"

#include <QLocale>

namespace icelens::ui {

using items::Words;
using model::Fate;
using model::LifelineKind;
using model::stun::Class;
using model::stun::Method;

namespace {

/// Names of methods are the RFCs' own and are not translated.
QString methodName(std::uint16_t method)
{
    switch (static_cast<Method>(method)) {
    case Method::Binding:
        return QStringLiteral("Binding");
    case Method::SharedSecret:
        return QStringLiteral("Shared Secret");
    case Method::Allocate:
        return QStringLiteral("Allocate");
    case Method::Refresh:
        return QStringLiteral("Refresh");
    case Method::Send:
        return QStringLiteral("Send");
    case Method::Data:
        return QStringLiteral("Data");
    case Method::CreatePermission:
        return QStringLiteral("CreatePermission");
    case Method::ChannelBind:
        return QStringLiteral("ChannelBind");
    case Method::Connect:
        return QStringLiteral("Connect");
    case Method::ConnectionBind:
        return QStringLiteral("ConnectionBind");
    case Method::ConnectionAttempt:
        return QStringLiteral("ConnectionAttempt");
    }
    return LadderWords::tr("Method 0x%1", "an unknown STUN method").arg(method, 0, 16);
}

QString plainMessage(const model::Arrow& arrow)
{
    if (arrow.method == 0)
        return arrow.wrapping != 0 ? LadderWords::tr("relayed data") : LadderWords::tr("not STUN");
    const QString method = methodName(arrow.method);
    switch (arrow.messageClass) {
    case Class::Request:
        return arrow.useCandidate ? LadderWords::tr("%1 request, USE-CANDIDATE").arg(method)
                                  : LadderWords::tr("%1 request").arg(method);
    case Class::Indication:
        return LadderWords::tr("%1 indication").arg(method);
    case Class::Success:
        return LadderWords::tr("%1 success").arg(method);
    case Class::Error:
        break;
    }
    return LadderWords::tr("%1 error %2").arg(method).arg(arrow.errorCode);
}

} // namespace

QString LadderWords::name(const model::Lifeline& line, const model::Session& session)
{
    switch (line.kind) {
    case LifelineKind::Base:
        return Words::agent(session, line.agent);
    case LifelineKind::Nat:
        return tr("NAT of %1 (inferred)").arg(Words::agent(session, line.agent));
    case LifelineKind::Server:
        return tr("Server");
    case LifelineKind::Remote:
        break;
    }
    return tr("Far end");
}

QString LadderWords::time(model::SessionTime time, double pixelsPerSecond)
{
    constexpr double millisecondsTell = 15'000;
    if (pixelsPerSecond < millisecondsTell)
        return Words::time(time);
    return tr("%1 s", "seconds since the session began")
        .arg(QLocale().toString(std::chrono::duration<double>(time).count(), 'f', 6));
}

QString LadderWords::address(const model::Lifeline& line)
{
    return line.address.port() == 0 ? QString::fromStdString(line.address.ip())
                                    : Words::address(line.address);
}

QString LadderWords::message(const model::Arrow& arrow)
{
    QString text = plainMessage(arrow);
    if (arrow.copy > 0)
        text = tr("%1, sent again (%2)", "a message, which copy").arg(text).arg(arrow.copy);
    return arrow.relayed ? tr("%1, relayed", "a message").arg(text) : text;
}

QString LadderWords::fate(const model::Arrow& arrow)
{
    switch (arrow.fate) {
    case Fate::Lost:
        return tr("not seen by the far end");
    case Fate::OnTheWay:
        return tr("on the way");
    case Fate::Arrived:
        if (!arrow.travel())
            return tr("arrived");
        return arrow.ambiguous
            ? tr("arrived after %1; which copy is inferred").arg(Words::duration(*arrow.travel()))
            : tr("arrived after %1").arg(Words::duration(*arrow.travel()));
    case Fate::NotKnown:
        break;
    }
    if (arrow.messageClass != Class::Request)
        return tr("not known from this side");
    if (arrow.reply == model::Reply::NotYet)
        return tr("not answered");
    return arrow.reply == model::Reply::Success ? tr("answered") : tr("refused");
}

QString LadderWords::sentence(const model::Arrow& arrow, const model::Session& session)
{
    return tr("%1: %2 from %3 %4 to %5 %6, %7", "a time, a message, two ends with address, fate")
        .arg(Words::time(arrow.sentAt), message(arrow), name(arrow.from, session),
             address(arrow.from), name(arrow.to, session), address(arrow.to), fate(arrow));
}

QString LadderWords::media(const model::MediaArrow& arrow)
{
    if (arrow.bytes.empty())
        return tr("first of %1", "a kind of packet").arg(Words::mediaClass(arrow.kind));
    return tr("DTLS: %1", "what a datagram of a handshake holds")
        .arg(QString::fromStdString(model::dtls::summaryOf(arrow.bytes.span())));
}

QString LadderWords::sentence(const model::MediaArrow& arrow, const model::Session& session)
{
    const auto end = [&](const model::Lifeline& line) {
        return tr("%1 %2", "a lifeline, its address").arg(name(line, session), address(line));
    };
    const QString text =
        tr("%1: %2 from %3 to %4", "a time, packets, two ends")
            .arg(Words::time(arrow.sentAt), media(arrow), end(arrow.from), end(arrow.to));
    if (const auto travel = arrow.travel())
        return tr("%1, arrived after %2", "what was sent, a duration")
            .arg(text, Words::duration(*travel));
    if (arrow.bytes.empty()) // counted: the time is that of the report
        return tr("%1, counted by then: %2", "what was sent, packets")
            .arg(text, Words::number(arrow.packets));
    switch (arrow.fate) {
    case Fate::Lost:
        return tr("%1, not seen by the far end", "what was sent").arg(text);
    case Fate::OnTheWay:
        return tr("%1, on the way", "what was sent").arg(text);
    case Fate::Arrived:
        return tr("%1, arrived", "what was sent").arg(text);
    case Fate::NotKnown:
        break;
    }
    return tr("%1, not known from this side", "what was sent").arg(text);
}

} // namespace icelens::ui
