// SPDX-License-Identifier: GPL-3.0-or-later
// What the timeline shows and where; timelinepaint.cpp paints it, timelineinput.cpp is moved by
// people.
#include "ui/timeline/timelinecanvas.h"

#include "ui/theme/theme.h"
#include "ui/timeline/lanewords.h"

#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace icelens::ui {

namespace {

constexpr qreal lowest = 6;
constexpr qreal highest = 41;
constexpr int tooltipReach = 4;

} // namespace

TimelineCanvas::TimelineCanvas(SelectionHub* hub, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_hub(hub)
{
    makeAccessible();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(
        tr("One lane for each candidate pair, component and server: its states over time. Up and "
           "Down go from lane to lane, plus and minus zoom, Control with Left and Right moves in "
           "time."));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    connect(hub, &SelectionHub::pairChanged, this, &TimelineCanvas::followSelection);
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    connect(verticalScrollBar(), &QScrollBar::valueChanged, viewport(),
            qOverload<>(&QWidget::update));
}

void TimelineCanvas::setSession(const model::EventLog* log, const model::Projections* projections)
{
    m_log = log;
    m_projections = projections;
    m_state = {};
    m_moment = {};
    m_rows.clear();
    m_folded.clear();
    m_arrangedAt.reset();
    m_current = -1;
    m_window = {};
    updateScrollBar();
    viewport()->update();
    Q_EMIT windowChanged();
}

void TimelineCanvas::showAt(const Moment& moment, const model::Session& state)
{
    const auto shown = m_moment.cursor.time;
    const bool wasInSight = shown >= m_window.from() && shown <= m_window.to();
    const bool moved = m_moment.cursor != moment.cursor;
    m_moment = moment;
    m_state = state;
    const auto before = m_window;
    m_window.setEnd(moment.end, moment.growing);
    // A cursor that was moved is brought into sight; one that plays only if it was there.
    if (moved && (wasInSight || !moment.playing) && m_drag == Drag::None)
        m_window.reveal(moment.cursor.time);
    if (m_arrangedAt != state.eventCount())
        arrange();
    viewport()->update();
    if (before.from() != m_window.from() || before.to() != m_window.to())
        Q_EMIT windowChanged();
}

void TimelineCanvas::arrange()
{
    m_arrangedAt = m_state.eventCount();
    m_rows.clear();
    if (m_projections != nullptr) {
        const auto& timeline = m_projections->timeline();
        int hiddenBelow = 3;
        for (const auto& row : timeline.arrange(m_state, m_order)) {
            if (row.depth <= hiddenBelow)
                hiddenBelow = 3;
            if (row.depth > hiddenBelow)
                continue;
            m_rows.push_back(row);
            if (m_folded.contains(row.lane))
                hiddenBelow = row.depth;
        }
    }
    updateScrollBar();
    const auto chosen = m_hub->pair();
    const auto found = std::ranges::find_if(
        m_rows, [&](const auto& row) { return chosen.value() != 0 && row.key.pair == chosen; });
    if (found != m_rows.end())
        m_current = static_cast<int>(found - m_rows.begin());
    else if (m_current >= itemCount() || (m_current >= 0 && !isHeading(m_current)))
        m_current = -1;
}

void TimelineCanvas::setOrder(model::LaneOrder order)
{
    m_order = order;
    arrange();
    viewport()->update();
}

void TimelineCanvas::setLaneHeight(qreal height)
{
    m_laneHeight = std::clamp(height, lowest, highest);
    updateScrollBar();
    viewport()->update();
}

void TimelineCanvas::setWindow(const TimeWindow& window)
{
    m_window = window;
    viewport()->update();
    Q_EMIT windowChanged();
}

void TimelineCanvas::zoom(double factor)
{
    const auto cursor = m_moment.cursor.time;
    const bool inSight = cursor >= m_window.from() && cursor <= m_window.to();
    auto window = m_window;
    window.zoom(factor, inSight ? cursor : m_window.from() + (m_window.to() - m_window.from()) / 2);
    setWindow(window);
}

void TimelineCanvas::showAll()
{
    auto window = m_window;
    window.showAll();
    setWindow(window);
}

void TimelineCanvas::setFolded(const model::LaneKey& heading, bool folded)
{
    const auto lane =
        m_projections != nullptr ? m_projections->timeline().laneOf(heading) : std::nullopt;
    if (!lane)
        return;
    if (folded)
        m_folded.insert(*lane);
    else
        m_folded.remove(*lane);
    arrange();
    viewport()->update();
}

void TimelineCanvas::toggleFold(int row)
{
    const auto key = m_rows[static_cast<std::size_t>(row)].key;
    setFolded(key, !m_folded.contains(m_rows[static_cast<std::size_t>(row)].lane));
}

bool TimelineCanvas::isHeading(int row) const
{
    const auto kind = m_rows[static_cast<std::size_t>(row)].key.kind;
    return kind == model::LaneKind::Agent || kind == model::LaneKind::ComponentState;
}

int TimelineCanvas::axisHeight() const
{
    return Theme::instance().rowHeight() + 3;
}

int TimelineCanvas::labelWidth() const
{
    if (m_laneHeight < 14)
        return 96;
    const QFontMetrics metrics(Theme::instance().font(Theme::Type::MonoSmall));
    return std::min(52 + metrics.horizontalAdvance(QLatin1Char('0')) * 26,
                    viewport()->width() * 2 / 5);
}

model::TimeScale TimelineCanvas::scale() const
{
    return m_window.scale(std::max(viewport()->width() - labelWidth(), 1));
}

qreal TimelineCanvas::xOf(model::SessionTime time) const
{
    const auto now = scale();
    const double span = static_cast<double>((now.to - now.from).count());
    return labelWidth() + static_cast<double>((time - now.from).count()) / span * now.pixels;
}

model::SessionTime TimelineCanvas::timeAt(qreal x) const
{
    const auto time = scale().timeOf(static_cast<int>(x) - labelWidth());
    return std::clamp(time, model::SessionTime{}, std::max(m_moment.end, model::SessionTime{}));
}

qreal TimelineCanvas::cursorX() const
{
    return std::clamp<qreal>(xOf(m_moment.cursor.time), -10, viewport()->width() + 10);
}

qreal TimelineCanvas::rowTop(int row) const
{
    return axisHeight() + row * m_laneHeight - verticalScrollBar()->value();
}

int TimelineCanvas::rowAt(qreal y) const
{
    if (y < axisHeight())
        return -1;
    const int row =
        static_cast<int>((y - axisHeight() + verticalScrollBar()->value()) / m_laneHeight);
    return row < itemCount() ? row : -1;
}

void TimelineCanvas::updateScrollBar()
{
    const int page = std::max(viewport()->height() - axisHeight(), 1);
    const int all = static_cast<int>(std::ceil(itemCount() * m_laneHeight));
    verticalScrollBar()->setRange(0, std::max(all - page, 0));
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setSingleStep(static_cast<int>(m_laneHeight));
}

void TimelineCanvas::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBar();
    Q_EMIT windowChanged();
}

