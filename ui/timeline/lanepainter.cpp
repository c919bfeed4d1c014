// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lanepainter.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/timeline/lanewords.h"

#include <QPainter>
#include <QPixmapCache>
#include <QPolygonF>

#include <array>
#include <cmath>

namespace icelens::ui {

using model::CheckKind;
using model::FlagKind;
using model::LanePicture;
using model::PairState;

namespace {

constexpr qreal iconsFrom = 14;
constexpr qreal barHeight = 9;
constexpr qreal outlineHeight = 7;
constexpr qreal badge = 14;
constexpr qreal markSize = 7;
// Marks of a kind that are nearer than this are one shape; the tooltip counts them.
constexpr int marksApart = 5;

QColor themed(ColourRole role)
{
    return Theme::instance().colour(role);
}

void paintState(QPainter& painter, const QRectF& line, qreal height, PairState state)
{
    const QColor colour = themed(stateColour(state));
    const qreal middle = line.center().y();
    const auto band = [&](qreal thick) {
        return QRectF(line.left(), std::round(middle - thick / 2), line.width(), thick);
    };
    switch (state) {
    case PairState::Frozen:
        painter.fillRect(band(2.4), colour);
        break;
    case PairState::Waiting: {
        const QRectF box = band(std::min(outlineHeight, height));
        if (box.width() < 3 || box.height() < 4) {
            painter.fillRect(box, colour);
            break;
        }
        painter.setPen(QPen(colour, 1.4));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box.adjusted(0.7, 0.7, -0.7, -0.7));
        break;
    }
    case PairState::InProgress:
    case PairState::Succeeded:
        painter.fillRect(band(std::min(barHeight, height)), colour);
        break;
    case PairState::Failed:
        painter.setPen(QPen(colour, 1.6, Qt::DotLine));
        painter.drawLine(QLineF(line.left(), middle, line.right(), middle));
        break;
    case PairState::Discovered:
        painter.setPen(QPen(colour, 1));
        painter.drawLine(QLineF(line.left(), middle, line.right(), middle));
        break;
    }
}

bool hasStartIcon(PairState state)
{
    return state == PairState::Succeeded || state == PairState::Failed
        || state == PairState::Discovered;
}

struct FlagLook
{
    QString icon;
    ColourRole role = ColourRole::Text;
};

FlagLook lookOf(FlagKind kind)
{
    switch (kind) {
    case FlagKind::Triggered:
        return {QStringLiteral("mark-triggered"), ColourRole::Text};
    case FlagKind::Nominated:
        return {QStringLiteral("mark-nominated"), ColourRole::Accent};
    case FlagKind::Selected:
        return {QStringLiteral("mark-selected"), ColourRole::Accent};
    case FlagKind::Deselected:
        return {QStringLiteral("mark-selected"), ColourRole::Text3};
    case FlagKind::Removed:
        return {QStringLiteral("mark-removed"), ColourRole::Removed};
    case FlagKind::CheckNotSent:
    case FlagKind::RoleConflict:
        return {QStringLiteral("ui-warning"), ColourRole::Failed};
    case FlagKind::ConsentLost:
        return {QStringLiteral("mark-lost"), ColourRole::Failed};
    case FlagKind::Restart:
        return {QStringLiteral("ui-restart"), ColourRole::Text};
    case FlagKind::Validated: // the disc of Succeeded stands there
    case FlagKind::GatheringStarted:
    case FlagKind::GatheringDone:
        break;
    }
    return {};
}

void drawShape(QPainter& painter, const QRectF& rect, CheckKind kind, bool lost)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = rect.adjusted(0.5, 1, -0.5, -1);
    if (lost || kind == CheckKind::Refused) {
        painter.setPen(QPen(themed(ColourRole::Failed), 1.3));
        painter.drawLine(box.topLeft(), box.bottomRight());
        painter.drawLine(box.bottomLeft(), box.topRight());
        return;
    }
    const bool down = kind == CheckKind::Sent || kind == CheckKind::Retransmitted;
    const bool hollow = kind == CheckKind::Retransmitted || kind == CheckKind::PeerRepeated;
    const QColor colour = themed(kind == CheckKind::Answered ? ColourRole::Succeeded
                                     : down                  ? ColourRole::Text
                                                             : ColourRole::Text2);
    const QPointF tip(box.center().x(), down ? box.bottom() : box.top());
    const qreal base = down ? box.top() : box.bottom();
    painter.setPen(hollow ? QPen(colour, 1) : QPen(Qt::NoPen));
    painter.setBrush(hollow ? QBrush(Qt::NoBrush) : QBrush(colour));
    if (kind == CheckKind::PeerCheck || kind == CheckKind::PeerRepeated)
        painter.drawPolygon(
            QPolygonF{{box.left(), box.top()}, {box.right(), box.center().y()}, box.bottomLeft()});
    else
        painter.drawPolygon(QPolygonF{{box.left(), base}, {box.right(), base}, tip});
}

