// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/celldelegate.h"

#include "model/items/roles.h"
#include "ui/theme/icons.h"
#include "ui/views/rowpainter.h"

#include <QFontMetrics>
#include <QPainter>

namespace icelens::ui {

namespace {

bool isDimmed(const QModelIndex& index)
{
    return index.data(items::RemovedRole).toBool() || index.data(items::SupersededRole).toBool();
}

Theme::Type typeOf(const QModelIndex& index, Qt::Alignment alignment)
{
    // Figures stand in their columns by tabular digits; the mono face is for what is compared
    // character by character.
    if ((alignment & Qt::AlignRight) != 0)
        return Theme::Type::Figures;
    return index.data(items::MonospaceRole).toBool() ? Theme::Type::Mono : Theme::Type::Body;
}

Qt::Alignment alignmentOf(const QModelIndex& index)
{
    const QVariant value = index.data(Qt::TextAlignmentRole);
    return value.isValid() ? static_cast<Qt::Alignment>(value.toInt()) : Qt::AlignLeft;
}

void paintState(QPainter& painter, const QRect& rect, const QModelIndex& index, bool dimmed)
{
    const QVariant state = index.data(items::StateRole);
    const auto which = static_cast<model::PairState>(state.toInt());
    const QRectF place(rect.left(), rect.top() + (rect.height() - space::icon) / 2.0, space::icon,
                       space::icon);
    const Theme& theme = Theme::instance();
    if (dimmed)
        paintIcon(painter, place, QStringLiteral("mark-removed"),
                  theme.colour(ColourRole::Removed));
    else
        paintIcon(painter, place, stateIconName(which), theme.colour(stateColour(which)));
    paintText(painter, rect.adjusted(space::icon + space::iconToWord, 0, 0, 0),
              index.data(Qt::DisplayRole).toString(),
              dimmed ? Theme::Type::Body : Theme::Type::Strong,
              dimmed ? ColourRole::Text3 : ColourRole::Text);
}

} // namespace

void CellDelegate::setKind(int column, Kind kind)
{
    while (m_kinds.size() <= column)
        m_kinds.append(Kind::Text);
    m_kinds[column] = kind;
}

CellDelegate::Kind CellDelegate::kind(int column) const
{
    return column < m_kinds.size() ? m_kinds[column] : Kind::Text;
}

void CellDelegate::setReasonColumns(int first, int last)
{
    m_firstReason = first;
    m_lastReason = last;
}

int CellDelegate::typeWidth()
{
    return QFontMetrics(Theme::instance().font(Theme::Type::Label))
               .horizontalAdvance(QStringLiteral("relay"))
        + 8;
}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    const bool removed = index.data(items::RemovedRole).toBool();
    if (removed && isReasonColumn(index.column()))
        return;
    painter->save();
    const bool first = option.viewItemPosition == QStyleOptionViewItem::Beginning;
    const QRect rect = option.rect.adjusted(first ? firstPadding : padding, 0, -padding, 0);
    const bool dimmed = isDimmed(index);
    const ColourRole colour = dimmed ? ColourRole::Text3 : ColourRole::Text;
    switch (kind(index.column())) {
    case Kind::State:
        paintState(*painter, rect, index, dimmed);
        break;
    case Kind::Marks:
        paintMarks(*painter, rect, index.data(items::MarksRole).toInt());
        break;
    case Kind::Candidate:
        paintText(*painter, rect, index.data(items::CandidateTypeTextRole).toString(),
                  Theme::Type::Label, dimmed ? ColourRole::Text3 : ColourRole::Text2);
        paintText(*painter, rect.adjusted(typeWidth(), 0, 0, 0),
                  index.data(items::AddressRole).toString(), Theme::Type::Mono, colour,
                  Qt::AlignLeft, true);
        break;
    case Kind::Text: {
        const Qt::Alignment alignment = alignmentOf(index);
        const Theme::Type type = typeOf(index, alignment);
        paintText(*painter, rect, index.data(Qt::DisplayRole).toString(), type, colour, alignment,
                  type == Theme::Type::Mono);
        break;
    }
    }
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {80, Theme::instance().rowHeight()};
}

int CellDelegate::neededWidth(const QModelIndex& index, bool first) const
{
    const Theme& theme = Theme::instance();
    const int around = (first ? firstPadding : padding) + padding + 2;
    const auto width = [&](Theme::Type type, const QString& text) {
        return QFontMetrics(theme.font(type)).horizontalAdvance(text);
    };
    const QString text = index.data(Qt::DisplayRole).toString();
    switch (kind(index.column())) {
    case Kind::State:
        return around + space::icon + space::iconToWord + width(Theme::Type::Strong, text);
    case Kind::Marks:
        return around + marksWidth();
    case Kind::Candidate:
        return around + typeWidth()
            + width(Theme::Type::Mono, index.data(items::AddressRole).toString());
    case Kind::Text:
        return around + width(typeOf(index, alignmentOf(index)), text);
    }
    return around;
}

} // namespace icelens::ui
