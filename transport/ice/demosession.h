// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/eventsink.h"
#include "model/event/options.h"
#include "transport/ice/democall.h"
#include "transport/ice/livesession.h"

#include <memory>

namespace icelens::transport {

class DemoStage;
class NetworkThread;

/// The demo: two agents of this process, "Alice" (agent 1) and "Bob" (agent 2), negotiate with each
/// other over this machine's interfaces, and may talk; their descriptions are handed over in
/// memory.
///
/// A handle to what lives in the network thread; its functions return at once and may be called in
/// any thread. Every event goes to the sink, in the network thread, in order, with times that count
/// from start(). The first event is SessionStarted, the last one SessionEnded.
///
/// The agents' log and the socket tap are the process's, so one session at a time is watched: start
/// the next one after SessionEnded of the one before.
class DemoSession final : public LiveSession
{
public:
    /// @p network must outlive this object. @p sink is called until SessionEnded: what it refers to
    /// must live until then, or until @p network has ended after this object. With @p voices the
    /// two talk once they are connected; without, nothing but checks goes over the pairs.
    DemoSession(NetworkThread& network, model::SessionOptions options, model::EventSink sink,
                DemoVoices voices = {});
    /// Ends the session at once, in the network thread, without waiting for it: agents are dropped
    /// as they are, and a TURN allocation is left to expire at its server. For a clean end call
    /// stop() and wait for SessionEnded first.
    ~DemoSession() override;

    DemoSession(const DemoSession&) = delete;
    DemoSession& operator=(const DemoSession&) = delete;

    /// Once. What cannot be done as the options ask is told by Notice::OptionRefused.
    void start() override;
    /// Removes the streams, closes the agents and publishes SessionEnded, within two seconds even
    /// if a server does not answer. Again, or before start(): nothing.
    void stop() override;
    /// ICE restart of every stream of both agents (RFC 8445 §9).
    void restartIce() override;
    void letCandidateGo() override;
    void letCandidatesGo() override;

private:
    NetworkThread& m_network;
    std::shared_ptr<DemoStage> m_stage; // used in the network thread only
};

} // namespace icelens::transport