/// A shape is drawn once for a theme and scale, then copied: there can be ten thousands on screen.
QPixmap shapePixmap(CheckKind kind, bool lost, qreal ratio)
{
    const QString key = QStringLiteral("icelens/check/%1/%2/%3/%4")
                            .arg(static_cast<int>(kind))
                            .arg(lost)
                            .arg(ratio)
                            .arg(static_cast<int>(Theme::instance().scheme()));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(QSizeF(markSize * ratio, markSize * ratio).toSize());
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    drawShape(painter, QRectF(0, 0, markSize, markSize), kind, lost);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

} // namespace

LanePainter::LanePainter(QPainter& painter, qreal left, const model::TimeScale& scale, int knownTo,
                         model::SessionTime now)
    : m_painter(painter)
    , m_left(left)
    , m_scale(scale)
    , m_knownTo(knownTo)
    , m_now(now)
{}

int LanePainter::endOf(const LanePicture::Bar& bar) const
{
    return bar.open ? std::min(bar.to, std::max(m_knownTo, bar.from + 1)) : bar.to;
}

bool LanePainter::isLate(const LanePicture::Mark& mark) const
{
    return mark.reply == model::Reply::NotYet
        && m_now - m_scale.timeOf(mark.pixel) > model::WireMatch::longestFlight;
}

void LanePainter::paint(const LanePicture& picture, model::LaneKind kind, const QRectF& lane)
{
    switch (kind) {
    case model::LaneKind::Pair:
        for (const auto& bar : picture.bars)
            paintPairBar(bar, lane);
        break;
    case model::LaneKind::ComponentState:
        for (const auto& bar : picture.bars)
            paintWordBar(bar, lane);
        break;
    case model::LaneKind::Agent:
        for (std::size_t i = 1; i < picture.bars.size(); ++i)
            paintWordBar(picture.bars[i], lane); // the first role stands beside the name
        break;
    case model::LaneKind::Gathering:
        paintServers(picture, lane);
        break;
    case model::LaneKind::Media:
        paintPackets(picture, lane);
        break;
    case model::LaneKind::Quality:
        paintQuality(picture, lane);
        break;
    }
    if (lane.height() < iconsFrom)
        return;
    paintIcons(picture, kind, lane);
    paintMarks(picture, lane); // above the icons, which would cut them
}

void LanePainter::paintPairBar(const LanePicture::Bar& bar, const QRectF& lane)
{
    const QRectF line(m_left + bar.from, lane.top(), endOf(bar) - bar.from, lane.height());
    if (line.width() > 0)
        paintState(m_painter, line, lane.height() - 2, static_cast<PairState>(bar.value));
}

