// SPDX-License-Identifier: GPL-3.0-or-later
// What is painted over the plots of a call.
#include "model/items/words.h"
#include "ui/quality/qualityplots.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/timeline/veil.h"

#include <QPainter>

#include <algorithm>

namespace icelens::ui {

using items::Words;
using model::SessionTime;

namespace {

/// "2:31", "1:02:31"; with @p tenths "2:31.4".
QString clockText(SessionTime time, bool tenths = false)
{
    using namespace std::chrono;
    const auto whole = duration_cast<seconds>(time);
    const auto hour = duration_cast<hours>(whole).count();
    const auto minute = duration_cast<minutes>(whole).count() % 60;
    const auto second = whole.count() % 60;
    const auto two = [](auto number) {
        return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
    };
    QString text =
        hour > 0 ? QString::number(hour) + QLatin1Char(':') + two(minute) : QString::number(minute);
    text += QLatin1Char(':') + two(second);
    if (tenths)
        text += QLocale().decimalPoint()
            + QString::number(duration_cast<milliseconds>(time).count() / 100 % 10);
    return text;
}

struct MarkLook
{
    QString words;
    ColourRole colour = ColourRole::Text2;
    Qt::PenStyle style = Qt::DashLine;
};

} // namespace

void QualityPlots::paintEvent(QPaintEvent* event)
{
    QCustomPlot::paintEvent(event);
    QPainter painter(this);
    paintCaptions(painter);
    if (m_line == nullptr)
        return;
    paintAxis(painter);
    paintLanes(painter);
    paintGaps(painter);
    if (m_moment.past) {
        const QRect plots = plotsRect();
        const int x = std::clamp(qRound(xOf(m_moment.cursor.time)), plots.left(), plots.right());
        paintLaterVeil(painter,
                       QRect(QPoint(x, lanesTop()), QPoint(plots.right(), plots.bottom())));
    }
    paintMarks(painter);
    paintCursor(painter);
    paintFocus(painter);
}

void QualityPlots::paintAxis(QPainter& painter) const
{
    const auto& theme = Theme::instance();
    painter.setFont(theme.font(Theme::Type::Label));
    painter.setPen(theme.colour(ColourRole::Text2));
    const QRect plots = plotsRect();
    constexpr int leastTick = 110;
    const auto step = m_window.tickStep(plots.width(), leastTick);
    const int high = painter.fontMetrics().height() + 4;
    for (auto at = (m_window.from() + step - SessionTime(1)) / step * step; at <= m_window.to();
         at += step) {
        const QString text = clockText(at);
        const int wide = painter.fontMetrics().horizontalAdvance(text);
        const int x = std::min(qRound(xOf(at)) - wide / 2, width() - wide - 4);
        painter.drawText(QRect(x, 2, wide + 2, high), Qt::AlignVCenter, text);
    }
}

void QualityPlots::paintLanes(QPainter& painter) const
{
    const auto& theme = Theme::instance();
    const QRect plots = plotsRect();
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        const Lane& lane = m_lanes[i];
        const QRect rect = laneRect(i);
        const int half = rect.height() / 2;
        painter.setFont(theme.font(Theme::Type::Label));
        painter.setPen(theme.colour(ColourRole::Text));
        const QRect label(space::margin - 2, rect.top(), plots.left() - space::margin - 4, half);
        painter.drawText(
            label, Qt::AlignVCenter,
            painter.fontMetrics().elidedText(lane.name, Qt::ElideMiddle, label.width()));
        painter.setFont(theme.font(Theme::Type::MonoSmall));
        painter.setPen(theme.colour(ColourRole::Text2));
        painter.drawText(label.translated(0, half), Qt::AlignVCenter, lane.number);
        for (const auto& stretch : lane.stretches) {
            const double left = std::max<double>(xOf(stretch.from), plots.left());
            const double right = std::min<double>(xOf(stretch.to), plots.right());
            if (right <= left)
                continue;
            const QRectF bar(left, rect.top() + 5, right - left, rect.height() - 10);
            painter.fillRect(bar, theme.colour(ColourRole::Succeeded));
            const bool open = stretch.endEvent == model::noEvent;
            const QString words = open
                ? tr("selected %1").arg(clockText(stretch.from, true))
                : tr("selected %1 to %2")
                      .arg(clockText(stretch.from, true), clockText(stretch.to, true));
            painter.setFont(theme.font(Theme::Type::LabelStrong));
            const int wide = painter.fontMetrics().horizontalAdvance(words);
            if (bar.width() < wide + 30)
                continue;
            const QColor ink = theme.colour(ColourRole::Panel);
            paintIcon(painter, QRectF(bar.left() + 6, bar.center().y() - 6, 12, 12),
                      QStringLiteral("mark-selected"), ink);
            painter.setPen(ink);
            painter.drawText(bar.adjusted(23, 0, 0, 0), Qt::AlignVCenter, words);
        }
    }
    painter.setPen(theme.colour(ColourRole::Line));
    painter.drawLine(0, lanesBottom() + 2, width(), lanesBottom() + 2);
}

