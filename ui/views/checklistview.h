// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/checklistmodel.h"
#include "ui/selectionhub.h"
#include "ui/views/tablepage.h"

#include <QElapsedTimer>
#include <QHash>

#include <array>

class QTimer;

namespace icelens::ui {

class Chip;
class TreeTable;

/// The check list of every component, live: one row for each candidate pair.
///
/// Rows change where they stand; they change places at most twice a second, and never under a
/// pointer that moved within the last two seconds.
class CheckListView : public TablePage
{
    Q_OBJECT

public:
    explicit CheckListView(SelectionHub* hub, QWidget* parent = nullptr);

    /// @p session at the cursor. @p hasSession: false for the empty one before any was begun.
    void show(const model::Session& session, bool hasSession);
    void setSettingsKey(const QString& key);
    void copySelection() const;
    [[nodiscard]] items::CheckListModel& model() const { return *m_model; }
    [[nodiscard]] TreeTable& table() const { return *m_table; }

private:
    void makeChips();
    void showType(const QString& text);
    void applyFilter();
    void showCounts();
    void showEmptiness();
    void chooseCurrent();
    void noteChanged(const QModelIndex& from, const QModelIndex& to);
    void growColumns();
    void fitColumns();
    void rearrangeIfDue();

    SelectionHub* m_hub;
    items::CheckListModel* m_model;
    TreeTable* m_table;
    std::array<Chip*, 6> m_stateChips{};
    Chip* m_removedChip = nullptr;
    Chip* m_typeChip = nullptr;
    std::optional<model::CandidateType> m_type;
    QTimer* m_settle;
    QElapsedTimer m_sinceRearranged;
    QHash<quint32, int> m_states; ///< Last state shown of each pair; −1 removed.
    QHash<int, int> m_needed;     ///< Widest cell seen in each column.
    int m_measuredPairs = 0;
    bool m_hasSession = false;
    bool m_unsettled = false; ///< Something changed that may change the order.
    QString m_waitingFor;
};

} // namespace icelens::ui