void LanePainter::paintWordBar(const LanePicture::Bar& bar, const QRectF& lane)
{
    const bool isComponent = bar.value != 0 || lane.height() < iconsFrom;
    const QRectF box(m_left + bar.from + 0.5, lane.top() + 3.5, endOf(bar) - bar.from - 1,
                     lane.height() - 7);
    // Disconnected is the absence of a state: nothing is drawn.
    if (!isComponent || box.width() < 1)
        return;
    m_painter.setPen(QPen(themed(ColourRole::ControlEdge), 1));
    m_painter.setBrush(themed(ColourRole::Panel));
    m_painter.drawRect(box);
    const QString word = LaneWords::value(model::LaneKind::ComponentState, bar.value);
    const QFont& font = Theme::instance().font(Theme::Type::Label);
    if (QFontMetricsF(font).horizontalAdvance(word) > box.width() - 8)
        return;
    m_painter.setFont(font);
    m_painter.setPen(themed(ColourRole::Text));
    m_painter.drawText(box.adjusted(5, -2, 0, 2), Qt::AlignVCenter | Qt::AlignLeft, word);
}

const QPixmap& LanePainter::shapeOf(CheckKind kind, bool lost)
{
    auto& shape = m_shapes.at(static_cast<std::size_t>(kind) * 2 + (lost ? 1 : 0));
    if (shape.isNull())
        shape = shapePixmap(kind, lost, m_painter.device()->devicePixelRatioF());
    return shape;
}

void LanePainter::paintMarks(const LanePicture& picture, const QRectF& lane)
{
    std::array<int, 2 * model::checkKinds> last{};
    last.fill(-marksApart);
    const qreal half = markSize / 2;
    for (const auto& mark : picture.marks) {
        const bool ours = mark.kind == CheckKind::Sent || mark.kind == CheckKind::Retransmitted;
        const bool lost = ours
            && (mark.fate == model::Fate::Lost
                || (mark.fate == model::Fate::NotKnown && isLate(mark)));
        int& before = last.at(static_cast<std::size_t>(mark.kind) * 2 + (lost ? 1 : 0));
        if (mark.pixel < before + marksApart)
            continue;
        before = mark.pixel;
        const qreal y = ours ? lane.top() : lane.bottom() - markSize;
        m_painter.drawPixmap(QPointF(m_left + mark.pixel - half, y), shapeOf(mark.kind, lost));
    }
}

void LanePainter::paintBadge(qreal centre, const QRectF& lane, const QString& icon,
                             const QColor& colour)
{
    const qreal side = std::min(badge, lane.height() - 2);
    const qreal edge = side + 2; // of the ground around it
    QPixmap& pixmap = m_badges[{icon, colour.rgba()}];
    if (pixmap.isNull()) {
        const qreal ratio = m_painter.device()->devicePixelRatioF();
        pixmap = QPixmap(QSizeF(edge * ratio, edge * ratio).toSize());
        pixmap.setDevicePixelRatio(ratio);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(themed(ColourRole::Panel));
        painter.drawEllipse(QRectF(0, 0, edge, edge));
        paintIcon(painter, QRectF(1, 1, side, side), icon, colour);
    }
    m_painter.drawPixmap(QPointF(centre - edge / 2, lane.center().y() - edge / 2), pixmap);
}

void LanePainter::paintIcons(const LanePicture& picture, model::LaneKind kind, const QRectF& lane)
{
    // Icons on the same pixels stand side by side rather than on each other; in a crowd the
    // first ones stay.
    qreal free = -badge;
    const auto put = [&](int pixel, const QString& icon, ColourRole role) {
        if (pixel < 0 || free - pixel > 3 * badge)
            return;
        const qreal at = std::max<qreal>(pixel, free);
        paintBadge(m_left + at, lane, icon, themed(role));
        free = at + badge + 2;
    };
    std::size_t flag = 0;
    const auto flagsUntil = [&](int pixel) {
        for (; flag < picture.flags.size() && picture.flags[flag].pixel < pixel; ++flag) {
            const FlagLook look = lookOf(picture.flags[flag].flag.kind);
            if (!look.icon.isEmpty())
                put(picture.flags[flag].pixel, look.icon, look.role);
        }
    };
    for (const auto& bar : picture.bars) {
        flagsUntil(bar.from);
        const auto state = static_cast<PairState>(bar.value);
        if (kind == model::LaneKind::Pair && hasStartIcon(state) && bar.from > 0)
            put(bar.from, stateIconName(state), stateColour(state));
    }
    flagsUntil(m_scale.pixels);
}

