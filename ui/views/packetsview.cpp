// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/packetsview.h"

#include "model/items/messagewords.h"
#include "model/items/words.h"
#include "ui/theme/theme.h"
#include "ui/views/celldelegate.h"
#include "ui/views/chip.h"
#include "ui/views/decoderview.h"
#include "ui/views/filterbar.h"
#include "ui/views/flattable.h"
#include "ui/views/tableheader.h"

#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>

namespace icelens::ui {

namespace {
using Column = items::PacketModel;
constexpr int mostMeasured = 60;
constexpr int mostColumnWidth = 330;
} // namespace

PacketsView::PacketsView(SelectionHub* hub, QWidget* parent)
    : QWidget(parent)
    , m_hub(hub)
    , m_model(new items::PacketModel(this))
    , m_table(new FlatTable)
    , m_page(new TablePage(new FilterBar(tr("Filter packets")), m_table, this))
    , m_decoder(new DecoderView(this))
    , m_idle(new QTimer(this))
{
    auto* split = new QSplitter(Qt::Vertical, this);
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    split->addWidget(m_page);
    split->addWidget(m_decoder);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    m_decoder->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(split);
    setFocusProxy(m_table);

    m_table->setAccessibleName(tr("Packets"));
    m_table->setModel(m_model);
    m_table->columns().setFixedColumns({Column::TimeColumn, Column::WhatColumn});
    m_table->setCopyText([this](const QModelIndexList& rows) { return m_model->copyText(rows); });
    m_table->setRelated([this](const QModelIndex& index) {
        const quint32 pair = index.data(items::PairIdRole).toUInt();
        return pair != 0 && pair == m_hub->pair().value() && !m_hub->onlyThisPair();
    });

    m_idle->setInterval(0);
    connect(m_idle, &QTimer::timeout, this, &PacketsView::filterOn);
    connect(&m_page->bar(), &FilterBar::changed, this, &PacketsView::applyFilter);
    connect(m_page->bar().onlyPairButton(), &Chip::toggled, m_hub, &SelectionHub::setOnlyThisPair);
    connect(m_hub, &SelectionHub::onlyThisPairChanged, this, [this](bool only) {
        m_page->bar().onlyPairButton()->setChecked(only);
        applyFilter();
    });
    connect(m_hub, &SelectionHub::pairChanged, this, [this](model::PairId pair) {
        m_page->bar().onlyPairButton()->setVisible(pair.value() != 0);
        if (m_hub->onlyThisPair())
            applyFilter();
        m_table->viewport()->update();
    });
    connect(m_hub, &SelectionHub::eventChanged, this, &PacketsView::followEvent);
    connect(m_table, &FlatTable::chosen, this, &PacketsView::chooseCurrent);
}

void PacketsView::setLog(const model::EventLog* log, const model::TransactionIndex* transactions)
{
    m_log = log;
    m_measured = 0;
    m_model->setLog(log, transactions);
    m_decoder->clear();
    m_decoder->hide();
    showEmptiness();
}

void PacketsView::show(std::size_t cursor, const model::Session& session)
{
    if (m_log == nullptr)
        return;
    m_page->bar().showAgents(session);
    m_model->show(cursor, session);
    if (m_measured < mostMeasured && m_model->rowCount() > 0)
        fitColumns();
    if (m_model->isFiltering())
        m_idle->start();
    showEmptiness();
}

void PacketsView::applyFilter()
{
    items::PacketFilter filter;
    filter.agents = m_page->bar().agents();
    filter.text = m_page->bar().text();
    if (m_hub->onlyThisPair())
        filter.pair = m_hub->pair();
    if (filter == m_model->filter())
        return;
    m_model->setFilter(filter);
    m_idle->start();
    followEvent();
    showEmptiness();
}

void PacketsView::filterOn()
{
    if (!m_model->continueFiltering()) {
        m_idle->stop();
        followEvent();
        showEmptiness();
    }
}

void PacketsView::showEmptiness()
{
    using Offer = TablePage::Offer;
    const auto total = static_cast<int>(m_model->itemCount());
    if (m_model->rowCount() > 0 || m_model->isFiltering())
        m_page->showInstead({}, Offer::Nothing);
    else if (m_log == nullptr)
        m_page->showInstead(tr("Packets are the STUN and TURN messages that cross the sockets."),
                            Offer::OpenOrNew);
    else if (total == 0)
        m_page->showInstead(tr("No STUN message has crossed a socket yet."), Offer::Nothing);
    else
        m_page->showInstead(
            tr("0 of %1 packets match.").arg(items::Words::number(static_cast<quint64>(total))),
            Offer::ClearFilter);
}

void PacketsView::chooseCurrent()
{
    const QModelIndex index = m_table->currentIndex();
    const auto event = m_model->eventAt(index);
    if (event)
        m_hub->chooseEvent(*event, model::PairId(index.data(items::PairIdRole).toUInt()));
}

void PacketsView::followEvent()
{
    const auto event = m_hub->event();
    std::optional<model::MessageSeen> message;
    if (event && m_log != nullptr && *event < m_log->size())
        message = items::packetOf((*m_log)[*event].fact);
    m_decoder->setVisible(message.has_value());
    if (!message) {
        m_table->reveal({});
        return;
    }
    m_decoder->show(*message);
    const QModelIndex row = m_model->indexOfEvent(*event);
    if (row.isValid())
        m_table->reveal(row);
}

void PacketsView::fitColumns()
{
    auto& columns = m_table->columns();
    const int rows = std::min(m_model->rowCount(), mostMeasured);
    m_measured = static_cast<std::size_t>(rows);
    for (int column = 0; column < Column::ColumnCount; ++column) {
        int width = columns.neededWidth(column, column == 0);
        // Room for what is rare and says the most.
        if (column == Column::VerdictColumn)
            width = std::max(
                width,
                m_table->fontMetrics().horizontalAdvance(QStringLiteral("FINGERPRINT wrong"))
                    + 2 * CellDelegate::padding);
        for (int row = 0; row < rows; ++row)
            width = std::max(
                width, m_table->cells().neededWidth(m_model->index(row, column), column == 0));
        columns.resizeSection(column, std::min(width, mostColumnWidth));
    }
}

void PacketsView::setSettingsKey(const QString& key)
{
    m_table->columns().setSettingsKey(key);
}

void PacketsView::copySelection() const
{
    m_table->copySelection();
}

} // namespace icelens::ui
