// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

#include <functional>

namespace icelens::ui {

class CellDelegate;
class TableHeader;

/// A table of very many rows of one height. Follows its end while it stands there.
class FlatTable : public QTableView
{
    Q_OBJECT

public:
    explicit FlatTable(QWidget* parent = nullptr);

    /// Once.
    void setModel(QAbstractItemModel* model) override;
    [[nodiscard]] TableHeader& columns() const { return *m_header; }
    [[nodiscard]] CellDelegate& cells() const { return *m_cells; }

    void setCopyText(std::function<QString(const QModelIndexList&)> copyText);
    void setRelated(std::function<bool(const QModelIndex&)> related);
    void copySelection() const;
    /// The current row is selected, not only where the focus happens to stand.
    [[nodiscard]] bool isCurrentChosen() const;
    void reveal(const QModelIndex& index);

Q_SIGNALS:
    /// A row was chosen: it is current and selected.
    void chosen();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    TableHeader* m_header;
    CellDelegate* m_cells;
    std::function<QString(const QModelIndexList&)> m_copyText;
    std::function<bool(const QModelIndex&)> m_related;
    bool m_keyboardFocus = false;
    bool m_atEnd = false;
};

} // namespace icelens::ui
