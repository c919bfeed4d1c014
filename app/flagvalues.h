// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flag.h"
#include "model/base/address.h"
#include "model/event/options.h"

#include <QCoreApplication>

#include <chrono>

namespace icelens::app {

/// Reads the values of flags. Each function writes only what is right and complains otherwise.
class FlagValues
{
    Q_DECLARE_TR_FUNCTIONS(icelens::app::FlagValues)
public:
    /// A whole number in [@p low, @p high].
    [[nodiscard]] static Complaint number(const QString& text, int low, int high, int& value);
    /// Whole milliseconds in [@p low, @p high].
    [[nodiscard]] static Complaint milliseconds(const QString& text, int low, int high,
                                                std::chrono::milliseconds& value);
    /// Seconds with a point and at most nanoseconds, in [@p low, @p high].
    [[nodiscard]] static Complaint seconds(const QString& text, double low, double high,
                                           std::chrono::nanoseconds& value);
    [[nodiscard]] static Complaint role(const QString& text, model::Role& value);
    /// "192.0.2.1:3478", "[2001:db8::1]:3478", or an address alone with @p defaultPort.
    [[nodiscard]] static Complaint server(const QString& text, std::uint16_t defaultPort,
                                          model::Address& value);
    /// "udp:user@192.0.2.1:3478", "tcp:user@…".
    [[nodiscard]] static Complaint turn(const QString& text, const QString& password,
                                        std::vector<model::TurnServer>& servers);
};

} // namespace icelens::app
