// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/candidatesview.h"

#include "model/items/words.h"
#include "ui/theme/theme.h"
#include "ui/views/candidatefilter.h"
#include "ui/views/celldelegate.h"
#include "ui/views/chip.h"
#include "ui/views/filterbar.h"
#include "ui/views/tableheader.h"
#include "ui/views/treetable.h"

namespace icelens::ui {

namespace {
using Column = items::CandidateModel;
constexpr int mostMeasured = 200;
constexpr int mostColumnWidth = 330;
} // namespace

CandidatesView::CandidatesView(SelectionHub* hub, QWidget* parent)
    : TablePage(new FilterBar(tr("Filter candidates")), new TreeTable, parent)
    , m_hub(hub)
    , m_model(new items::CandidateModel(this))
    , m_filter(new CandidateFilter(this))
    , m_table(static_cast<TreeTable*>(focusProxy()))
{
    m_filter->setSourceModel(m_model);
    m_table->setAccessibleName(tr("Candidates"));
    m_table->setModel(m_filter);
    // In order of appearance until a head is pressed.
    m_table->columns().setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    m_table->columns().setFixedColumns({Column::TypeColumn, Column::AddressColumn});
    m_table->setCopyText([this](const QModelIndexList& rows) {
        QModelIndexList source;
        for (const auto& row : rows)
            source.append(m_filter->mapToSource(row));
        return m_model->copyText(source);
    });
    m_table->setRelated(
        [this](const QModelIndex& index) { return isOfPair(m_filter->mapToSource(index)); });
    connect(&bar(), &FilterBar::changed, this, &CandidatesView::applyFilter);
    connect(bar().onlyPairButton(), &Chip::toggled, m_hub, &SelectionHub::setOnlyThisPair);
    connect(m_hub, &SelectionHub::pairChanged, this, &CandidatesView::followPair);
    connect(m_hub, &SelectionHub::onlyThisPairChanged, this, [this](bool only) {
        bar().onlyPairButton()->setChecked(only);
        applyFilter();
    });
    connect(m_table, &TreeTable::chosen, this, &CandidatesView::chooseCurrent);
}

void CandidatesView::show(const model::Session& session, bool hasSession)
{
    m_session = session;
    m_hasSession = hasSession;
    bar().showAgents(session);
    m_model->show(session);
    if (m_model->candidateCount() != m_measured) {
        followPair();
        fitColumns();
    }
    showEmptiness();
}

void CandidatesView::applyFilter()
{
    std::function<bool(const QModelIndex&)> only;
    if (m_hub->onlyThisPair())
        only = [this](const QModelIndex& index) { return isOfPair(index); };
    m_filter->set(bar().agents(), bar().text(), only);
    showEmptiness();
}

void CandidatesView::showEmptiness()
{
    if (m_filter->candidateCount() > 0)
        showInstead({}, Offer::Nothing);
    else if (!m_hasSession)
        showInstead(tr("Candidates are the addresses that the agents offer each other."),
                    Offer::OpenOrNew);
    else if (m_model->candidateCount() == 0)
        showInstead(tr("The agents are gathering; their candidates appear here one by one."),
                    Offer::Nothing);
    else
        showInstead(tr("0 of %1 candidates match.")
                        .arg(items::Words::number(static_cast<quint64>(m_model->candidateCount()))),
                    Offer::ClearFilter);
}

void CandidatesView::followPair()
{
    m_ofPair = {};
    const model::Pair* pair = m_session.pair(m_hub->pair());
    bar().onlyPairButton()->setVisible(pair != nullptr);
    if (pair != nullptr) {
        m_ofPair[0] = m_model->indexOf(pair->agent, false, pair->local, pair->localTransport);
        m_ofPair[1] = m_model->indexOf(pair->agent, true, pair->remote, pair->remoteTransport);
    }
    if (m_hub->onlyThisPair())
        applyFilter();
    m_table->viewport()->update();
}

bool CandidatesView::isOfPair(const QModelIndex& index) const
{
    return std::ranges::any_of(m_ofPair, [&index](const QPersistentModelIndex& candidate) {
        return candidate.isValid() && candidate.row() == index.row()
            && candidate.parent() == index.parent();
    });
}

void CandidatesView::chooseCurrent()
{
    const QModelIndex index = m_filter->mapToSource(m_table->currentIndex());
    const model::KnownCandidate* known = m_model->candidateAt(index);
    if (known == nullptr)
        return;
    CandidateRef ref;
    ref.agent = model::AgentId(static_cast<std::uint8_t>(index.data(items::AgentIdRole).toInt()));
    ref.stream = known->candidate->stream;
    ref.component = known->candidate->component;
    ref.remote = known->remote;
    ref.transport = known->candidate->transport;
    ref.address = known->candidate->address;
    m_hub->chooseCandidate(ref);
}

void CandidatesView::fitColumns()
{
    m_measured = m_model->candidateCount();
    auto& columns = m_table->columns();
    for (int column = 0; column < Column::ColumnCount; ++column) {
        int width = columns.neededWidth(column, column == 0);
        int measured = 0;
        for (int group = 0; group < m_model->rowCount(); ++group) {
            const QModelIndex parent = m_model->index(group, 0);
            for (int row = 0; row < m_model->rowCount(parent) && measured < mostMeasured; ++row) {
                ++measured;
                width = std::max(
                    width,
                    m_table->cells().neededWidth(m_model->index(row, column, parent), column == 0));
            }
        }
        columns.resizeSection(column, std::min(width, mostColumnWidth));
    }
}

void CandidatesView::setSettingsKey(const QString& key)
{
    m_table->columns().setSettingsKey(key);
}

void CandidatesView::copySelection() const
{
    m_table->copySelection();
}

} // namespace icelens::ui
