// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/checklistview.h"

#include "model/items/words.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/views/celldelegate.h"
#include "ui/views/changefade.h"
#include "ui/views/chip.h"
#include "ui/views/filterbar.h"
#include "ui/views/tableheader.h"
#include "ui/views/treetable.h"

#include <QActionGroup>
#include <QMenu>
#include <QTimer>

namespace icelens::ui {

namespace {

using Column = items::CheckListModel;

constexpr int rearrangeEveryMs = 500;
/// More changes than these at once are a jump in time, not something to follow with the eye.
constexpr int mostFades = 64;
constexpr int mostMeasured = 400;
constexpr int removedState = -1;

/// First to go when there is no room; what is not here never goes by itself.
constexpr std::array leaveInOrder{
    Column::PriorityColumn, Column::RoleColumn,   Column::FoundationColumn, Column::ChangedColumn,
    Column::PairColumn,     Column::ChecksColumn, Column::RoundTripColumn};

int stateOf(const QModelIndex& index)
{
    return index.data(items::RemovedRole).toBool() ? removedState
                                                   : index.data(items::StateRole).toInt();
}

} // namespace

CheckListView::CheckListView(SelectionHub* hub, QWidget* parent)
    : TablePage(new FilterBar(tr("Filter pairs")), new TreeTable, parent)
    , m_hub(hub)
    , m_model(new items::CheckListModel(this))
    , m_table(static_cast<TreeTable*>(focusProxy()))
    , m_settle(new QTimer(this))
{
    m_table->setAccessibleName(tr("Check list"));
    m_table->setModel(m_model);
    m_table->setSortingEnabled(true);
    m_table->columns().setSortIndicator(Column::NumberColumn, Qt::AscendingOrder);
    auto& cells = m_table->cells();
    cells.setKind(Column::StateColumn, CellDelegate::Kind::State);
    cells.setKind(Column::LocalColumn, CellDelegate::Kind::Candidate);
    cells.setKind(Column::RemoteColumn, CellDelegate::Kind::Candidate);
    cells.setKind(Column::MarksColumn, CellDelegate::Kind::Marks);
    cells.setReasonColumns(Column::MarksColumn, Column::RoundTripColumn);
    m_table->columns().setMarksColumn(Column::MarksColumn);
    m_table->columns().setFixedColumns(
        {Column::StateColumn, Column::LocalColumn, Column::RemoteColumn, Column::MarksColumn});
    // One number for a pair, here as in events and packets; the place shows in the order of rows.
    m_table->columns().moveSection(Column::PairColumn, Column::NumberColumn);
    m_table->columns().setSectionHidden(Column::NumberColumn, true);
    m_table->setCopyText([this](const QModelIndexList& rows) { return m_model->copyText(rows); });
    makeChips();

    m_settle->setSingleShot(true);
    connect(m_settle, &QTimer::timeout, this, &CheckListView::rearrangeIfDue);
    connect(&bar(), &FilterBar::changed, this, &CheckListView::applyFilter);
    connect(m_model, &items::CheckListModel::countsChanged, this, &CheckListView::showCounts);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &CheckListView::noteChanged);
    connect(m_table, &TreeTable::resized, this, &CheckListView::fitColumns);
    connect(&m_table->columns(), &TableHeader::choiceChanged, this, &CheckListView::fitColumns);
    connect(m_table, &TreeTable::chosen, this, &CheckListView::chooseCurrent);
    connect(m_hub, &SelectionHub::pairChanged, this, [this](model::PairId pair) {
        m_table->reveal(m_model->indexOf(pair));
        bar().onlyPairButton()->setVisible(false);
    });
    m_sinceRearranged.start();
}

