// SPDX-License-Identifier: GPL-3.0-or-later
// How the ladder looks.
#include "model/items/words.h"
#include "ui/ladder/ladderpicture.h"
#include "ui/ladder/ladderwords.h"
#include "ui/theme/theme.h"
#include "ui/timeline/veil.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace icelens::ui {

using items::Words;
using model::Fate;
using model::LifelineKind;

namespace {

constexpr qreal arrowHead = 8;
constexpr qreal cross = 4.5;
constexpr qreal answering = 7;
// Of more than that in sight none can be read: they have no words, and no smooth edges.
constexpr std::size_t readableArrows = 250;

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

/// Handshakes and media are no STUN: dots, in the colour of words.
QPen mediaPen(const model::MediaArrow& media, bool chosen)
{
    const auto role = media.kind == model::MediaClass::Dtls ? ColourRole::Text : ColourRole::Text2;
    QPen pen(themed(role), chosen ? 2.6 : 1.4);
    pen.setDashPattern({1.5, 2.5});
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

void paintCross(QPainter& painter, const QPointF& at)
{
    painter.setPen(QPen(themed(ColourRole::Failed), 1.8));
    painter.drawLine(at + QPointF(-cross, -cross), at + QPointF(cross, cross));
    painter.drawLine(at + QPointF(-cross, cross), at + QPointF(cross, -cross));
}

void paintTube(QPainter& painter, const QPointF& from, const QPointF& to)
{
    QColor tube = themed(ColourRole::ControlEdge);
    tube.setAlpha(70);
    painter.setPen(QPen(tube, 7, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(from, to);
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
    // Whole degrees and no hints: letters that are turned cost much else.
    const double turned = std::round(std::atan2(along.y(), along.x()) * 57.29577951308232);
    if (turned != 0) {
        painter.rotate(turned);
        QFont font = painter.font();
        font.setHintingPreference(QFont::PreferNoHinting);
        painter.setFont(font);
    }
    const QRectF place(-wide / 2, -metrics.height() - 1, wide + 2, metrics.height());
    QColor ground = themed(ColourRole::Panel);
    ground.setAlpha(210); // lifelines pass below words
    painter.fillRect(place.adjusted(-2, 2, 2, -2), ground);
    painter.drawText(place, Qt::AlignCenter, text);
    painter.restore();
}

} // namespace

void LadderPicture::paintSample(QPainter& painter, const QRectF& rect, Sample sample)
{
    const QPointF from(rect.left(), rect.center().y());
    const QPointF to(rect.right(), rect.center().y());
    model::Arrow arrow;
    arrow.messageClass = sample == Sample::Response ? model::stun::Class::Success
        : sample == Sample::Error                   ? model::stun::Class::Error
                                                    : model::stun::Class::Request;
    model::MediaArrow media;
    media.kind = model::MediaClass::Dtls;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (sample == Sample::Lost) {
        paintCross(painter, rect.center());
        painter.restore();
        return;
    }
    if (sample == Sample::Relayed)
        paintTube(painter, from, to);
    const QPen pen = sample == Sample::Media ? mediaPen(media, false) : penOf(arrow, false);
    painter.setPen(pen);
    painter.drawLine(from, to);
    paintArrowHead(painter, from, to, pen.color());
    painter.restore();
}

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
    std::vector<QRectF> labels;
    qreal lastTime = from - 100;
    const auto all = arrows(from - 40, to + 40);
    const bool crowded = all.size() > readableArrows;
    painter.setRenderHint(QPainter::Antialiasing, !crowded);
    for (const auto& drawn : all)
        paintAnswering(painter, drawn);
    for (const auto& drawn : all) {
        painter.setFont(Theme::instance().font(Theme::Type::MonoSmall));
        if (drawn.from.y() - lastTime >= QFontMetricsF(painter.font()).height()) {
            lastTime = drawn.from.y();
            painter.setPen(themed(ColourRole::Text2));
            painter.drawText(
                QRectF(6, lastTime - 9, 74, 18), Qt::AlignVCenter | Qt::AlignLeft,
                LadderWords::time(drawn.media ? drawn.media->sentAt : drawn.arrow.sentAt,
                                  m_pixelsPerSecond));
        }
        const auto isEnd = [&](const auto& one) {
            return *chosen == one.sentEvent || *chosen == one.receivedEvent;
        };
        const bool isChosen = chosen && (drawn.media ? isEnd(*drawn.media) : isEnd(drawn.arrow));
        paintArrow(painter, drawn, isChosen, crowded ? nullptr : &labels);
    }
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
        constexpr auto shortGap = std::chrono::milliseconds(10);
        const QString text = LadderWords::tr("nothing for %1")
                                 .arg(gap.length() < shortGap ? Words::duration(gap.length())
                                                              : Words::time(gap.length()));
        painter.setPen(themed(ColourRole::Text2));
        painter.drawText(QRectF(xOf(0) + 12, middle - 9, 180, 18), Qt::AlignVCenter | Qt::AlignLeft,
                         text);
    }
}

/// A request and its answer belong together: a block on the lifeline from one to the other.
void LadderPicture::paintAnswering(QPainter& painter, const DrawnArrow& drawn) const
{
    const auto& arrow = drawn.arrow;
    const auto& messages = m_layout.messages();
    if (drawn.media || arrow.request == model::WireMatch::none)
        return;
    const auto asked = std::ranges::lower_bound(messages, arrow.request);
    if (asked == messages.end() || *asked != arrow.request)
        return;
    const auto request = placeMessage(static_cast<std::size_t>(asked - messages.begin()));
    if (request.to.x() != drawn.from.x() || request.to.y() > drawn.from.y())
        return;
    painter.setPen(QPen(themed(ColourRole::ControlEdge), 1));
    painter.setBrush(themed(ColourRole::Raised));
    painter.drawRect(QRectF(drawn.from.x() - answering / 2, request.to.y(), answering,
                            std::max(drawn.from.y() - request.to.y(), 1.0)));
}

void LadderPicture::paintArrow(QPainter& painter, const DrawnArrow& drawn, bool chosen,
                               std::vector<QRectF>* labels) const
{
    const auto& arrow = drawn.arrow;
    const bool lost = (drawn.media ? drawn.media->fate : arrow.fate) == Fate::Lost;
    const QPen pen = drawn.media ? mediaPen(*drawn.media, chosen) : penOf(arrow, chosen);
    if (!drawn.media && arrow.relayed) // nested in the message that carries it
        paintTube(painter, drawn.from, drawn.to);
    painter.setPen(pen);
    painter.drawLine(drawn.from, drawn.to);
    if (lost)
        paintCross(painter, drawn.to);
    else
        paintArrowHead(painter, drawn.from, drawn.to, pen.color());
    if (labels == nullptr && !chosen)
        return;
    QString text = drawn.media ? LadderWords::media(*drawn.media) : LadderWords::message(arrow);
    if (lost)
        text = LadderWords::tr("%1, not seen by the far end", "a message").arg(text);
    if (drawn.count > 1)
        text = LadderWords::tr("%1 (%n like it here)", "a message", static_cast<int>(drawn.count))
                   .arg(text);
    painter.setFont(Theme::instance().font(chosen ? Theme::Type::LabelStrong : Theme::Type::Label));
    painter.setPen(themed(drawn.media ? ColourRole::Text2 : ColourRole::Text));
    std::vector<QRectF> none;
    writeAlong(painter, drawn.from, drawn.to, text, labels != nullptr ? *labels : none);
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
    paintTimePill(painter, {44, y}, m_moment.cursor.time, QRectF(2, y - 20, m_width, 40));
}

} // namespace icelens::ui
