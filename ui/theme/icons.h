// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"
#include "ui/theme/tokens.h"

#include <QColor>
#include <QIcon>
#include <QRectF>
#include <QString>

class QPainter;

namespace icelens::ui {

/// An icon of resources/icons ("state-waiting"), drawn in the colour that @p role has at the moment
/// of painting, so that a change of theme needs no new icons. Crisp at every scale.
[[nodiscard]] QIcon icon(const QString& name, ColourRole role = ColourRole::Text);

/// Paints the icon @p name in @p colour; cached by colour and size.
void paintIcon(QPainter& painter, const QRectF& rect, const QString& name, const QColor& colour);

/// The shape and the colour that stand for a pair's state.
[[nodiscard]] QString stateIconName(model::PairState state);
[[nodiscard]] ColourRole stateColour(model::PairState state);

} // namespace icelens::ui
