// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>

namespace icelens::app {

/// Why no window can be shown, in a sentence; empty if one can. @p arguments: of the program, as
/// they may choose a platform (-platform). To be asked before a QApplication is made, which would
/// end the process.
[[nodiscard]] std::optional<QString> whyNoWindow(const QStringList& arguments);

} // namespace icelens::app
