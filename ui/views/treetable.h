// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTreeView>

#include <functional>
#include <vector>

namespace icelens::ui {

class CellDelegate;
class ChangeFade;
class TableHeader;

/// A table whose rows stand in collapsible groups: one level of group rows (items::IsGroupRole)
/// that span all columns, and the rows below them.
class TreeTable : public QTreeView
{
    Q_OBJECT

public:
    explicit TreeTable(QWidget* parent = nullptr);

    /// Once.
    void setModel(QAbstractItemModel* model) override;
    [[nodiscard]] TableHeader& columns() const { return *m_header; }
    [[nodiscard]] CellDelegate& cells() const { return *m_cells; }
    [[nodiscard]] ChangeFade& fade() const { return *m_fade; }

    /// Text of the selected rows for the clipboard.
    void setCopyText(std::function<QString(const QModelIndexList&)> copyText);
    /// Whether a row belongs to what is selected elsewhere.
    void setRelated(std::function<bool(const QModelIndex&)> related);
    /// The pointer is over the rows and has moved within the last two seconds: nothing may move.
    [[nodiscard]] bool isPointedAt() const;
    void copySelection() const;
    /// The current row is selected, not only where the focus happens to stand.
    [[nodiscard]] bool isCurrentChosen() const;
    /// Shows and chooses the row of @p index without telling of it twice.
    void reveal(const QModelIndex& index);

    /// Paints those rows anew that can be seen, and no others.
    void dataChanged(const QModelIndex& from, const QModelIndex& to,
                     const QList<int>& roles = {}) override;

Q_SIGNALS:
    /// A row was chosen: it is current and selected.
    void chosen();
    /// The width for columns changed.
    void resized();

protected:
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option,
                 const QModelIndex& index) const override;
    void drawBranches(QPainter* painter, const QRect& rect,
                      const QModelIndex& index) const override;
    void paintEvent(QPaintEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    /// A row in the viewport.
    struct VisibleRow
    {
        QModelIndex index;
        QModelIndex group;
        QRect rect;
    };

    /// Those that can be seen, until the next painting.
    const std::vector<VisibleRow>& visibleRows();
    void paintFading();
    void toggle(const QModelIndex& group);
    void drawReason(QPainter* painter, const QRect& row, const QModelIndex& index) const;

    TableHeader* m_header;
    CellDelegate* m_cells;
    ChangeFade* m_fade;
    std::function<QString(const QModelIndexList&)> m_copyText;
    std::function<bool(const QModelIndex&)> m_related;
    std::vector<VisibleRow> m_visible;
    bool m_visibleKnown = false;
    QElapsedTimer m_sincePointerMoved;
    bool m_pointerInside = false;
    bool m_keyboardFocus = false;
};

} // namespace icelens::ui
