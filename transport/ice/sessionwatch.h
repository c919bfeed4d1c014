// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/agentlog/agentlogreader.h"
#include "model/event/eventsink.h"
#include "model/event/options.h"
#include "transport/ice/agentlogcapture.h"
#include "transport/ice/contexttimer.h"
#include "transport/ice/iceagent.h"
#include "transport/ice/watchdog.h"
#include "transport/wire/keyring.h"
#include "transport/wire/socketobserver.h"
#include "transport/wire/wirerecorder.h"

#include <chrono>
#include <optional>
#include <string>

namespace icelens::transport {

/// Those who watch the agents of one session, whatever it is for: the recorder of the wire, the
/// reader of the agents' log, the watchdog; and the way of every fact to the sink.
///
/// Used in the network thread only. Outlives the agents that are made with its environment.
class SessionWatch
{
public:
    /// @p sink is called in the network thread from begin() to end().
    SessionWatch(GMainContext* context, model::SessionOptions options, model::EventSink sink);
    SessionWatch(const SessionWatch&) = delete;
    SessionWatch& operator=(const SessionWatch&) = delete;

    /// Times count from here. Publishes SessionStarted and whether the tap sees the wire.
    void begin(std::string title);
    void publish(model::AgentId agent, model::Source source, model::Fact fact);
    /// For agents. Only after begin().
    [[nodiscard]] AgentEnvironment environment();
    /// As Watchdog has it.
    void allowLateRemotes() { m_watchdog.allowLateRemotes(); }
    /// The session is about to end: what is missing from now on is no news.
    void stopWatchdog() { m_watchdog.stop(); }
    /// Publishes what was counted and SessionEnded; nothing after it.
    void end();

    [[nodiscard]] const model::SessionOptions& options() const { return m_options; }

private:
    void pass(model::Event event);
    void publishStart(std::string title);
    void testTap();

    GMainContext* m_context;
    model::SessionOptions m_options;
    model::EventSink m_sink;
    bool m_ended = false;
    std::chrono::nanoseconds m_startedAt{};
    Keyring m_keyring;
    Watchdog m_watchdog;
    model::AgentLogReader m_log;
    ContextTimer m_flushTimer;
    // In the order in which they come; each needs those before it.
    std::optional<WireRecorder> m_recorder;
    std::optional<ObserveSockets> m_observing;
    std::optional<AgentLogCapture> m_capture;
};

} // namespace icelens::transport
