// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QString>

class QFrame;
class QLabel;
class QToolButton;
class QWidget;

namespace icelens::ui {

/// Gives @p widget one of the looks of the style sheet ("chip", "segment", "panel", …).
void setLook(QWidget* widget, const char* look);

/// A one pixel line across; decorative.
[[nodiscard]] QFrame* makeRule(QWidget* parent);

/// A label in one of the theme's types. It wraps if @p wraps.
[[nodiscard]] QLabel* makeLabel(const QString& text, Theme::Type type, QWidget* parent,
                                const char* look = "", bool wraps = false);

/// A borderless button that is only an icon, with its word for assistive technology and tooltip.
[[nodiscard]] QToolButton* makeIconButton(const QString& iconName, const QString& word,
                                          QWidget* parent);

} // namespace icelens::ui
