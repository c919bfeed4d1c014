// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/tableheader.h"

#include "ui/theme/icons.h"
#include "ui/views/celldelegate.h"
#include "ui/views/rowpainter.h"

#include <QContextMenuEvent>
#include <QFontMetrics>
#include <QMenu>
#include <QPainter>
#include <QSettings>

namespace icelens::ui {

TableHeader::TableHeader(QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setHighlightSections(false);
    setSortIndicatorShown(true);
    setSectionResizeMode(QHeaderView::Interactive);
    setMinimumSectionSize(24);
    setSectionsMovable(false);
    setFont(Theme::instance().font(Theme::Type::LabelStrong));
}

QString TableHeader::nameOf(int column) const
{
    const QString name = model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    return name.isEmpty()
        ? model()->headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString()
        : name;
}

QSize TableHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), Theme::instance().rowHeight() + 1};
}

int TableHeader::neededWidth(int column, bool first) const
{
    const int around =
        (first ? CellDelegate::firstPadding : CellDelegate::padding) + CellDelegate::padding + 2;
    if (column == m_marksColumn)
        return around + marksWidth();
    return around
        + QFontMetrics(Theme::instance().font(Theme::Type::LabelStrong))
              .horizontalAdvance(
                  model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
}

void TableHeader::paintSection(QPainter* painter, const QRect& rect, int logical) const
{
    const Theme& theme = Theme::instance();
    painter->save();
    painter->fillRect(rect, theme.colour(ColourRole::Raised));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1),
                      theme.colour(ColourRole::Line));
    const bool first = visualIndex(logical) == 0;
    QRect inner = rect.adjusted(first ? CellDelegate::firstPadding : CellDelegate::padding, 0,
                                -CellDelegate::padding, 0);
    if (logical == m_marksColumn) {
        paintMarksHead(*painter, inner);
    } else {
        const QVariant value = model()->headerData(logical, Qt::Horizontal, Qt::TextAlignmentRole);
        const auto alignment =
            value.isValid() ? static_cast<Qt::Alignment>(value.toInt()) : Qt::AlignLeft;
        const QString name =
            model()->headerData(logical, Qt::Horizontal, Qt::DisplayRole).toString();
        paintText(*painter, inner, name, Theme::Type::LabelStrong, ColourRole::Text2, alignment);
    }
    if (isSortIndicatorShown() && sortIndicatorSection() == logical) {
        // Above or below the name, where it takes no room from it.
        const bool up = sortIndicatorOrder() == Qt::AscendingOrder;
        const QPoint tip(inner.center().x(), up ? rect.top() : rect.bottom() - 1);
        const int base = tip.y() + (up ? 4 : -4);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.colour(ColourRole::Accent));
        painter->drawPolygon(QPolygon({tip, QPoint(tip.x() + 4, base), QPoint(tip.x() - 4, base)}));
    }
    painter->restore();
}

void TableHeader::fillMenu(QMenu& menu)
{
    for (int column = 0; column < count(); ++column) {
        QAction* action = menu.addAction(nameOf(column));
        action->setCheckable(true);
        action->setChecked(!isSectionHidden(column));
        action->setEnabled(!m_fixed.contains(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            setSectionHidden(column, !shown);
            m_chosen = true;
            remember();
            Q_EMIT choiceChanged();
        });
    }
    menu.addSeparator();
    QAction* automatic = menu.addAction(tr("Columns That Fit"));
    automatic->setEnabled(m_chosen);
    connect(automatic, &QAction::triggered, this, &TableHeader::forgetChoice);
}

void TableHeader::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    fillMenu(menu);
    menu.exec(event->globalPos());
}

void TableHeader::setSettingsKey(const QString& key)
{
    m_settingsKey = key;
    if (key.isEmpty())
        return;
    const QVariant hidden = QSettings().value(key + QStringLiteral("/hidden"));
    if (!hidden.isValid())
        return;
    m_chosen = true;
    const QStringList columns = hidden.toStringList();
    for (int column = 0; column < count(); ++column)
        setSectionHidden(column,
                         !m_fixed.contains(column) && columns.contains(QString::number(column)));
}

void TableHeader::remember() const
{
    if (m_settingsKey.isEmpty())
        return;
    QStringList hidden;
    for (int column = 0; column < count(); ++column) {
        if (isSectionHidden(column))
            hidden += QString::number(column);
    }
    // An empty list would be read back as no choice.
    QSettings().setValue(m_settingsKey + QStringLiteral("/hidden"),
                         hidden.isEmpty() ? QStringList{QStringLiteral("none")} : hidden);
}

void TableHeader::forgetChoice()
{
    m_chosen = false;
    if (!m_settingsKey.isEmpty())
        QSettings().remove(m_settingsKey);
    Q_EMIT choiceChanged();
}

} // namespace icelens::ui
