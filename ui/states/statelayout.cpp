// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/states/statelayout.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace icelens::ui {

namespace {

using model::PairState;
using model::StateMachine;

constexpr qreal margin = 14;
constexpr qreal stubLength = 20;

QPointF on(const QRectF& rect, qreal x, qreal y)
{
    return {rect.left() + x * rect.width(), rect.top() + y * rect.height()};
}

QPainterPath line(const QPointF& from, const QPointF& to)
{
    QPainterPath path(from);
    path.lineTo(to);
    return path;
}

/// Leaves and arrives level.
QPainterPath bend(const QPointF& from, const QPointF& to)
{
    const qreal middle = (from.x() + to.x()) / 2;
    QPainterPath path(from);
    path.cubicTo({middle, from.y()}, {middle, to.y()}, to);
    return path;
}

/// Leaves and arrives upright, over (negative) or under what lies between.
QPainterPath arch(const QPointF& from, const QPointF& to, qreal height)
{
    QPainterPath path(from);
    path.cubicTo({from.x(), from.y() + height}, {to.x(), to.y() + height}, to);
    return path;
}

} // namespace

StateLayout::StateLayout(const QSizeF& size, qreal lineHeight)
    : m_size(size.expandedTo(minimumSize()))
    , m_line(lineHeight)
{
    const qreal pairs = m_size.height() * 0.54;
    const qreal components = m_size.height() * 0.24;
    m_sections = {
        QRectF(0, 0, m_size.width(), pairs), QRectF(0, pairs, m_size.width(), components),
        QRectF(0, pairs + components, m_size.width(), m_size.height() - pairs - components)};
}

QRectF StateLayout::title(Machine machine) const
{
    const auto& section = m_sections.at(static_cast<std::size_t>(machine));
    return {section.left() + margin, section.top(), section.width() - 2 * margin, m_line + 12};
}

QRectF StateLayout::body(Machine machine) const
{
    const auto& section = m_sections.at(static_cast<std::size_t>(machine));
    return section.adjusted(margin, title(machine).height(), -margin, -6);
}

QRectF StateLayout::node(Machine machine, std::uint8_t state) const
{
    const QRectF area = body(machine);
    if (machine == Machine::Pairs) {
        const qreal width = std::clamp(area.width() * 0.175, 126.0, 172.0);
        const qreal height = std::clamp(area.height() * 0.23, 2 * m_line + 8, 64.0);
        const qreal gap = (area.width() - 4 * width) / 3;
        // Discovered stands apart: no check leads there.
        constexpr std::array<std::pair<qreal, qreal>, 6> places{
            {{0, 0.47}, {1, 0.47}, {2, 0.47}, {3, 0.20}, {3, 0.74}, {1.45, 0.84}}};
        const auto [column, row] = places.at(state);
        return {area.left() + column * (width + gap), area.top() + row * area.height() - height / 2,
                width, height};
    }
    const qreal width = std::clamp(area.width() * 0.12, 104.0, 128.0);
    const qreal height = std::min(2 * m_line + 8, area.height() * 0.55);
    const qreal gap = (area.width() - 6 * width) / 5;
    const qreal column = machine == Machine::Components ? state : 2.0 * state;
    return {area.left() + column * (width + gap), area.bottom() - height - 10, width, height};
}

QPainterPath StateLayout::stub(const StateChart::Arrow& arrow) const
{
    const auto& asked = arrow.transition;
    if (asked.from == StateMachine::fresh) {
        const QPointF end = on(node(arrow.machine, asked.to), 0.2, 0);
        return line(end - QPointF(0, stubLength), end);
    }
    const QPointF begin = on(node(arrow.machine, asked.from), 0.2, 1);
    return line(begin, begin + QPointF(0, stubLength));
}

