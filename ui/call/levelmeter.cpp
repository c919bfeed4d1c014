// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/call/levelmeter.h"

#include "model/items/words.h"
#include "ui/theme/theme.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace icelens::ui {

namespace {

constexpr int lowest = -60;
constexpr int high = 8;

} // namespace

LevelMeter::LevelMeter(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_name(name)
{
    setFixedHeight(high);
    setAccessibleName(tr("%1: %2", "what is measured, level").arg(m_name, words()));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QString LevelMeter::words() const
{
    if (!m_level)
        return items::Words::dash();
    if (*m_level <= lowest)
        return tr("silent");
    return tr("%1 dBov").arg(QLocale().toString(*m_level));
}

int LevelMeter::pixelOf(int level) const
{
    return (std::clamp(level, lowest, 0) - lowest) * width() / -lowest;
}

void LevelMeter::show(std::optional<int> level, std::optional<int> peak)
{
    if (level == m_level && peak == m_peak)
        return;
    const auto pixel = [this](const std::optional<int>& of) { return of ? pixelOf(*of) : -1; };
    const bool looksElse = pixel(level) != pixel(m_level) || pixel(peak) != pixel(m_peak);
    const bool saysElse = level != m_level;
    m_level = level;
    m_peak = peak;
    if (saysElse)
        setAccessibleName(tr("%1: %2", "what is measured, level").arg(m_name, words()));
    if (looksElse)
        update();
}

void LevelMeter::paintEvent(QPaintEvent* /*event*/)
{
    ++m_paints;
    const auto& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.colour(ColourRole::Line));
    painter.drawRoundedRect(rect(), 3, 3);
    if (m_level && *m_level > lowest) {
        painter.setBrush(theme.colour(ColourRole::Succeeded));
        painter.setClipRect(QRect(0, 0, pixelOf(*m_level), height()));
        painter.drawRoundedRect(rect(), 3, 3);
        painter.setClipping(false);
    }
    if (m_peak && *m_peak > lowest)
        painter.fillRect(QRect(std::max(0, pixelOf(*m_peak) - 2), 0, 2, height()),
                         theme.colour(ColourRole::Text));
}

} // namespace icelens::ui
