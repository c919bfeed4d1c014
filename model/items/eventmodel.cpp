// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/eventmodel.h"

#include "model/items/copytext.h"
#include "model/items/eventwords.h"
#include "model/items/factpair.h"
#include "model/items/words.h"

#include <algorithm>

namespace icelens::items {

using model::Event;
using model::PairId;
using model::PairSelected;

void EventModel::setLog(const model::EventLog* log, const model::TransactionIndex* transactions)
{
    m_log = log;
    m_transactions = transactions;
    m_session = {};
    clearItems(!m_filter.isNull());
}

void EventModel::show(std::size_t cursor, const model::Session& session)
{
    if (m_log == nullptr)
        return;
    m_session = session;
    setItemCount(std::min(cursor, m_log->size()));
}

void EventModel::setFilter(const EventFilter& filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    restartFilter(!m_filter.isNull());
}

EventKind EventModel::kindOf(const Event& event)
{
    return kindOfFact(event.fact);
}

PairId EventModel::pairOf(Item item) const
{
    const Event& event = (*m_log)[item];
    if (const auto* selected = std::get_if<PairSelected>(&event.fact)) {
        const auto* agent = m_session.agent(event.agent);
        const auto* component =
            agent != nullptr ? agent->component(selected->stream, selected->component) : nullptr;
        const bool current = component != nullptr && component->selected
            && component->selected->local == selected->local
            && component->selected->remote == selected->remote;
        return current ? component->selected->pair : PairId();
    }
    if (std::holds_alternative<model::Boxed<model::MessageSeen>>(event.fact)) {
        const auto message =
            m_transactions != nullptr ? m_transactions->messageOfEvent(item) : std::nullopt;
        return message ? m_transactions->pairOf(*message, event.agent) : PairId();
    }
    return pairNamedBy(event.fact);
}

bool EventModel::accepts(Item item) const
{
    const Event& event = (*m_log)[item];
    if (!m_filter.sources.at(static_cast<std::size_t>(event.source))
        || !m_filter.kinds.at(static_cast<std::size_t>(kindOf(event))))
        return false;
    const auto& agents = m_filter.agents;
    if (!agents.empty() && event.agent.value() != 0
        && std::ranges::find(agents, event.agent) == agents.end())
        return false;
    if (m_filter.pair.value() != 0 && pairOf(item) != m_filter.pair)
        return false;
    return m_filter.text.isEmpty()
        || eventSentence(event, m_session).contains(m_filter.text, Qt::CaseInsensitive);
}

QString EventModel::copyText(const QModelIndexList& indexes) const
{
    return copyRows(*this, indexes);
}

int EventModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString EventModel::text(Item item, int column) const
{
    const Event& event = (*m_log)[item];
    switch (column) {
    case TimeColumn:
        return Words::time(event.at);
    case AgentColumn:
        return event.agent.value() == 0 ? QString() : Words::agent(m_session, event.agent);
    case SourceColumn:
        return Words::source(event.source);
    case WhatColumn:
        return eventSentence(event, m_session);
    default:
        return {};
    }
}

QVariant EventModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || m_log == nullptr)
        return {};
    const Item item = itemAt(index.row());
    const Event& event = (*m_log)[item];
    switch (role) {
    case Qt::DisplayRole:
        return text(item, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == AgentColumn ? Words::agent(m_session, event.agent)
                                             : text(item, index.column());
    case Qt::ToolTipRole:
        return tr("Event %L1 at %2, from the %3:\n%4", "number, time, source, sentence")
            .arg(item)
            .arg(Words::time(event.at), Words::source(event.source),
                 eventSentence(event, m_session));
    case Qt::TextAlignmentRole:
        return index.column() == TimeColumn ? int{Qt::AlignRight | Qt::AlignVCenter}
                                            : int{Qt::AlignLeft | Qt::AlignVCenter};
    case SortRole:
        return index.column() == TimeColumn ? QVariant(quint64{item})
                                            : QVariant(text(item, index.column()));
    case EventNumberRole:
        return quint64{item};
    case TimeRole:
        return qint64{event.at.count()};
    case AgentIdRole:
        return int{event.agent.value()};
    case SourceRole:
        return static_cast<int>(event.source);
    case PairIdRole:
        return pairOf(item).value();
    case TransactionRole: {
        const auto transaction =
            m_transactions != nullptr ? m_transactions->transactionOfEvent(item) : std::nullopt;
        return transaction ? QVariant(*transaction) : QVariant();
    }
    case MonospaceRole:
        return index.column() == TimeColumn;
    default:
        return {};
    }
}

QVariant EventModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case AgentColumn:
        return tr("Agent");
    case SourceColumn:
        return tr("Source");
    case WhatColumn:
        return tr("What happened");
    default:
        return {};
    }
}

} // namespace icelens::items
