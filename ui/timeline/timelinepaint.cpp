// SPDX-License-Identifier: GPL-3.0-or-later
// How the timeline looks.
#include "model/items/words.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/timeline/lanepainter.h"
#include "ui/timeline/lanewords.h"
#include "ui/timeline/timelinecanvas.h"
#include "ui/timeline/veil.h"

#include <QLocale>
#include <QPainter>
#include <QScrollBar>

#include <cmath>

namespace icelens::ui {

using model::LaneKind;

namespace {

constexpr qreal wordsFrom = 14;
constexpr int tickApart = 78;
constexpr int numberWidth = 26;

QColor themed(ColourRole role)
{
    return Theme::instance().colour(role);
}

const QFont& typeFont(Theme::Type type)
{
    return Theme::instance().font(type);
}

void paintElided(QPainter& painter, const QRectF& rect, const QString& text)
{
    // Most labels fit, and eliding costs more than drawing.
    const QFontMetricsF metrics(painter.font());
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.horizontalAdvance(text) <= rect.width()
                         ? text
                         : metrics.elidedText(text, Qt::ElideRight, rect.width()));
}

} // namespace

void TimelineCanvas::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), themed(ColourRole::Panel));
    if (m_projections == nullptr)
        return;
    const auto lanes = drawnLanes();
    const QRectF below(0, axisHeight(), viewport()->width(), viewport()->height() - axisHeight());
    painter.setClipRect(below);
    paintGrounds(painter, lanes);
    paintGrid(painter);
    painter.setClipRect(below.adjusted(labelWidth(), 0, 0, 0));
    const auto now = scale();
    // Live, what happens next is not known: open bars end at the cursor or at the end.
    LanePainter draw(painter, labelWidth(), now,
                     now.pixelOf(std::max(m_moment.end, m_moment.cursor.time)),
                     m_moment.cursor.time);
    for (const auto& lane : lanes)
        draw.paint(lane.picture, lane.row.key.kind, lane.rect);
    paintVeil(painter);
    painter.setClipRect(below);
    for (const auto& lane : lanes)
        paintLabel(painter, lane);
    paintFocus(painter, lanes);
    painter.setClipping(false);
    paintAxis(painter);
    paintCursor(painter);
}

void TimelineCanvas::paintGrounds(QPainter& painter, const std::vector<DrawnLane>& lanes) const
{
    for (const auto& lane : lanes) {
        const auto& key = lane.row.key;
        const bool heading = key.kind == LaneKind::Agent || key.kind == LaneKind::ComponentState;
        const bool chosen = key.pair.value() != 0 && key.pair == m_hub->pair();
        if (chosen || heading)
            painter.fillRect(lane.rect,
                             themed(chosen ? ColourRole::Selection : ColourRole::Raised));
        if (chosen)
            painter.fillRect(QRectF(0, lane.rect.top(), space::selectedEdge, lane.rect.height()),
                             themed(ColourRole::Accent));
        if (heading && m_laneHeight >= wordsFrom)
            painter.fillRect(QRectF(0, std::round(lane.rect.top()), lane.rect.width(), 1),
                             themed(ColourRole::Line));
    }
}

void TimelineCanvas::paintLabel(QPainter& painter, const DrawnLane& lane) const
{
    const auto& key = lane.row.key;
    if (key.kind == LaneKind::Pair) {
        paintPairLabel(painter, lane);
        return;
    }
    if (m_laneHeight < wordsFrom && key.kind != LaneKind::Agent)
        return;
    // A heading of a low lane is written over the lanes below it.
    QRectF rect = lane.rect.adjusted(12, 0, 0, 0);
    rect.setHeight(std::max(m_laneHeight, 16.0));
    rect.setRight(labelWidth() - 4);
    const bool strong = key.kind == LaneKind::Agent || key.kind == LaneKind::ComponentState;
    if (strong) {
        const QString chevron = m_folded.contains(lane.row.lane)
            ? QStringLiteral("ui-chevron-right")
            : QStringLiteral("ui-chevron-down");
        paintIcon(painter, QRectF(rect.left(), rect.center().y() - 5, 10, 10), chevron,
                  themed(ColourRole::Text2));
    }
    rect.setLeft(rect.left() + 15);
    painter.setFont(typeFont(strong ? Theme::Type::Strong : Theme::Type::Label));
    painter.setPen(themed(strong ? ColourRole::Text : ColourRole::Text2));
    const QString heading = LaneWords::heading(m_state, key);
    paintElided(painter, rect, heading);
    const QString note = LaneWords::note(m_state, key);
    if (note.isEmpty())
        return;
    rect.setLeft(rect.left() + QFontMetricsF(painter.font()).horizontalAdvance(heading) + 8);
    painter.setFont(typeFont(Theme::Type::Label));
    painter.setPen(themed(ColourRole::Text2));
    paintElided(painter, rect, note);
}

