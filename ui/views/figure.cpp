// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/figure.h"

#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace icelens::ui {

namespace {

bool answers(const Figure::Item& item, const QPointF& point)
{
    if (item.reach <= 0)
        return item.area.contains(point);
    // A line is widened only where the pointer is near.
    const qreal reach = item.reach;
    if (!item.area.controlPointRect().adjusted(-reach, -reach, reach, reach).contains(point))
        return false;
    QPainterPathStroker stroker;
    stroker.setWidth(2 * reach);
    return stroker.createStroke(item.area).contains(point);
}

} // namespace

Figure::Figure(QWidget* parent)
    : QWidget(parent)
{
    makeAccessible();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

std::optional<std::size_t> Figure::itemOf(quint64 key) const
{
    const auto found = std::ranges::find(m_items, key, &Item::key);
    if (found == m_items.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - m_items.begin());
}

std::optional<std::size_t> Figure::itemAt(const QPointF& point) const
{
    for (std::size_t i = m_items.size(); i-- > 0;) {
        if (answers(m_items[i], point))
            return i;
    }
    return std::nullopt;
}

std::optional<std::size_t> Figure::current() const
{
    return m_current ? itemOf(*m_current) : std::nullopt;
}

void Figure::setCurrent(std::size_t item)
{
    m_current = m_items.at(item).key;
    update();
    tellFocus();
}

void Figure::setItems(std::vector<Item> items)
{
    m_items = std::move(items);
    update();
}

QString Figure::itemWords(int item) const
{
    const auto at = static_cast<std::size_t>(item);
    return at < m_items.size() ? nameOf(at) : QString();
}

QRect Figure::itemRect(int item) const
{
    const auto at = static_cast<std::size_t>(item);
    return at < m_items.size() ? m_items[at].area.boundingRect().toAlignedRect() : QRect();
}

int Figure::currentItem() const
{
    const auto item = current();
    return item ? static_cast<int>(*item) : -1;
}

void Figure::tellFocus()
{
    if (m_current && hasFocus())
        tellCurrent(this, currentItem());
}

void Figure::paintFocus(QPainter& painter) const
{
    const auto item = current();
    if (!item || !hasFocus())
        return;
    const Theme& theme = Theme::instance();
    const QRectF ring = m_items[*item].area.boundingRect().adjusted(-3, -3, 3, 3);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.colour(ColourRole::Panel), space::focusRing + 2));
    painter.drawRoundedRect(ring, space::controlRadius, space::controlRadius);
    painter.setPen(QPen(theme.colour(ColourRole::Accent), space::focusRing));
    painter.drawRoundedRect(ring, space::controlRadius, space::controlRadius);
}

bool Figure::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const auto item = itemAt(help->pos())) {
        const auto& over = m_items[*item];
        QToolTip::showText(help->globalPos(), over.toolTip.isEmpty() ? nameOf(*item) : over.toolTip,
                           this, over.area.boundingRect().toAlignedRect());
    } else {
        QToolTip::hideText();
        event->ignore();
    }
    return true;
}

void Figure::keyPressEvent(QKeyEvent* event)
{
    const auto at = current();
    const auto count = m_items.size();
    switch (event->key()) {
    case Qt::Key_Down:
        if (count > 0)
            setCurrent(at ? std::min(*at + 1, count - 1) : 0);
        return;
    case Qt::Key_Up:
        if (count > 0)
            setCurrent(at && *at > 0 ? *at - 1 : 0);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (at)
            choose(*at);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void Figure::mouseMoveEvent(QMouseEvent* event)
{
    const auto item = itemAt(event->position());
    const auto over = item ? std::optional(m_items[*item].key) : std::nullopt;
    if (over == m_hovered)
        return;
    m_hovered = over;
    setCursor(over ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void Figure::mousePressEvent(QMouseEvent* event)
{
    const auto item = itemAt(event->position());
    if (event->button() != Qt::LeftButton || !item) {
        QWidget::mousePressEvent(event);
        return;
    }
    setCurrent(*item);
    choose(*item);
}

void Figure::leaveEvent(QEvent* event)
{
    m_hovered.reset();
    update();
    QWidget::leaveEvent(event);
}

void Figure::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    tellFocus();
}

void Figure::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace icelens::ui
