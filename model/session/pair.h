// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace icelens::model {

struct Removal
{
    SessionTime at{};
    RemovalReason reason = RemovalReason::Unknown;
    PairId inFavourOf; ///< The selected pair, for RemovalReason::Nominated; else 0.

    friend bool operator==(const Removal&, const Removal&) = default;
};

/// One candidate pair as it stands (RFC 8445 §6.1.2). A removed pair stays, marked.
struct Pair
{
    PairId id;
    AgentId agent;
    StreamId stream;
    ComponentId component;
    PairState state = PairState::Frozen;
    PairOrigin origin = PairOrigin::Signalled;
    bool valid = false;        ///< On the valid list.
    bool nominated = false;    ///< RFC 8445 §8.1
    bool selected = false;     ///< What data is sent on.
    bool triggered = false;    ///< In the triggered-check queue now.
    bool wasTriggered = false; ///< A check of the peer ever queued it.
    bool checkNotSent = false; ///< The agent failed to send a check that it counted as sent.
    bool asymmetric = false;   ///< RFC 8445 §7.2.5.2.1
    Transport localTransport = Transport::Udp;
    Transport remoteTransport = Transport::Udp;
    std::optional<CandidateType> localType; ///< Empty until the candidate is known.
    std::optional<CandidateType> remoteType;
    Address local; ///< Of the local candidate; localBase is where checks leave.
    Address remote;
    Address localBase; ///< Null until the candidate is known.
    std::string foundation;
    std::optional<std::uint64_t>
        priority; ///< RFC 8445 §6.1.2.3; empty until both candidates are known.
    /// PRIORITY attribute of the last check: what a peer-reflexive candidate found by it would
    /// have.
    std::uint32_t checkPriority = 0;
    std::uint32_t requestsSent = 0; ///< Transactions begun by this agent.
    std::uint32_t requestsRetransmitted = 0;
    std::uint32_t requestsAnswered = 0; ///< Success responses to them.
    std::uint32_t requestsRefused = 0;  ///< Error responses to them.
    std::uint32_t requestsReceived = 0; ///< Transactions begun by the peer.
    std::optional<std::chrono::nanoseconds>
        roundTrip; ///< The last one that Karn's rule lets count.
    SessionTime formedAt{};
    SessionTime changedAt{}; ///< Last change of state or flag.
    std::optional<SessionTime> nominatedAt;
    std::optional<Removal> removed;
    PairId parent; ///< Of a Discovered pair: the one whose check found it; else 0.

    friend bool operator==(const Pair&, const Pair&) = default;
};

} // namespace icelens::model
