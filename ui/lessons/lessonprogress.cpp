// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lessons/lessonprogress.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace icelens::ui {

namespace {
constexpr int thickness = 6;
constexpr int gap = 5;
} // namespace

LessonProgress::LessonProgress(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void LessonProgress::show(int step, int count)
{
    m_step = step;
    m_count = count;
    setAccessibleName(tr("Step %1 of %2").arg(step + 1).arg(count));
    update();
}

QSize LessonProgress::sizeHint() const
{
    return {200, thickness};
}

void LessonProgress::paintEvent(QPaintEvent*)
{
    if (m_count < 1)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const Theme& theme = Theme::instance();
    const double each = (width() - gap * (m_count - 1.0)) / m_count;
    for (int i = 0; i < m_count; ++i) {
        painter.setBrush(theme.colour(i <= m_step ? ColourRole::Accent : ColourRole::Line));
        painter.drawRoundedRect(QRectF(i * (each + gap), 0, each, thickness), thickness / 2.0,
                                thickness / 2.0);
    }
}

} // namespace icelens::ui