QPainterPath StateLayout::sideways(const QRectF& from, const QRectF& to) const
{
    const bool forward = to.left() > from.left();
    const qreal columns = std::abs(to.left() - from.left()) / (from.width() * 1.6);
    const qreal height = std::min(0.25 * m_sections[0].height(), 18 + 9 * columns);
    if (std::abs(to.top() - from.top()) < 1) {
        const bool neighbours = columns < 1.9;
        if (forward && neighbours)
            return line(on(from, 1, 0.5), on(to, 0, 0.5));
        return forward ? arch(on(from, 0.75, 0), on(to, 0.4, 0), -height)
                       : arch(on(from, 0.35, 0), on(to, 0.85, 0), -height);
    }
    if (std::abs(to.left() - from.left()) < 1) {
        const bool down = to.top() > from.top();
        return down ? line(on(from, 0.8, 1), on(to, 0.8, 0))
                    : line(on(from, 0.6, 0), on(to, 0.6, 1));
    }
    const bool up = to.top() < from.top();
    if (forward && columns < 1.9)
        return bend(on(from, 1, up ? 0.3 : 0.7), on(to, 0, 0.5));
    if (forward) {
        QPainterPath path(on(from, 0.75, up ? 0 : 1));
        path.cubicTo(path.currentPosition() + QPointF(0, up ? -height : height),
                     on(to, 0, 0.25) - QPointF(from.width(), 0), on(to, 0, up ? 0.25 : 0.75));
        return path;
    }
    // Back from one of the two outcomes.
    QPainterPath path(on(from, 0, up ? 0.8 : 0.2));
    path.cubicTo(path.currentPosition() - QPointF(from.width() * 0.5, 0),
                 on(to, 0.85, up ? 1 : 0) + QPointF(0, up ? 40 : -40), on(to, 0.85, up ? 1 : 0));
    return path;
}

QPainterPath StateLayout::arrow(const StateChart::Arrow& arrow) const
{
    const auto& asked = arrow.transition;
    if (asked.from == StateMachine::fresh || asked.to == StateMachine::gone)
        return stub(arrow);
    return sideways(node(arrow.machine, asked.from), node(arrow.machine, asked.to));
}

QRectF StateLayout::labelPlace(const StateChart::Arrow& which, const QSizeF& size,
                               const std::vector<QRectF>& taken) const
{
    const auto path = arrow(which);
    const bool isStub =
        which.transition.from == StateMachine::fresh || which.transition.to == StateMachine::gone;
    std::optional<QRectF> first;
    for (const qreal along : {0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8}) {
        for (const qreal side : {-0.62, 0.62, -1.3, 1.3, -2.7, 2.7}) {
            QRectF place(QPointF(), size);
            place.moveCenter(path.pointAtPercent(along) + QPointF(0, side * size.height()));
            if (isStub)
                place.moveTopLeft(path.pointAtPercent(0.5) + QPointF(5, -size.height() / 2));
            place.moveLeft(
                std::clamp(place.left(), 2.0, std::max(2.0, m_size.width() - place.width() - 2)));
            const bool isFree = std::ranges::none_of(
                taken, [&](const QRectF& other) { return other.intersects(place); });
            if (isFree)
                return place;
            if (!first)
                first = place;
        }
    }
    return *first;
}

std::vector<QRectF> StateLayout::labels(const std::vector<StateChart::Arrow>& arrows,
                                        const std::vector<QSizeF>& sizes) const
{
    std::vector<QRectF> taken;
    for (std::uint8_t state = 0; state < 6; ++state) {
        taken.push_back(node(Machine::Pairs, state));
        taken.push_back(node(Machine::Components, state));
        if (state < 3)
            taken.push_back(node(Machine::CheckLists, state));
    }
    std::vector<QRectF> places;
    for (std::size_t i = 0; i < arrows.size(); ++i) {
        places.push_back(sizes.at(i).isEmpty() ? QRectF() : labelPlace(arrows[i], sizes[i], taken));
        if (!places.back().isEmpty())
            taken.push_back(places.back());
    }
    return places;
}

} // namespace icelens::ui
