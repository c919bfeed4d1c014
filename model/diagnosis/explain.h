// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/diagnosis/explanation.h"
#include "model/session/eventlog.h"
#include "model/session/session.h"
#include "model/session/transactionindex.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

namespace icelens::model {

/// One candidate of one agent; remote: of its peer, as the agent knows it.
struct CandidateSubject
{
    AgentId agent;
    StreamId stream;
    ComponentId component;
    bool remote = false;
    Address address;
    Transport transport = Transport::Udp;

    friend bool operator==(const CandidateSubject&, const CandidateSubject&) = default;
};

struct ComponentSubject
{
    AgentId agent;
    StreamId stream;
    ComponentId component;

    friend bool operator==(const ComponentSubject&, const ComponentSubject&) = default;
};

struct AgentSubject
{
    AgentId agent;

    friend bool operator==(const AgentSubject&, const AgentSubject&) = default;
};

/// A MessageSeen, by its number in the log.
struct MessageSubject
{
    std::size_t event = 0;

    friend bool operator==(const MessageSubject&, const MessageSubject&) = default;
};

using Subject =
    std::variant<PairId, CandidateSubject, ComponentSubject, AgentSubject, MessageSubject>;

/// What explanations are drawn from: a session at one of its moments, and nothing later.
struct Moments
{
    const Session& session; ///< The fold of the first @p cursor events of @p log.
    const EventLog& log;
    std::size_t cursor = 0;
    const TransactionIndex& index; ///< May know more of the log than @p cursor.
};

/// Why @p subject is as it is at the cursor, in the order in which a person would ask.
///
/// Pure. Empty only if the subject does not exist yet. Nothing is guessed: what follows from rules
/// is Inferred, and what the events do not tell is said to be NotKnown. Costs one pass over the
/// events since the subject appeared.
[[nodiscard]] std::vector<Explanation> explain(const Subject& subject, const Moments& moments);

/// The pairs that @p agent checks next, first one first: its triggered-check queue (RFC 8445
/// §6.1.4.1), then Waiting pairs by stream and priority (§6.1.4.2).
[[nodiscard]] std::vector<PairId> checkOrder(AgentId agent, const Moments& moments);

/// Which pair an agent is expected to check next, and why that one.
struct NextCheck
{
    enum class Why : std::uint8_t {
        Triggered,      ///< First in the triggered-check queue (RFC 8445 §6.1.4.1).
        HighestWaiting, ///< Waiting, and of the highest priority (RFC 8445 §6.1.4.2).
        Unfrozen,       ///< No pair is Waiting: the next tick of Ta unfreezes this one first.
    };

    PairId pair;
    Why why = Why::HighestWaiting;

    friend bool operator==(const NextCheck&, const NextCheck&) = default;
};

/// The check that @p agent is expected to begin next. Always inferred: a check of the peer that
/// arrives before, a new candidate or a nomination can change it. Repeats of checks under way and
/// consent checks are not meant. Empty if nothing is left to check. One pass over the pairs.
[[nodiscard]] std::optional<NextCheck> nextCheck(AgentId agent, const Moments& moments);

} // namespace icelens::model
