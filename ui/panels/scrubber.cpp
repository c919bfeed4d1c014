// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/scrubber.h"

#include "model/items/words.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/views/rowpainter.h"

#include <QAccessible>
#include <QFontMetrics>
#include <QHelpEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace icelens::ui {

namespace {

using model::MarkKind;

constexpr int margin = 8;
constexpr int iconSize = 11;
constexpr int lineY = 32; // the line on which the cursor runs
constexpr int barsBottom = 28;
constexpr int tallestBar = 14;
constexpr int handle = 6; // radius
constexpr int near = 6;   // pixels that a pointer may miss a mark by

struct MarkLook
{
    const char* icon;
    ColourRole colour;
};

MarkLook lookOf(MarkKind kind)
{
    switch (kind) {
    case MarkKind::Succeeded:
        return {"state-succeeded", ColourRole::Succeeded};
    case MarkKind::Failed:
        return {"state-failed", ColourRole::Failed};
    case MarkKind::Nomination:
        return {"mark-nominated", ColourRole::Accent};
    case MarkKind::SelectionSwitch:
        return {"mark-selected", ColourRole::Accent};
    case MarkKind::RoleSwitch:
        return {"mark-role", ColourRole::Text};
    case MarkKind::Restart:
        return {"ui-restart", ColourRole::Text};
    case MarkKind::ConsentLost:
        return {"mark-lost", ColourRole::Failed};
    case MarkKind::Candidate:
    case MarkKind::ComponentState:
        return {"mark-info", ColourRole::Text2};
    }
    return {"mark-info", ColourRole::Text2};
}

QString wordsOf(MarkKind kind, int count)
{
    switch (kind) {
    case MarkKind::Candidate:
        return Scrubber::tr("%n candidate(s) found or received", nullptr, count);
    case MarkKind::Succeeded:
        return Scrubber::tr("%n pair(s) Succeeded", nullptr, count);
    case MarkKind::Failed:
        return Scrubber::tr("%n pair(s) Failed", nullptr, count);
    case MarkKind::Nomination:
        return Scrubber::tr("%n pair(s) nominated", nullptr, count);
    case MarkKind::SelectionSwitch:
        return Scrubber::tr("%n pair(s) selected", nullptr, count);
    case MarkKind::RoleSwitch:
        return Scrubber::tr("%n switch(es) of role", nullptr, count);
    case MarkKind::Restart:
        return Scrubber::tr("%n ICE restart(s)", nullptr, count);
    case MarkKind::ComponentState:
        return Scrubber::tr("%n change(s) of a component's state", nullptr, count);
    case MarkKind::ConsentLost:
        return Scrubber::tr("Consent lost %n time(s)", nullptr, count);
    }
    return {};
}

int toMilliseconds(model::SessionTime time)
{
    const auto value = std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
    return static_cast<int>(std::clamp<std::int64_t>(value, 0, std::numeric_limits<int>::max()));
}

} // namespace

Scrubber::Scrubber(QWidget* parent)
    : QAbstractSlider(parent)
{
    setOrientation(Qt::Horizontal);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Time of the session in milliseconds"));
    setPageStep(1000);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    // Page keys and assistive technology move the slider itself.
    connect(this, &QAbstractSlider::valueChanged, this,
            [this](int value) { Q_EMIT timeRequested(std::chrono::milliseconds(value)); });
}

void Scrubber::setDensity(const model::Density* density)
{
    m_density = density;
    m_moment = {};
    m_laidOutEvents = 0;
    m_track = {};
    setEnabled(density != nullptr);
    layOut();
    update();
}

void Scrubber::showAt(const Moment& moment)
{
    const int cursor = cursorX();
    const int end = m_track.xOf(m_moment.end);
    const bool past = m_moment.past;
    const ScrubTrack track = m_track;
    const auto events = m_laidOutEvents;
    m_moment = moment;
    layOut();
    const QSignalBlocker quiet(this);
    setRange(0, toMilliseconds(moment.end));
    setValue(toMilliseconds(moment.cursor.time));
    if (!(track == m_track) || events != m_laidOutEvents || cursor != cursorX()
        || end != m_track.xOf(moment.end) || past != moment.past)
        update();
}

void Scrubber::layOut()
{
    const ScrubTrack track(m_moment.end, m_moment.growing, margin, width() - 2 * margin);
    const std::size_t events = m_density != nullptr ? m_density->eventCount() : 0;
    if (track == m_track && events == m_laidOutEvents)
        return;
    m_track = track;
    m_laidOutEvents = events;
    m_bars.clear();
    m_marks.clear();
    if (m_density != nullptr) {
        // The last instant belongs to the track: a recording ends with an event.
        model::TimeScale scale = m_track.scale();
        scale.to += model::SessionTime(1);
        m_bars = m_density->histogram(scale);
        m_marks = m_density->marks(scale);
    }
    m_icons = marksWithRoom(m_marks, iconSize);
}

QString Scrubber::wordsAt(int x) const
{
    QString words = items::Words::time(std::min(m_track.timeAt(x), m_moment.end));
    std::map<MarkKind, std::size_t> found;
    for (const auto& mark : m_marks) {
        if (std::abs(m_track.left() + mark.pixel - x) <= near)
            found[mark.kind] += mark.count;
    }
    for (const auto& [kind, count] : found)
        words += QLatin1Char('\n') + wordsOf(kind, static_cast<int>(count));
    return words;
}

QSize Scrubber::sizeHint() const
{
    const QFontMetrics metrics(Theme::instance().font(Theme::Type::Label));
    return {600, lineY + 5 + metrics.height()};
}

QSize Scrubber::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

