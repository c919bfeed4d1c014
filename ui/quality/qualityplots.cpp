// SPDX-License-Identifier: GPL-3.0-or-later
// What the plots hold and how they are moved; qualitypaint.cpp paints what lies over them.
#include "ui/quality/qualityplots.h"

#include "model/items/words.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace icelens::ui {

using items::Words;
using model::SessionTime;

namespace {

constexpr int rowHeight = 62;
constexpr int rowGap = 18;
constexpr std::size_t mostLanes = 3;
constexpr double zoomStep = 1.5;

double inSeconds(SessionTime time)
{
    return std::chrono::duration<double>(time).count();
}

} // namespace

QualityPlots::QualityPlots(QWidget* parent)
    : QCustomPlot(parent)
    , m_timeTicks(new QCPAxisTickerFixed)
{
    makeAccessible();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Call quality"));
    setAccessibleDescription(
        tr("One plot for each figure of the call, over time. Up and Down go from plot to plot, "
           "plus and minus zoom, 0 shows the whole call."));
    setPlottingHint(QCP::phFastPolylines);
    plotLayout()->clear(); // the one plot that QCustomPlot comes with
    plotLayout()->setRowSpacing(0);
    makeRows();
    applyTheme();
    connect(&Theme::instance(), &Theme::changed, this, &QualityPlots::applyTheme);
    connect(this, &QCustomPlot::afterReplot, this, [this] { ++m_replots; });
}

void QualityPlots::makeRows()
{
    int at = 0;
    for (const QualityRow& row : qualityRows()) {
        auto* rect = new QCPAxisRect(this, true);
        rect->setAutoMargins(QCP::msNone);
        plotLayout()->addElement(at++, 0, rect);
        auto* times = rect->axis(QCPAxis::atBottom);
        auto* values = rect->axis(QCPAxis::atLeft);
        times->setTicker(m_timeTicks);
        times->setTickLabels(false);
        times->setTicks(false);
        times->setSubTicks(false);
        values->setSubTicks(false);
        values->setTickLengthIn(0);
        values->ticker()->setTickCount(2);
        values->ticker()->setTickStepStrategy(QCPAxisTicker::tssReadability);
        for (auto* axis : {rect->axis(QCPAxis::atTop), rect->axis(QCPAxis::atRight)})
            axis->setVisible(false);
        std::vector<QCPGraph*> graphs;
        for (const QualitySeries& series : row.series) {
            auto* graph = addGraph(times, values);
            graph->setLineStyle(series.impulses ? QCPGraph::lsImpulse : QCPGraph::lsLine);
            graphs.push_back(graph);
        }
        m_rects.push_back(rect);
        m_graphs.push_back(std::move(graphs));
    }
}

void QualityPlots::applyTheme()
{
    const auto& theme = Theme::instance();
    setBackground(QBrush(theme.colour(ColourRole::Panel)));
    const QPen grid(theme.colour(ColourRole::Line), 1, Qt::DotLine);
    for (std::size_t i = 0; i < m_rects.size(); ++i) {
        auto* times = m_rects[i]->axis(QCPAxis::atBottom);
        auto* values = m_rects[i]->axis(QCPAxis::atLeft);
        times->setBasePen(QPen(theme.colour(ColourRole::Line)));
        times->grid()->setPen(QPen(theme.colour(ColourRole::Line), 1));
        times->grid()->setZeroLinePen(Qt::NoPen);
        values->setBasePen(Qt::NoPen);
        values->setTickPen(Qt::NoPen);
        values->setTickLabelFont(theme.font(Theme::Type::MonoSmall));
        values->setTickLabelColor(theme.colour(ColourRole::Text2));
        values->grid()->setPen(grid);
        values->grid()->setZeroLinePen(grid);
        const QualityRow& row = qualityRows()[i];
        for (std::size_t s = 0; s < row.series.size(); ++s) {
            const QualitySeries& series = row.series[s];
            QPen pen(theme.colour(series.colour), series.impulses ? 2.5 : 1.4);
            if (series.dashed && !series.impulses)
                pen.setDashPattern({4, 3});
            m_graphs[i][s]->setPen(pen);
        }
    }
    placeRows();
    replot(QCustomPlot::rpQueuedReplot);
}

int QualityPlots::captionWidth() const
{
    return fontMetrics().averageCharWidth() * 16 + 34;
}

int QualityPlots::lanesTop() const
{
    return fontMetrics().height() * 2 + 8;
}

QRect QualityPlots::laneRect(std::size_t lane) const
{
    const int high = fontMetrics().height() * 2;
    return {0, lanesTop() + static_cast<int>(lane) * high, width(), high};
}

int QualityPlots::lanesBottom() const
{
    return laneRect(std::max<std::size_t>(m_lanes.size(), 1)).top() + 2;
}

