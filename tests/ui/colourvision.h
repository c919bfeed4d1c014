// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace icelens::test {

/// WCAG 2 contrast, 1..21.
[[nodiscard]] double contrast(const QColor& a, const QColor& b);

enum class Vision { Normal, Deuteranopia, Protanopia };

/// How @p colour looks, after Machado, Oliveira and Fernandes (2009) at full severity, in linear
/// RGB.
[[nodiscard]] QColor seenBy(Vision vision, const QColor& colour);

/// CIEDE2000 distance under D65.
[[nodiscard]] double colourDistance(const QColor& a, const QColor& b);

} // namespace icelens::test
