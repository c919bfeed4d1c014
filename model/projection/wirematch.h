// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/projection/cursor.h"
#include "model/session/session.h"
#include "model/session/transactionindex.h"
#include "model/stun/message.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <unordered_map>
#include <vector>

namespace icelens::model {

class AddressBook;

/// What became of a message that was sent.
enum class Fate : std::uint8_t {
    Arrived,  ///< The far end is in the session and saw it.
    OnTheWay, ///< The far end is in the session and has not seen it yet, nor should have.
    Lost,     ///< The far end is in the session and never saw it.
    NotKnown, ///< The far end is not in the session: no one can say from this side.
};

/// What became of a request, at the end that sent it.
enum class Reply : std::uint8_t { NotYet, Success, Error };

/// Ties what one agent sent to what another agent of the session received.
///
/// An agent counts as in the session once a message of it was seen, or the self-test of the tap
/// passed. Append-only beside the TransactionIndex, one entry a message and under the same
/// ordinals. Two entries are one message if class, transaction id and all bytes are equal, also
/// when a relay carried them (then the inner ones are compared). Copies of a request are equal: the
/// latest that was sent and not yet matched counts, and the match is marked ambiguous.
class WireMatch
{
public:
    using Ordinal = TransactionIndex::Ordinal;
    static constexpr Ordinal none = TransactionIndex::none;
    /// A message of which the far end saw nothing is OnTheWay for so long, then Lost. Longer than
    /// any path takes that could still be used for a call.
    static constexpr std::chrono::nanoseconds longestFlight = std::chrono::seconds(1);

    struct Entry
    {
        SessionTime at{};
        EventNumber event = 0;
        Ordinal partner = none; ///< The same message at the other end.
        Ordinal request = none; ///< Of a response: the latest copy at this end that it can answer.
        PairId pair;            ///< Of the agent, as far as it was known when it crossed.
        AgentId agent;
        AgentId far; ///< Agent whose address it was sent to; 0 if it is none's.
        Direction direction = Direction::Sent;
        stun::Class messageClass = stun::Class::Indication;
        std::uint16_t method = 0; ///< Of the inner message if there is one; 0: not STUN.
        std::uint16_t errorCode = 0;
        std::uint16_t wrapping = 0; ///< stun::Method of the indication around it; 1: ChannelData.
        bool relayed = false;       ///< Seen inside a TURN message.
        bool ambiguous = false;     ///< Several equal copies were under way: inferred.
        bool useCandidate = false;
        Address local;  ///< Of the socket.
        Address remote; ///< Of the socket: the server's if relayed.
        Address peer;   ///< Far end of the inner message; null if not relayed or not known.

        friend bool operator==(const Entry&, const Entry&) = default;
    };

    WireMatch() { m_watchingSince.fill(noEvent); }

    /// The next event of the log. @p transactions and @p addresses hold it already.
    void append(const Event& event, const Session& after, const TransactionIndex& transactions,
                const AddressBook& addresses);

    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    [[nodiscard]] const Entry& operator[](Ordinal message) const { return m_entries[message]; }

    /// Its partner, if both ends have seen it at @p cursor; else none.
    [[nodiscard]] Ordinal partnerAt(Ordinal message, const Cursor& cursor) const;
    /// Of a sent message; Arrived for a received one.
    [[nodiscard]] Fate fateAt(Ordinal message, const Cursor& cursor) const;
    /// Of a transaction, as its client saw it.
    [[nodiscard]] Reply replyAt(Ordinal transaction, const Cursor& cursor) const;
    /// What arrives at @p agent is seen.
    [[nodiscard]] bool watches(AgentId agent, std::size_t events) const;
    /// The longest time that a matched message took.
    [[nodiscard]] std::chrono::nanoseconds longestTravel() const { return m_longestTravel; }
    /// Messages among the first @p events events.
    [[nodiscard]] std::size_t messagesUntil(std::size_t events) const;

private:
    struct Answer
    {
        EventNumber event = noEvent;
        Reply reply = Reply::NotYet;
    };

    /// The latest copy of a request, by its direction.
    using LastRequest = std::array<Ordinal, 2>;

    void addEntry(const Event& event, const MessageSeen& seen, const Session& after,
                  const TransactionIndex& transactions, const AddressBook& addresses);
    void tieResponse(Entry& entry, Ordinal transaction);
    void match(Entry& entry, Ordinal own, std::uint64_t key);
    /// What fateAt() asks of a message, close together: views ask it of thousands a frame.
    struct Arrival
    {
        EventNumber event = noEvent; ///< That of a sent message at the far end.
        AgentId far;
        Direction direction = Direction::Sent;
    };

    std::deque<Arrival> m_arrivals;
    std::deque<Entry> m_entries;    ///< Grows without moving what is in it.
    std::vector<Ordinal> m_earlier; ///< By message: the sent one before it with the same key.
    std::vector<Answer> m_answers;  ///< By transaction
    std::vector<LastRequest> m_lastRequests; ///< By transaction
    /// By hash of the message; in parts, by its last bits, so that none ever takes long to grow.
    std::array<std::unordered_map<std::uint64_t, Ordinal>, 256> m_lastSent;
    /// When the first message of an agent was seen: from then on what it does not see is lost.
    std::array<EventNumber, 256> m_watchingSince;
    EventNumber m_allWatchedSince = noEvent;
    std::chrono::nanoseconds m_longestTravel{};
    EventNumber m_eventCount = 0;
};

} // namespace icelens::model
