// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/treetable.h"

#include "model/items/roles.h"
#include "ui/theme/theme.h"
#include "ui/views/celldelegate.h"
#include "ui/views/changefade.h"
#include "ui/views/rowpainter.h"
#include "ui/views/tableheader.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <utility>

namespace icelens::ui {

namespace {
constexpr qint64 pointerRestsAfterMs = 2000;
}

TreeTable::TreeTable(QWidget* parent)
    : QTreeView(parent)
    , m_header(new TableHeader(this))
    , m_cells(new CellDelegate(this))
    , m_fade(new ChangeFade(this))
{
    setHeader(m_header);
    setItemDelegate(m_cells);
    setUniformRowHeights(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setItemsExpandable(true);
    setExpandsOnDoubleClick(false);
    setAnimated(false);
    setAllColumnsShowFocus(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    header()->setStretchLastSection(true);
    connect(m_fade, &ChangeFade::advanced, this, &TreeTable::paintFading);
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void TreeTable::setModel(QAbstractItemModel* model)
{
    QTreeView::setModel(model);
    const auto tell = [this] {
        if (isCurrentChosen())
            Q_EMIT chosen();
    };
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, tell);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, tell);
    const auto expandFrom = [this](const QModelIndex& parent, int first, int last) {
        if (parent.isValid())
            return;
        for (int row = first; row <= last; ++row)
            expand(this->model()->index(row, 0));
    };
    connect(model, &QAbstractItemModel::rowsInserted, this, expandFrom);
    connect(model, &QAbstractItemModel::modelReset, this, [this] { expandAll(); });
    expandAll();
}

void TreeTable::setCopyText(std::function<QString(const QModelIndexList&)> copyText)
{
    m_copyText = std::move(copyText);
}

void TreeTable::setRelated(std::function<bool(const QModelIndex&)> related)
{
    m_related = std::move(related);
}

bool TreeTable::isPointedAt() const
{
    return m_pointerInside && m_sincePointerMoved.isValid()
        && m_sincePointerMoved.elapsed() < pointerRestsAfterMs;
}

bool TreeTable::isCurrentChosen() const
{
    const QModelIndex current = currentIndex();
    return current.isValid() && selectionModel()->isRowSelected(current.row(), current.parent());
}

void TreeTable::copySelection() const
{
    const QModelIndexList rows = selectionModel()->selectedRows();
    if (!rows.isEmpty() && m_copyText)
        QGuiApplication::clipboard()->setText(m_copyText(rows));
}

void TreeTable::reveal(const QModelIndex& index)
{
    if (!index.isValid()) {
        clearSelection();
        return;
    }
    if (selectionModel()->isRowSelected(index.row(), index.parent()))
        return;
    expand(index.parent());
    selectionModel()->setCurrentIndex(
        index.siblingAtColumn(0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index.siblingAtColumn(0));
}

const std::vector<TreeTable::VisibleRow>& TreeTable::visibleRows()
{
    if (std::exchange(m_visibleKnown, true))
        return m_visible;
    m_visible.clear();
    for (QModelIndex index = indexAt({0, 0}); index.isValid(); index = indexBelow(index)) {
        const QRect rect = visualRect(index);
        if (rect.top() >= viewport()->height())
            break;
        m_visible.push_back(
            {index, index.parent(), {0, rect.top(), viewport()->width(), rect.height()}});
    }
    return m_visible;
}

void TreeTable::dataChanged(const QModelIndex& from, const QModelIndex& to, const QList<int>& roles)
{
    const QModelIndex group = from.parent();
    // What is told to assistive technology, and the few rows of groups, go the usual way.
    if (!group.isValid() || QAccessible::isActive()) {
        QTreeView::dataChanged(from, to, roles);
        return;
    }
    if (!isVisible())
        return;
    // QTreeView would paint everything anew, each frame, because of a row that nobody sees.
    for (const VisibleRow& row : visibleRows()) {
        if (row.index.row() >= from.row() && row.index.row() <= to.row() && row.group == group)
            viewport()->update(row.rect);
    }
}

void TreeTable::paintFading()
{
    if (!isVisible())
        return;
    for (const VisibleRow& row : visibleRows()) {
        if (row.group.isValid() && m_fade->isRunning(row.index.data(items::PairIdRole).toUInt()))
            viewport()->update(row.rect);
    }
}

void TreeTable::paintEvent(QPaintEvent* event)
{
    m_visibleKnown = false;
    QTreeView::paintEvent(event);
}

void TreeTable::scrollContentsBy(int dx, int dy)
{
    m_visibleKnown = false;
    QTreeView::scrollContentsBy(dx, dy);
}

void TreeTable::drawRow(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const
{
    RowLook look;
    look.selected = selectionModel()->isRowSelected(index.row(), index.parent());
    look.focused = m_keyboardFocus && hasFocus() && currentIndex().isValid()
        && currentIndex().row() == index.row() && currentIndex().parent() == index.parent();
    if (index.data(items::IsGroupRole).toBool()) {
        paintGroupRow(*painter, option.rect, index, isExpanded(index.siblingAtColumn(0)), look);
        return;
    }
    look.related = !look.selected && m_related && m_related(index);
    look.changed = m_fade->strength(index.data(items::PairIdRole).toUInt());
    paintRowGround(*painter, option.rect, look);

    QStyleOptionViewItem cell = option;
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int column = m_header->logicalIndex(visual);
        if (m_header->isSectionHidden(column))
            continue;
        cell.rect = QRect(m_header->sectionViewportPosition(column), option.rect.top(),
                          m_header->sectionSize(column), option.rect.height());
        if (cell.rect.right() < 0 || cell.rect.left() > viewport()->width())
            continue;
        cell.viewItemPosition =
            visual == 0 ? QStyleOptionViewItem::Beginning : QStyleOptionViewItem::Middle;
        m_cells->paint(painter, cell, index.siblingAtColumn(column));
    }
    drawReason(painter, option.rect, index);
}

void TreeTable::drawReason(QPainter* painter, const QRect& row, const QModelIndex& index) const
{
    const QString reason = index.data(items::RemovedReasonRole).toString();
    if (reason.isEmpty())
        return;
    QRect span;
    for (int column = 0; column < m_header->count(); ++column) {
        if (m_cells->isReasonColumn(column) && !m_header->isSectionHidden(column))
            span |= QRect(m_header->sectionViewportPosition(column), row.top(),
                          m_header->sectionSize(column), row.height());
    }
    painter->save();
    paintText(*painter, span.adjusted(CellDelegate::padding, 0, -CellDelegate::padding, 0), reason,
              Theme::Type::Body, ColourRole::Text3);
    painter->restore();
}

void TreeTable::drawBranches(QPainter*, const QRect&, const QModelIndex&) const
{
    // The group's row has its own chevron, and nothing is indented.
}

void TreeTable::toggle(const QModelIndex& group)
{
    const QModelIndex first = group.siblingAtColumn(0);
    setExpanded(first, !isExpanded(first));
}

void TreeTable::keyPressEvent(QKeyEvent* event)
{
    m_keyboardFocus = true;
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    const bool onGroup = currentIndex().data(items::IsGroupRole).toBool();
    // Not Space and the arrows, as trees have it: they are for moving in time.
    const bool toggles = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (onGroup && toggles) {
        toggle(currentIndex());
        return;
    }
    QTreeView::keyPressEvent(event);
    viewport()->update();
}

void TreeTable::mousePressEvent(QMouseEvent* event)
{
    m_keyboardFocus = false;
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.data(items::IsGroupRole).toBool()) {
        toggle(index);
        return;
    }
    QTreeView::mousePressEvent(event);
}

void TreeTable::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    Q_EMIT resized();
}

bool TreeTable::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::MouseMove || event->type() == QEvent::Wheel) {
        m_pointerInside = true;
        m_sincePointerMoved.start();
    } else if (event->type() == QEvent::Leave) {
        m_pointerInside = false;
    }
    return QTreeView::viewportEvent(event);
}

void TreeTable::focusInEvent(QFocusEvent* event)
{
    m_keyboardFocus = event->reason() == Qt::TabFocusReason
        || event->reason() == Qt::BacktabFocusReason || event->reason() == Qt::ShortcutFocusReason;
    QTreeView::focusInEvent(event);
    viewport()->update();
}

void TreeTable::focusOutEvent(QFocusEvent* event)
{
    QTreeView::focusOutEvent(event);
    viewport()->update();
}

} // namespace icelens::ui
