// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/eventsink.h"
#include "model/event/options.h"
#include "transport/ice/contexttimer.h"
#include "transport/ice/courier.h"
#include "transport/ice/democall.h"
#include "transport/ice/iceagent.h"
#include "transport/ice/sessionwatch.h"

#include <deque>
#include <optional>

namespace icelens::transport {

/// What a DemoSession is a handle to: the agents, their signalling, and those who watch them.
/// Used in the network thread only; destroyed anywhere after abandon() or SessionEnded.
class DemoStage
{
public:
    DemoStage(GMainContext* context, model::SessionOptions options, model::EventSink sink,
              DemoVoices voices);
    DemoStage(const DemoStage&) = delete;
    DemoStage& operator=(const DemoStage&) = delete;

    void start();
    void stop();
    void restartIce();
    /// Signals the candidate that has been held the longest.
    void letCandidateGo();
    void letCandidatesGo();
    /// Ends at once: agents are dropped as they are.
    void abandon();

private:
    enum class Phase { New, Running, Stopping, Ended };

    void createAgents();
    void negotiate();
    void hold(IceAgent& agent, const model::Candidate& candidate);
    void end();

    struct HeldCandidate
    {
        IceAgent* agent = nullptr;
        model::Candidate candidate;
    };

    GMainContext* m_context;
    model::SessionOptions m_options;
    DemoVoices m_voices;
    Phase m_phase = Phase::New;
    SessionWatch m_watch;
    ContextTimer m_stopTimer;
    std::deque<HeldCandidate> m_held; // the first goes first
    // In the order in which they come; each needs those before it.
    std::optional<IceAgent> m_alice;
    std::optional<IceAgent> m_bob;
    std::optional<Courier> m_toBob;
    std::optional<Courier> m_toAlice;
    std::optional<DemoCall> m_call; // empty: they do not talk
};

} // namespace icelens::transport