void TimelineCanvas::paintPairLabel(QPainter& painter, const DrawnLane& lane) const
{
    const auto* pair = m_state.pair(lane.row.key.pair);
    if (pair == nullptr || m_laneHeight < wordsFrom)
        return;
    const bool gone = pair->removed.has_value();
    const qreal middle = lane.rect.center().y();
    paintIcon(painter, QRectF(12, middle - 6, 12, 12),
              gone ? QStringLiteral("mark-removed") : stateIconName(pair->state),
              themed(gone ? ColourRole::Removed : stateColour(pair->state)));
    painter.setPen(themed(gone ? ColourRole::Text3 : ColourRole::Text));
    painter.setFont(typeFont(Theme::Type::MonoSmall));
    const QString number = QString::number(pair->id.value());
    const qreal wide =
        std::max<qreal>(numberWidth, QFontMetricsF(painter.font()).horizontalAdvance(number) + 8);
    QRectF rect(28, lane.rect.top(), wide, lane.rect.height());
    painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeft, number);
    rect.setLeft(rect.right());
    rect.setRight(labelWidth() - 4);
    if (pair->id == m_hub->pair()) {
        QFont bold = painter.font();
        bold.setWeight(QFont::DemiBold);
        painter.setFont(bold);
    }
    paintElided(painter, rect, LaneWords::pairLabel(*pair));
}

void TimelineCanvas::paintGrid(QPainter& painter) const
{
    const QColor line = themed(ColourRole::Line);
    for (const auto at : ticks(scale(), tickApart))
        painter.fillRect(QRectF(std::floor(xOf(at)), axisHeight(), 1, viewport()->height()), line);
}

void TimelineCanvas::paintAxis(QPainter& painter) const
{
    const QRectF axis(0, 0, viewport()->width(), axisHeight());
    painter.fillRect(axis, themed(ColourRole::Panel));
    painter.fillRect(QRectF(0, axis.bottom() - 1, axis.width(), 1), themed(ColourRole::Line));
    painter.setFont(typeFont(Theme::Type::Label));
    painter.setPen(themed(ColourRole::Text2));
    const auto marks = ticks(scale(), tickApart);
    const int places = tickPlaces(marks);
    for (const auto at : marks) {
        const double seconds = std::chrono::duration<double>(at).count();
        const QString text = tr("%1 s", "seconds since the session began")
                                 .arg(QLocale().toString(seconds, 'f', places));
        const qreal wide = QFontMetricsF(painter.font()).horizontalAdvance(text);
        const qreal left = xOf(at) - wide / 2;
        if (left > labelWidth() - wide / 2 - 1)
            painter.drawText(QRectF(left, 0, wide + 1, axis.height()), Qt::AlignVCenter, text);
    }
}

void TimelineCanvas::paintVeil(QPainter& painter) const
{
    const qreal from = std::max<qreal>(cursorX(), labelWidth());
    if (!m_moment.past || from >= viewport()->width())
        return;
    paintLaterVeil(painter,
                   QRectF(from, axisHeight(), viewport()->width() - from, viewport()->height()));
    const qreal end = xOf(m_moment.end);
    if (end > viewport()->width())
        return;
    painter.setPen(QPen(themed(ColourRole::Text2), 1, Qt::DashLine));
    painter.drawLine(QPointF(end + 0.5, axisHeight()), QPointF(end + 0.5, viewport()->height()));
    const QString text = m_moment.growing ? tr("live %1").arg(items::Words::time(m_moment.end))
                                          : tr("end %1").arg(items::Words::time(m_moment.end));
    painter.setFont(typeFont(Theme::Type::Label));
    const qreal wide = QFontMetricsF(painter.font()).horizontalAdvance(text);
    const QRectF box(end - wide - 6, viewport()->height() - 20, wide + 4, 16);
    if (box.left() > from)
        painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft, text);
}

void TimelineCanvas::paintCursor(QPainter& painter) const
{
    const qreal x = cursorX();
    if (x < labelWidth() || x > viewport()->width())
        return;
    painter.fillRect(QRectF(x - 1, axisHeight() - 4, 2, viewport()->height()),
                     themed(ColourRole::Accent));
    paintTimePill(painter, QPointF(x, axisHeight() / 2.0 - 1), m_moment.cursor.time,
                  QRectF(labelWidth(), 0, viewport()->width() - labelWidth(), axisHeight()));
}

void TimelineCanvas::paintFocus(QPainter& painter, const std::vector<DrawnLane>& lanes) const
{
    if (!hasFocus() || m_current < 0)
        return;
    for (const auto& lane : lanes) {
        if (lane.row != m_rows[static_cast<std::size_t>(m_current)])
            continue;
        painter.setPen(QPen(themed(ColourRole::Accent), space::focusRing));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(lane.rect.adjusted(1, 1, -1, -1));
    }
}

} // namespace icelens::ui