std::vector<TimelineCanvas::DrawnLane> TimelineCanvas::drawnLanes() const
{
    std::vector<DrawnLane> lanes;
    if (m_projections == nullptr)
        return lanes;
    const auto now = scale();
    const int last = std::min(
        itemCount(),
        static_cast<int>((verticalScrollBar()->value() + viewport()->height()) / m_laneHeight) + 1);
    for (int row = static_cast<int>(verticalScrollBar()->value() / m_laneHeight); row < last;
         ++row) {
        const auto& shown = m_rows[static_cast<std::size_t>(row)];
        const QRectF rect(0, rowTop(row), viewport()->width(), m_laneHeight);
        lanes.push_back({shown, rect,
                         m_projections->timeline().draw(shown.lane, now, m_moment.cursor,
                                                        m_projections->wire())});
    }
    return lanes;
}

void TimelineCanvas::followSelection()
{
    const auto chosen = m_hub->pair();
    const auto found = std::ranges::find_if(
        m_rows, [&](const auto& row) { return chosen.value() != 0 && row.key.pair == chosen; });
    if (found != m_rows.end())
        setCurrent(static_cast<int>(found - m_rows.begin()), false);
    else if (m_current >= 0 && !isHeading(m_current))
        m_current = -1;
    viewport()->update();
}

void TimelineCanvas::setCurrent(int row, bool choose)
{
    if (row < 0 || row >= itemCount())
        return;
    const bool changes = m_current != row;
    m_current = row;
    reveal(row);
    const auto pair = m_rows[static_cast<std::size_t>(row)].key.pair;
    if (choose && pair.value() != 0)
        m_hub->choosePair(pair);
    viewport()->update();
    if (changes)
        tellCurrent(this, row);
}

void TimelineCanvas::reveal(int row)
{
    auto* bar = verticalScrollBar();
    const int top = static_cast<int>(row * m_laneHeight);
    const int below = static_cast<int>(std::ceil((row + 1) * m_laneHeight));
    if (top < bar->value())
        bar->setValue(top);
    else if (below > bar->value() + bar->pageStep())
        bar->setValue(below - bar->pageStep());
}

QString TimelineCanvas::itemWords(int item) const
{
    if (m_projections == nullptr || item < 0 || item >= itemCount())
        return {};
    const auto lane = m_projections->timeline().laneAt(m_rows[static_cast<std::size_t>(item)].lane,
                                                       m_moment.cursor, m_projections->wire());
    return lane ? LaneWords::sentence(m_state, *lane) : QString();
}

QRect TimelineCanvas::itemRect(int item) const
{
    const QRectF rect(0, rowTop(item), viewport()->width(), m_laneHeight);
    return rect.toAlignedRect().translated(viewport()->pos());
}

QString TimelineCanvas::toolTipAt(const QPointF& at) const
{
    const int row = rowAt(at.y());
    if (row < 0 || m_projections == nullptr || m_log == nullptr)
        return {};
    const auto& shown = m_rows[static_cast<std::size_t>(row)];
    const auto lane =
        m_projections->timeline().laneAt(shown.lane, m_moment.cursor, m_projections->wire());
    if (!lane)
        return {};
    if (at.x() < labelWidth())
        return LaneWords::sentence(m_state, *lane);
    const int pixel = static_cast<int>(at.x()) - labelWidth();
    const auto now = scale();
    return LaneWords::toolTip(m_state, *m_log, *lane, m_moment.cursor, now.timeOf(pixel),
                              now.timeOf(pixel - tooltipReach),
                              now.timeOf(pixel + tooltipReach + 1));
}

} // namespace icelens::ui
