// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/quality/mouthtoear.h"

#include "ui/theme/theme.h"

#include <QLocale>
#include <QPainter>

#include <numeric>

namespace icelens::ui {

namespace {

/// Shares of a whole are greys, and the accent for the one that ICE decides on.
constexpr std::array shareColours{ColourRole::Text2, ColourRole::Removed, ColourRole::Accent,
                                  ColourRole::ControlEdge, ColourRole::Line};

QString figure(double milliseconds)
{
    return QLocale().toString(milliseconds, 'f', milliseconds < 10 ? 1 : 0);
}

} // namespace

MouthToEar::MouthToEar(QWidget* parent)
    : QWidget(parent)
{
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    show({});
}

QSize MouthToEar::sizeHint() const
{
    return {400, fontMetrics().height() + 28};
}

void MouthToEar::show(const std::optional<model::MediaReport>& report)
{
    std::array<std::chrono::microseconds, partCount> delays{};
    if (report)
        delays = {report->captureDelay, report->encodeDelay, report->networkDelay,
                  report->bufferDelay, report->playoutDelay};
    if (delays == m_delays && report.has_value() == m_known && !accessibleName().isEmpty())
        return;
    m_delays = delays;
    m_known = report.has_value();
    setAccessibleName(words());
    QStringList each;
    for (const Part& part : parts())
        each += partWords(part);
    setToolTip(m_known ? each.join(QLatin1Char('\n')) : QString());
    setAccessibleDescription(toolTip());
    update();
}

std::array<MouthToEar::Part, MouthToEar::partCount> MouthToEar::parts() const
{
    const auto part = [this](const QString& name, std::size_t index) {
        return Part{name, std::chrono::duration<double, std::milli>(m_delays.at(index)).count()};
    };
    return {part(tr("capture"), 0), part(tr("encode"), 1), part(tr("network"), 2),
            part(tr("jitter buffer"), 3), part(tr("playout"), 4)};
}

QString MouthToEar::words() const
{
    if (!m_known)
        return tr("Mouth to ear: not known yet");
    const auto whole =
        std::accumulate(m_delays.begin(), m_delays.end(), std::chrono::microseconds{});
    return tr("Mouth to ear %1 ms (estimated)")
        .arg(figure(std::chrono::duration<double, std::milli>(whole).count()));
}

QString MouthToEar::partWords(const Part& part)
{
    return tr("%1 %2", "part of a delay, ms").arg(part.name, figure(part.milliseconds));
}

void MouthToEar::paintEvent(QPaintEvent* /*event*/)
{
    const auto& theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.colour(ColourRole::Panel));
    painter.setFont(theme.font(Theme::Type::Strong));
    painter.setPen(theme.colour(ColourRole::Text));
    const int high = painter.fontMetrics().height();
    int x = space::margin - 2;
    const int top = 4;
    const auto write = [&](const QString& text) {
        const int wide = painter.fontMetrics().horizontalAdvance(text);
        painter.drawText(QRect(x, top, wide + 2, high), Qt::AlignVCenter, text);
        x += wide + 14;
    };
    write(words());
    if (!m_known)
        return;
    painter.setFont(theme.font(Theme::Type::Label));
    const auto all = parts();
    double whole = 0;
    for (std::size_t i = 0; i < partCount; ++i) {
        whole += all.at(i).milliseconds;
        const int wide = painter.fontMetrics().horizontalAdvance(partWords(all.at(i)));
        if (x + 14 + wide > width())
            continue; // the tool tip has it
        painter.fillRect(QRect(x, top + high / 2 - 5, 10, 10), theme.colour(shareColours.at(i)));
        x += 14;
        painter.setPen(theme.colour(ColourRole::Text));
        write(partWords(all.at(i)));
    }
    const QRect bar(space::margin - 2, top + high + 5, width() - 2 * space::margin + 4, 8);
    double from = bar.left();
    for (std::size_t i = 0; i < partCount && whole > 0; ++i) {
        const double wide = all.at(i).milliseconds / whole * bar.width();
        painter.fillRect(QRectF(from, bar.top(), std::max(0.0, wide - 1), bar.height()),
                         theme.colour(shareColours.at(i)));
        from += wide;
    }
}

} // namespace icelens::ui