void CheckListView::makeChips()
{
    for (std::size_t i = 0; i < m_stateChips.size(); ++i) {
        const auto state = static_cast<model::PairState>(i);
        m_stateChips.at(i) =
            bar().addChip(items::Words::state(state), stateIconName(state), stateColour(state));
        m_stateChips.at(i)->setToolTip(items::Words::stateMeaning(state));
        m_stateChips.at(i)->hide();
    }
    m_removedChip =
        bar().addChip(items::Words::removed(), QStringLiteral("mark-removed"), ColourRole::Removed);
    m_removedChip->hide();

    m_typeChip = bar().addChip(tr("Type"), QStringLiteral("ui-filter"), ColourRole::Text2);
    m_typeChip->setToolTip(tr("Shows only pairs with a candidate of this type."));
    auto* menu = new QMenu(m_typeChip);
    auto* group = new QActionGroup(menu);
    const auto add = [&](const QString& text, std::optional<model::CandidateType> type) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(!type);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, text, type] {
            m_type = type;
            showType(type ? tr("Type: %1").arg(text) : tr("Type"));
            applyFilter();
        });
    };
    add(tr("All types"), {});
    for (const auto type : {model::CandidateType::Host, model::CandidateType::ServerReflexive,
                            model::CandidateType::PeerReflexive, model::CandidateType::Relayed})
        add(items::Words::candidateType(type), type);
    m_typeChip->setMenu(menu);
    bar().onClear([this, group] {
        for (auto* chip : m_stateChips)
            chip->setChecked(false);
        m_removedChip->setChecked(false);
        m_type.reset();
        showType(tr("Type"));
        group->actions().constFirst()->setChecked(true);
    });
}

void CheckListView::showType(const QString& text)
{
    m_typeChip->setText(text);
    m_typeChip->setAccessibleName(text);
    m_typeChip->setMarked(m_type.has_value());
    m_typeChip->updateGeometry();
    bar().arrange();
}

void CheckListView::show(const model::Session& session, bool hasSession)
{
    m_hasSession = hasSession;
    m_waitingFor.clear();
    for (const auto& agent : session.agents()) {
        if (m_waitingFor.isEmpty())
            m_waitingFor = items::Words::agent(session, agent->id);
    }
    bar().showAgents(session);
    m_model->show(session);
    growColumns();
    showEmptiness();
    rearrangeIfDue();
}

void CheckListView::rearrangeIfDue()
{
    if (m_table->isPointedAt() || m_sinceRearranged.elapsed() < rearrangeEveryMs) {
        if (!m_settle->isActive() && m_model->totalPairs() > 0 && m_unsettled)
            m_settle->start(rearrangeEveryMs);
        return;
    }
    if (!m_unsettled)
        return;
    m_unsettled = false;
    m_sinceRearranged.restart();
    m_model->rearrange();
    showEmptiness();
}

void CheckListView::applyFilter()
{
    items::PairFilter filter;
    filter.agents = bar().agents();
    filter.text = bar().text().toStdString();
    filter.type = m_type;
    // No chip pressed means all; otherwise those that are pressed.
    const bool anyState =
        std::ranges::any_of(m_stateChips, [](const auto* chip) { return chip->isChecked(); });
    if (anyState || m_removedChip->isChecked()) {
        for (std::size_t i = 0; i < m_stateChips.size(); ++i)
            filter.states.at(i) = m_stateChips.at(i)->isChecked();
        filter.removed = m_removedChip->isChecked();
    }
    m_model->setFilter(filter);
    m_table->reveal(m_model->indexOf(m_hub->pair()));
    showEmptiness();
}

void CheckListView::showCounts()
{
    const items::PairTally tally = m_model->stateCounts();
    const auto show = [](Chip* chip, std::uint32_t count) {
        chip->setCount(count);
        // A pressed chip stays, or it could not be released.
        chip->setVisible(count > 0 || chip->isChecked());
    };
    for (std::size_t i = 0; i < m_stateChips.size(); ++i)
        show(m_stateChips.at(i), tally.states.at(i));
    show(m_removedChip, tally.removed);
    bar().arrange();
}

void CheckListView::showEmptiness()
{
    const int total = m_model->totalPairs();
    if (m_model->shownPairs() > 0)
        showInstead({}, Offer::Nothing);
    else if (!m_hasSession)
        showInstead(tr("The check list shows each candidate pair and its state, as it changes."),
                    Offer::OpenOrNew);
    else if (total == 0)
        showInstead(m_waitingFor.isEmpty()
                        ? tr("The session has no agents yet.")
                        : tr("%1 is gathering; pairs appear when the peer’s candidates arrive.")
                              .arg(m_waitingFor),
                    Offer::Nothing);
    else
        showInstead(
            tr("0 of %1 pairs match.").arg(items::Words::number(static_cast<quint64>(total))),
            Offer::ClearFilter);
}

void CheckListView::chooseCurrent()
{
    if (!m_table->isCurrentChosen())
        return;
    const model::PairId pair = m_model->pairAt(m_table->currentIndex());
    if (pair.value() != 0)
        m_hub->choosePair(pair);
}

