// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/candidatemodel.h"
#include "ui/selectionhub.h"
#include "ui/views/tablepage.h"

#include <array>

namespace icelens::ui {

class CandidateFilter;
class TreeTable;

/// Every agent's local and remote candidates. Those of the chosen pair are marked.
class CandidatesView : public TablePage
{
    Q_OBJECT

public:
    explicit CandidatesView(SelectionHub* hub, QWidget* parent = nullptr);

    void show(const model::Session& session, bool hasSession);
    void setSettingsKey(const QString& key);
    void copySelection() const;
    [[nodiscard]] items::CandidateModel& model() const { return *m_model; }

private:
    void applyFilter();
    void showEmptiness();
    void followPair();
    void chooseCurrent();
    void fitColumns();
    [[nodiscard]] bool isOfPair(const QModelIndex& index) const;

    SelectionHub* m_hub;
    items::CandidateModel* m_model;
    CandidateFilter* m_filter;
    TreeTable* m_table;
    model::Session m_session;
    std::array<QPersistentModelIndex, 2> m_ofPair;
    int m_measured = 0;
    bool m_hasSession = false;
};

} // namespace icelens::ui
