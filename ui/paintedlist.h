// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QString>

class QWidget;

namespace icelens::ui {

/// What a painted view is to assistive technology: a list, one item a lane or arrow.
///
/// A widget that inherits it calls makeAccessible() in its constructor.
class PaintedList
{
public:
    PaintedList() = default;
    PaintedList(const PaintedList&) = delete;
    PaintedList& operator=(const PaintedList&) = delete;
    virtual ~PaintedList() = default;

    [[nodiscard]] virtual int itemCount() const = 0;
    /// "Pair 4, component 1, In-Progress since 3.500 s"
    [[nodiscard]] virtual QString itemWords(int item) const = 0;
    /// In the widget's coordinates; outside of it if it is scrolled away.
    [[nodiscard]] virtual QRect itemRect(int item) const = 0;
    [[nodiscard]] virtual int currentItem() const = 0; ///< −1: none.

protected:
    static void makeAccessible();
    /// Tells that the current item of @p widget is another.
    static void tellCurrent(QWidget* widget, int item);
};

} // namespace icelens::ui
