// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/eventmodel.h"
#include "ui/selectionhub.h"
#include "ui/views/tablepage.h"

#include <array>

class QTimer;

namespace icelens::ui {

class Chip;
class FlatTable;

/// The whole stream, one sentence an event.
class EventsView : public TablePage
{
    Q_OBJECT

public:
    explicit EventsView(SelectionHub* hub, QWidget* parent = nullptr);

    void setLog(const model::EventLog* log, const model::TransactionIndex* transactions);
    void show(std::size_t cursor, const model::Session& session);
    void setSettingsKey(const QString& key);
    void copySelection() const;
    [[nodiscard]] items::EventModel& model() const { return *m_model; }

private:
    void applyFilter();
    void filterOn();
    void showEmptiness();
    void chooseCurrent();
    void followEvent();
    void fitColumns();

    SelectionHub* m_hub;
    items::EventModel* m_model;
    FlatTable* m_table;
    std::array<Chip*, 4> m_sources{};
    QTimer* m_idle;
    bool m_hasLog = false;
    bool m_fitted = false;
};

} // namespace icelens::ui