void QualityPlots::placeRows()
{
    constexpr int right = 14;
    plotLayout()->setAutoMargins(QCP::msNone);
    plotLayout()->setMargins({0, lanesBottom(), 0, 4});
    for (QCPAxisRect* rect : m_rects)
        rect->setMargins({captionWidth(), rowGap, right, 2});
    setMinimumHeight(lanesBottom() + rowHeight * static_cast<int>(m_rects.size()));
}

QRect QualityPlots::plotsRect() const
{
    const QRect first = m_rects.front()->rect();
    return {first.left(), first.top(), first.width(),
            m_rects.back()->rect().bottom() - first.top()};
}

double QualityPlots::xOf(SessionTime time) const
{
    return m_rects.front()->axis(QCPAxis::atBottom)->coordToPixel(inSeconds(time));
}

SessionTime QualityPlots::timeAt(double x) const
{
    const double seconds = m_rects.front()->axis(QCPAxis::atBottom)->pixelToCoord(x);
    return std::chrono::duration_cast<SessionTime>(std::chrono::duration<double>(seconds));
}

bool QualityPlots::isPlot(const QPointF& at) const
{
    const QRect plots = plotsRect();
    return at.x() >= plots.left() && at.x() <= plots.right();
}

void QualityPlots::setLine(const model::CallQuality::Line* line)
{
    m_line = line;
    m_drawn = 0;
    m_lanes.clear();
    m_window = {};
    m_moment = {};
    for (const auto& graphs : m_graphs) {
        for (QCPGraph* graph : graphs)
            graph->data()->clear();
    }
    replot(QCustomPlot::rpQueuedReplot);
}

void QualityPlots::addPoints()
{
    for (; m_drawn < m_line->points.size(); ++m_drawn) {
        const auto& point = m_line->points[m_drawn];
        const double at = inSeconds(point.at);
        for (std::size_t row = 0; row < m_graphs.size(); ++row) {
            for (std::size_t s = 0; s < m_graphs[row].size(); ++s) {
                const auto value = qualityRows()[row].series[s].value(point);
                m_graphs[row][s]->addData(at, value ? *value : qQNaN());
            }
        }
    }
}

void QualityPlots::applyWindow()
{
    constexpr int leastTick = 110;
    m_timeTicks->setTickStep(inSeconds(m_window.tickStep(plotsRect().width(), leastTick)));
    for (QCPAxisRect* rect : m_rects)
        rect->axis(QCPAxis::atBottom)
            ->setRange(inSeconds(m_window.from()), inSeconds(m_window.to()));
}

/// The values in sight fill their plots, up to a round number.
void QualityPlots::fitRanges()
{
    for (std::size_t i = 0; i < m_rects.size(); ++i) {
        const QualityRow& row = qualityRows()[i];
        double top = row.leastTop;
        for (const QCPGraph* graph : m_graphs[i]) {
            bool found = false;
            const auto range = graph->getValueRange(
                found, QCP::sdBoth, {inSeconds(m_window.from()), inSeconds(m_window.to())});
            if (found && !row.fixedTop)
                top = std::max(top, roundedUp(range.upper));
        }
        m_rects[i]->axis(QCPAxis::atLeft)->setRange(row.lowest, top);
    }
}

void QualityPlots::showAt(const Moment& moment, const model::Session& state)
{
    if (m_line == nullptr)
        return;
    m_moment = moment;
    const auto drawn = m_drawn;
    const auto from = m_window.from();
    const auto to = m_window.to();
    m_window.setCall(m_line->mediaFrom.value_or(SessionTime{}), moment.end, moment.growing);
    m_window.reveal(moment.cursor.time);
    addPoints();
    const auto lanes = m_lanes.size();
    arrangeLanes(state);
    if (m_lanes.size() != lanes)
        placeRows();
    if (drawn != m_drawn || from != m_window.from() || to != m_window.to()
        || m_lanes.size() != lanes) {
        applyWindow();
        fitRanges();
        replot(QCustomPlot::rpQueuedReplot);
    } else {
        update();
    }
}

void QualityPlots::arrangeLanes(const model::Session& state)
{
    m_lanes.clear();
    for (const auto& stretch : m_line->stretchesAt(m_moment.cursor)) {
        const auto same = std::find_if(m_lanes.begin(), m_lanes.end(),
                                       [&](const Lane& lane) { return lane.pair == stretch.pair; });
        if (same != m_lanes.end()) {
            same->stretches.push_back(stretch);
            continue;
        }
        Lane lane{stretch.pair, tr("a pair"), {}, {stretch}};
        if (const auto* pair = state.pair(stretch.pair)) {
            const bool relayed = pair->localType == model::CandidateType::Relayed
                || pair->remoteType == model::CandidateType::Relayed;
            const QString ip = QString::fromStdString(pair->local.ip());
            lane.name = relayed ? tr("%1, relayed").arg(ip) : tr("%1, direct").arg(ip);
            lane.number = tr("pair %1").arg(pair->id.value());
        }
        m_lanes.push_back(std::move(lane));
    }
    if (m_lanes.size() > mostLanes)
        m_lanes.erase(m_lanes.begin(), m_lanes.end() - mostLanes);
}

