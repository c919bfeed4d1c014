// SPDX-License-Identifier: GPL-3.0-or-later
// What keys, wheel and pointer do to the timeline.
#include "ui/timeline/timelinecanvas.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

namespace icelens::ui {

namespace {

constexpr double keyZoom = 1.5;
constexpr double wheelZoom = 1.25; // a notch
constexpr double keyPan = 0.1;
constexpr int notch = 120;
constexpr qreal nearCursor = 5;

} // namespace

void TimelineCanvas::keyPressEvent(QKeyEvent* event)
{
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    const int page = std::max(static_cast<int>(verticalScrollBar()->pageStep() / m_laneHeight), 1);
    auto window = m_window;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(keyZoom);
        return;
    case Qt::Key_Minus:
        zoom(1 / keyZoom);
        return;
    case Qt::Key_0:
        showAll();
        return;
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (!control)
            break; // time goes by events: the transport bar
        window.pan(event->key() == Qt::Key_Left ? -keyPan : keyPan);
        setWindow(window);
        return;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: {
        const int way = event->key() == Qt::Key_PageUp ? -1 : 1;
        if (control) {
            window.pan(way);
            setWindow(window);
        } else {
            setCurrent(std::clamp(m_current + way * page, 0, itemCount() - 1), true);
        }
        return;
    }
    case Qt::Key_Up:
        setCurrent(std::max(m_current - 1, 0), true);
        return;
    case Qt::Key_Down:
        setCurrent(std::min(m_current + 1, itemCount() - 1), true);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0 && isHeading(m_current)) {
            toggleFold(m_current);
            return;
        }
        break;
    default:
        break;
    }
    event->ignore();
}

void TimelineCanvas::wheelEvent(QWheelEvent* event)
{
    const QPoint turned = event->angleDelta();
    auto window = m_window;
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        window.zoom(std::pow(wheelZoom, static_cast<double>(turned.y()) / notch),
                    scale().timeOf(static_cast<int>(event->position().x()) - labelWidth()));
        setWindow(window);
    } else if (event->modifiers().testFlag(Qt::ShiftModifier) || turned.x() != 0) {
        const int way = turned.x() != 0 ? turned.x() : turned.y();
        window.pan(-keyPan * way / notch);
        setWindow(window);
    } else {
        QAbstractScrollArea::wheelEvent(event);
    }
    event->accept();
}

bool TimelineCanvas::isNearCursor(const QPointF& at) const
{
    return at.x() > labelWidth() && std::abs(at.x() - cursorX()) <= nearCursor;
}

void TimelineCanvas::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_projections == nullptr)
        return;
    m_pressedAt = m_draggedTo = event->position();
    const bool onAxis =
        event->position().y() < axisHeight() && event->position().x() > labelWidth();
    m_drag = onAxis || isNearCursor(event->position()) ? Drag::Cursor : Drag::Pressed;
    if (onAxis)
        Q_EMIT timeRequested(timeAt(event->position().x()));
}

void TimelineCanvas::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF at = event->position();
    if (m_drag == Drag::None) {
        viewport()->setCursor(isNearCursor(at) ? Qt::SplitHCursor : Qt::ArrowCursor);
        return;
    }
    if (m_drag == Drag::Cursor) {
        Q_EMIT timeRequested(timeAt(at.x()));
        return;
    }
    if (m_drag == Drag::Pressed
        && (at - m_pressedAt).manhattanLength() >= QApplication::startDragDistance())
        m_drag = Drag::Pan;
    if (m_drag != Drag::Pan)
        return;
    const QPointF moved = at - m_draggedTo;
    m_draggedTo = at;
    auto window = m_window;
    window.pan(-moved.x() / scale().pixels);
    setWindow(window);
    verticalScrollBar()->setValue(verticalScrollBar()->value()
                                  - static_cast<int>(std::lround(moved.y())));
}

void TimelineCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    const auto drag = std::exchange(m_drag, Drag::None);
    if (event->button() != Qt::LeftButton || drag != Drag::Pressed)
        return;
    const int row = rowAt(event->position().y());
    setCurrent(row, true);
    if (row >= 0 && isHeading(row) && event->position().x() < labelWidth())
        toggleFold(row);
}

void TimelineCanvas::mouseDoubleClickEvent(QMouseEvent* event)
{
    m_drag = Drag::None;
    if (event->button() == Qt::LeftButton && m_projections != nullptr
        && event->position().x() > labelWidth())
        Q_EMIT timeRequested(timeAt(event->position().x()));
}

bool TimelineCanvas::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString text = toolTipAt(help->pos());
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), text, viewport());
    return true;
}

} // namespace icelens::ui
