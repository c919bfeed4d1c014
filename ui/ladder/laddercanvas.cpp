// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ladder/laddercanvas.h"

#include "model/session/eventlog.h"
#include "ui/ladder/ladderwords.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace icelens::ui {

namespace {

constexpr double wheelZoom = 1.25;
constexpr double keyZoom = 1.5;
constexpr int notch = 120;
constexpr double steadyScale = 1.6;
constexpr double farthest = 5; // pixels per second
constexpr double nearest = 2e6;
constexpr qreal reach = 7;
// Long logs are not laid out anew at each frame while they grow.
constexpr std::size_t longLog = 50'000;
constexpr qint64 longLogMs = 500;

/// Distance of @p at from the line between two points.
qreal distance(const QPointF& at, const QPointF& from, const QPointF& to)
{
    const QPointF way = to - from;
    const qreal square = QPointF::dotProduct(way, way);
    const qreal share =
        square > 0 ? std::clamp(QPointF::dotProduct(at - from, way) / square, 0.0, 1.0) : 0;
    const QPointF off = at - (from + way * share);
    return std::hypot(off.x(), off.y());
}

} // namespace

LadderCanvas::LadderCanvas(SelectionHub* hub, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_hub(hub)
{
    makeAccessible();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Ladder"));
    setAccessibleDescription(
        tr("One arrow for each message. Up and Down go from message to message, plus and minus "
           "zoom, 0 chooses a scale that can be read, Enter goes to the message's time."));
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    connect(hub, &SelectionHub::eventChanged, this, &LadderCanvas::followSelection);
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void LadderCanvas::setSession(const model::EventLog* log, const model::Projections* projections)
{
    m_log = log;
    m_projections = projections;
    m_state = {};
    m_moment = {};
    m_filter = {};
    m_picture.reset();
    m_current = -1;
    m_laidOut = 0;
    m_zoomed = false;
    updateScrollBars();
    viewport()->update();
}

void LadderCanvas::showAt(const Moment& moment, const model::Session& state)
{
    const Moment before = std::exchange(m_moment, moment);
    m_state = state;
    const bool first = m_picture == nullptr;
    const bool atEnd = verticalScrollBar()->value() == verticalScrollBar()->maximum();
    const bool grew = m_log != nullptr && thingsInLog() != m_laidOut;
    const bool due = m_log != nullptr
        && (m_log->size() < longLog || !m_sinceLayOut.isValid()
            || m_sinceLayOut.elapsed() > longLogMs);
    if (m_picture == nullptr || (grew && due))
        layOut();
    else
        m_picture->setMoment(moment, state);
    if (moment.growing && !moment.past && atEnd)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    else if (!first || moment.past)
        revealCursor(before);
    viewport()->update();
}

std::size_t LadderCanvas::thingsInLog() const
{
    return m_projections->wire().size() + m_projections->ladder().mediaCount();
}

bool LadderCanvas::isInSight(model::SessionTime time) const
{
    // What led to it is above it, and wants to be seen as well.
    const QScrollBar* bar = verticalScrollBar();
    const qreal y = m_picture->yOf(time) - bar->value();
    const qreal room = bar->value() > bar->minimum() ? bar->pageStep() / 4.0 : 0;
    return y >= room && y <= bar->pageStep();
}

/// A cursor that was moved is brought into sight; one that plays only if it was there.
void LadderCanvas::revealCursor(const Moment& before)
{
    const auto now = m_moment.cursor.time;
    if (m_picture == nullptr || before.cursor == m_moment.cursor || isInSight(now))
        return;
    if (!m_moment.playing || isInSight(before.cursor.time))
        verticalScrollBar()->setValue(static_cast<int>(m_picture->yOf(now))
                                      - verticalScrollBar()->pageStep() * 2 / 3);
}

void LadderCanvas::layOut()
{
    if (m_projections == nullptr)
        return;
    m_sinceLayOut.start();
    m_laidOut = thingsInLog();
    m_picture =
        std::make_unique<LadderPicture>(*m_projections, m_filter, m_moment, m_state, m_log->size());
    fitScale();
    updateScrollBars();
    followSelection();
    Q_EMIT layoutChanged();
}

void LadderCanvas::setFilter(const model::LadderFilter& filter)
{
    if (filter == m_filter && m_picture != nullptr)
        return;
    m_filter = filter;
    m_current = -1;
    layOut();
    viewport()->update();
}

void LadderCanvas::fitScale()
{
    if (!m_zoomed) {
        const double best = m_picture->readableScale();
        // What grows does not stretch and shrink with every message.
        const double ratio = best / m_pixelsPerSecond;
        if (best > 0 && (ratio > steadyScale || ratio < 1 / steadyScale))
            m_pixelsPerSecond = std::clamp(best, farthest, nearest);
    }
    m_picture->setScale(m_pixelsPerSecond);
}

void LadderCanvas::zoom(double factor)
{
    zoomAbout(factor, verticalScrollBar()->pageStep() / 2.0);
}

/// What is at @p y below the head stays there.
void LadderCanvas::zoomAbout(double factor, qreal y)
{
    if (m_picture == nullptr)
        return;
    const auto kept = m_picture->timeAt(verticalScrollBar()->value() + y);
    m_zoomed = true;
    m_pixelsPerSecond = std::clamp(m_pixelsPerSecond * factor, farthest, nearest);
    m_picture->setScale(m_pixelsPerSecond);
    updateScrollBars();
    verticalScrollBar()->setValue(static_cast<int>(m_picture->yOf(kept) - y));
    viewport()->update();
}

void LadderCanvas::zoomToRead()
{
    if (m_picture == nullptr)
        return;
    const qreal middle = verticalScrollBar()->pageStep() / 2.0;
    const auto kept = m_picture->timeAt(verticalScrollBar()->value() + middle);
    m_zoomed = false;
    fitScale();
    updateScrollBars();
    verticalScrollBar()->setValue(static_cast<int>(m_picture->yOf(kept) - middle));
    viewport()->update();
}

void LadderCanvas::updateScrollBars()
{
    const int body =
        std::max(viewport()->height() - static_cast<int>(LadderPicture::headHeight()), 1);
    double tall = 0;
    double wide = 0;
    if (m_picture != nullptr) {
        m_picture->setWidth(viewport()->width());
        tall = std::min(m_picture->height(), 2e9);
        wide = m_picture->width();
    }
    verticalScrollBar()->setRange(0, std::max(static_cast<int>(tall) - body, 0));
    verticalScrollBar()->setPageStep(body);
    verticalScrollBar()->setSingleStep(20);
    horizontalScrollBar()->setRange(0, std::max(static_cast<int>(wide) - viewport()->width(), 0));
    horizontalScrollBar()->setPageStep(viewport()->width());
}

QPointF LadderCanvas::origin() const
{
    return {-static_cast<qreal>(horizontalScrollBar()->value()),
            LadderPicture::headHeight() - verticalScrollBar()->value()};
}

std::vector<LadderPicture::DrawnArrow> LadderCanvas::drawnArrows() const
{
    const qreal top = verticalScrollBar()->value();
    return m_picture != nullptr ? m_picture->arrows(top, top + viewport()->height())
                                : std::vector<LadderPicture::DrawnArrow>();
}

void LadderCanvas::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), Theme::instance().colour(ColourRole::Panel));
    if (m_picture == nullptr)
        return;
    if (m_picture->layout().itemCount() == 0) {
        painter.setPen(Theme::instance().colour(ColourRole::Text2));
        painter.drawText(viewport()->rect(), Qt::AlignCenter, tr("No message matches."));
        return;
    }
    painter.save();
    painter.translate(origin());
    const qreal top = verticalScrollBar()->value();
    m_picture->paint(painter, top, top + viewport()->height(), m_hub->event());
    painter.restore();
    painter.translate(origin().x(), 0);
    m_picture->paintHead(painter);
}

