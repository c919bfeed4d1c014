// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/cowvector.h"
#include "model/event/event.h"
#include "model/session/agent.h"
#include "model/session/callstate.h"
#include "model/session/pair.h"
#include "model/session/pairindex.h"
#include "model/session/wirebook.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace icelens::model {

/// What a session looks like after some of its events: the fold.
///
/// A value whose copies are cheap (they share) and are snapshots: equal events give equal sessions.
/// apply() is pure and accepts any event in any order, because a broken session is what we are here
/// to show: what does not fit is counted in strayEvents() and changes nothing else.
class Session
{
public:
    void apply(const Event& event);

    /// Number of events applied; equals the cursor in the log.
    [[nodiscard]] std::uint64_t eventCount() const { return m_eventCount; }
    /// Time of the last event applied.
    [[nodiscard]] SessionTime now() const { return m_now; }

    [[nodiscard]] const std::string& title() const { return m_title; }
    [[nodiscard]] const SessionOptions& options() const { return *m_options; }

    /// In order of appearance.
    [[nodiscard]] const std::vector<std::shared_ptr<const Agent>>& agents() const
    {
        return m_agents;
    }
    [[nodiscard]] const Agent* agent(AgentId which) const;

    using Pairs = CowVector<Pair>;
    /// Pairs of all agents in the order in which they were formed: PairId n is at n - 1.
    [[nodiscard]] const Pairs& pairs() const { return m_pairs; }
    [[nodiscard]] const Pair* pair(PairId which) const;
    /// Where to look up the pair of an address; findPair() knows how.
    [[nodiscard]] const PairIndex& paths() const { return m_paths; }

    /// The pair that a message of @p agent belongs to, also when a relay carries it; 0 if none.
    [[nodiscard]] PairId pairOf(AgentId agent, const MessageSeen& seen) const;

    /// The media of the session; empty in one that is no call.
    [[nodiscard]] const CallState& call() const { return *m_call; }

    [[nodiscard]] std::uint64_t strayEvents() const { return m_strayEvents; }
    [[nodiscard]] std::uint64_t unknownEvents() const { return m_unknownEvents; }
    [[nodiscard]] std::uint64_t messagesSeen() const { return m_messagesSeen; }
    [[nodiscard]] bool ended() const { return m_ended; }

    /// Last word on each notice, in order of first appearance.
    [[nodiscard]] const std::vector<Noticed>& notices() const { return *m_notices; }
    [[nodiscard]] bool noticed(Notice what) const;

    friend bool operator==(const Session& a, const Session& b);

private:
    friend class SessionFold;
    friend class WireFold;

    std::string m_title;
    std::shared_ptr<const SessionOptions> m_options = std::make_shared<const SessionOptions>();
    std::vector<std::shared_ptr<const Agent>> m_agents;
    Pairs m_pairs;
    PairIndex m_paths;
    WireBook m_wire;
    std::shared_ptr<const std::vector<Noticed>> m_notices =
        std::make_shared<std::vector<Noticed>>();
    std::shared_ptr<const CallState> m_call = std::make_shared<CallState>();
    SessionTime m_now{};
    std::uint64_t m_eventCount = 0;
    std::uint64_t m_strayEvents = 0;
    std::uint64_t m_unknownEvents = 0;
    std::uint64_t m_messagesSeen = 0;
    bool m_ended = false;
};

} // namespace icelens::model
