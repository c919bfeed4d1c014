// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/player/density.h"
#include "model/projection/addressbook.h"
#include "model/projection/callquality.h"
#include "model/projection/changelog.h"
#include "model/projection/ladder.h"
#include "model/projection/packetrates.h"
#include "model/projection/statemachine.h"
#include "model/projection/timeline.h"
#include "model/projection/topology.h"
#include "model/projection/wirematch.h"

namespace icelens::model {

/// All projections of one log, kept in step: the one thing that the owner of a log feeds.
///
/// Owned by the thread of the log. Not copyable: the parts refer to each other.
class Projections
{
public:
    /// @p transactions of the same log must outlive it.
    explicit Projections(const TransactionIndex& transactions)
        : m_transactions(transactions)
        , m_ladder(transactions, m_wire, m_addresses)
    {}

    Projections(const Projections&) = delete;
    Projections& operator=(const Projections&) = delete;

    /// The next event of the log. @p after: the fold up to and with it. The TransactionIndex must
    /// hold the event already.
    void append(const Event& event, const Session& after);

    [[nodiscard]] const TransactionIndex& transactions() const { return m_transactions; }
    [[nodiscard]] const ChangeLog& changes() const { return m_changes; }
    [[nodiscard]] const Density& density() const { return m_density; }
    [[nodiscard]] const AddressBook& addresses() const { return m_addresses; }
    [[nodiscard]] const WireMatch& wire() const { return m_wire; }
    [[nodiscard]] const Timeline& timeline() const { return m_timeline; }
    [[nodiscard]] const Ladder& ladder() const { return m_ladder; }
    [[nodiscard]] const StateMachine& stateMachine() const { return m_stateMachine; }
    [[nodiscard]] const PacketRates& rates() const { return m_rates; }
    [[nodiscard]] const CallQuality& quality() const { return m_quality; }

private:
    const TransactionIndex& m_transactions;
    ChangeLog m_changes;
    Density m_density;
    AddressBook m_addresses;
    WireMatch m_wire;
    Timeline m_timeline;
    Ladder m_ladder;
    StateMachine m_stateMachine;
    PacketRates m_rates;
    CallQuality m_quality;
};

} // namespace icelens::model