void LadderCanvas::scrollContentsBy(int /*dx*/, int /*dy*/)
{
    viewport()->update();
}

void LadderCanvas::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBars();
}

void LadderCanvas::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(keyZoom);
        return;
    case Qt::Key_Minus:
        zoom(1 / keyZoom);
        return;
    case Qt::Key_0:
        zoomToRead();
        return;
    case Qt::Key_Up:
        setCurrent(std::max(m_current - 1, 0), true);
        return;
    case Qt::Key_Down:
        setCurrent(std::min(m_current + 1, itemCount() - 1), true);
        return;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        verticalScrollBar()->triggerAction(event->key() == Qt::Key_PageUp
                                               ? QAbstractSlider::SliderPageStepSub
                                               : QAbstractSlider::SliderPageStepAdd);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0) {
            const auto drawn = m_picture->place(static_cast<std::size_t>(m_current));
            Q_EMIT timeRequested(drawn.media ? drawn.media->sentAt : drawn.arrow.sentAt);
            return;
        }
        break;
    default:
        break;
    }
    event->ignore();
}

void LadderCanvas::wheelEvent(QWheelEvent* event)
{
    if (event->modifiers().testFlag(Qt::ControlModifier))
        zoomAbout(std::pow(wheelZoom, static_cast<double>(event->angleDelta().y()) / notch),
                  event->position().y() - LadderPicture::headHeight());
    else
        QAbstractScrollArea::wheelEvent(event);
    event->accept();
}

