// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelinemap.h"

#include "ui/theme/theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace icelens::ui {

namespace {

constexpr int stripHeight = 30;
constexpr qreal leastGrip = 8; // so that a short stretch can still be seen and dragged

} // namespace

TimelineMap::TimelineMap(QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(tr("The whole session"));
    setAttribute(Qt::WA_OpaquePaintEvent);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setToolTip(tr("The whole session. Drag the frame to move in time."));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize TimelineMap::sizeHint() const
{
    return {400, stripHeight};
}

void TimelineMap::setProjections(const model::Projections* projections)
{
    m_projections = projections;
    m_counts.clear();
    update();
}

void TimelineMap::showAt(const Moment& moment, const TimeWindow& window)
{
    m_moment = moment;
    m_window = window;
    update();
}

void TimelineMap::setLeft(int left)
{
    m_left = left;
    update();
}

model::TimeScale TimelineMap::scale() const
{
    TimeWindow all;
    all.setEnd(m_moment.end, m_moment.growing);
    return all.scale(std::max(width() - m_left, 1));
}

qreal TimelineMap::xOf(model::SessionTime time) const
{
    const auto whole = scale();
    return m_left
        + static_cast<double>((time - whole.from).count())
        / static_cast<double>((whole.to - whole.from).count()) * whole.pixels;
}

const std::vector<std::uint32_t>& TimelineMap::counts()
{
    const auto whole = scale();
    const std::pair now(m_projections->density().eventCount(), whole.to);
    if (now != m_counted || m_counts.size() != static_cast<std::size_t>(whole.pixels)) {
        m_counted = now;
        m_counts = m_projections->density().histogram(whole);
    }
    return m_counts;
}

void TimelineMap::paintEvent(QPaintEvent* /*event*/)
{
    const auto& theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.colour(ColourRole::Raised));
    painter.fillRect(QRect(0, 0, width(), 1), theme.colour(ColourRole::Line));
    if (m_projections == nullptr)
        return;
    painter.setPen(theme.colour(ColourRole::Text2));
    painter.setFont(theme.font(Theme::Type::Label));
    painter.drawText(QRect(12, 0, m_left - 16, height()), Qt::AlignVCenter | Qt::AlignLeft,
                     tr("Whole session"));
    const auto& counts = this->counts();
    const auto most = counts.empty() ? 0U : *std::ranges::max_element(counts);
    const double top = std::log1p(static_cast<double>(std::max(most, 1U)));
    const QColor density = theme.colour(ColourRole::ControlEdge);
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] == 0)
            continue;
        const double share = std::log1p(static_cast<double>(counts[i])) / top;
        const int tall = std::max(2, static_cast<int>(share * (height() - 8)));
        painter.fillRect(m_left + static_cast<int>(i), height() - 3 - tall, 1, tall, density);
    }
    painter.fillRect(QRectF(xOf(m_moment.cursor.time) - 1, 1, 2, height()),
                     theme.colour(ColourRole::Accent));
    if (m_window.showsAll())
        return;
    QRectF frame(xOf(m_window.from()), 2.5, 0, height() - 5);
    frame.setWidth(std::max(xOf(m_window.to()) - frame.left(), leastGrip));
    QColor ground = theme.colour(ColourRole::Accent);
    ground.setAlpha(40);
    painter.fillRect(frame, ground);
    painter.setPen(QPen(theme.colour(ColourRole::Accent), 1.5));
    painter.drawRect(frame);
}

void TimelineMap::mousePressEvent(QMouseEvent* event)
{
    const qreal from = xOf(m_window.from());
    const qreal to = std::max(xOf(m_window.to()), from + leastGrip);
    const qreal x = event->position().x();
    m_grip = x >= from && x <= to ? x - from : (to - from) / 2;
    mouseMoveEvent(event);
}

void TimelineMap::mouseMoveEvent(QMouseEvent* event)
{
    if (m_projections == nullptr || !event->buttons().testFlag(Qt::LeftButton))
        return;
    Q_EMIT moved(scale().timeOf(static_cast<int>(event->position().x() - m_grip) - m_left));
}

} // namespace icelens::ui
