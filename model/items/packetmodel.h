// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/roles.h"
#include "model/items/slicedmodel.h"
#include "model/session/eventlog.h"
#include "model/session/session.h"
#include "model/session/transactionindex.h"

#include <optional>
#include <vector>

namespace icelens::items {

/// Which messages are shown. The default shows all.
struct PacketFilter
{
    std::vector<model::AgentId> agents;       ///< Empty: all.
    model::PairId pair;                       ///< Only messages of this pair; 0: all.
    std::optional<std::uint32_t> transaction; ///< Only this one's, by ordinal.
    /// Found, without regard to case, in what the message is, its addresses or transaction id.
    QString text;

    [[nodiscard]] bool isNull() const { return *this == PacketFilter(); }
    friend bool operator==(const PacketFilter&, const PacketFilter&) = default;
};

/// The STUN and TURN messages and the DTLS handshakes that crossed a socket up to the cursor, one a
/// row. Items are both as they follow each other in the log.
class PacketModel final : public SlicedModel
{
    Q_OBJECT
public:
    enum Column {
        TimeColumn,      ///< "5.530 s"
        AgentColumn,     ///< "Alice"
        DirectionColumn, ///< "sent", "received"
        FromColumn,      ///< Address as on the wire.
        ToColumn,
        WhatColumn,           ///< "Binding request", "Send indication ▸ Binding request"
        PairColumn,           ///< PairId; empty where there is none.
        TransactionColumn,    ///< First 8 hexadecimal digits of the transaction id.
        RoundTripColumn,      ///< On the response: "46.4 ms"
        RetransmissionColumn, ///< On a repeated request: 1 for the first retransmission.
        VerdictColumn,        ///< MESSAGE-INTEGRITY and FINGERPRINT in words.
        LengthColumn,         ///< Bytes
        ColumnCount
    };

    using SlicedModel::SlicedModel;

    /// Another session, or none (null). Both must outlive their use here; resets the model.
    void setLog(const model::EventLog* log, const model::TransactionIndex* transactions);
    /// Shows the messages among the first @p cursor events. @p session: the fold at the cursor.
    void show(std::size_t cursor, const model::Session& session);
    /// Resets the model; the view restores its selection by indexOfEvent(). See
    /// continueFiltering().
    void setFilter(const PacketFilter& filter);
    [[nodiscard]] const PacketFilter& filter() const { return m_filter; }

    /// Null if this event is no message, or not shown.
    [[nodiscard]] QModelIndex indexOfEvent(std::size_t event, int column = TimeColumn) const;
    /// Empty for a null index.
    [[nodiscard]] std::optional<std::size_t> eventAt(const QModelIndex& index) const;

    /// The rows of @p indexes, in the order shown, as tab-separated text below a header line.
    [[nodiscard]] QString copyText(const QModelIndexList& indexes) const;

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    /// SortRole, EventNumberRole, TimeRole, AgentIdRole, DirectionRole, PairIdRole,
    /// TransactionRole, IntegrityRole, VerdictRole, AddressRole, MonospaceRole.
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Packet;

    [[nodiscard]] bool accepts(Item item) const override;
    /// Number of an event, and the message in the TransactionIndex unless it is DTLS.
    struct Place
    {
        std::size_t event = 0;
        std::optional<model::TransactionIndex::Ordinal> message;
    };

    [[nodiscard]] Place placeOf(Item item) const;
    [[nodiscard]] std::size_t packetsUntil(std::size_t cursor) const;
    [[nodiscard]] model::PairId pairOf(const Place& place) const;
    [[nodiscard]] Packet packet(Item item) const;
    [[nodiscard]] bool textMatches(const Packet& packet) const;
    [[nodiscard]] QString text(const Packet& packet, int column) const;
    [[nodiscard]] QVariant sortValue(Item item, const Packet& packet, int column) const;
    [[nodiscard]] QString toolTip(const Packet& packet, int column) const;
    [[nodiscard]] static QVariant rowData(const Packet& packet, int role);
    [[nodiscard]] static int alignment(int column);

    const model::EventLog* m_log = nullptr;
    const model::TransactionIndex* m_transactions = nullptr;
    model::Session m_session;
    PacketFilter m_filter;
};

} // namespace icelens::items
