// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paintedlist.h"

#include <QPainterPath>
#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

namespace icelens::ui {

/// A picture made of things that can be pointed at, walked through by keyboard and read out.
///
/// Up and Down walk through the items, Enter chooses the current one; Left, Right, Home, End and
/// Space are left to the transport bar. To assistive technology it is a list with an item for each
/// thing. UI thread.
class Figure : public QWidget, public PaintedList
{
    Q_OBJECT

public:
    struct Item
    {
        quint64 key = 0;   ///< Names the same thing at every instant.
        QPainterPath area; ///< Where it answers the pointer. Later items lie above earlier ones.
        /// In words: "Pair 4, component 1, In-Progress since 3.500 s"; or empty, see nameOf().
        QString name;
        QString toolTip; ///< The name if empty.
        bool chosen = false;
        qreal reach = 0; ///< Of a line: how far from it the pointer is heard. 0: it is an area.
    };

    explicit Figure(QWidget* parent = nullptr);

    [[nodiscard]] const std::vector<Item>& items() const { return m_items; }
    /// The item that the keys stand on; nothing unless a person went there.
    [[nodiscard]] std::optional<std::size_t> current() const;
    void setCurrent(std::size_t item);
    [[nodiscard]] std::optional<std::size_t> itemAt(const QPointF& point) const;
    [[nodiscard]] std::optional<std::size_t> itemOf(quint64 key) const;
    /// What a click or Enter on the item does.
    virtual void choose(std::size_t item) = 0;

    [[nodiscard]] int itemCount() const override { return static_cast<int>(m_items.size()); }
    [[nodiscard]] QString itemWords(int item) const override;
    [[nodiscard]] QRect itemRect(int item) const override;
    [[nodiscard]] int currentItem() const override;

protected:
    /// Words for an item whose name is worked out only when somebody asks: there may be thousands.
    [[nodiscard]] virtual QString nameOf(std::size_t item) const { return m_items.at(item).name; }
    /// The current item stays if one of the same key is there.
    void setItems(std::vector<Item> items);
    [[nodiscard]] std::optional<quint64> hovered() const { return m_hovered; }
    /// Ring around the current item while the figure has the focus.
    void paintFocus(QPainter& painter) const;

    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void tellFocus();

    std::vector<Item> m_items;
    std::optional<quint64> m_current;
    std::optional<quint64> m_hovered;
};

} // namespace icelens::ui