bool Scrubber::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && m_density != nullptr) {
        auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), wordsAt(help->pos().x()), this);
        return true;
    }
    return QAbstractSlider::event(event);
}

void Scrubber::requestAt(int x)
{
    const auto time = std::min(m_track.timeAt(x), m_moment.end);
    Q_EMIT timeRequested(time);
}

void Scrubber::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    setSliderDown(true);
    requestAt(event->pos().x());
}

void Scrubber::mouseMoveEvent(QMouseEvent* event)
{
    if (isSliderDown())
        requestAt(event->pos().x());
}

void Scrubber::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        setSliderDown(false);
}

void Scrubber::resizeEvent(QResizeEvent* event)
{
    QAbstractSlider::resizeEvent(event);
    layOut();
}

void Scrubber::sliderChange(SliderChange change)
{
    // showAt() knows whether anything moved by a pixel: no repaint here.
    if (change == SliderValueChange && QAccessible::isActive()) {
        QAccessibleValueChangeEvent event(this, value());
        QAccessible::updateAccessibility(&event);
    }
}

void Scrubber::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBars(painter);
    paintMarks(painter);
    paintLine(painter);
    if (m_density != nullptr)
        paintTicks(painter);
}

void Scrubber::paintTicks(QPainter& painter) const
{
    const Theme& theme = Theme::instance();
    const QFontMetrics metrics(theme.font(Theme::Type::Label));
    const int decimals = m_track.tickDecimals();
    int free = 0;
    for (const auto at : m_track.ticks()) {
        const double seconds = std::chrono::duration<double>(at).count();
        const QString text = tr("%1 s").arg(QLocale().toString(seconds, 'f', decimals));
        const int wide = metrics.horizontalAdvance(text);
        const int left = std::clamp(m_track.xOf(at) - wide / 2, 0, std::max(0, width() - wide));
        if (left < free)
            continue;
        free = left + wide + 8;
        paintText(painter, {left, lineY + 5, wide + 2, metrics.height()}, text, Theme::Type::Label,
                  ColourRole::Text2);
    }
}

void Scrubber::paintBars(QPainter& painter) const
{
    if (m_bars.empty())
        return;
    // Bars of two pixels and a gap of one can be told apart; a bar holds the most of its pixels.
    constexpr int step = 3;
    QColor shown = Theme::instance().colour(ColourRole::ControlEdge);
    QColor later = shown;
    later.setAlpha(90);
    const double most = std::log2(1.0 + *std::ranges::max_element(m_bars));
    for (int x = 0; x < static_cast<int>(m_bars.size()); x += step) {
        const auto begin = m_bars.begin() + x;
        const auto count =
            *std::max_element(begin, begin + std::min<std::ptrdiff_t>(step, m_bars.end() - begin));
        if (count == 0)
            continue;
        const double share = std::log2(1.0 + count) / most;
        const int high = std::max(2, static_cast<int>(share * tallestBar));
        const int left = m_track.left() + x;
        painter.fillRect(left, barsBottom - high, 2, high, left <= cursorX() ? shown : later);
    }
}

void Scrubber::paintMarks(QPainter& painter) const
{
    const Theme& theme = Theme::instance();
    painter.setPen(Qt::NoPen);
    for (const auto& mark : m_marks) {
        if (mark.kind != MarkKind::Candidate)
            continue;
        painter.setBrush(theme.colour(ColourRole::Text2));
        painter.drawEllipse(QPointF(m_track.left() + mark.pixel + 0.5, barsBottom + 0.5), 1.5, 1.5);
    }
    for (const auto& mark : m_icons) {
        const int x = m_track.left() + mark.pixel;
        const MarkLook look = lookOf(mark.kind);
        // What has not happened at the cursor is paler.
        painter.setOpacity(x <= cursorX() ? 1 : 0.55);
        paintIcon(painter, QRectF(x - iconSize / 2.0, 0, iconSize, iconSize),
                  QString::fromLatin1(look.icon), theme.colour(look.colour));
    }
    painter.setOpacity(1);
}

void Scrubber::paintLine(QPainter& painter) const
{
    const Theme& theme = Theme::instance();
    const QRectF line(m_track.left(), lineY - 2, m_track.width(), 4);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.colour(ColourRole::Line));
    painter.drawRoundedRect(line, 2, 2);
    if (m_density == nullptr)
        return;
    const double cursor = cursorX() + 0.5;
    const QColor accent = theme.colour(ColourRole::Accent);
    if (m_moment.past) {
        // What came later is hatched: it is known, and not shown.
        QRectF later = line;
        later.setLeft(cursor);
        later.setRight(m_track.xOf(m_moment.end) + 1);
        painter.setBrush(QBrush(accent, Qt::BDiagPattern));
        painter.drawRect(later);
        if (m_moment.growing) {
            painter.setPen(QPen(theme.colour(ColourRole::Text2), 1, Qt::DashLine));
            painter.drawLine(QPointF(later.right(), 8), QPointF(later.right(), lineY));
            painter.setPen(Qt::NoPen);
        }
    }
    QRectF done = line;
    done.setRight(cursor);
    painter.setBrush(accent);
    painter.drawRoundedRect(done, 2, 2);
    painter.drawRect(QRectF(cursor - 1, 2, 2, lineY - 2));
    painter.setPen(QPen(theme.colour(ColourRole::Panel), 1.5));
    painter.drawEllipse(QPointF(cursor, lineY), handle, handle);
    if (hasFocus()) {
        painter.setPen(QPen(accent, space::focusRing));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QPointF(cursor, lineY), handle + 2.5, handle + 2.5);
    }
}

} // namespace icelens::ui
