// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/statuspill.h"

#include "ui/theme/theme.h"
#include "ui/views/rowpainter.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace icelens::ui {

StatusPill::StatusPill(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    hide();
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void StatusPill::show(const QString& word, const QString& meaning, bool live)
{
    setVisible(!word.isEmpty());
    if (m_word == word && m_live == live)
        return;
    m_word = word;
    m_live = live;
    setAccessibleName(word);
    setToolTip(meaning);
    updateGeometry();
    update();
}

QSize StatusPill::sizeHint() const
{
    const QFontMetrics metrics(Theme::instance().font(Theme::Type::LabelStrong));
    return {metrics.horizontalAdvance(m_word) + (m_live ? 40 : 26),
            std::max(24, metrics.height() + 6)};
}

void StatusPill::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = Theme::instance();
    const QColor edge = theme.colour(m_live ? ColourRole::Accent : ColourRole::ControlEdge);
    painter.setPen(QPen(edge, 1.5));
    painter.setBrush(Qt::NoBrush);
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2);
    int left = 13;
    if (m_live) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(edge);
        painter.drawEllipse(QPointF(16, height() / 2.0), 3.5, 3.5);
        left = 26;
    }
    paintText(painter, rect().adjusted(left, 0, -6, 0), m_word, Theme::Type::LabelStrong,
              m_live ? ColourRole::Accent : ColourRole::Text2);
}

} // namespace icelens::ui
