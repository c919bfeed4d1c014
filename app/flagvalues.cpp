// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flagvalues.h"

#include <cmath>

namespace icelens::app {

Complaint FlagValues::number(const QString& text, int low, int high, int& value)
{
    bool ok = false;
    const int read = text.toInt(&ok);
    if (!ok || read < low || read > high)
        return tr("a whole number from %1 to %2 is wanted, not “%3”").arg(low).arg(high).arg(text);
    value = read;
    return {};
}

Complaint FlagValues::milliseconds(const QString& text, int low, int high,
                                   std::chrono::milliseconds& value)
{
    bool ok = false;
    const int read = text.toInt(&ok);
    if (!ok || read < low || read > high)
        return tr("whole milliseconds from %1 to %2 are wanted, not “%3”")
            .arg(low)
            .arg(high)
            .arg(text);
    value = std::chrono::milliseconds(read);
    return {};
}

Complaint FlagValues::seconds(const QString& text, double low, double high,
                              std::chrono::nanoseconds& value)
{
    bool ok = false;
    const double read = text.toDouble(&ok);
    if (!ok || !std::isfinite(read) || read < low || read > high)
        return tr("seconds from %1 to %2 are wanted, such as 2.5, not “%3”")
            .arg(low)
            .arg(high, 0, 'f', 0)
            .arg(text);
    value = std::chrono::nanoseconds(std::llround(read * 1e9));
    return {};
}

Complaint FlagValues::role(const QString& text, model::Role& value)
{
    if (text == QStringLiteral("controlling"))
        value = model::Role::Controlling;
    else if (text == QStringLiteral("controlled"))
        value = model::Role::Controlled;
    else
        return tr("“controlling” or “controlled” is wanted, not “%1”").arg(text);
    return {};
}

Complaint FlagValues::server(const QString& text, std::uint16_t defaultPort, model::Address& value)
{
    const std::string utf8 = text.toStdString();
    auto address = model::Address::parseWithPort(utf8);
    if (!address)
        address = model::Address::parse(utf8, defaultPort);
    if (!address || address->port() == 0)
        return tr("an IP address with a port is wanted, such as 192.0.2.1:3478 or "
                  "[2001:db8::1]:3478, not “%1”; names are not looked up")
            .arg(text);
    value = *address;
    return {};
}

Complaint FlagValues::turn(const QString& text, const QString& password,
                           std::vector<model::TurnServer>& servers)
{
    constexpr std::size_t most = 8; // of libnice, for each component
    const auto at = text.lastIndexOf(QLatin1Char('@'));
    const bool udp = text.startsWith(QStringLiteral("udp:"));
    const bool tcp = text.startsWith(QStringLiteral("tcp:"));
    if ((!udp && !tcp) || at <= 4)
        return tr("a TURN server is written udp:user@192.0.2.1:3478 or tcp:user@192.0.2.1:3478, "
                  "not “%1”")
            .arg(text);
    model::TurnServer turn;
    turn.transport = udp ? model::RelayTransport::Udp : model::RelayTransport::Tcp;
    turn.username = text.mid(4, at - 4).toStdString();
    if (auto complaint = server(text.mid(at + 1), 3478, turn.address))
        return complaint;
    if (password.isEmpty())
        return tr("the password of a TURN server is read from the environment variable %1, which "
                  "is not set")
            .arg(QStringLiteral("ICELENS_TURN_PASSWORD"));
    if (servers.size() == most)
        return tr("libnice takes at most %1 TURN servers").arg(most);
    turn.password = password.toStdString();
    servers.push_back(std::move(turn));
    return {};
}

} // namespace icelens::app
