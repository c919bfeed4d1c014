// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QModelIndex>
#include <QRect>
#include <QString>

class QPainter;

namespace icelens::ui {

/// How a row of a table stands at the moment of painting.
struct RowLook
{
    bool selected = false;
    bool focused = false; ///< The current row of the view that has the focus.
    bool related = false; ///< Belongs to the selected pair.
    qreal changed = 0;    ///< 1 just after a change of state, fading to 0.
    bool atStart = true;  ///< The painted part holds the row's left edge.
    bool atEnd = true;    ///< … and its right edge.
};

/// Ground of a row or of one cell of it, with the edge of selection and the focus ring.
void paintRowGround(QPainter& painter, const QRect& rect, const RowLook& look);

/// A group's row across all columns: chevron, name, summary.
void paintGroupRow(QPainter& painter, const QRect& rect, const QModelIndex& index, bool expanded,
                   const RowLook& look);

/// One line of text, elided at its end, or in its middle if @p elideMiddle.
void paintText(QPainter& painter, const QRect& rect, const QString& text, Theme::Type type,
               ColourRole colour, Qt::Alignment alignment = Qt::AlignLeft,
               bool elideMiddle = false);

/// The four places of the marks: valid, nominated, selected, triggered. A dot where none is.
void paintMarks(QPainter& painter, const QRect& rect, int marks);
/// Width that paintMarks() needs.
[[nodiscard]] int marksWidth();
/// The same places as a table head.
void paintMarksHead(QPainter& painter, const QRect& rect);

} // namespace icelens::ui
