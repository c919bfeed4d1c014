// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/words.h"
#include "ui/map/mapfigure.h"
#include "ui/map/mapwords.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/views/rowpainter.h"

#include <QFontMetrics>
#include <QPainter>

#include <array>
#include <cmath>

namespace icelens::ui {

namespace {

using items::Words;
using model::PairState;

constexpr std::array states{PairState::Frozen,    PairState::Waiting, PairState::InProgress,
                            PairState::Succeeded, PairState::Failed,  PairState::Discovered};
constexpr qreal selectedWidth = 4;

/// Colour is not alone: each state has its own dashes, and an icon where there is room.
QPen penOf(PairState state)
{
    const QColor colour = Theme::instance().colour(stateColour(state));
    switch (state) {
    case PairState::Frozen: {
        QPen pen(colour, 1.2);
        pen.setDashPattern({1, 4});
        return pen;
    }
    case PairState::Waiting: {
        QPen pen(colour, 1.3);
        pen.setDashPattern({7, 4});
        return pen;
    }
    case PairState::InProgress:
        return {colour, 2};
    case PairState::Succeeded:
        return {colour, 2.6};
    case PairState::Failed: {
        QPen pen(colour, 1.8);
        pen.setDashPattern({2, 2});
        return pen;
    }
    case PairState::Discovered: {
        QPen pen(colour, 1.8);
        pen.setDashPattern({6, 2, 1, 2});
        return pen;
    }
    }
    return {};
}

void paintHead(QPainter& painter, const QPainterPath& path, qreal at, bool back,
               const QColor& colour)
{
    const QPointF tip = path.pointAtPercent(at);
    const QPointF behind = path.pointAtPercent(std::clamp(at + (back ? 0.01 : -0.01), 0.0, 1.0));
    painter.save();
    painter.translate(tip);
    painter.rotate(-QLineF(behind, tip).angle());
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF({{5, 0}, {-6, -6}, {-6, 6}}));
    painter.restore();
}

bool hasIcon(PairState state)
{
    return state == PairState::InProgress || state == PairState::Succeeded
        || state == PairState::Failed;
}

} // namespace

void MapFigure::paintLine(QPainter& painter, const MapScene::Line& line) const
{
    const Theme& theme = Theme::instance();
    const auto state = line.edge->state;
    QPen pen = penOf(state);
    const bool marked = line.chosen || hovered() == keyOf(line.pairs.front());
    painter.setBrush(Qt::NoBrush);
    if (marked) {
        QColor halo = theme.colour(ColourRole::Accent);
        halo.setAlphaF(line.chosen ? 0.35F : 0.2F);
        painter.setPen(QPen(halo, 11, Qt::SolidLine, Qt::RoundCap));
        painter.drawPath(line.path);
    }
    if (line.edge->selected)
        pen.setWidthF(selectedWidth);
    pen.setCapStyle(Qt::FlatCap);
    painter.setPen(pen);
    painter.drawPath(line.path);
}

void MapFigure::paintPackets(QPainter& painter, const MapScene::Line& line) const
{
    const Theme& theme = Theme::instance();
    const QColor colour = theme.colour(stateColour(line.edge->state));
    const qreal length = line.path.length();
    const auto* flow = flowOf(line.pairs.front());
    if (!isMoving() || flow == nullptr) {
        paintHead(painter, line.path, 0.12, true, colour);
        paintHead(painter, line.path, 0.88, false, colour);
        return;
    }
    const qreal seconds = static_cast<qreal>(m_clock.elapsed()) / 1000;
    painter.setPen(QPen(theme.colour(ColourRole::Panel), 1));
    painter.setBrush(colour);
    const auto run = [&](double rate, bool back) {
        if (rate <= 0 || length <= 0)
            return;
        // As many pass a point each second as were counted; fast enough to be told apart.
        const qreal speed = std::max(300.0, rate * 14);
        const qreal spacing = speed / rate;
        for (qreal at = std::fmod(speed * seconds, spacing); at < length; at += spacing) {
            const qreal along = line.path.percentAtLength(at);
            painter.drawEllipse(line.path.pointAtPercent(back ? 1 - along : along), 4.5, 4.5);
        }
    };
    run(flow->sent, false);
    run(flow->received, true);
}

void MapFigure::paintRow(QPainter& painter, const MapScene::Box& box,
                         const MapScene::Row& row) const
{
    const Theme& theme = Theme::instance();
    const QRect text = row.rect.adjusted(12, 0, -12, 0).toRect();
    if (row.more > 0) {
        paintText(painter, text, MapWords::more(row.more), Theme::Type::Label, ColourRole::Text2);
        return;
    }
    if (row.port == nullptr) {
        paintText(painter, text, QString::fromStdString(row.heading.ip()), Theme::Type::MonoSmall,
                  ColourRole::Text, Qt::AlignLeft, true);
        return;
    }
    const auto ref = refOf(box, *row.port);
    const bool isChosen = ref && m_hub->candidate() == ref;
    const bool over = hovered() == keyOf(*row.port, box.nodes.front());
    if (isChosen || over)
        painter.fillRect(row.rect.adjusted(2, 0, -2, 0),
                         theme.colour(isChosen ? ColourRole::Selection : ColourRole::Raised));
    const auto words =
        tr("%1 %2 · %3", "port, type and component of a candidate")
            .arg(QString::number(row.port->address.port()), Words::candidateType(row.port->type),
                 QString::number(row.port->component.value()));
    paintText(painter, text, words, Theme::Type::MonoSmall, ColourRole::Text2,
              box.left ? Qt::AlignRight : Qt::AlignLeft);
    QPen edge(theme.colour(isChosen ? ColourRole::Accent : ColourRole::ControlEdge), 1.4);
    if (row.port->inferred)
        edge.setStyle(Qt::DotLine);
    painter.setPen(edge);
    painter.setBrush(theme.colour(ColourRole::Panel));
    const auto kind = m_map->nodes[box.nodes.front()].kind;
    const bool inside = kind == model::MapNode::Kind::Nat || kind == model::MapNode::Kind::Server;
    if (box.left || inside)
        painter.drawEllipse(QPointF(row.rect.right(), row.rect.center().y()), 3.5, 3.5);
    if (!box.left || inside)
        painter.drawEllipse(QPointF(row.rect.left(), row.rect.center().y()), 3.5, 3.5);
}

