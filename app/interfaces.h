// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace icelens::app {

struct NetworkInterface
{
    QString name;
    QStringList addresses; ///< IPv4 and IPv6, without zones.
};

/// This computer's interfaces that are up and have addresses, in the system's order.
[[nodiscard]] std::vector<NetworkInterface> networkInterfaces();

} // namespace icelens::app
