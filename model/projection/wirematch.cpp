// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/projection/wirematch.h"

#include "model/projection/addressbook.h"
#include "model/projection/timescale.h"
#include "model/stun/inner.h"

#include <algorithm>
#include <functional>
#include <string_view>

namespace icelens::model {

namespace {

// Equal copies that a match looks through. Agents send a request 7 times at most
// (RFC 8489 §6.2.1); a hostile file must not cost more.
constexpr int mostCopies = 64;
constexpr std::uint16_t channelDataWrapping = 1;

std::uint64_t hashOf(std::span<const std::byte> bytes)
{
    const auto* text = reinterpret_cast<const char*>(bytes.data());
    return std::hash<std::string_view>{}({text, bytes.size()});
}

bool isStun(const stun::Message& message)
{
    return message.hasHeader() && message.defect() == stun::Defect::None;
}

std::size_t indexOf(Direction direction)
{
    return static_cast<std::size_t>(direction);
}

} // namespace

void WireMatch::append(const Event& event, const Session& after,
                       const TransactionIndex& transactions, const AddressBook& addresses)
{
    if (const auto* seen = std::get_if<Boxed<MessageSeen>>(&event.fact)) {
        auto& since = m_watchingSince.at(event.agent.value());
        since = std::min(since, m_eventCount);
        addEntry(event, **seen, after, transactions, addresses);
    } else if (const auto* noticed = std::get_if<Noticed>(&event.fact)) {
        if (noticed->what == Notice::WireSeen)
            m_allWatchedSince = std::min(m_allWatchedSince, m_eventCount);
    }
    ++m_eventCount;
}

void WireMatch::addEntry(const Event& event, const MessageSeen& seen, const Session& after,
                         const TransactionIndex& transactions, const AddressBook& addresses)
{
    const auto own = static_cast<Ordinal>(m_entries.size());
    const auto& indexed = transactions.message(own);
    Entry entry;
    entry.at = event.at;
    entry.event = m_eventCount;
    entry.agent = event.agent;
    entry.direction = seen.direction;
    entry.local = seen.local;
    entry.remote = seen.remote;
    entry.pair = transactions.pairOf(own, event.agent);
    const auto inner = stun::unwrap(seen.bytes.span());
    if (inner) {
        entry.relayed = true;
        entry.wrapping = inner->channel != 0
            ? channelDataWrapping
            : stun::Message::decode(seen.bytes.span()).methodNumber();
        entry.peer = inner->peer;
        // ChannelData does not name the peer; the pair does.
        if (const auto* pair = after.pair(entry.pair); entry.peer.isNull() && pair != nullptr)
            entry.peer = pair->remote;
    }
    const auto bytes = inner ? inner->bytes : seen.bytes.span();
    const auto message = stun::Message::decode(bytes);
    m_earlier.push_back(none);
    if (entry.direction == Direction::Sent)
        entry.far = addresses.ownerOf(entry.relayed ? entry.peer : entry.remote, entry.agent,
                                      std::size_t{m_eventCount} + 1);
    if (isStun(message)) {
        entry.messageClass = message.messageClass();
        entry.method = message.methodNumber();
        entry.errorCode = static_cast<std::uint16_t>(message.errorCode().value_or(0));
        entry.useCandidate = message.find(stun::AttributeType::UseCandidate) != nullptr;
        if (indexed.transaction != none)
            tieResponse(entry, indexed.transaction);
        match(entry, own, hashOf(bytes));
    }
    m_entries.push_back(entry);
    m_arrivals.push_back({noEvent, entry.far, entry.direction});
    if (entry.direction == Direction::Received && entry.partner != none)
        m_arrivals[entry.partner].event = entry.event;
}

void WireMatch::tieResponse(Entry& entry, Ordinal transaction)
{
    if (m_answers.size() <= transaction) {
        m_answers.resize(std::size_t{transaction} + 1);
        m_lastRequests.resize(std::size_t{transaction} + 1, {none, none});
    }
    auto& last = m_lastRequests[transaction];
    if (entry.messageClass == stun::Class::Request) {
        last.at(indexOf(entry.direction)) = static_cast<Ordinal>(m_entries.size());
        return;
    }
    const bool sent = entry.direction == Direction::Sent;
    const auto asked = last.at(indexOf(sent ? Direction::Received : Direction::Sent));
    if (asked != none && m_entries[asked].agent == entry.agent) {
        entry.request = asked;
        // Who asked is who is answered, also where its address is a NAT's that nobody told of.
        const auto partner = m_entries[asked].partner;
        if (sent && partner != none)
            entry.far = m_entries[partner].agent;
    }
    auto& answer = m_answers[transaction];
    if (!sent && answer.event == noEvent)
        answer = {entry.event,
                  entry.messageClass == stun::Class::Error ? Reply::Error : Reply::Success};
}

void WireMatch::match(Entry& entry, Ordinal own, std::uint64_t key)
{
    const auto [last, isNew] = m_lastSent.at(key % m_lastSent.size()).try_emplace(key, none);
    if (entry.direction == Direction::Sent) {
        m_earlier[own] = last->second;
        last->second = own;
        return;
    }
    auto copy = last->second;
    for (int i = 0; copy != none && i < mostCopies; ++i, copy = m_earlier[copy]) {
        auto& sent = m_entries[copy];
        if (sent.agent == entry.agent || sent.partner != none)
            continue;
        if (entry.partner != none) {
            entry.ambiguous = true;
            break;
        }
        entry.partner = copy;
    }
    if (entry.partner == none)
        return;
    auto& sent = m_entries[entry.partner];
    sent.partner = own;
    sent.ambiguous = entry.ambiguous;
    m_longestTravel = std::max(m_longestTravel, entry.at - sent.at);
}

WireMatch::Ordinal WireMatch::partnerAt(Ordinal message, const Cursor& cursor) const
{
    const auto partner = m_entries[message].partner;
    return partner != none && cursor.covers(m_entries[partner].event) ? partner : none;
}

Fate WireMatch::fateAt(Ordinal message, const Cursor& cursor) const
{
    const Arrival& arrival = m_arrivals[message];
    if (arrival.direction == Direction::Received || cursor.covers(arrival.event))
        return Fate::Arrived;
    if (arrival.far.value() == 0 || !watches(arrival.far, cursor.events))
        return Fate::NotKnown;
    return cursor.time - m_entries[message].at < longestFlight ? Fate::OnTheWay : Fate::Lost;
}

Reply WireMatch::replyAt(Ordinal transaction, const Cursor& cursor) const
{
    if (transaction >= m_answers.size() || !cursor.covers(m_answers[transaction].event))
        return Reply::NotYet;
    return m_answers[transaction].reply;
}

bool WireMatch::watches(AgentId agent, std::size_t events) const
{
    return Cursor{events, {}}.covers(
        std::min(m_watchingSince.at(agent.value()), m_allWatchedSince));
}

std::size_t WireMatch::messagesUntil(std::size_t events) const
{
    const auto after = std::ranges::lower_bound(m_entries, events, {}, &Entry::event);
    return static_cast<std::size_t>(after - m_entries.begin());
}

} // namespace icelens::model
