// SPDX-License-Identifier: GPL-3.0-or-later
// How the ladder looks.
#include "model/items/words.h"
#include "ui/ladder/ladderpicture.h"
#include "ui/ladder/ladderwords.h"
#include "ui/theme/theme.h"
#include "ui/timeline/veil.h"

#include <QPainter>
#include <QPolygonF>

#include <cmath>

namespace icelens::ui {

using items::Words;
using model::Fate;
using model::LifelineKind;

namespace {

constexpr qreal arrowHead = 8;
constexpr qreal cross = 4.5;

QColor themed(ColourRole role)
{
    return Theme::instance().colour(role);
}

QPen penOf(const model::Arrow& arrow, bool chosen)
{
    const bool request = arrow.messageClass == model::stun::Class::Request;
    const bool response = arrow.messageClass == model::stun::Class::Success
        || arrow.messageClass == model::stun::Class::Error;
    const ColourRole role = arrow.messageClass == model::stun::Class::Error ? ColourRole::Failed
        : request                                                           ? ColourRole::InProgress
        : response                                                          ? ColourRole::Succeeded
                                                                            : ColourRole::Text2;
    QPen pen(themed(role), chosen ? 2.6 : 1.4);
    if (response)
        pen.setDashPattern({4, 2.5});
    return pen;
}

void paintArrowHead(QPainter& painter, const QPointF& from, const QPointF& to, const QColor& colour)
{
    const double angle = std::atan2(to.y() - from.y(), to.x() - from.x());
    const auto back = [&](double turn) {
        return to - QPointF(std::cos(angle + turn), std::sin(angle + turn)) * arrowHead;
    };
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF{to, back(0.42), back(-0.42)});
}

/// Writes @p text along a slope, unless that would cover another label.
void writeAlong(QPainter& painter, const QPointF& from, const QPointF& to, const QString& text,
                std::vector<QRectF>& taken)
{
    const QFontMetricsF metrics(painter.font());
    const QPointF middle = (from + to) / 2;
    const qreal wide = metrics.horizontalAdvance(text);
    const QRectF box(middle.x() - wide / 2, middle.y() - metrics.height() - 1, wide,
                     metrics.height());
    for (const auto& other : taken) {
        if (other.intersects(box))
            return;
    }
    taken.push_back(box);
    const QPointF along = to.x() >= from.x() ? to - from : from - to;
    painter.save();
    painter.translate(middle);
    painter.rotate(std::atan2(along.y(), along.x()) * 57.29577951308232);
    painter.drawText(QRectF(-wide / 2, -metrics.height() - 2, wide + 2, metrics.height()),
                     Qt::AlignCenter, text);
    painter.restore();
}

} // namespace

void LadderPicture::paintHead(QPainter& painter) const
{
    painter.fillRect(QRectF(0, 0, m_width, headHeight()), themed(ColourRole::Panel));
    painter.fillRect(QRectF(0, headHeight() - 1, m_width, 1), themed(ColourRole::Line));
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& lines = m_layout.lifelines();
    const qreal apart = lines.size() > 1 ? xOf(1) - xOf(0) : 180;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const qreal wide = std::min<qreal>(apart - 8, 180);
        const QRectF box(xOf(i) - wide / 2, 4.5, wide, headHeight() - 10);
        QPen edge(themed(ColourRole::ControlEdge), 1);
        if (lines[i].kind == LifelineKind::Nat)
            edge.setStyle(Qt::DashLine);
        painter.setPen(edge);
        painter.setBrush(themed(ColourRole::Raised));
        painter.drawRoundedRect(box, 5, 5);
        const auto half = box.height() / 2;
        const auto write = [&](const QRectF& rect, const QString& text, Theme::Type type,
                               ColourRole role) {
            painter.setFont(Theme::instance().font(type));
            painter.setPen(themed(role));
            painter.drawText(
                rect, Qt::AlignCenter,
                QFontMetricsF(painter.font()).elidedText(text, Qt::ElideMiddle, rect.width() - 6));
        };
        write(QRectF(box.left(), box.top(), wide, half), LadderWords::name(lines[i], m_state),
              Theme::Type::Strong, ColourRole::Text);
        write(QRectF(box.left(), box.top() + half, wide, half), LadderWords::address(lines[i]),
              Theme::Type::MonoSmall, ColourRole::Text2);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void LadderPicture::paint(QPainter& painter, qreal from, qreal to,
                          std::optional<std::size_t> chosen) const
{
    paintLifelines(painter, from, to);
    paintGaps(painter, from, to);
    painter.setRenderHint(QPainter::Antialiasing);
    std::vector<QRectF> labels;
    qreal lastTime = from - 100;
    for (const auto& drawn : arrows(from - 40, to + 40)) {
        const auto& arrow = drawn.arrow;
        painter.setFont(Theme::instance().font(Theme::Type::MonoSmall));
        if (drawn.from.y() - lastTime >= QFontMetricsF(painter.font()).height()) {
            lastTime = drawn.from.y();
            painter.setPen(themed(ColourRole::Text2));
            painter.drawText(QRectF(6, lastTime - 9, 74, 18), Qt::AlignVCenter | Qt::AlignLeft,
                             Words::time(arrow.sentAt));
        }
        const bool isChosen =
            chosen && (*chosen == arrow.sentEvent || *chosen == arrow.receivedEvent);
        paintArrow(painter, drawn, isChosen, labels);
    }
    paintMedia(painter, from, to);
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintLater(painter, from, to);
}

void LadderPicture::paintLifelines(QPainter& painter, qreal from, qreal to) const
{
    const auto& lines = m_layout.lifelines();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        QPen pen(themed(ColourRole::ControlEdge), 1.4);
        if (lines[i].kind == LifelineKind::Nat)
            pen.setDashPattern({5, 4});
        painter.setPen(pen);
        painter.drawLine(QPointF(xOf(i), from), QPointF(xOf(i), to));
    }
}

