// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/states/statefigure.h"

#include "ui/states/statewords.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/views/rowpainter.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace icelens::ui {

namespace {

constexpr quint64 nodeKeys = 0x10000;
constexpr qreal radius = 7;

quint64 keyOf(const StateChart::Node& node)
{
    return nodeKeys | (static_cast<quint64>(node.machine) << 8U) | node.state;
}

QColor mixed(const QColor& a, const QColor& b, qreal share)
{
    return QColor::fromRgbF(static_cast<float>(a.redF() * (1 - share) + b.redF() * share),
                            static_cast<float>(a.greenF() * (1 - share) + b.greenF() * share),
                            static_cast<float>(a.blueF() * (1 - share) + b.blueF() * share));
}

void paintHead(QPainter& painter, const QPainterPath& path, const QColor& colour)
{
    const QPointF tip = path.pointAtPercent(1);
    const QPointF before = path.pointAtPercent(path.percentAtLength(path.length() - 7));
    painter.save();
    painter.translate(tip);
    painter.rotate(-QLineF(before, tip).angle());
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF({{0, 0}, {-8, -4}, {-8, 4}}));
    painter.restore();
}

/// In two lines if it is wider than @p room, and can be.
QString fitted(const QString& label, const QFontMetrics& metrics, qreal room)
{
    const qreal wide = metrics.horizontalAdvance(label);
    if (wide <= room || room <= 0)
        return label;
    QString best = label;
    qreal least = wide;
    for (qsizetype at = label.indexOf(QLatin1Char(' ')); at >= 0;
         at = label.indexOf(QLatin1Char(' '), at + 1)) {
        QString broken = label;
        broken[at] = QLatin1Char('\n');
        if (const qreal now = metrics.size(0, broken).width(); now < least) {
            least = now;
            best = broken;
        }
    }
    return best;
}

} // namespace

StateFigure::StateFigure(QWidget* parent)
    : Figure(parent)
{
    setAccessibleName(tr("State machines"));
    setMinimumSize(StateLayout::minimumSize());
    connect(&Theme::instance(), &Theme::changed, this, &StateFigure::place);
    connect(&m_fade, &ChangeFade::advanced, this, qOverload<>(&QWidget::update));
}

StateLayout StateFigure::layoutNow() const
{
    return {QSizeF(size()),
            qreal(QFontMetrics(Theme::instance().font(Theme::Type::Body)).height())};
}

void StateFigure::setScopeName(const QString& name)
{
    m_scopeName = name;
    update();
}

void StateFigure::setChosenArrow(std::optional<std::uint32_t> key)
{
    m_chosenArrow = key;
    place();
}

void StateFigure::show(const StateChart& chart, bool moved)
{
    if (!moved)
        m_fade.clear();
    for (const auto& arrow : chart.arrows) {
        const auto before = std::ranges::find(m_chart.arrows, arrow.key(), &StateChart::Arrow::key);
        const auto count = before == m_chart.arrows.end() ? 0 : before->transition.count;
        if (moved && arrow.transition.count > count)
            m_fade.start(arrow.key());
    }
    if (m_chart == chart)
        return;
    m_chart = chart;
    place();
}

void StateFigure::place()
{
    const auto layout = layoutNow();
    const QFontMetrics metrics(Theme::instance().font(Theme::Type::LabelStrong));
    m_labels.clear();
    std::vector<QSizeF> sizes;
    for (const auto& arrow : m_chart.arrows) {
        const qreal room = layout.arrow(arrow).boundingRect().width() - 14;
        m_labels.push_back(fitted(StateWords::label(arrow), metrics, room));
        const QSize words = metrics.size(0, m_labels.back());
        sizes.push_back(m_labels.back().isEmpty() ? QSizeF()
                                                  : QSizeF(words.width() + 4, words.height()));
    }
    m_labelPlaces = layout.labels(m_chart.arrows, sizes);

    std::vector<Item> items;
    for (std::size_t machine = 0; machine < 3; ++machine) {
        for (const auto& node : m_chart.nodes) {
            if (static_cast<std::size_t>(node.machine) != machine)
                continue;
            QPainterPath area;
            area.addRect(layout.node(node.machine, node.state));
            const auto name = StateWords::node(node, m_chart.chosen);
            items.push_back({keyOf(node), area, name,
                             name + QLatin1Char('\n') + StateWords::meaning(node),
                             node.highlighted});
        }
        for (std::size_t i = 0; i < m_chart.arrows.size(); ++i) {
            const auto& arrow = m_chart.arrows[i];
            if (static_cast<std::size_t>(arrow.machine) != machine)
                continue;
            QPainterPathStroker stroker;
            stroker.setWidth(12);
            QPainterPath area = stroker.createStroke(layout.arrow(arrow));
            area.setFillRule(Qt::WindingFill);
            area.addRect(m_labelPlaces[i]);
            items.push_back(
                {arrow.key(), area, StateWords::arrow(arrow), {}, m_chosenArrow == arrow.key()});
        }
    }
    setItems(std::move(items));
}

void StateFigure::choose(std::size_t item)
{
    const auto key = items().at(item).key;
    const auto arrow = std::ranges::find_if(
        m_chart.arrows, [&](const StateChart::Arrow& one) { return one.key() == key; });
    if (arrow != m_chart.arrows.end() && arrow->transition.count > 0)
        Q_EMIT arrowChosen(*arrow);
}

