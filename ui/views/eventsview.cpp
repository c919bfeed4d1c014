// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/eventsview.h"

#include "model/items/words.h"
#include "ui/theme/theme.h"
#include "ui/views/celldelegate.h"
#include "ui/views/chip.h"
#include "ui/views/filterbar.h"
#include "ui/views/flattable.h"
#include "ui/views/tableheader.h"

#include <QFontMetrics>
#include <QTimer>

namespace icelens::ui {

namespace {
using Column = items::EventModel;
}

EventsView::EventsView(SelectionHub* hub, QWidget* parent)
    : TablePage(new FilterBar(tr("Filter events")), new FlatTable, parent)
    , m_hub(hub)
    , m_model(new items::EventModel(this))
    , m_table(static_cast<FlatTable*>(focusProxy()))
    , m_idle(new QTimer(this))
{
    m_table->setAccessibleName(tr("Events"));
    m_table->setModel(m_model);
    m_table->columns().setFixedColumns({Column::TimeColumn, Column::WhatColumn});
    m_table->setCopyText([this](const QModelIndexList& rows) { return m_model->copyText(rows); });
    m_table->setRelated([this](const QModelIndex& index) {
        const quint32 pair = index.data(items::PairIdRole).toUInt();
        return pair != 0 && pair == m_hub->pair().value() && !m_hub->onlyThisPair();
    });
    for (std::size_t i = 0; i < m_sources.size(); ++i) {
        const auto source = static_cast<model::Source>(i);
        m_sources.at(i) = bar().addChip(items::Words::source(source), {}, ColourRole::Text2);
        m_sources.at(i)->setToolTip(tr("Shows only events from this source."));
    }
    bar().onClear([this] {
        for (auto* chip : m_sources)
            chip->setChecked(false);
    });

    m_idle->setInterval(0);
    connect(m_idle, &QTimer::timeout, this, &EventsView::filterOn);
    connect(&bar(), &FilterBar::changed, this, &EventsView::applyFilter);
    connect(bar().onlyPairButton(), &Chip::toggled, m_hub, &SelectionHub::setOnlyThisPair);
    connect(m_hub, &SelectionHub::onlyThisPairChanged, this, [this](bool only) {
        bar().onlyPairButton()->setChecked(only);
        applyFilter();
    });
    connect(m_hub, &SelectionHub::pairChanged, this, [this](model::PairId pair) {
        bar().onlyPairButton()->setVisible(pair.value() != 0);
        if (m_hub->onlyThisPair())
            applyFilter();
        m_table->viewport()->update();
    });
    connect(m_hub, &SelectionHub::eventChanged, this, &EventsView::followEvent);
    connect(m_table, &FlatTable::chosen, this, &EventsView::chooseCurrent);
}

void EventsView::setLog(const model::EventLog* log, const model::TransactionIndex* transactions)
{
    m_hasLog = log != nullptr;
    m_model->setLog(log, transactions);
    showEmptiness();
}

void EventsView::show(std::size_t cursor, const model::Session& session)
{
    if (!m_hasLog)
        return;
    bar().showAgents(session);
    m_model->show(cursor, session);
    if (!m_fitted)
        fitColumns();
    if (m_model->isFiltering())
        m_idle->start();
    showEmptiness();
}

void EventsView::applyFilter()
{
    items::EventFilter filter;
    filter.agents = bar().agents();
    filter.text = bar().text();
    if (m_hub->onlyThisPair())
        filter.pair = m_hub->pair();
    if (std::ranges::any_of(m_sources, [](const auto* chip) { return chip->isChecked(); })) {
        for (std::size_t i = 0; i < m_sources.size(); ++i)
            filter.sources.at(i) = m_sources.at(i)->isChecked();
    }
    if (filter == m_model->filter())
        return;
    m_model->setFilter(filter);
    m_idle->start();
    followEvent();
    showEmptiness();
}

void EventsView::filterOn()
{
    if (!m_model->continueFiltering()) {
        m_idle->stop();
        followEvent();
        showEmptiness();
    }
}

void EventsView::showEmptiness()
{
    const auto total = static_cast<int>(m_model->itemCount());
    if (m_model->rowCount() > 0 || m_model->isFiltering())
        showInstead({}, Offer::Nothing);
    else if (!m_hasLog)
        showInstead(tr("Events are everything that the agents reported and that crossed the "
                       "sockets, in order."),
                    Offer::OpenOrNew);
    else if (total == 0)
        showInstead(tr("Nothing has happened yet."), Offer::Nothing);
    else
        showInstead(
            tr("0 of %1 events match.").arg(items::Words::number(static_cast<quint64>(total))),
            Offer::ClearFilter);
}

void EventsView::chooseCurrent()
{
    const QModelIndex index = m_table->currentIndex();
    if (index.isValid())
        m_hub->chooseEvent(index.data(items::EventNumberRole).toULongLong(),
                           model::PairId(index.data(items::PairIdRole).toUInt()));
}

void EventsView::followEvent()
{
    const auto event = m_hub->event();
    const auto row = event ? m_model->rowOfItem(*event) : std::nullopt;
    m_table->reveal(row ? m_model->index(*row, 0) : QModelIndex());
}

void EventsView::fitColumns()
{
    m_fitted = true;
    auto& columns = m_table->columns();
    const Theme& theme = Theme::instance();
    const auto room = [&](Theme::Type type, const QString& text) {
        return QFontMetrics(theme.font(type)).horizontalAdvance(text) + 24;
    };
    int sources = columns.neededWidth(Column::SourceColumn, false);
    for (std::size_t i = 0; i < m_sources.size(); ++i)
        sources = std::max(
            sources, room(Theme::Type::Body, items::Words::source(static_cast<model::Source>(i))));
    columns.resizeSection(Column::TimeColumn, room(Theme::Type::Mono, QStringLiteral("888.888 s")));
    columns.resizeSection(Column::AgentColumn, room(Theme::Type::Body, QStringLiteral("Agent 88")));
    columns.resizeSection(Column::SourceColumn, sources);
}

void EventsView::setSettingsKey(const QString& key)
{
    m_table->columns().setSettingsKey(key);
}

void EventsView::copySelection() const
{
    m_table->copySelection();
}

} // namespace icelens::ui
