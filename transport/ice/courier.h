// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/ice/contexttimer.h"
#include "transport/ice/iceagent.h"

#include <chrono>
#include <deque>
#include <variant>

namespace icelens::transport {

/// Carries what one agent of the demo has to say to the other: credentials, candidates, and that no
/// more will come. In memory, from the main context, never from within a call of an agent.
///
/// Without trickle it hands over the whole description of a stream once its gathering is done; with
/// it credentials at once, and each candidate alone, a delay after the one before (RFC 8838).
class Courier
{
public:
    /// @p from and @p to must outlive it.
    Courier(GMainContext* context, IceAgent& from, IceAgent& to,
            const model::SessionOptions& options);

    /// @p from has its streams and is about to gather.
    void begin();
    void onGathered(const model::Candidate& candidate);
    void onGatheringDone(model::StreamId stream);
    /// After an ICE restart of both: credentials and all candidates so far, at once.
    void beginAgain();
    void stop();

private:
    /// Credentials, and the candidates gathered so far.
    struct Description
    {
        model::StreamId stream;
        bool withCandidates = false;
    };
    struct EndOfCandidates
    {
        model::StreamId stream;
    };
    using Item = std::variant<Description, model::Candidate, EndOfCandidates>;

    void send(Item item);
    void schedule();
    void deliverNext();
    void deliver(const Description& description);

    IceAgent& m_from;
    IceAgent& m_to;
    bool m_trickle;
    std::chrono::milliseconds m_delay;
    std::deque<Item> m_items;
    std::vector<model::StreamId> m_gathered; // streams that have gathered
    ContextTimer m_timer;
};

} // namespace icelens::transport