void CheckListView::noteChanged(const QModelIndex& from, const QModelIndex& to)
{
    if (!from.parent().isValid())
        return;
    m_unsettled = true;
    if (from.column() > items::CheckListModel::StateColumn)
        return; // a new pair moved the numbers of those below it
    const bool fades = to.row() - from.row() < mostFades;
    for (int row = from.row(); row <= to.row(); ++row) {
        const QModelIndex index = from.siblingAtRow(row).siblingAtColumn(0);
        const quint32 pair = index.data(items::PairIdRole).toUInt();
        const int state = stateOf(index);
        const auto known = m_states.find(pair);
        if (known == m_states.end()) {
            m_states.insert(pair, state);
        } else if (*known != state) {
            *known = state;
            if (fades)
                m_table->fade().start(pair);
        }
    }
}

void CheckListView::growColumns()
{
    const int total = m_model->totalPairs();
    if (total == m_measuredPairs)
        return;
    if (total < m_measuredPairs) {
        m_needed.clear();
        m_states.clear();
        m_table->fade().clear();
    }
    m_unsettled = true;
    const int from = total < m_measuredPairs ? 0 : m_measuredPairs;
    m_measuredPairs = total;
    // The widest of the new ones; of very many the first tell enough.
    for (int pair = from; pair < std::min(total, from + mostMeasured); ++pair) {
        const QModelIndex index =
            m_model->indexOf(model::PairId(static_cast<std::uint32_t>(pair + 1)));
        if (!index.isValid())
            continue;
        m_states.insert(static_cast<quint32>(pair + 1), stateOf(index));
        for (int column = 0; column < Column::ColumnCount; ++column)
            m_needed[column] =
                std::max(m_needed.value(column),
                         m_table->cells().neededWidth(index.siblingAtColumn(column), column == 0));
    }
    fitColumns();
}

void CheckListView::fitColumns()
{
    auto& columns = m_table->columns();
    const QFontMetrics figures(Theme::instance().font(Theme::Type::Figures));
    // Room for what is sure to come, so that columns do not move while a session runs.
    const QHash<int, QString> expected{{Column::ChecksColumn, QStringLiteral("88 / 88 / 88")},
                                       {Column::RoundTripColumn, QStringLiteral("888.8 ms")},
                                       {Column::ChangedColumn, QStringLiteral("888.888 s")},
                                       {Column::PairColumn, QStringLiteral("888")}};
    QHash<int, int> widths;
    for (int column = 0; column < Column::ColumnCount; ++column) {
        const int head = columns.neededWidth(column, column == 0);
        const int room =
            figures.horizontalAdvance(expected.value(column)) + 2 * CellDelegate::padding + 2;
        widths[column] = std::max({head, m_needed.value(column), room});
    }
    const QFontMetrics strong(Theme::instance().font(Theme::Type::Strong));
    widths[Column::StateColumn] = std::max(
        widths[Column::StateColumn],
        strong.horizontalAdvance(items::Words::state(model::PairState::InProgress))
            + CellDelegate::firstPadding + space::icon + space::iconToWord + CellDelegate::padding);

    const int room = m_table->viewport()->width();
    if (!columns.isChosen()) {
        QList<int> shown;
        int sum = 0;
        for (int column = 0; column < Column::ColumnCount; ++column) {
            if (column == Column::NumberColumn)
                continue;
            shown.append(column);
            sum += widths.value(column);
        }
        for (const int column : leaveInOrder) {
            if (sum <= room)
                break;
            shown.removeAll(column);
            sum -= widths.value(column);
        }
        for (int column = 0; column < Column::ColumnCount; ++column)
            columns.setSectionHidden(column, !shown.contains(column));
    }
    int sum = 0;
    for (int column = 0; column < Column::ColumnCount; ++column)
        sum += columns.isSectionHidden(column) ? 0 : widths.value(column);
    // What is left over goes to the candidates, as in a table that was set by hand.
    const int spare = std::clamp((room - sum) / 3, 0, 60);
    widths[Column::LocalColumn] += spare;
    widths[Column::RemoteColumn] += spare;
    for (int column = 0; column < Column::ColumnCount; ++column) {
        if (!columns.isSectionHidden(column) && columns.sectionSize(column) != widths[column])
            columns.resizeSection(column, widths[column]);
    }
}

void CheckListView::setSettingsKey(const QString& key)
{
    m_table->columns().setSettingsKey(key);
    fitColumns();
}

void CheckListView::copySelection() const
{
    m_table->copySelection();
}

} // namespace icelens::ui
