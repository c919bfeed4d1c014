// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"

#include <QPalette>
#include <QString>

namespace icelens::ui {

/// The roles of Qt's palette from the table of tokens.
[[nodiscard]] QPalette paletteFor(Scheme scheme);

/// What Fusion and the palette cannot say: radii, edges, focus rings, chips, tabs.
[[nodiscard]] QString styleSheetFor(Scheme scheme);

} // namespace icelens::ui