/// A box in the host's for each interface.
void MapFigure::paintInterfaces(QPainter& painter, const MapScene::Box& box) const
{
    QRectF one;
    const auto paint = [&] {
        if (!one.isNull())
            painter.drawRoundedRect(one.adjusted(5.5, 0.5, -5.5, -0.5), 4, 4);
        one = {};
    };
    painter.setPen(QPen(Theme::instance().colour(ColourRole::Line), 1));
    painter.setBrush(Theme::instance().colour(ColourRole::Raised));
    for (const auto& row : box.rows) {
        if (!row.heading.isNull()) {
            paint();
            one = row.rect;
        } else if (!one.isNull()) {
            one |= row.rect;
        }
    }
    paint();
}

void MapFigure::paintBox(QPainter& painter, const MapScene::Box& box) const
{
    const Theme& theme = Theme::instance();
    const auto& node = m_map->nodes[box.nodes.front()];
    QPen edge(theme.colour(ColourRole::ControlEdge), 1.5);
    if (node.kind == model::MapNode::Kind::Nat)
        edge.setDashPattern({4, 3});
    painter.setPen(edge);
    painter.setBrush(theme.colour(ColourRole::Panel));
    painter.drawRoundedRect(box.rect, 7, 7);
    const auto height = QFontMetrics(theme.font(Theme::Type::Strong)).height();
    QRect head = box.rect.adjusted(8, 5, -8, 0).toRect();
    head.setHeight(height);
    const auto title = box.nodes.size() > 1
        ? tr("%1 and %2 more")
              .arg(MapWords::title(m_session, node), Words::number(box.nodes.size() - 1))
        : MapWords::title(m_session, node);
    paintText(painter, head, title, Theme::Type::Strong, ColourRole::Text, Qt::AlignHCenter);
    head.translate(0, height);
    paintText(painter, head, MapWords::subtitle(m_session, node),
              node.ip.isNull() ? Theme::Type::Label : Theme::Type::MonoSmall, ColourRole::Text2,
              Qt::AlignHCenter, true);
    paintInterfaces(painter, box);
    for (const auto& row : box.rows)
        paintRow(painter, box, row);
}

void MapFigure::paintLegend(QPainter& painter) const
{
    const Theme& theme = Theme::instance();
    const QFontMetrics metrics(theme.font(Theme::Type::Label));
    painter.setPen(theme.colour(ColourRole::Line));
    const qreal top = height() - 24;
    painter.drawLine(QPointF(0, top), QPointF(width(), top));
    qreal x = 14;
    for (const auto state : states) {
        const auto word = Words::state(state);
        const qreal needed = 30 + 20 + metrics.horizontalAdvance(word) + 14;
        painter.setPen(penOf(state));
        painter.drawLine(QPointF(x, top + 12), QPointF(x + 28, top + 12));
        paintIcon(painter, {x + 33, top + 6, 12, 12}, stateIconName(state),
                  theme.colour(stateColour(state)));
        paintText(painter, QRectF(x + 49, top, metrics.horizontalAdvance(word) + 8, 24).toRect(),
                  word, Theme::Type::Label, ColourRole::Text2);
        x += needed + 6;
    }
    const auto thick = tr("thick: selected");
    if (x + metrics.horizontalAdvance(thick) > width() - 4)
        return;
    paintText(painter, QRectF(x, top, width() - x, 24).toRect(), thick, Theme::Type::Label,
              ColourRole::Text2);
}

void MapFigure::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = Theme::instance();
    painter.fillRect(rect(), theme.colour(ColourRole::Panel));
    if (m_map == nullptr)
        return;
    QPen gathering(theme.colour(ColourRole::Text3), 1.2);
    gathering.setDashPattern({1, 3});
    for (const auto& one : m_scene.gatherings) {
        painter.setPen(gathering);
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(one.path);
    }
    // Of hundreds none can be followed; smooth edges would only cost.
    constexpr std::size_t crowd = 200;
    painter.setRenderHint(QPainter::Antialiasing, m_scene.lines.size() <= crowd);
    for (const auto& line : m_scene.lines)
        paintLine(painter, line);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto& line : m_scene.lines) {
        if (line.edge->selected)
            paintPackets(painter, line);
    }
    for (const auto& box : m_scene.boxes)
        paintBox(painter, box);
    // Shapes beside the lines' beginnings, where they have not met others yet.
    for (const auto& line : m_scene.lines) {
        if (!hasIcon(line.edge->state) || m_scene.lines.size() > 40)
            continue;
        const auto at = line.path.pointAtPercent(line.path.percentAtLength(14));
        const QRectF ground(at.x() - 7, at.y() - 7, 14, 14);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.colour(ColourRole::Panel));
        painter.drawEllipse(ground);
        paintIcon(painter, ground.adjusted(1, 1, -1, -1), stateIconName(line.edge->state),
                  theme.colour(stateColour(line.edge->state)));
    }
    paintLegend(painter);
    paintFocus(painter);
}

} // namespace icelens::ui