void LadderPicture::paintGaps(QPainter& painter, qreal from, qreal to) const
{
    painter.setFont(Theme::instance().font(Theme::Type::Label));
    for (const auto& gap : m_layout.gaps()) {
        const qreal top = yOf(gap.from);
        const qreal bottom = yOf(gap.to);
        if (bottom < from || top > to)
            continue;
        const qreal middle = (top + bottom) / 2;
        for (std::size_t i = 0; i < m_layout.lifelines().size(); ++i) {
            const qreal x = xOf(i);
            painter.fillRect(QRectF(x - 2, middle - 6, 4, 12), themed(ColourRole::Panel));
            painter.setPen(QPen(themed(ColourRole::Text2), 1));
            painter.drawPolyline(QPolygonF{{x - 6, middle + 2},
                                           {x - 2, middle - 3},
                                           {x + 2, middle + 3},
                                           {x + 6, middle - 2}});
        }
        const QString text = LadderWords::tr("nothing for %1").arg(Words::time(gap.length()));
        painter.setPen(themed(ColourRole::Text2));
        painter.drawText(QRectF(xOf(0) + 12, middle - 9, 180, 18), Qt::AlignVCenter | Qt::AlignLeft,
                         text);
    }
}

void LadderPicture::paintArrow(QPainter& painter, const DrawnArrow& drawn, bool chosen,
                               std::vector<QRectF>& labels) const
{
    const auto& arrow = drawn.arrow;
    const QPen pen = penOf(arrow, chosen);
    if (arrow.relayed) { // nested in the message that carries it
        QColor tube = themed(ColourRole::ControlEdge);
        tube.setAlpha(70);
        painter.setPen(QPen(tube, 7, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(drawn.from, drawn.to);
    }
    painter.setPen(pen);
    painter.drawLine(drawn.from, drawn.to);
    if (arrow.fate == Fate::Lost) {
        painter.setPen(QPen(themed(ColourRole::Failed), 1.8));
        painter.drawLine(drawn.to + QPointF(-cross, -cross), drawn.to + QPointF(cross, cross));
        painter.drawLine(drawn.to + QPointF(-cross, cross), drawn.to + QPointF(cross, -cross));
    } else {
        paintArrowHead(painter, drawn.from, drawn.to, pen.color());
    }
    QString text = LadderWords::message(arrow);
    if (arrow.fate == Fate::Lost)
        text = LadderWords::tr("%1, not seen by the far end", "a message").arg(text);
    if (drawn.count > 1)
        text = LadderWords::tr("%1 (%n like it here)", "a message", static_cast<int>(drawn.count))
                   .arg(text);
    painter.setFont(Theme::instance().font(chosen ? Theme::Type::LabelStrong : Theme::Type::Label));
    painter.setPen(themed(ColourRole::Text));
    writeAlong(painter, drawn.from, drawn.to, text, labels);
}

void LadderPicture::paintMedia(QPainter& painter, qreal from, qreal to) const
{
    std::vector<QRectF> labels;
    qreal last = from - 100;
    for (const auto& media : m_projections->ladder().media(m_all)) {
        const auto begin = m_layout.columnOf(media.from);
        const auto end = m_layout.columnOf(media.to);
        if (!begin || !end || m_layout.fromPaper(m_layout.toPaper(media.at)) != media.at)
            continue;
        const qreal y = yOf(media.at);
        if (y < from || y > to || y - last < 3)
            continue;
        last = y;
        QPen pen(themed(ColourRole::Text2), 1.4, Qt::DotLine);
        painter.setPen(pen);
        painter.drawLine(QPointF(xOf(*begin), y), QPointF(xOf(*end), y));
        paintArrowHead(painter, {xOf(*begin), y}, {xOf(*end), y}, pen.color());
        painter.setFont(Theme::instance().font(Theme::Type::Label));
        painter.setPen(themed(ColourRole::Text2));
        writeAlong(painter, {xOf(*begin), y}, {xOf(*end), y}, LadderWords::media(media), labels);
    }
}

void LadderPicture::paintLater(QPainter& painter, qreal from, qreal to) const
{
    if (!m_moment.past)
        return;
    const qreal y = m_moment.cursor.time < m_layout.start() ? 0 : yOf(m_moment.cursor.time);
    if (y < to)
        paintLaterVeil(painter, QRectF(0, std::max(y, from), m_width, to - std::max(y, from)));
    if (y < from || y > to)
        return;
    painter.fillRect(QRectF(0, y - 1, m_width, 2), themed(ColourRole::Accent));
    paintTimePill(painter, {m_width - 44, y}, m_moment.cursor.time, QRectF(0, y - 20, m_width, 40));
}

} // namespace icelens::ui
