// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/transactionindex.h"

#include "model/stun/inner.h"
#include "model/stun/message.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace icelens::model {

std::optional<std::chrono::nanoseconds> TransactionIndex::Transaction::roundTrip() const
{
    const End* asker = client();
    if (asker == nullptr || asker->requests != 1 || asker->responses == 0)
        return std::nullopt;
    return asker->firstResponseAt - asker->firstRequestAt;
}

const TransactionIndex::End* TransactionIndex::Transaction::client() const
{
    const auto asker =
        std::ranges::find_if(ends, [](const End& end) { return end.client && end.requests > 0; });
    return asker == ends.end() ? nullptr : &*asker;
}

std::size_t TransactionIndex::Hash::operator()(const TransactionId& id) const noexcept
{
    // Most ids are random, but a file may be hostile: mix all of them.
    std::uint64_t head = 0;
    std::uint32_t tail = 0;
    std::memcpy(&head, id.data(), sizeof head);
    std::memcpy(&tail, id.data() + sizeof head, sizeof tail);
    std::uint64_t mixed = (head ^ (std::uint64_t{tail} << 17)) * 0x9E3779B97F4A7C15U;
    mixed ^= mixed >> 32;
    return mixed;
}

void TransactionIndex::append(const Event& event, const Session& after)
{
    if (const auto* seen = std::get_if<Boxed<MessageSeen>>(&event.fact))
        addMessage(event, **seen, after);
    else if (std::holds_alternative<Boxed<DtlsSeen>>(event.fact))
        m_handshakes.push_back(
            {static_cast<std::uint32_t>(m_eventCount), static_cast<Ordinal>(m_messages.size())});
    ++m_eventCount;
}

void TransactionIndex::addMessage(const Event& event, const MessageSeen& seen, const Session& after)
{
    Message entry;
    entry.event = static_cast<std::uint32_t>(m_eventCount);
    entry.pair = after.pairOf(event.agent, seen).value();
    const auto inner = stun::unwrap(seen.bytes.span());
    const auto message = stun::Message::decode(inner ? inner->bytes : seen.bytes.span());
    const bool decoded = message.hasHeader() && message.defect() == stun::Defect::None;
    if (decoded && message.messageClass() != stun::Class::Indication)
        join(entry, event, seen.direction, message);
    m_messages.push_back(entry);
}

void TransactionIndex::join(Message& entry, const Event& event, Direction direction,
                            const stun::Message& message)
{
    const auto own = static_cast<Ordinal>(m_messages.size());
    entry.transaction = ordinalFor(message.transactionId(), message.methodNumber());
    entry.response = message.messageClass() != stun::Class::Request;
    auto& transaction = m_transactions[entry.transaction];
    if (transaction.lastMessage == none)
        transaction.firstMessage = own;
    else
        m_messages[transaction.lastMessage].next = own;
    transaction.lastMessage = own;
    if (entry.response && transaction.outcome == Outcome::Open) {
        const bool refused = message.messageClass() == stun::Class::Error;
        transaction.outcome = refused ? Outcome::Error : Outcome::Success;
        transaction.errorCode = refused ? message.errorCode().value_or(0) : 0;
    }
    // A response that was sent belongs to the end that was asked.
    const bool client = (direction == Direction::Sent) != entry.response;
    if (End* end = endFor(transaction, event.agent, client))
        count(*end, entry, event.at);
}

TransactionIndex::End* TransactionIndex::endFor(Transaction& transaction, AgentId agent,
                                                bool client)
{
    for (End& end : transaction.ends) {
        const bool unused = end.requests + end.responses == 0;
        if (unused) {
            end.agent = agent;
            end.client = client;
        }
        if (unused || (end.agent == agent && end.client == client))
            return &end;
    }
    return nullptr; // a third party with the same id: it is listed, and not measured
}

void TransactionIndex::count(End& end, Message& entry, SessionTime at)
{
    if (end.pair.value() == 0)
        end.pair = PairId(entry.pair);
    if (entry.response) {
        if (end.responses++ == 0)
            end.firstResponseAt = at;
        return;
    }
    constexpr std::uint32_t most = std::numeric_limits<std::uint16_t>::max();
    entry.copy = static_cast<std::uint16_t>(std::min(end.requests, most));
    if (end.requests++ == 0)
        end.firstRequestAt = at;
}

std::size_t TransactionIndex::partOf(const TransactionId& id)
{
    // An id should be random in all its bits (RFC 8489 §5); one that only counts is spread too.
    std::size_t sum = 0;
    for (const auto octet : id)
        sum = sum * 31 + octet;
    return sum % 256;
}

TransactionIndex::Ordinal TransactionIndex::ordinalFor(const TransactionId& id,
                                                       std::uint16_t method)
{
    const auto [found, isNew] =
        m_byId.at(partOf(id)).try_emplace(id, static_cast<Ordinal>(m_transactions.size()));
    if (isNew) {
        Transaction transaction;
        transaction.id = id;
        transaction.method = method;
        m_transactions.push_back(transaction);
    }
    return found->second;
}

std::size_t TransactionIndex::messagesUntil(std::size_t cursor) const
{
    const auto after = std::ranges::lower_bound(m_messages, cursor, {}, &Message::event);
    return static_cast<std::size_t>(after - m_messages.begin());
}

std::optional<TransactionIndex::Ordinal> TransactionIndex::messageOfEvent(std::size_t event) const
{
    const auto place = messagesUntil(event);
    if (place == m_messages.size() || m_messages[place].event != event)
        return std::nullopt;
    return static_cast<Ordinal>(place);
}

std::optional<TransactionIndex::Ordinal> TransactionIndex::find(const TransactionId& id) const
{
    const auto& part = m_byId.at(partOf(id));
    const auto found = part.find(id);
    return found == part.end() ? std::nullopt : std::optional(found->second);
}

std::optional<TransactionIndex::Ordinal>
TransactionIndex::transactionOfEvent(std::size_t event) const
{
    const auto which = messageOfEvent(event);
    if (!which || m_messages[*which].transaction == none)
        return std::nullopt;
    return m_messages[*which].transaction;
}

std::vector<std::size_t> TransactionIndex::eventsOf(Ordinal transaction) const
{
    std::vector<std::size_t> events;
    for (auto next = m_transactions[transaction].firstMessage; next != none;
         next = m_messages[next].next)
        events.push_back(m_messages[next].event);
    return events;
}

PairId TransactionIndex::pairOf(Ordinal message, AgentId agent) const
{
    const auto& entry = m_messages[message];
    if (entry.pair != 0 || entry.transaction == none)
        return PairId(entry.pair);
    for (const End& end : m_transactions[entry.transaction].ends) {
        if (end.agent == agent && end.pair.value() != 0)
            return end.pair;
    }
    return {};
}

} // namespace icelens::model