/// Strokes through all plots where something happened, with words above the lanes where they fit.
void QualityPlots::paintMarks(QPainter& painter) const
{
    const auto& theme = Theme::instance();
    const QRect plots = plotsRect();
    int freeFrom = plots.left();
    bool first = true;
    for (const auto& mark : m_line->marksAt(m_moment.cursor)) {
        MarkLook look;
        const QString at = clockText(mark.at, true);
        switch (mark.what) {
        case model::CallMark::PairSelected:
            if (std::exchange(first, false) || mark.at <= m_line->mediaFrom.value_or(mark.at))
                continue; // a switch needs a pair before it
            look = {tr("other pair at %1").arg(at), ColourRole::Accent, Qt::SolidLine};
            break;
        case model::CallMark::Secured:
        case model::CallMark::DeviceChanged:
            continue; // the card tells of them
        case model::CallMark::IceRestarted:
            look = {tr("ICE restart at %1").arg(at), ColourRole::Accent, Qt::DashLine};
            break;
        case model::CallMark::ConsentLost:
            look = {tr("consent lost at %1").arg(at), ColourRole::Failed, Qt::SolidLine};
            break;
        case model::CallMark::Ended:
            look = {tr("ended at %1").arg(at), ColourRole::Text2, Qt::SolidLine};
            break;
        }
        const int x = qRound(xOf(mark.at));
        if (x < plots.left() || x > plots.right())
            continue;
        painter.setPen(QPen(theme.colour(look.colour), 1.5, look.style));
        painter.drawLine(x, lanesTop() - 3, x, plots.bottom());
        painter.setFont(theme.font(Theme::Type::Label));
        const int wide = painter.fontMetrics().horizontalAdvance(look.words) + 6;
        const int left =
            std::clamp(x - wide / 2, plots.left(), std::max(plots.left(), width() - wide));
        if (left < freeFrom)
            continue;
        freeFrom = left + wide;
        painter.setPen(theme.colour(ColourRole::Text));
        painter.drawText(QRect(left, lanesTop() - painter.fontMetrics().height() - 3, wide,
                               painter.fontMetrics().height()),
                         Qt::AlignCenter, look.words);
    }
}

void QualityPlots::paintCaptions(QPainter& painter) const
{
    const auto& theme = Theme::instance();
    const auto* point = m_line != nullptr ? m_line->pointAt(m_moment.cursor) : nullptr;
    for (std::size_t i = 0; i < m_rects.size(); ++i) {
        const QualityRow& row = qualityRows()[i];
        const QRect outer = m_rects[i]->outerRect();
        painter.setPen(theme.colour(ColourRole::Line));
        if (i > 0)
            painter.drawLine(0, outer.top() + 4, width(), outer.top() + 4);
        const int left = space::margin - 2;
        int y = outer.top() + 7;
        const auto line = [&](const QString& text, Theme::Type type, ColourRole colour) {
            painter.setFont(theme.font(type));
            painter.setPen(theme.colour(colour));
            const int high = painter.fontMetrics().height();
            painter.drawText(QRect(left, y, captionWidth() - left - 34, high), Qt::AlignVCenter,
                             text);
            y += high - 1;
        };
        line(row.title, Theme::Type::LabelStrong, ColourRole::Text);
        line(qualityFigure(row,
                           point != nullptr ? row.series.front().value(*point)
                                            : std::optional<double>()),
             Theme::Type::MonoLarge, ColourRole::Text);
        line(row.unit, Theme::Type::Label, ColourRole::Text2);
        paintLegend(painter, row, m_rects[i]->rect());
    }
}

