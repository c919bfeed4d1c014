// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/chip.h"

#include "model/items/words.h"
#include "ui/theme/icons.h"
#include "ui/views/rowpainter.h"

#include <QFontMetrics>
#include <QMenu>
#include <QPainter>

namespace icelens::ui {

namespace {

constexpr int side = 7;
constexpr int sign = 12;
constexpr int gap = 4;

int widthOf(Theme::Type type, const QString& text)
{
    return QFontMetrics(Theme::instance().font(type)).horizontalAdvance(text);
}

} // namespace

Chip::Chip(const QString& word, QWidget* parent)
    : QAbstractButton(parent)
{
    setText(word);
    setAccessibleName(word);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Chip::setSign(const QString& iconName, ColourRole colour)
{
    m_sign = iconName;
    m_colour = colour;
    updateGeometry();
}

void Chip::setCount(quint64 count)
{
    if (m_counts && m_count == count)
        return;
    const int before = sizeHint().width();
    m_counts = true;
    m_count = count;
    setAccessibleName(tr("%1: %2").arg(text(), countText()));
    if (before != sizeHint().width())
        updateGeometry();
    update();
}

void Chip::setMenu(QMenu* menu)
{
    m_menu = menu;
    setCheckable(false);
    connect(this, &QAbstractButton::clicked, menu,
            [this] { m_menu->popup(mapToGlobal(QPoint(0, height() + 2))); });
}

void Chip::setCompact(bool compact)
{
    if (m_compact == compact)
        return;
    m_compact = compact;
    setToolTip(compact && !m_sign.isEmpty() ? text() : QString());
    updateGeometry();
}

void Chip::setMarked(bool marked)
{
    m_marked = marked;
    update();
}

QString Chip::countText() const
{
    return m_counts ? items::Words::number(m_count) : QString();
}

int Chip::widthFor(bool compact) const
{
    int width = 2 * side;
    if (!m_sign.isEmpty())
        width += sign;
    if (!compact || m_sign.isEmpty())
        width += widthOf(Theme::Type::Body, text()) + (m_sign.isEmpty() ? 0 : gap);
    if (m_counts)
        width += gap + widthOf(Theme::Type::Strong, countText());
    if (m_menu != nullptr)
        width += gap + sign;
    return width;
}

QSize Chip::sizeHint() const
{
    const int height = QFontMetrics(Theme::instance().font(Theme::Type::Body)).height() + 6;
    return {widthFor(m_compact), std::max(24, height)};
}

void Chip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = Theme::instance();
    ColourRole edge = underMouse() ? ColourRole::ControlEdge : ColourRole::Line;
    if (isChecked() || m_marked || hasFocus())
        edge = ColourRole::Accent;
    const qreal pen = hasFocus() ? space::focusRing : 1;
    painter.setPen(QPen(theme.colour(edge), pen));
    painter.setBrush(theme.colour(isChecked() || m_marked || isDown() ? ColourRole::Selection
                                                                      : ColourRole::Raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2),
                            space::controlRadius, space::controlRadius);
    QRect at = rect().adjusted(side, 0, 0, 0);
    const auto signRect = [&] { return QRectF(at.left(), (height() - sign) / 2.0, sign, sign); };
    if (!m_sign.isEmpty()) {
        paintIcon(painter, signRect(), m_sign, theme.colour(m_colour));
        at.setLeft(at.left() + sign + gap);
    }
    if (!m_compact || m_sign.isEmpty()) {
        paintText(painter, at, text(), Theme::Type::Body, ColourRole::Text);
        at.setLeft(at.left() + widthOf(Theme::Type::Body, text()) + gap);
    }
    if (m_counts)
        paintText(painter, at, countText(), Theme::Type::Strong, ColourRole::Text);
    if (m_menu != nullptr)
        paintIcon(painter, signRect(), QStringLiteral("ui-chevron-down"),
                  theme.colour(ColourRole::Text2));
}

} // namespace icelens::ui
