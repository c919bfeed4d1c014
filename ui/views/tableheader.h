// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>
#include <QList>
#include <QString>

#include <optional>

namespace icelens::ui {

/// The head of a table: names of columns, the way they sort, and a menu to hide them.
class TableHeader : public QHeaderView
{
    Q_OBJECT

public:
    explicit TableHeader(QWidget* parent);

    /// This column's head shows the four marks.
    void setMarksColumn(int column) { m_marksColumn = column; }
    /// Columns that the menu never hides.
    void setFixedColumns(const QList<int>& columns) { m_fixed = columns; }
    /// Where chosen columns and widths are remembered; empty: nowhere.
    void setSettingsKey(const QString& key);
    /// A person chose the columns: nothing else may hide or show them.
    [[nodiscard]] bool isChosen() const { return m_chosen; }
    /// Back to the columns that suit the width.
    void forgetChoice();

    /// Width that the head of @p column needs.
    [[nodiscard]] int neededWidth(int column, bool first) const;
    void fillMenu(class QMenu& menu);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// A person chose columns, or let the choice go.
    void choiceChanged();

protected:
    void paintSection(QPainter* painter, const QRect& rect, int logical) const override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void remember() const;
    [[nodiscard]] QString nameOf(int column) const;

    int m_marksColumn = -1;
    QList<int> m_fixed;
    QString m_settingsKey;
    bool m_chosen = false;
};

} // namespace icelens::ui
