// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/address.h"

#include <QString>

#include <optional>

namespace icelens::ui {

/// Reads an IP address with or without a port (then 3478, RFC 8489 §8.1), as a person types it.
/// Empty for anything else, names among it.
[[nodiscard]] inline std::optional<model::Address> parseServerAddress(const QString& text)
{
    constexpr std::uint16_t stunPort = 3478;
    const std::string typed = text.trimmed().toStdString();
    auto address = model::Address::parseWithPort(typed);
    if (!address)
        address = model::Address::parse(typed, stunPort);
    if (address && address->port() == 0)
        return {};
    return address;
}

} // namespace icelens::ui
