// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/ice/contexttimer.h"
#include "transport/ice/iceagent.h"

#include <chrono>
#include <deque>
#include <functional>
#include <variant>

namespace icelens::transport {

/// Carries what one agent of the demo has to say to the other: credentials, candidates, and that no
/// more will come. In memory, from the main context, never from within a call of an agent.
///
/// Without trickle it hands over the whole description of a stream once its gathering is done; with
/// it credentials at once, and each candidate alone, a delay after the one before (RFC 8838). If
/// candidates are held, each waits until it is let go.
class Courier
{
public:
    /// Takes a candidate that waits to be let go.
    using Held = std::function<void(const model::Candidate&)>;

    /// @p from and @p to must outlive it.
    Courier(GMainContext* context, IceAgent& from, IceAgent& to,
            const model::SessionOptions& options, Held held = {});

    /// @p from has its streams and is about to gather.
    void begin();
    void onGathered(const model::Candidate& candidate);
    void onGatheringDone(model::StreamId stream);
    /// After an ICE restart of both: credentials and all candidates so far, at once.
    void beginAgain();
    /// One more of the held candidates may go, the first first.
    void letGo() { letGo(1); }
    /// All that wait may go.
    void letAllGo() { letGo(m_waiting); }
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
    void sendCandidate(const model::Candidate& candidate);
    void letGo(std::size_t count);
    void schedule();
    void deliverNext();
    void deliver(const Description& description);

    IceAgent& m_from;
    IceAgent& m_to;
    Held m_held;
    bool m_holds; // candidates wait
    bool m_trickle;
    std::size_t m_waiting = 0; // of the held candidates
    std::size_t m_free = 0;    // candidates among m_items that may go
    std::chrono::milliseconds m_delay;
    std::deque<Item> m_items;
    std::vector<model::StreamId> m_gathered; // streams that have gathered
    ContextTimer m_timer;
};

} // namespace icelens::transport
