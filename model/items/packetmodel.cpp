// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/packetmodel.h"

#include "model/items/copytext.h"
#include "model/items/messagewords.h"
#include "model/items/words.h"
#include "model/projection/mediapath.h"

#include <algorithm>

namespace icelens::items {

using model::Direction;
using model::Event;
using model::MessageSeen;
using model::PairId;
using model::TransactionIndex;

/// One message and all that is known of it at the cursor.
struct PacketModel::Packet
{
    const Event& event;
    MessageSeen seen;
    TransactionIndex::Message entry;
    const TransactionIndex::Transaction* transaction; ///< Null: belongs to none.
    PairId pair;

    [[nodiscard]] bool sent() const { return seen.direction == Direction::Sent; }
    [[nodiscard]] const model::Address& from() const { return sent() ? seen.local : seen.remote; }
    [[nodiscard]] const model::Address& to() const { return sent() ? seen.remote : seen.local; }

    /// On the response that the asking agent received.
    [[nodiscard]] std::optional<std::chrono::nanoseconds> roundTrip() const
    {
        const auto* client = transaction != nullptr ? transaction->client() : nullptr;
        const bool measures = client != nullptr && entry.response && client->agent == event.agent
            && client->firstResponseAt == event.at;
        return measures ? transaction->roundTrip() : std::nullopt;
    }
};

void PacketModel::setLog(const model::EventLog* log, const TransactionIndex* transactions)
{
    m_log = transactions != nullptr ? log : nullptr;
    m_transactions = transactions;
    m_session = {};
    clearItems(!m_filter.isNull());
}

void PacketModel::show(std::size_t cursor, const model::Session& session)
{
    if (m_log == nullptr)
        return;
    m_session = session;
    setItemCount(packetsUntil(std::min(cursor, m_log->size())));
}

void PacketModel::setFilter(const PacketFilter& filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    restartFilter(!m_filter.isNull());
}

std::size_t PacketModel::packetsUntil(std::size_t cursor) const
{
    const auto& handshakes = m_transactions->handshakes();
    const auto end =
        std::ranges::lower_bound(handshakes, cursor, {}, &TransactionIndex::Handshake::event);
    return m_transactions->messagesUntil(cursor)
        + static_cast<std::size_t>(end - handshakes.begin());
}

PacketModel::Place PacketModel::placeOf(Item item) const
{
    // Handshake number n is item n + messagesBefore, which grows with n.
    const auto& handshakes = m_transactions->handshakes();
    std::size_t before = 0;
    for (std::size_t from = handshakes.size(); before < from;) {
        const auto middle = before + (from - before) / 2;
        if (handshakes[middle].messagesBefore + middle < item)
            before = middle + 1;
        else
            from = middle;
    }
    if (before < handshakes.size() && handshakes[before].messagesBefore + before == item)
        return {handshakes[before].event, std::nullopt};
    const auto message = static_cast<TransactionIndex::Ordinal>(item - before);
    return {m_transactions->message(message).event, message};
}

PairId PacketModel::pairOf(const Place& place) const
{
    const Event& event = (*m_log)[place.event];
    if (place.message)
        return m_transactions->pairOf(*place.message, event.agent);
    const auto& dtls = *std::get<model::Boxed<model::DtlsSeen>>(event.fact);
    model::MediaCounted path;
    path.tcp = dtls.tcp;
    path.local = dtls.local;
    path.remote = dtls.remote;
    return model::pairOfMedia(m_session, event.agent, path);
}

PacketModel::Packet PacketModel::packet(Item item) const
{
    const Place place = placeOf(item);
    const Event& event = (*m_log)[place.event];
    TransactionIndex::Message entry;
    entry.event = static_cast<std::uint32_t>(place.event);
    if (place.message)
        entry = m_transactions->message(*place.message);
    const auto* transaction = entry.transaction != TransactionIndex::none
        ? &m_transactions->transaction(entry.transaction)
        : nullptr;
    auto pair = pairOf(place);
    // A pair that is formed after the cursor is not known yet.
    if (pair.value() > m_session.pairs().size())
        pair = {};
    return {event, packetOf(event.fact).value_or(MessageSeen()), entry, transaction, pair};
}

bool PacketModel::accepts(Item item) const
{
    const Place place = placeOf(item);
    const Event& event = (*m_log)[place.event];
    const auto& agents = m_filter.agents;
    if (!agents.empty() && std::ranges::find(agents, event.agent) == agents.end())
        return false;
    if (m_filter.pair.value() != 0 && pairOf(place) != m_filter.pair)
        return false;
    const auto transaction = place.message ? m_transactions->message(*place.message).transaction
                                           : TransactionIndex::none;
    if (m_filter.transaction && transaction != *m_filter.transaction)
        return false;
    return m_filter.text.isEmpty() || textMatches(packet(item));
}

bool PacketModel::textMatches(const Packet& packet) const
{
    const auto holds = [&](const QString& text) {
        return text.contains(m_filter.text, Qt::CaseInsensitive);
    };
    return holds(messageName(packet.seen.bytes.span())) || holds(Words::address(packet.seen.local))
        || holds(Words::address(packet.seen.remote))
        || (packet.transaction != nullptr && holds(transactionText(packet.transaction->id)));
}

QModelIndex PacketModel::indexOfEvent(std::size_t event, int column) const
{
    if (m_log == nullptr || event >= m_log->size() || !packetOf((*m_log)[event].fact))
        return {};
    const auto row = rowOfItem(packetsUntil(event));
    return row ? index(*row, column) : QModelIndex();
}

std::optional<std::size_t> PacketModel::eventAt(const QModelIndex& index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return std::nullopt;
    return placeOf(itemAt(index.row())).event;
}

QString PacketModel::copyText(const QModelIndexList& indexes) const
{
    return copyRows(*this, indexes);
}

int PacketModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString PacketModel::text(const Packet& packet, int column) const
{
    switch (column) {
    case TimeColumn:
        return Words::time(packet.event.at);
    case AgentColumn:
        return packet.event.agent.value() == 0 ? Words::dash()
                                               : Words::agent(m_session, packet.event.agent);
    case DirectionColumn:
        return Words::direction(packet.seen.direction);
    case FromColumn:
        return Words::address(packet.from());
    case ToColumn:
        return Words::address(packet.to());
    case WhatColumn:
        return messageName(packet.seen.bytes.span());
    case PairColumn:
        return packet.pair.value() == 0 ? QString() : Words::number(packet.pair.value());
    case TransactionColumn:
        return packet.transaction != nullptr ? transactionText(packet.transaction->id, 8)
                                             : QString();
    case RoundTripColumn:
        return packet.roundTrip() ? Words::duration(*packet.roundTrip()) : QString();
    case RetransmissionColumn:
        return packet.entry.copy == 0 ? QString() : Words::number(packet.entry.copy);
    case VerdictColumn:
        return verdictText(packet.seen);
    case LengthColumn:
        return Words::number(packet.seen.bytes.size());
    default:
        return {};
    }
}

QVariant PacketModel::sortValue(Item item, const Packet& packet, int column) const
{
    switch (column) {
    case TimeColumn:
        return quint64{item};
    case PairColumn:
        return packet.pair.value();
    case RoundTripColumn:
        return packet.roundTrip() ? QVariant(qint64{packet.roundTrip()->count()}) : QVariant();
    case RetransmissionColumn:
        return uint{packet.entry.copy};
    case VerdictColumn:
        return static_cast<int>(verdictOf(packet.seen));
    case LengthColumn:
        return static_cast<quint64>(packet.seen.bytes.size());
    default:
        return text(packet, column);
    }
}

QString PacketModel::toolTip(const Packet& packet, int column) const
{
    switch (column) {
    case TransactionColumn:
        return packet.transaction == nullptr
            ? tr("Belongs to no transaction: an indication, or no STUN (RFC 8489 §6.3).")
            : tr("Transaction %1 (RFC 8489 §5)").arg(transactionText(packet.transaction->id));
    case RoundTripColumn:
        if (packet.roundTrip())
            return tr("From the request to this response.");
        return packet.entry.response
            ? tr("Not measured here: the request was retransmitted (RFC 8489 §6.2.1), or this "
                 "agent did not send it.")
            : QString();
    case RetransmissionColumn:
        return packet.entry.copy == 0
            ? QString()
            : tr("Retransmission %L1 of this request (RFC 8489 §6.2.1).").arg(packet.entry.copy);
    case VerdictColumn:
        return verdictToolTip(packet.seen);
    case PairColumn: {
        const auto* pair = m_session.pair(packet.pair);
        return pair == nullptr ? QString() : Words::pairAddresses(*pair);
    }
    default:
        return packet.seen.tcp ? tr("%1 over TCP, event %L2", "message, number of the event")
                                     .arg(messageName(packet.seen.bytes.span()))
                                     .arg(packet.entry.event)
                               : tr("%1 over UDP, event %L2", "message, number of the event")
                                     .arg(messageName(packet.seen.bytes.span()))
                                     .arg(packet.entry.event);
    }
}

QVariant PacketModel::rowData(const Packet& packet, int role)
{
    switch (role) {
    case EventNumberRole:
        return quint64{packet.entry.event};
    case TimeRole:
        return qint64{packet.event.at.count()};
    case AgentIdRole:
        return int{packet.event.agent.value()};
    case DirectionRole:
        return static_cast<int>(packet.seen.direction);
    case PairIdRole:
        return packet.pair.value();
    case TransactionRole:
        return packet.transaction != nullptr ? QVariant(packet.entry.transaction) : QVariant();
    case IntegrityRole:
        return static_cast<int>(integrityOf(packet.seen));
    case VerdictRole:
        return static_cast<int>(verdictOf(packet.seen));
    default:
        return {};
    }
}

QVariant PacketModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || m_log == nullptr)
        return {};
    const Item item = itemAt(index.row());
    const Packet shown = packet(item);
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(shown, column);
    case Qt::ToolTipRole:
        return toolTip(shown, column);
    case Qt::TextAlignmentRole:
        return alignment(column);
    case SortRole:
        return sortValue(item, shown, column);
    case AddressRole:
        return column == FromColumn || column == ToColumn ? text(shown, column) : QVariant();
    case MonospaceRole:
        return column == FromColumn || column == ToColumn || column == TransactionColumn;
    default:
        return rowData(shown, role);
    }
}

int PacketModel::alignment(int column)
{
    switch (column) {
    case TimeColumn:
    case PairColumn:
    case RoundTripColumn:
    case RetransmissionColumn:
    case LengthColumn:
        return int{Qt::AlignRight | Qt::AlignVCenter};
    default:
        return int{Qt::AlignLeft | Qt::AlignVCenter};
    }
}

QVariant PacketModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[ColumnCount] = {
        tr("Time"),
        tr("Agent"),
        tr("Direction"),
        tr("From", "address that a message came from"),
        tr("To", "address that a message went to"),
        tr("What", "kind of message"),
        tr("Pair", "column: number of the pair"),
        tr("Transaction"),
        tr("RTT", "column: round-trip time"),
        tr("Retx", "column: which retransmission of a request"),
        tr("Integrity"),
        tr("Bytes", "length of a message"),
    };
    return titles[section];
}

} // namespace icelens::items
