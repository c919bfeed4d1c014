// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/hexview.h"

#include "ui/theme/theme.h"

#include <QClipboard>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <cctype>

namespace icelens::ui {

namespace {

constexpr int marginX = 12;
constexpr int marginY = 6;

QString hexByte(std::byte value)
{
    return QStringLiteral("%1").arg(std::to_integer<uint>(value), 2, 16, QLatin1Char('0'));
}

QString hexOffset(int offset)
{
    return QStringLiteral("%1").arg(offset, 4, 16, QLatin1Char('0'));
}

QChar printable(std::byte value)
{
    const int c = std::to_integer<int>(value);
    return c >= 0x20 && c < 0x7f ? QChar(c) : QChar(0x00B7);
}

const QFont& byteFont()
{
    return Theme::instance().font(Theme::Type::MonoSmall);
}

} // namespace

HexView::HexView(QWidget* parent)
    : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Bytes of the message"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void HexView::show(const model::Bytes& bytes)
{
    m_bytes = bytes;
    m_cursor = 0;
    highlight(0, 0);
    verticalScrollBar()->setValue(0);
    updateScrollBar();
}

void HexView::highlight(int offset, int length)
{
    m_offset = offset;
    m_length = length;
    if (length > 0) {
        m_cursor = offset;
        const int top = marginY + offset / m_perLine * lineHeight();
        const int view = viewport()->height();
        auto* bar = verticalScrollBar();
        if (top < bar->value() || top + lineHeight() > bar->value() + view)
            bar->setValue(top - view / 2);
        setAccessibleDescription(
            tr("Bytes %1 to %2 are marked.").arg(offset).arg(offset + length - 1));
    }
    viewport()->update();
}

QString HexView::copyText() const
{
    QString text;
    const auto bytes = m_bytes.span();
    const std::size_t from = m_length > 0 ? static_cast<std::size_t>(m_offset) : 0;
    const std::size_t to = m_length > 0
        ? std::min(bytes.size(), from + static_cast<std::size_t>(m_length))
        : bytes.size();
    for (std::size_t i = from; i < to; ++i) {
        if (i > from)
            text += QLatin1Char(' ');
        text += hexByte(bytes[i]);
    }
    return text;
}

int HexView::lineHeight() const
{
    return QFontMetrics(byteFont()).height() + 2;
}

int HexView::columnWidth() const
{
    return QFontMetrics(byteFont()).horizontalAdvance(QLatin1Char('0'));
}

int HexView::hexLeft(int column) const
{
    return marginX + columnWidth() * (6 + column * 3 + column / 8);
}

int HexView::textLeft(int column) const
{
    return hexLeft(m_perLine) + columnWidth() * (1 + column);
}

QSize HexView::sizeHint() const
{
    return {textLeft(m_perLine) + marginX, 8 * lineHeight()};
}

void HexView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    const Theme& theme = Theme::instance();
    painter.fillRect(viewport()->rect(), theme.colour(ColourRole::Panel));
    painter.translate(-horizontalScrollBar()->value(), 0);
    painter.setFont(byteFont());
    const int height = lineHeight();
    const int scroll = verticalScrollBar()->value();
    const int lines = (static_cast<int>(m_bytes.size()) + m_perLine - 1) / m_perLine;
    for (int line = std::max(0, (scroll - marginY) / height); line < lines; ++line) {
        const int y = marginY + line * height - scroll;
        if (y > viewport()->height())
            break;
        paintLine(painter, line, y);
    }
    if (hasFocus()) {
        painter.resetTransform();
        painter.setPen(QPen(theme.colour(ColourRole::Accent), space::focusRing));
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

void HexView::paintLine(QPainter& painter, int line, int y) const
{
    const Theme& theme = Theme::instance();
    const int height = lineHeight();
    const auto bytes = m_bytes.span();
    const auto draw = [&](int x, const QString& text, ColourRole colour) {
        painter.setPen(theme.colour(colour));
        painter.drawText(QRect(x, y, columnWidth() * static_cast<int>(text.size()) + 2, height),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    };
    draw(marginX, hexOffset(line * m_perLine), ColourRole::Text3);
    for (int column = 0; column < m_perLine; ++column) {
        const int at = line * m_perLine + column;
        if (at >= static_cast<int>(bytes.size()))
            break;
        const std::byte value = bytes[static_cast<std::size_t>(at)];
        const bool marked = at >= m_offset && at < m_offset + m_length;
        if (marked) {
            const bool joins = column + 1 < m_perLine && at + 1 < m_offset + m_length;
            const int right = joins ? hexLeft(column + 1) : hexLeft(column) + 2 * columnWidth() + 2;
            painter.fillRect(QRect(hexLeft(column) - 2, y, right - hexLeft(column) + 2, height),
                             theme.colour(ColourRole::Selection));
            painter.fillRect(
                QRect(hexLeft(column) - 2, y + height - 2, right - hexLeft(column) + 2, 2),
                theme.colour(ColourRole::Accent));
            painter.fillRect(QRect(textLeft(column), y, columnWidth(), height),
                             theme.colour(ColourRole::Selection));
        }
        draw(hexLeft(column), hexByte(value), ColourRole::Text);
        draw(textLeft(column), QString(printable(value)), ColourRole::Text2);
    }
}

void HexView::resizeEvent(QResizeEvent*)
{
    m_perLine = 16;
    if (textLeft(m_perLine) + marginX > viewport()->width())
        m_perLine = 8;
    updateScrollBar();
}

void HexView::updateScrollBar()
{
    const int lines = (static_cast<int>(m_bytes.size()) + m_perLine - 1) / m_perLine;
    const int content = lines * lineHeight() + 2 * marginY;
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(lineHeight());
    verticalScrollBar()->setRange(0, std::max(0, content - viewport()->height()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setRange(
        0, std::max(0, textLeft(m_perLine) + marginX - viewport()->width()));
}

int HexView::byteAt(const QPoint& point) const
{
    const int line = (point.y() + verticalScrollBar()->value() - marginY) / lineHeight();
    const int x = point.x() + horizontalScrollBar()->value();
    for (int column = m_perLine - 1; column >= 0; --column) {
        const bool onText = x >= textLeft(0);
        if (x >= (onText ? textLeft(column) : hexLeft(column) - columnWidth() / 2)) {
            const int at = line * m_perLine + column;
            return at < static_cast<int>(m_bytes.size()) ? at : -1;
        }
    }
    return -1;
}

void HexView::mousePressEvent(QMouseEvent* event)
{
    const int at = byteAt(event->position().toPoint());
    if (at < 0)
        return;
    m_cursor = at;
    Q_EMIT byteChosen(at);
}

void HexView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        QGuiApplication::clipboard()->setText(copyText());
        return;
    }
    int step = 0;
    switch (event->key()) {
    case Qt::Key_Left:
        step = -1;
        break;
    case Qt::Key_Right:
        step = m_length > 0 ? m_offset + m_length - m_cursor : 1;
        break;
    case Qt::Key_Up:
        step = -m_perLine;
        break;
    case Qt::Key_Down:
        step = m_perLine;
        break;
    default:
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    if (m_bytes.empty())
        return;
    m_cursor = std::clamp(m_cursor + step, 0, static_cast<int>(m_bytes.size()) - 1);
    Q_EMIT byteChosen(m_cursor);
}

} // namespace icelens::ui
