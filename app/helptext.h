// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flag.h"

#include <QString>

namespace icelens::app {

/// A flag as --help shows it.
struct HelpEntry
{
    QString left; ///< "--ta MS"
    QString right;
};

struct HelpGroup
{
    QString title;
    std::vector<HelpEntry> entries;
};

/// "icelens 0.1.0", with a line end.
[[nodiscard]] QString versionText();

/// The help of the program: its commands, exit statuses and environment. At most 80 columns.
[[nodiscard]] QString programHelp();

/// The help of @p command: "demo", "offer", "answer", "open" or "show".
[[nodiscard]] QString commandHelp(const QString& command, const std::vector<HelpGroup>& groups);

template <class Target>
[[nodiscard]] QString commandHelp(const QString& command,
                                  const std::vector<FlagGroup<Target>>& groups)
{
    std::vector<HelpGroup> shown;
    for (const auto& group : groups) {
        HelpGroup& into = shown.emplace_back();
        into.title = group.title;
        for (const auto& flag : group.flags)
            into.entries.push_back(
                {QStringLiteral("--") + flag.name
                     + (flag.valueName.isEmpty() ? QString() : QLatin1Char(' ') + flag.valueName),
                 flag.help});
    }
    return commandHelp(command, shown);
}

} // namespace icelens::app
