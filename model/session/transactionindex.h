// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"
#include "model/session/session.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <unordered_map>
#include <vector>

namespace icelens::model {

namespace stun {
class Message;
}

/// STUN transactions of a session (RFC 8489 §6.2): which messages on the wire belong together.
///
/// Append-only over the event log, beside the fold. A message that a TURN relay carries inside
/// counts as itself: its transaction is the inner one. When both agents are in the session, one
/// transaction holds what each of them saw. Indications belong to no transaction. Whether a request
/// without a response timed out cannot be seen on the wire, and is not said.
class TransactionIndex
{
public:
    using Ordinal = std::uint32_t;
    static constexpr Ordinal none = ~Ordinal{0};

    enum class Outcome : std::uint8_t { Open, Success, Error };

    /// What one agent saw of a transaction.
    struct End
    {
        AgentId agent;
        bool client = false; ///< It sent the request.
        PairId pair;         ///< Of this agent; 0 if it is not of a check or not known.
        std::uint32_t requests = 0;
        std::uint32_t responses = 0;
        SessionTime firstRequestAt{};
        SessionTime firstResponseAt{}; ///< Means something if responses > 0.

        friend bool operator==(const End&, const End&) = default;
    };

    struct Transaction
    {
        TransactionId id{};
        std::uint16_t method = 0;        ///< stun::Method
        Outcome outcome = Outcome::Open; ///< By the first response that anybody saw.
        int errorCode = 0;               ///< Of that response; 0 for none.
        std::array<End, 2> ends{};       ///< In order of appearance; unused: agent 0, no messages.
        Ordinal firstMessage = none;
        Ordinal lastMessage = none;

        /// From request to response at the end that sent the request. Empty while open, if no
        /// agent of the session sent it, and if it was repeated: an answer does not say to which
        /// copy (Karn's algorithm, RFC 8489 §6.2.1).
        [[nodiscard]] std::optional<std::chrono::nanoseconds> roundTrip() const;
        [[nodiscard]] const End* client() const; ///< Null if no agent of the session sent it.

        friend bool operator==(const Transaction&, const Transaction&) = default;
    };

    /// One MessageSeen.
    struct Message
    {
        std::uint32_t event = 0; ///< Its number in the log.
        Ordinal transaction = none;
        Ordinal next = none;    ///< Next message of the transaction.
        std::uint32_t pair = 0; ///< As known when it crossed; see pairOf().
        std::uint16_t copy = 0; ///< Of a request at its end: 0 the first, 1 the first repeat.
        bool response = false;

        friend bool operator==(const Message&, const Message&) = default;
    };

    /// The next event of the log, in order. @p after: the fold up to and with it.
    void append(const Event& event, const Session& after);

    [[nodiscard]] std::size_t eventCount() const { return m_eventCount; }

    [[nodiscard]] std::size_t messageCount() const { return m_messages.size(); }
    [[nodiscard]] const Message& message(Ordinal which) const { return m_messages[which]; }
    /// Messages among the first @p cursor events.
    [[nodiscard]] std::size_t messagesUntil(std::size_t cursor) const;
    /// Empty if the event is not a MessageSeen.
    [[nodiscard]] std::optional<Ordinal> messageOfEvent(std::size_t event) const;

    /// One DtlsSeen. It belongs to no transaction.
    struct Handshake
    {
        std::uint32_t event = 0;
        Ordinal messagesBefore = 0; ///< Messages that the log has before it.
    };
    /// In order of the log.
    [[nodiscard]] const std::vector<Handshake>& handshakes() const { return m_handshakes; }

    [[nodiscard]] std::size_t transactionCount() const { return m_transactions.size(); }
    [[nodiscard]] const Transaction& transaction(Ordinal which) const
    {
        return m_transactions[which];
    }
    [[nodiscard]] std::optional<Ordinal> find(const TransactionId& id) const;
    /// Of an event; empty if it is no message or belongs to no transaction.
    [[nodiscard]] std::optional<Ordinal> transactionOfEvent(std::size_t event) const;
    /// Event numbers of a transaction, in order.
    [[nodiscard]] std::vector<std::size_t> eventsOf(Ordinal transaction) const;
    /// The pair of the agent that saw the message: as the message shows, or as any other message
    /// of the transaction at that agent does. 0 if it is of no pair.
    [[nodiscard]] PairId pairOf(Ordinal message, AgentId agent) const;

private:
    struct Hash
    {
        std::size_t operator()(const TransactionId& id) const noexcept;
    };

    [[nodiscard]] static std::size_t partOf(const TransactionId& id);
    void join(Message& entry, const Event& event, Direction direction,
              const stun::Message& message);
    [[nodiscard]] static End* endFor(Transaction& transaction, AgentId agent, bool client);
    static void count(End& end, Message& entry, SessionTime at);
    [[nodiscard]] Ordinal ordinalFor(const TransactionId& id, std::uint16_t method);
    void addMessage(const Event& event, const MessageSeen& seen, const Session& after);

    // These grow without moving what is in them, and the map in parts: no append() of a long
    // session takes longer than one of a short one.
    std::deque<Message> m_messages;
    std::deque<Transaction> m_transactions;
    std::array<std::unordered_map<TransactionId, Ordinal, Hash>, 256> m_byId; // by partOf()
    std::vector<Handshake> m_handshakes;                                      // some dozens a call
    std::size_t m_eventCount = 0;
};

} // namespace icelens::model
