// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/rowpainter.h"

#include "model/items/roles.h"
#include "ui/theme/icons.h"

#include <QFontMetrics>
#include <QPainter>

#include <array>

namespace icelens::ui {

namespace {

constexpr int markPitch = 19;
constexpr int markSize = 13;

struct MarkPlace
{
    int flag;
    const char* icon;
    ColourRole colour;
};

constexpr std::array<MarkPlace, 4> markPlaces{{
    {items::ValidMark, "mark-valid", ColourRole::Text},
    {items::NominatedMark, "mark-nominated", ColourRole::Accent},
    {items::SelectedMark, "mark-selected", ColourRole::Accent},
    {items::TriggeredMark | items::WasTriggeredMark, "mark-triggered", ColourRole::Text},
}};

QRectF markRect(const QRect& rect, std::size_t place)
{
    return {rect.left() + static_cast<qreal>(place) * markPitch,
            rect.top() + (rect.height() - markSize) / 2.0, markSize, markSize};
}

QColor mix(const QColor& from, const QColor& to, qreal share)
{
    const auto channel = [share](int a, int b) { return qRound(a + (b - a) * share); };
    return {channel(from.red(), to.red()), channel(from.green(), to.green()),
            channel(from.blue(), to.blue())};
}

} // namespace

void paintRowGround(QPainter& painter, const QRect& rect, const RowLook& look)
{
    const Theme& theme = Theme::instance();
    QColor ground = theme.colour(ColourRole::Panel);
    const QColor selection = theme.colour(ColourRole::Selection);
    if (look.selected)
        ground = selection;
    else if (look.changed > 0 && !theme.reducedMotion())
        ground = mix(ground, selection, look.changed);
    else if (look.related)
        ground = theme.colour(ColourRole::Raised);
    painter.fillRect(rect, ground);

    const QColor accent = theme.colour(ColourRole::Accent);
    const bool mark = look.selected || look.related || (look.changed > 0 && theme.reducedMotion());
    if (mark && look.atStart)
        painter.fillRect(QRect(rect.left(), rect.top(), space::selectedEdge, rect.height()),
                         accent);
    if (look.focused) {
        const int ring = space::focusRing;
        painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), ring), accent);
        painter.fillRect(QRect(rect.left(), rect.bottom() + 1 - ring, rect.width(), ring), accent);
        if (look.atEnd)
            painter.fillRect(QRect(rect.right() + 1 - ring, rect.top(), ring, rect.height()),
                             accent);
    }
}

void paintGroupRow(QPainter& painter, const QRect& rect, const QModelIndex& index, bool expanded,
                   const RowLook& look)
{
    const Theme& theme = Theme::instance();
    painter.fillRect(rect, theme.colour(ColourRole::Raised));
    painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1),
                     theme.colour(ColourRole::Line));
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1),
                     theme.colour(ColourRole::Line));
    if (look.focused) {
        painter.setPen(QPen(theme.colour(ColourRole::Accent), space::focusRing));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect.adjusted(1, 1, -1, -1));
    }
    const int size = 12;
    paintIcon(
        painter,
        QRectF(rect.left() + space::margin, rect.top() + (rect.height() - size) / 2.0, size, size),
        expanded ? QStringLiteral("ui-chevron-down") : QStringLiteral("ui-chevron-right"),
        theme.colour(ColourRole::Text2));
    const QString name = index.data(Qt::DisplayRole).toString();
    const QString summary = index.data(items::SummaryRole).toString();
    const int nameLeft = rect.left() + space::margin + size + 5;
    const int nameWidth = QFontMetrics(theme.font(Theme::Type::Strong)).horizontalAdvance(name) + 2;
    paintText(painter, QRect(nameLeft, rect.top(), nameWidth, rect.height()), name,
              Theme::Type::Strong, ColourRole::Text);
    const int summaryLeft = nameLeft + nameWidth + 8;
    if (summaryLeft < rect.right())
        paintText(painter,
                  QRect(summaryLeft, rect.top(), rect.right() - summaryLeft - 8, rect.height()),
                  summary, Theme::Type::Label, ColourRole::Text2);
}

void paintText(QPainter& painter, const QRect& rect, const QString& text, Theme::Type type,
               ColourRole colour, Qt::Alignment alignment, bool elideMiddle)
{
    if (text.isEmpty() || rect.width() <= 0)
        return;
    const Theme& theme = Theme::instance();
    const QFont& font = theme.font(type);
    painter.setFont(font);
    painter.setPen(theme.colour(colour));
    const QFontMetrics metrics(font);
    const QString shown = metrics.horizontalAdvance(text) <= rect.width()
        ? text
        : metrics.elidedText(text, elideMiddle ? Qt::ElideMiddle : Qt::ElideRight, rect.width());
    painter.drawText(rect,
                     static_cast<int>((alignment & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter)
                         | Qt::TextSingleLine,
                     shown);
}

void paintMarks(QPainter& painter, const QRect& rect, int marks)
{
    const Theme& theme = Theme::instance();
    for (std::size_t place = 0; place < markPlaces.size(); ++place) {
        const auto& mark = markPlaces[place];
        const QRectF at = markRect(rect, place);
        if ((marks & mark.flag) != 0) {
            // In the queue now is full; a check that was triggered before stays as a quiet mark.
            const bool past =
                (mark.flag & items::TriggeredMark) != 0 && (marks & items::TriggeredMark) == 0;
            paintIcon(painter, at, QString::fromLatin1(mark.icon),
                      theme.colour(past ? ColourRole::Text2 : mark.colour));
        } else {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.colour(ColourRole::Line));
            painter.setRenderHint(QPainter::Antialiasing);
            painter.drawEllipse(at.center(), 1.3, 1.3);
        }
    }
}

int marksWidth()
{
    return static_cast<int>(markPlaces.size()) * markPitch;
}

void paintMarksHead(QPainter& painter, const QRect& rect)
{
    for (std::size_t place = 0; place < markPlaces.size(); ++place)
        paintIcon(painter, markRect(rect, place), QString::fromLatin1(markPlaces[place].icon),
                  Theme::instance().colour(markPlaces[place].colour));
}

} // namespace icelens::ui
