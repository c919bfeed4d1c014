// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"

#include <QAbstractButton>

class QMenu;

namespace icelens::ui {

/// A small button of a filter bar: an icon, a word and a count; pressed it lets its kind through.
/// With a menu it opens that instead.
class Chip : public QAbstractButton
{
    Q_OBJECT

public:
    explicit Chip(const QString& word, QWidget* parent = nullptr);

    void setSign(const QString& iconName, ColourRole colour);
    void setCount(quint64 count);
    void setMenu(QMenu* menu);
    [[nodiscard]] bool hasMenu() const { return m_menu != nullptr; }
    /// Something other than the first entry of the menu is chosen.
    void setMarked(bool marked);
    [[nodiscard]] bool isMarked() const { return m_marked; }
    /// Leaves the word away where the icon says the same; it stays the accessible name.
    void setCompact(bool compact);
    [[nodiscard]] int fullWidth() const { return widthFor(m_menu != nullptr && !m_marked); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int widthFor(bool compact) const;
    [[nodiscard]] QString countText() const;

    QString m_sign;
    ColourRole m_colour = ColourRole::Text2;
    quint64 m_count = 0;
    bool m_counts = false;
    bool m_compact = false;
    bool m_marked = false;
    QMenu* m_menu = nullptr;
};

} // namespace icelens::ui