void StateFigure::resizeEvent(QResizeEvent* event)
{
    Figure::resizeEvent(event);
    place();
}

void StateFigure::paintTitles(QPainter& painter, const StateLayout& layout) const
{
    const Theme& theme = Theme::instance();
    for (const auto machine : {Machine::Pairs, Machine::Components, Machine::CheckLists}) {
        const QRect strip = layout.title(machine).toRect();
        if (machine != Machine::Pairs) {
            painter.setPen(theme.colour(ColourRole::Line));
            painter.drawLine(0, strip.top(), width(), strip.top());
        }
        const QString title = m_scopeName.isEmpty()
            ? StateWords::title(machine)
            : tr("%1: %2", "a view's title, whose").arg(StateWords::title(machine), m_scopeName);
        paintText(painter, strip, title, Theme::Type::Strong, ColourRole::Text);
        paintText(painter, strip, StateWords::source(machine, m_chart), Theme::Type::Label,
                  ColourRole::Text2, Qt::AlignRight);
    }
}

void StateFigure::paintNode(QPainter& painter, const StateLayout& layout,
                            const StateChart::Node& node) const
{
    const Theme& theme = Theme::instance();
    const QRectF box = layout.node(node.machine, node.state);
    const bool over = hovered() == keyOf(node);
    QPen edge(theme.colour(node.highlighted ? ColourRole::Accent : ColourRole::ControlEdge),
              node.highlighted ? space::selectedEdge
                  : over       ? 2
                               : 1.4);
    if (node.machine == Machine::CheckLists)
        edge.setDashPattern({4, 3});
    painter.setPen(edge);
    painter.setBrush(theme.colour(node.highlighted ? ColourRole::Selection : ColourRole::Panel));
    painter.drawRoundedRect(box, radius, radius);
    QRect text = box.adjusted(10, 3, -6, -3).toRect();
    if (node.machine == Machine::Pairs) {
        const auto state = static_cast<model::PairState>(node.state);
        const qreal side = 20;
        paintIcon(painter, {box.left() + 12, box.center().y() - side / 2, side, side},
                  stateIconName(state), theme.colour(stateColour(state)));
        text.setLeft(static_cast<int>(box.left()) + 39);
    }
    const QRect upper(text.left(), text.top(), text.width(), text.height() / 2);
    const QRect lower(text.left(), text.top() + text.height() / 2, text.width(), text.height() / 2);
    paintText(painter, upper, StateWords::state(node.machine, node.state), Theme::Type::Strong,
              ColourRole::Text);
    paintText(painter, lower, StateWords::count(node), Theme::Type::Body,
              node.count > 0 ? ColourRole::Text2 : ColourRole::Text3);
}

void StateFigure::paintArrow(QPainter& painter, const StateLayout& layout, std::size_t index) const
{
    const Theme& theme = Theme::instance();
    const auto& arrow = m_chart.arrows[index];
    const auto path = layout.arrow(arrow);
    const qreal lit = light(arrow);
    const bool marked = hovered() == arrow.key() || m_chosenArrow == arrow.key();
    const bool occurred = arrow.transition.count > 0;
    const QColor still = theme.colour(marked         ? ColourRole::Accent
                                          : occurred ? ColourRole::Text2
                                                     : ColourRole::ControlEdge);
    const QColor colour = mixed(still, theme.colour(ColourRole::Accent), lit);
    QPen pen(colour, (marked ? 2.2 : occurred ? 1.6 : 1.1) + 2.5 * lit);
    pen.setCapStyle(Qt::FlatCap);
    if (arrow.machine == Machine::CheckLists || arrow.transition.to == model::StateMachine::gone)
        pen.setDashPattern({4, 3});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    paintHead(painter, path, colour);
    const QRectF place = m_labelPlaces[index];
    if (place.isEmpty())
        return;
    painter.fillRect(place,
                     mixed(theme.colour(ColourRole::Panel), theme.colour(ColourRole::Selection),
                           marked ? 1 : lit));
    painter.setFont(theme.font(occurred ? Theme::Type::LabelStrong : Theme::Type::Label));
    painter.setPen(theme.colour(occurred ? ColourRole::Text : ColourRole::Text3));
    painter.drawText(place, Qt::AlignCenter, m_labels[index]);
}

void StateFigure::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = Theme::instance();
    painter.fillRect(rect(), theme.colour(ColourRole::Panel));
    const auto layout = layoutNow();
    paintTitles(painter, layout);
    for (std::size_t i = 0; i < m_chart.arrows.size(); ++i)
        paintArrow(painter, layout, i);
    for (const auto& node : m_chart.nodes) {
        paintNode(painter, layout, node);
        if (!node.highlighted || node.machine != Machine::Pairs)
            continue;
        const QRectF box = layout.node(node.machine, node.state);
        const QRect above(static_cast<int>(box.left()), static_cast<int>(box.bottom()) + 3,
                          static_cast<int>(box.width()), 18);
        paintText(painter, above,
                  tr("pair %1 is here").arg(static_cast<uint>(m_chart.chosen.value())),
                  Theme::Type::LabelStrong, ColourRole::Text, Qt::AlignRight);
    }
    paintFocus(painter);
}

} // namespace icelens::ui
