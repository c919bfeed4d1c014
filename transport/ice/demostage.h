// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/agentlog/agentlogreader.h"
#include "model/event/eventsink.h"
#include "model/event/options.h"
#include "transport/ice/agentlogcapture.h"
#include "transport/ice/contexttimer.h"
#include "transport/ice/courier.h"
#include "transport/ice/iceagent.h"
#include "transport/ice/watchdog.h"
#include "transport/wire/keyring.h"
#include "transport/wire/socketobserver.h"
#include "transport/wire/wirerecorder.h"

#include <chrono>
#include <memory>
#include <optional>

namespace icelens::transport {

/// What a DemoSession is a handle to: the agents, their signalling, and those who watch them.
/// Used in the network thread only; destroyed anywhere after abandon() or SessionEnded.
class DemoStage
{
public:
    DemoStage(GMainContext* context, model::SessionOptions options, model::EventSink sink);
    DemoStage(const DemoStage&) = delete;
    DemoStage& operator=(const DemoStage&) = delete;

    void start();
    void stop();
    void restartIce();
    /// Ends at once: agents are dropped as they are.
    void abandon();

private:
    enum class Phase { New, Running, Stopping, Ended };

    void publish(model::AgentId agent, model::Source source, model::Fact fact);
    void pass(model::Event event);
    void publishStart();
    void testTap();
    void createAgents();
    void negotiate();
    void end();

    GMainContext* m_context;
    model::SessionOptions m_options;
    model::EventSink m_sink;
    Phase m_phase = Phase::New;
    std::chrono::nanoseconds m_startedAt{};
    Keyring m_keyring;
    Watchdog m_watchdog;
    model::AgentLogReader m_log;
    ContextTimer m_flushTimer;
    ContextTimer m_stopTimer;
    // In the order in which they come; each needs those before it.
    std::optional<WireRecorder> m_recorder;
    std::optional<ObserveSockets> m_observing;
    std::optional<AgentLogCapture> m_capture;
    std::optional<IceAgent> m_alice;
    std::optional<IceAgent> m_bob;
    std::optional<Courier> m_toBob;
    std::optional<Courier> m_toAlice;
};

} // namespace icelens::transport
