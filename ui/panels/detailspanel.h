// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/eventmodel.h"
#include "model/items/glossary.h"
#include "model/items/packetmodel.h"
#include "ui/selectionhub.h"

#include <QWidget>

#include <optional>

class QLabel;
class QScrollArea;
class QTimer;
class QVBoxLayout;

namespace icelens::ui {

class FlatTable;
class GlossaryDialog;
class PairHead;
class WhyPart;

/// Why? of what is chosen, and of a pair its facts: state, candidates and marks, foundation,
/// checks, history. A check chosen here is chosen everywhere, and the page stays.
class DetailsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit DetailsPanel(SelectionHub* hub, QWidget* parent = nullptr);

    void setLog(const model::EventLog* log, const model::TransactionIndex* transactions);
    void show(std::size_t cursor, const model::Session& session);

    [[nodiscard]] items::PacketModel& checks() const { return *m_checks; }
    [[nodiscard]] WhyPart& why() const { return *m_why; }
    /// All terms, at the one that has the focus if one has; made at its first use.
    GlossaryDialog& showGlossary(std::optional<items::Term> term = {});

private:
    QWidget* makePage();
    QWidget* makeFacts(QWidget* page);
    void makeTables();
    void followPair();
    void showPair();
    void showSubject();
    [[nodiscard]] const model::Pair* pairShown() const;
    void filterOn();
    void fitTables();

    SelectionHub* m_hub;
    items::PacketModel* m_checks;
    items::EventModel* m_history;
    QTimer* m_idle;
    WhyPart* m_why;
    GlossaryDialog* m_glossary = nullptr;
    QLabel* m_which;
    QLabel* m_nothing;
    QScrollArea* m_scroll;
    QWidget* m_page;
    QLabel* m_title;
    QWidget* m_facts; ///< Below the answers; of a pair only.
    PairHead* m_head;
    QLabel* m_removal;
    QLabel* m_foundation;
    QLabel* m_noChecks;
    FlatTable* m_checkTable;
    FlatTable* m_historyTable;
    model::Session m_session;
    std::size_t m_cursor = 0;
    std::optional<model::Pair> m_shown;
    bool m_hasLog = false;
};

} // namespace icelens::ui