int LadderCanvas::itemAt(const QPointF& at) const
{
    if (m_picture == nullptr || at.y() < LadderPicture::headHeight())
        return -1;
    const QPointF on = at - origin();
    qreal best = reach;
    int found = -1;
    for (const auto& drawn : m_picture->arrows(on.y() - 60, on.y() + 60)) {
        const qreal off = distance(on, drawn.from, drawn.to);
        if (off < best) {
            best = off;
            found = static_cast<int>(drawn.item);
        }
    }
    return found;
}

void LadderCanvas::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        setCurrent(itemAt(event->position()), true);
}

void LadderCanvas::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (m_picture != nullptr && event->position().y() > LadderPicture::headHeight())
        Q_EMIT timeRequested(m_picture->timeAt((event->position() - origin()).y()));
}

void LadderCanvas::setCurrent(int item, bool choose)
{
    if (item < 0 || item >= itemCount())
        return;
    m_current = item;
    const auto drawn = m_picture->place(static_cast<std::size_t>(item));
    auto* bar = verticalScrollBar();
    if (drawn.from.y() < bar->value() + 20)
        bar->setValue(static_cast<int>(drawn.from.y()) - 40);
    else if (drawn.to.y() > bar->value() + bar->pageStep() - 20)
        bar->setValue(static_cast<int>(drawn.to.y()) - bar->pageStep() + 40);
    if (choose) {
        const auto tell = [&](const auto& arrow) {
            const bool sent = arrow.sentEvent != model::noEvent;
            m_hub->chooseEvent(sent ? arrow.sentEvent : arrow.receivedEvent, arrow.pair);
        };
        drawn.media ? tell(*drawn.media) : tell(drawn.arrow);
    }
    viewport()->update();
    tellCurrent(this, item);
}

void LadderCanvas::followSelection()
{
    viewport()->update();
    if (m_picture == nullptr)
        return;
    m_current = -1;
    const auto chosen = m_hub->event();
    if (!chosen)
        return;
    const auto place = m_picture->layout().placeOf(static_cast<model::EventNumber>(*chosen));
    if (place)
        setCurrent(static_cast<int>(*place), false);
}

QString LadderCanvas::toolTipAt(const QPointF& at) const
{
    const int item = itemAt(at);
    if (item < 0)
        return {};
    const auto drawn = m_picture->place(static_cast<std::size_t>(item));
    if (drawn.media)
        return LadderWords::sentence(*drawn.media, m_state);
    const auto& arrow = drawn.arrow;
    QString text = LadderWords::sentence(arrow, m_state);
    for (const auto& via : {arrow.fromVia, arrow.toVia}) {
        if (via)
            text += QLatin1Char('\n')
                + tr("through %1 %2", "a NAT or server, its address")
                      .arg(LadderWords::name(*via, m_state), LadderWords::address(*via));
    }
    if (arrow.ambiguous)
        text += QLatin1Char('\n') + tr("Which copy arrived is inferred.");
    return text;
}

bool LadderCanvas::viewportEvent(QEvent* event)
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

int LadderCanvas::itemCount() const
{
    return m_picture != nullptr ? static_cast<int>(m_picture->layout().itemCount()) : 0;
}

QString LadderCanvas::itemWords(int item) const
{
    if (item < 0 || item >= itemCount())
        return {};
    const auto drawn = m_picture->place(static_cast<std::size_t>(item));
    return drawn.media ? LadderWords::sentence(*drawn.media, m_state)
                       : LadderWords::sentence(drawn.arrow, m_state);
}

QRect LadderCanvas::itemRect(int item) const
{
    if (item < 0 || item >= itemCount())
        return {};
    const auto drawn = m_picture->place(static_cast<std::size_t>(item));
    return QRectF(drawn.from, drawn.to)
        .normalized()
        .adjusted(0, -reach, 0, reach)
        .translated(origin() + viewport()->pos())
        .toAlignedRect();
}

} // namespace icelens::ui