void QualityPlots::zoom(double factor)
{
    m_window.zoom(factor, std::clamp(m_moment.cursor.time, m_window.from(), m_window.to()));
    applyWindow();
    fitRanges();
    replot(QCustomPlot::rpQueuedReplot);
}

void QualityPlots::showAll()
{
    m_window.showAll();
    applyWindow();
    fitRanges();
    replot(QCustomPlot::rpQueuedReplot);
}

QString QualityPlots::rowWords(std::size_t row) const
{
    return qualityWords(qualityRows()[row],
                        m_line != nullptr ? m_line->pointAt(m_moment.cursor) : nullptr);
}

int QualityPlots::pointCount(std::size_t row) const
{
    return m_graphs[row].front()->dataCount();
}

int QualityPlots::itemCount() const
{
    return static_cast<int>(m_lanes.size() + m_rects.size());
}

QString QualityPlots::laneWords(const Lane& lane) const
{
    QStringList words{lane.name, lane.number};
    for (const auto& stretch : lane.stretches)
        words += stretch.endEvent == model::noEvent
            ? tr("selected since %1").arg(Words::time(stretch.from))
            : tr("selected from %1 to %2").arg(Words::time(stretch.from), Words::time(stretch.to));
    words.removeAll(QString());
    return words.join(tr(", ", "between the parts of a lane's description"));
}

QString QualityPlots::itemWords(int item) const
{
    const auto at = static_cast<std::size_t>(item);
    return at < m_lanes.size() ? laneWords(m_lanes[at]) : rowWords(at - m_lanes.size());
}

QRect QualityPlots::itemRect(int item) const
{
    const auto at = static_cast<std::size_t>(item);
    if (at < m_lanes.size())
        return laneRect(at);
    const QRect plot = m_rects[at - m_lanes.size()]->outerRect();
    return {0, plot.top(), width(), plot.height()};
}

bool QualityPlots::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QCustomPlot::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (int item = 0; item < itemCount(); ++item) {
        if (!itemRect(item).contains(help->pos()))
            continue;
        const auto lane = static_cast<std::size_t>(item);
        if (lane < m_lanes.size() || m_line == nullptr || !isPlot(help->pos())) {
            QToolTip::showText(help->globalPos(), itemWords(item), this);
            return true;
        }
        const auto time = timeAt(help->pos().x());
        const auto& points = m_line->points;
        const auto next = std::find_if(points.begin(), points.end(),
                                       [&](const auto& point) { return point.at >= time; });
        if (next != points.end())
            QToolTip::showText(help->globalPos(),
                               tr("At %1. %2", "time, what a plot says then")
                                   .arg(Words::time(next->at),
                                        qualityWords(qualityRows()[lane - m_lanes.size()], &*next)),
                               this);
        return true;
    }
    return true;
}

void QualityPlots::resizeEvent(QResizeEvent* event)
{
    placeRows();
    QCustomPlot::resizeEvent(event);
    applyWindow();
    replot(QCustomPlot::rpQueuedReplot);
}

void QualityPlots::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        m_current =
            std::clamp(m_current + (event->key() == Qt::Key_Down ? 1 : -1), 0, itemCount() - 1);
        tellCurrent(this, m_current);
        update();
        return;
    case Qt::Key_Plus:
        zoom(zoomStep);
        return;
    case Qt::Key_Minus:
        zoom(1 / zoomStep);
        return;
    case Qt::Key_0:
        showAll();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void QualityPlots::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && m_line != nullptr && isPlot(event->position()))
        Q_EMIT timeRequested(std::max(timeAt(event->position().x()), SessionTime{}));
}

void QualityPlots::mouseMoveEvent(QMouseEvent* event)
{
    setCursor(m_line != nullptr && isPlot(event->position()) ? Qt::CrossCursor : Qt::ArrowCursor);
    if (event->buttons().testFlag(Qt::LeftButton) && m_line != nullptr && isPlot(event->position()))
        Q_EMIT timeRequested(std::max(timeAt(event->position().x()), SessionTime{}));
}

void QualityPlots::wheelEvent(QWheelEvent* event)
{
    const QPoint by = event->angleDelta();
    const bool pans = by.x() != 0 || event->modifiers().testFlag(Qt::ShiftModifier);
    const bool zooms = event->modifiers().testFlag(Qt::ControlModifier);
    if (!pans && !zooms) {
        event->ignore(); // the page scrolls
        return;
    }
    constexpr double notch = 120;
    if (zooms)
        m_window.zoom(std::pow(1.2, by.y() / notch), timeAt(event->position().x()));
    else
        m_window.pan(-0.1 * (by.x() != 0 ? by.x() : by.y()) / notch);
    applyWindow();
    fitRanges();
    replot(QCustomPlot::rpQueuedReplot);
}

} // namespace icelens::ui
