// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/packetmodel.h"
#include "ui/selectionhub.h"
#include "ui/views/tablepage.h"

class QTimer;

namespace icelens::ui {

class DecoderView;
class FlatTable;

/// The messages on the wire, and the chosen one taken apart below.
class PacketsView : public QWidget
{
    Q_OBJECT

public:
    explicit PacketsView(SelectionHub* hub, QWidget* parent = nullptr);

    void setLog(const model::EventLog* log, const model::TransactionIndex* transactions);
    void show(std::size_t cursor, const model::Session& session);
    void setSettingsKey(const QString& key);
    void copySelection() const;
    [[nodiscard]] items::PacketModel& model() const { return *m_model; }
    [[nodiscard]] TablePage& page() const { return *m_page; }
    [[nodiscard]] DecoderView& decoder() const { return *m_decoder; }

private:
    void applyFilter();
    void filterOn();
    void showEmptiness();
    void chooseCurrent();
    void followEvent();
    void fitColumns();

    SelectionHub* m_hub;
    items::PacketModel* m_model;
    FlatTable* m_table;
    TablePage* m_page;
    DecoderView* m_decoder;
    QTimer* m_idle;
    const model::EventLog* m_log = nullptr;
    std::size_t m_measured = 0;
};

} // namespace icelens::ui
