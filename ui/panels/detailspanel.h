// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/eventmodel.h"
#include "model/items/packetmodel.h"
#include "ui/selectionhub.h"

#include <QWidget>

#include <optional>

class QLabel;
class QTimer;
class QVBoxLayout;

namespace icelens::ui {

class FlatTable;
class PairHead;

/// The facts of the chosen pair: its state, candidates and marks, where its priority comes from,
/// its checks, its history. A check chosen here is chosen everywhere.
class DetailsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit DetailsPanel(SelectionHub* hub, QWidget* parent = nullptr);

    void setLog(const model::EventLog* log, const model::TransactionIndex* transactions);
    void show(std::size_t cursor, const model::Session& session);

    [[nodiscard]] items::PacketModel& checks() const { return *m_checks; }
    [[nodiscard]] QString priorityText() const;

private:
    QWidget* makePage();
    void makeTables();
    void followPair();
    void showPair();
    void showPriority(const model::Pair& pair);
    void filterOn();
    void fitTables();

    SelectionHub* m_hub;
    items::PacketModel* m_checks;
    items::EventModel* m_history;
    QTimer* m_idle;
    QLabel* m_which;
    QLabel* m_nothing;
    QWidget* m_page;
    PairHead* m_head;
    QLabel* m_removal;
    QLabel* m_foundation;
    QLabel* m_priority;
    QLabel* m_noChecks;
    FlatTable* m_checkTable;
    FlatTable* m_historyTable;
    model::Session m_session;
    std::size_t m_cursor = 0;
    std::optional<model::Pair> m_shown;
    bool m_hasLog = false;
};

} // namespace icelens::ui