void LanePainter::paintServers(const LanePicture& picture, const QRectF& lane)
{
    const QColor colour = themed(ColourRole::Text2);
    for (const auto& server : picture.servers) {
        const int to = server.open ? std::min(server.to, m_knownTo) : server.to;
        const QRectF box(m_left + server.from, lane.top() + 4, std::max(to - server.from, 3),
                         lane.height() - 8);
        if (server.open) { // no answer yet
            m_painter.setPen(colour);
            m_painter.setBrush(Qt::NoBrush);
            m_painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
        } else {
            m_painter.fillRect(box, colour);
        }
    }
}

void LanePainter::paintPackets(const LanePicture& picture, const QRectF& lane)
{
    const QColor colour = themed(ColourRole::ControlEdge);
    for (const auto& packets : picture.media) {
        const qreal share =
            std::min(1.0, std::log2(1.0 + static_cast<double>(packets.packets)) / 8);
        const qreal height = std::max(2.0, share * (lane.height() - 4));
        m_painter.fillRect(QRectF(m_left + packets.pixel, lane.bottom() - 2 - height, 2, height),
                           colour);
    }
}

/// Round trip as a line, jitter as a dashed one, loss as bars from below.
void LanePainter::paintQuality(const LanePicture& picture, const QRectF& lane)
{
    const qreal room = lane.height() - 4;
    const double top = std::max(1.0, static_cast<double>(picture.qualityTop.count()));
    QPolygonF roundTrip;
    QPolygonF jitter;
    for (const auto& one : picture.quality) {
        if (one.pixel >= m_knownTo)
            break;
        const qreal x = m_left + one.pixel;
        const auto height = [&](model::QualityAt::Duration value) {
            return lane.bottom() - 2 - static_cast<double>(value.count()) / top * room;
        };
        // A fifth lost fills the lane: worse than that no call is.
        constexpr double worstLoss = 0.2;
        if (one.worst.lostShare > 0) {
            const qreal high = std::max(3.0, std::min(one.worst.lostShare / worstLoss, 1.0) * room);
            m_painter.fillRect(QRectF(x - 1, lane.bottom() - 2 - high, 3, high),
                               themed(ColourRole::Failed));
        }
        if (one.worst.roundTrip)
            roundTrip << QPointF(x, height(*one.worst.roundTrip));
        jitter << QPointF(x, height(one.worst.jitter));
    }
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(QPen(themed(ColourRole::Text), 1.4));
    m_painter.drawPolyline(roundTrip);
    m_painter.setPen(QPen(themed(ColourRole::Text2), 1.4, Qt::DashLine));
    m_painter.drawPolyline(jitter);
    m_painter.setRenderHint(QPainter::Antialiasing, false);
}

void paintStateSample(QPainter& painter, const QRectF& rect, PairState state)
{
    paintState(painter, rect, rect.height(), state);
    if (!hasStartIcon(state))
        return;
    const qreal side = rect.height();
    paintIcon(painter, QRectF(rect.left() - side / 2, rect.top(), side, side), stateIconName(state),
              Theme::instance().colour(stateColour(state)));
}

void paintCheckShape(QPainter& painter, const QRectF& rect, CheckKind kind, bool lost)
{
    const QRectF box(rect.center().x() - markSize / 2, rect.center().y() - markSize / 2, markSize,
                     markSize);
    painter.save();
    drawShape(painter, box, kind, lost);
    painter.restore();
}

} // namespace icelens::ui
