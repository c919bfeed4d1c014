// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace icelens::app {

/// What is wrong with a value, in a sentence; empty if nothing is.
using Complaint = std::optional<QString>;

/// One flag of a command whose answers are gathered in a @p Target.
template <class Target>
struct Flag
{
    QString name;      ///< Without dashes.
    QString valueName; ///< Empty: the flag takes no value.
    QString help;      ///< A sentence; says the default.
    /// Writes the value into the target. Called once for each time the flag was given.
    std::function<Complaint(Target&, const QString&)> apply;
};

/// Flags that belong together, with their heading in --help.
template <class Target>
struct FlagGroup
{
    QString title;
    std::vector<Flag<Target>> flags;
};

} // namespace icelens::app
