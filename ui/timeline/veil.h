// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/ids.h"

#include <QRectF>

class QPainter;

namespace icelens::ui {

/// Veils and hatches what comes after the instant that is shown.
void paintLaterVeil(QPainter& painter, const QRectF& rect);

/// The cursor's time on an accent ground around @p centre, moved to stay @p within.
void paintTimePill(QPainter& painter, QPointF centre, model::SessionTime time,
                   const QRectF& within);

} // namespace icelens::ui
