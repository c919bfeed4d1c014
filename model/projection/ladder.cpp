// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/projection/ladder.h"

#include <algorithm>
#include <tuple>

namespace icelens::model {

namespace {

using Ordinal = WireMatch::Ordinal;
constexpr auto none = WireMatch::none;

std::size_t mix(std::size_t seed, std::size_t more)
{
    return (seed ^ more) * 0x9E3779B97F4A7C15U + (seed >> 29U);
}

Lifeline natOf(AgentId agent, const Address& mapped)
{
    return {LifelineKind::Nat, agent, mapped.withPort(0)};
}

/// Messages of equal pathHash() go between the same lifelines.
std::size_t pathHash(const WireMatch::Entry& entry)
{
    const std::hash<Address> hash;
    std::size_t seed = entry.agent.value();
    seed = mix(seed, static_cast<std::size_t>(entry.direction) + (entry.relayed ? 2 : 0));
    seed = mix(seed, hash(entry.local));
    seed = mix(seed, hash(entry.remote));
    return mix(seed, hash(entry.peer));
}

} // namespace

std::optional<std::chrono::nanoseconds> Arrow::travel() const
{
    if (sentEvent == noEvent || receivedEvent == noEvent)
        return std::nullopt;
    return receivedAt - sentAt;
}

Ladder::Ladder(const TransactionIndex& transactions, const WireMatch& wire,
               const AddressBook& addresses)
    : m_transactions(transactions)
    , m_wire(wire)
    , m_addresses(addresses)
{
    m_dtlsCounted.fill(noEvent);
}

std::vector<Ordinal> Ladder::arrows(const LadderFilter& filter, const Cursor& cursor) const
{
    std::vector<Ordinal> found;
    const auto take = [&](Ordinal message) {
        if (passes(message, filter, cursor))
            found.push_back(message);
    };
    if (filter.transaction) {
        auto next = *filter.transaction < m_transactions.transactionCount()
            ? m_transactions.transaction(*filter.transaction).firstMessage
            : none;
        for (; next != none && cursor.covers(m_wire[next].event);
             next = m_transactions.message(next).next)
            take(next);
        return found;
    }
    const auto count = static_cast<Ordinal>(m_wire.messagesUntil(cursor.events));
    for (Ordinal message = 0; message < count; ++message)
        take(message);
    return found;
}

bool Ladder::passes(Ordinal message, const LadderFilter& filter, const Cursor& cursor) const
{
    const auto& entry = m_wire[message];
    const auto partner = m_wire.partnerAt(message, cursor);
    if (entry.direction == Direction::Received && partner != none)
        return false; // it ends the arrow of its partner
    if (filter.agent.value() != 0 && entry.agent != filter.agent
        && (partner == none || m_wire[partner].agent != filter.agent))
        return false;
    if (filter.pair.value() != 0 && !isOfPair(message, filter.pair))
        return false;
    return !filter.onlyFailures || isFailure(message, cursor);
}

bool Ladder::isOfPair(Ordinal message, PairId pair) const
{
    const auto transaction = m_transactions.message(message).transaction;
    if (m_wire[message].pair == pair)
        return true;
    if (transaction == none)
        return false;
    return std::ranges::any_of(m_transactions.transaction(transaction).ends,
                               [&](const auto& end) { return end.pair == pair; });
}

bool Ladder::isFailure(Ordinal message, const Cursor& cursor) const
{
    const auto& entry = m_wire[message];
    if (m_wire.fateAt(message, cursor) == Fate::Lost)
        return true;
    const auto transaction = m_transactions.message(message).transaction;
    if (entry.method == 0 || transaction == none)
        return false;
    const bool asked = entry.messageClass == stun::Class::Request;
    if (asked && entry.direction == Direction::Sent)
        return m_wire.replyAt(transaction, cursor) != Reply::Success;
    return entry.messageClass == stun::Class::Error;
}

Ladder::End Ladder::ownEnd(const WireMatch::Entry& entry)
{
    End end{{LifelineKind::Base, entry.agent, entry.local}, std::nullopt};
    if (entry.relayed)
        end.via = Lifeline{LifelineKind::Server, {}, entry.remote};
    return end;
}

Ladder::End Ladder::farEnd(const Address& address, AgentId agent, std::size_t events) const
{
    if (m_addresses.isServer(address, events))
        return {{LifelineKind::Server, {}, address}, std::nullopt};
    const auto owner = m_addresses.ownerOf(address, agent, events);
    if (owner.value() == 0)
        return {{LifelineKind::Remote, {}, address}, std::nullopt};
    if (m_addresses.find(address, owner, AddressUse::Base, events) != nullptr)
        return {{LifelineKind::Base, owner, address}, std::nullopt};
    const auto* mapped = m_addresses.find(address, owner, AddressUse::Mapped, events);
    if (mapped != nullptr)
        return {{LifelineKind::Base, owner, mapped->base}, natOf(owner, address)};
    const auto* relay = m_addresses.find(address, owner, AddressUse::Relay, events);
    if (relay == nullptr || relay->server.isNull())
        return {{LifelineKind::Remote, owner, address}, std::nullopt};
    const Lifeline server{LifelineKind::Server, {}, relay->server};
    if (relay->base.isNull())
        return {server, std::nullopt};
    return {{LifelineKind::Base, owner, relay->base}, server};
}

void Ladder::place(Arrow& arrow, Ordinal message, const Cursor& cursor) const
{
    const auto& entry = m_wire[message];
    const auto partner = m_wire.partnerAt(message, cursor);
    End own = ownEnd(entry);
    const bool named = entry.relayed && !entry.peer.isNull();
    const auto& towards = named ? entry.peer : entry.remote;
    End far = farEnd(towards, entry.agent, cursor.events);
    if (partner != none) {
        const auto& there = m_wire[partner];
        far = ownEnd(there);
        // Each end saw the other at this address: if it is not its own, a NAT stands between.
        const auto& seenAt = there.relayed ? there.peer : there.remote;
        if (!entry.relayed && !seenAt.isNull() && seenAt != entry.local)
            own.via = natOf(entry.agent, seenAt);
        if (!there.relayed && towards != there.local)
            far.via = natOf(there.agent, towards);
    }
    if (entry.direction == Direction::Received)
        std::swap(own, far);
    arrow.from = own.line;
    arrow.fromVia = own.via;
    arrow.to = far.line;
    arrow.toVia = far.via;
}

Arrow Ladder::arrow(Ordinal message, const Cursor& cursor) const
{
    const auto& entry = m_wire[message];
    const auto partner = m_wire.partnerAt(message, cursor);
    const auto& indexed = m_transactions.message(message);
    Arrow arrow;
    arrow.message = message;
    arrow.sentAt = arrow.receivedAt = entry.at;
    if (entry.direction == Direction::Sent)
        arrow.sentEvent = entry.event;
    else
        arrow.receivedEvent = entry.event;
    if (partner != none) {
        arrow.receivedEvent = m_wire[partner].event;
        arrow.receivedAt = m_wire[partner].at;
        arrow.ambiguous = entry.ambiguous;
    }
    place(arrow, message, cursor);
    arrow.fate = m_wire.fateAt(message, cursor);
    arrow.messageClass = entry.messageClass;
    arrow.method = entry.method;
    arrow.errorCode = entry.errorCode;
    arrow.copy = indexed.copy;
    arrow.wrapping = entry.wrapping;
    arrow.relayed = entry.relayed || (partner != none && m_wire[partner].relayed);
    arrow.useCandidate = entry.useCandidate;
    arrow.transaction = indexed.transaction;
    arrow.pair = entry.pair;
    if (indexed.transaction != none && entry.messageClass == stun::Class::Request)
        arrow.reply = m_wire.replyAt(indexed.transaction, cursor);
    if (entry.request != none) {
        const auto asked = m_wire.partnerAt(entry.request, cursor);
        const bool received = m_wire[entry.request].direction == Direction::Received;
        arrow.request = received && asked != none ? asked : entry.request;
    }
    return arrow;
}

std::size_t Ladder::pathOf(Ordinal message, const Cursor& cursor) const
{
    const auto partner = m_wire.partnerAt(message, cursor);
    const auto path = pathHash(m_wire[message]);
    return partner == none ? path : mix(path, pathHash(m_wire[partner]));
}

std::vector<Lifeline> Ladder::lifelines(const std::vector<Ordinal>& arrows, const Cursor& cursor,
                                        std::span<const MediaArrow> media) const
{
    std::unordered_set<std::size_t> known;
    std::vector<Lifeline> lines;
    for (const auto message : arrows) {
        if (!known.insert(pathOf(message, cursor)).second)
            continue;
        Arrow arrow;
        place(arrow, message, cursor);
        lines.insert(lines.end(), {arrow.from, arrow.to});
        for (const auto& via : {arrow.fromVia, arrow.toVia}) {
            if (via)
                lines.push_back(*via);
        }
    }
    for (const auto& arrow : media)
        lines.insert(lines.end(), {arrow.from, arrow.to});
    AgentId first(0xFF);
    for (const auto& line : lines) {
        if (line.agent.value() != 0)
            first = std::min(first, line.agent);
    }
    const auto keyOf = [&](const Lifeline& line) {
        const bool nat = line.kind == LifelineKind::Nat;
        int rank = 4;
        if (line.kind == LifelineKind::Server)
            rank = 2;
        else if (line.kind != LifelineKind::Remote)
            rank = line.agent == first ? (nat ? 1 : 0) : 3;
        const int inner = rank == 3 && !nat ? 1 : 0; // a NAT stands before its agent
        return std::tuple(rank, line.agent, inner, line.address);
    };
    std::ranges::sort(lines, {}, keyOf);
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    return lines;
}

} // namespace icelens::model
