// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/roles.h"
#include "model/items/slicedmodel.h"
#include "model/session/eventlog.h"
#include "model/session/session.h"
#include "model/session/transactionindex.h"

#include <array>
#include <optional>
#include <vector>

namespace icelens::items {

/// What kind of fact an event is, for filtering.
enum class EventKind : std::uint8_t {
    Session,   ///< Start, end, agents, streams, credentials, restarts.
    Candidate, ///< Gathering, candidates local and remote.
    Pair,      ///< Formed, state, flags, removed, checks prepared.
    Component, ///< Component states, selection, roles, consent.
    Message,   ///< STUN and TURN on the wire.
    Media,     ///< Counted packets.
    Notice,    ///< What IceLens noticed.
};
inline constexpr std::size_t eventKindCount = 7;

/// Which events are shown. The default shows all.
struct EventFilter
{
    std::array<bool, 4> sources{true, true, true, true}; ///< By model::Source.
    std::array<bool, eventKindCount> kinds{true, true, true, true, true, true, true};
    std::vector<model::AgentId> agents; ///< Empty: all. The session's own events always pass.
    model::PairId pair;                 ///< Only events of this pair; 0: all.
    QString text;                       ///< Found in the sentence, without regard to case.

    [[nodiscard]] bool isNull() const { return *this == EventFilter(); }
    friend bool operator==(const EventFilter&, const EventFilter&) = default;
};

/// The events of a session up to the cursor, in plain words, one a row. Items are event numbers.
class EventModel final : public SlicedModel
{
    Q_OBJECT
public:
    enum Column {
        TimeColumn,   ///< "5.530 s"
        AgentColumn,  ///< "Alice"; empty for the session itself.
        SourceColumn, ///< "agent signal", "agent log", "wire", "session"
        WhatColumn,   ///< One sentence.
        ColumnCount
    };

    using SlicedModel::SlicedModel;

    /// Another session, or none (null). Both must outlive their use here; resets the model.
    void setLog(const model::EventLog* log, const model::TransactionIndex* transactions);
    /// Shows the first @p cursor events of the log. @p session: the fold at the cursor.
    void show(std::size_t cursor, const model::Session& session);
    /// Resets the model; the view restores its selection by rowOfItem(). See continueFiltering().
    void setFilter(const EventFilter& filter);
    [[nodiscard]] const EventFilter& filter() const { return m_filter; }

    /// The rows of @p indexes, in the order shown, as tab-separated text below a header line.
    [[nodiscard]] QString copyText(const QModelIndexList& indexes) const;

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    /// SortRole, EventNumberRole, TimeRole, AgentIdRole, SourceRole, PairIdRole, TransactionRole,
    /// MonospaceRole.
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

    [[nodiscard]] static EventKind kindOf(const model::Event& event);

private:
    [[nodiscard]] bool accepts(Item item) const override;
    [[nodiscard]] model::PairId pairOf(Item item) const;
    [[nodiscard]] QString text(Item item, int column) const;

    const model::EventLog* m_log = nullptr;
    const model::TransactionIndex* m_transactions = nullptr;
    model::Session m_session;
    EventFilter m_filter;
};

} // namespace icelens::items
