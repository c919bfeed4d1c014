// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAbstractItemView;
class QLabel;
class QPushButton;
class QStackedLayout;

namespace icelens::ui {

class FilterBar;

/// A filter bar over a table, and a sentence in the table's place while it has no rows.
class TablePage : public QWidget
{
    Q_OBJECT

public:
    /// What the sentence offers to do.
    enum class Offer { Nothing, OpenOrNew, ClearFilter };

    TablePage(FilterBar* bar, QAbstractItemView* table, QWidget* parent = nullptr);

    [[nodiscard]] FilterBar& bar() const { return *m_bar; }
    /// Shows @p sentence instead of the table; empty: the table.
    void showInstead(const QString& sentence, Offer offer);

Q_SIGNALS:
    void newSessionRequested();
    void openRequested();

private:
    FilterBar* m_bar;
    QStackedLayout* m_stack;
    QLabel* m_sentence;
    QPushButton* m_new;
    QPushButton* m_open;
    QPushButton* m_clear;
};

} // namespace icelens::ui