void QualityPlots::paintLegend(QPainter& painter, const QualityRow& row, const QRect& rect) const
{
    if (row.series.size() < 2)
        return;
    const auto& theme = Theme::instance();
    constexpr int sample = 16;
    painter.setFont(theme.font(Theme::Type::Label));
    const QFontMetrics metrics = painter.fontMetrics();
    int right = rect.right() - 4;
    for (auto series = row.series.rbegin(); series != row.series.rend(); ++series) {
        const int wide = metrics.horizontalAdvance(series->name);
        const QRect words(right - wide, rect.top() - metrics.height(), wide, metrics.height());
        const int middle = words.center().y();
        painter.setPen(theme.colour(ColourRole::Text2));
        painter.drawText(words, Qt::AlignVCenter, series->name);
        QPen pen(theme.colour(series->colour), series->impulses ? 3 : 1.6);
        if (series->dashed && !series->impulses)
            pen.setDashPattern({3, 2});
        painter.setPen(pen);
        if (series->impulses)
            painter.drawLine(words.left() - 8, middle + 5, words.left() - 8, middle - 5);
        else
            painter.drawLine(words.left() - sample - 4, middle, words.left() - 5, middle);
        right = words.left() - sample - 16;
    }
}

/// Where much of a second had to be made up, it is said.
void QualityPlots::paintGaps(QPainter& painter) const
{
    constexpr double much = 0.2;
    const auto& theme = Theme::instance();
    const QRect rect = m_rects[2]->rect(); // of the loss
    painter.setFont(theme.font(Theme::Type::Label));
    int freeFrom = rect.left();
    const auto points = m_line->pointsAt(m_moment.cursor);
    for (std::size_t i = 1; i < points.size(); ++i) {
        if (points[i].rates.concealed < much)
            continue;
        std::size_t last = i;
        while (last + 1 < points.size() && points[last + 1].rates.concealed >= much)
            ++last;
        const auto made =
            points[last].report->totalConcealed - points[i - 1].report->totalConcealed;
        const QString words =
            tr("%1 s of sound made up, %2 to %3")
                .arg(QLocale().toString(std::chrono::duration<double>(made).count(), 'f', 1),
                     clockText(points[i - 1].at, true), clockText(points[last].at, true));
        const int wide = painter.fontMetrics().horizontalAdvance(words) + 4;
        const int x = qRound(xOf(points[last].at)) + 6;
        i = last;
        if (x < freeFrom || x + wide > rect.right())
            continue;
        freeFrom = x + wide + 8;
        painter.setPen(theme.colour(ColourRole::Text));
        painter.drawText(QRect(x, rect.center().y() - painter.fontMetrics().height() / 2, wide,
                               painter.fontMetrics().height()),
                         Qt::AlignVCenter, words);
    }
}

void QualityPlots::paintCursor(QPainter& painter) const
{
    const QRect plots = plotsRect();
    const int x = qRound(xOf(m_moment.cursor.time));
    if (x < plots.left() || x > plots.right())
        return;
    painter.setPen(QPen(Theme::instance().colour(ColourRole::Accent), 2));
    painter.drawLine(x, lanesTop() - 3, x, plots.bottom());
    if (m_moment.past)
        paintTimePill(painter, QPointF(x, lanesTop() - 10), m_moment.cursor.time,
                      QRectF(plots.left(), 0, plots.width(), height()));
}

void QualityPlots::paintFocus(QPainter& painter) const
{
    if (!hasFocus() || m_current < 0 || m_current >= itemCount())
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Theme::instance().colour(ColourRole::Accent), space::focusRing));
    painter.drawRect(itemRect(m_current).adjusted(2, 2, -3, -1));
}

} // namespace icelens::ui
