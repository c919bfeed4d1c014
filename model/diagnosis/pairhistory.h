// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/diagnosis/explain.h"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace icelens::model {

/// A check as the pair's agent saw it, and as the far end did if it is in the session. Members are
/// event numbers.
struct CheckSeen
{
    TransactionIndex::Ordinal transaction = TransactionIndex::none;
    std::vector<std::uint32_t> requests; ///< At this agent, repeats included. Never empty.
    std::optional<std::uint32_t> response;
    std::optional<std::uint32_t> farRequest; ///< Its first arrival (or departure) at the far end.
    std::optional<std::uint32_t> farResponse;
    std::optional<Address> mapped; ///< XOR-MAPPED-ADDRESS of the response.
    int errorCode = 0;             ///< Of the response; 0: it is none, or a success.
    bool useCandidate = false;
    bool triggered = false; ///< The pair stood in the triggered-check queue.
    bool prepared = false;  ///< The agent's log announced it: no consent check.

    [[nodiscard]] bool succeeded() const { return response && errorCode == 0; }
};

/// What happened to one pair up to the cursor. Members are event numbers.
struct PairHistory
{
    using Step = std::pair<std::uint32_t, PairState>;
    using Trigger = std::pair<std::uint32_t, TriggerReason>;

    std::optional<std::uint32_t> formed;
    std::vector<Step> steps; ///< Changes of state.
    std::vector<Trigger> triggers;
    std::optional<std::uint32_t> validated;
    std::optional<std::uint32_t> nominated; ///< The first time.
    std::optional<std::uint32_t> removed;
    std::optional<std::uint32_t> selected; ///< The last time.
    std::optional<std::uint32_t> notSent;
    std::optional<std::uint32_t> asymmetric;
    std::vector<CheckSeen> sent;     ///< By this agent, in order.
    std::vector<CheckSeen> received; ///< Of the peer, in order.

    /// The last step into @p state.
    [[nodiscard]] std::optional<std::uint32_t> lastInto(PairState state) const;
    /// The check whose success response came first.
    [[nodiscard]] const CheckSeen* firstSuccess() const;
};

[[nodiscard]] PairHistory historyOf(const Pair& pair, const Moments& moments);

} // namespace icelens::model
