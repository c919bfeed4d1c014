// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/flattable.h"

#include "ui/theme/theme.h"
#include "ui/views/celldelegate.h"
#include "ui/views/rowpainter.h"
#include "ui/views/tableheader.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

namespace icelens::ui {

FlatTable::FlatTable(QWidget* parent)
    : QTableView(parent)
    , m_header(new TableHeader(this))
    , m_cells(new CellDelegate(this))
{
    setHorizontalHeader(m_header);
    setItemDelegate(m_cells);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setSortingEnabled(false);
    setTabKeyNavigation(false);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setFrameShape(QFrame::NoFrame);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(Theme::instance().rowHeight());
    m_header->setStretchLastSection(true);
    m_header->setSectionsClickable(false);
    m_header->setSortIndicatorShown(false);
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void FlatTable::setModel(QAbstractItemModel* model)
{
    QTableView::setModel(model);
    const auto tell = [this] {
        if (isCurrentChosen())
            Q_EMIT chosen();
    };
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, tell);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, tell);
    connect(model, &QAbstractItemModel::rowsAboutToBeInserted, this, [this] {
        const auto* bar = verticalScrollBar();
        m_atEnd = bar->value() == bar->maximum() && selectionModel()->selection().isEmpty();
    });
    connect(model, &QAbstractItemModel::rowsInserted, this, [this] {
        if (m_atEnd)
            scrollToBottom();
    });
}

void FlatTable::setCopyText(std::function<QString(const QModelIndexList&)> copyText)
{
    m_copyText = std::move(copyText);
}

void FlatTable::setRelated(std::function<bool(const QModelIndex&)> related)
{
    m_related = std::move(related);
}

bool FlatTable::isCurrentChosen() const
{
    const QModelIndex current = currentIndex();
    return current.isValid() && selectionModel()->isRowSelected(current.row(), {});
}

void FlatTable::copySelection() const
{
    const QModelIndexList rows = selectionModel()->selectedRows();
    if (!rows.isEmpty() && m_copyText)
        QGuiApplication::clipboard()->setText(m_copyText(rows));
}

void FlatTable::reveal(const QModelIndex& index)
{
    if (!index.isValid()) {
        clearSelection();
        return;
    }
    if (selectionModel()->isRowSelected(index.row(), {}))
        return;
    selectionModel()->setCurrentIndex(
        index.siblingAtColumn(0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index.siblingAtColumn(0));
}

void FlatTable::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), Theme::instance().colour(ColourRole::Panel));
    if (model() == nullptr || model()->rowCount() == 0)
        return;
    const int height = verticalHeader()->defaultSectionSize();
    const int offset = verticalHeader()->offset();
    const int firstRow = offset / height;
    const int lastRow = std::min(model()->rowCount() - 1, (offset + viewport()->height()) / height);
    QStyleOptionViewItem cell;
    cell.widget = this;
    for (int row = firstRow; row <= lastRow; ++row) {
        const QModelIndex index = model()->index(row, 0);
        const QRect rowRect(0, row * height - offset, viewport()->width(), height);
        RowLook look;
        look.selected = selectionModel()->isRowSelected(row, {});
        look.focused = m_keyboardFocus && hasFocus() && currentIndex().row() == row;
        look.related = !look.selected && m_related && m_related(index);
        paintRowGround(painter, rowRect, look);
        for (int visual = 0; visual < m_header->count(); ++visual) {
            const int column = m_header->logicalIndex(visual);
            if (m_header->isSectionHidden(column))
                continue;
            cell.rect = QRect(m_header->sectionViewportPosition(column), rowRect.top(),
                              m_header->sectionSize(column), height);
            cell.viewItemPosition =
                visual == 0 ? QStyleOptionViewItem::Beginning : QStyleOptionViewItem::Middle;
            m_cells->paint(&painter, cell, index.siblingAtColumn(column));
        }
    }
}

void FlatTable::keyPressEvent(QKeyEvent* event)
{
    m_keyboardFocus = true;
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    // Home and End mean the first and the last row here.
    if (event->key() == Qt::Key_Home || event->key() == Qt::Key_End) {
        const int row = event->key() == Qt::Key_Home ? 0 : model()->rowCount() - 1;
        reveal(model()->index(row, 0));
        return;
    }
    QTableView::keyPressEvent(event);
    viewport()->update();
}

void FlatTable::mousePressEvent(QMouseEvent* event)
{
    m_keyboardFocus = false;
    QTableView::mousePressEvent(event);
}

} // namespace icelens::ui
