// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/eventsink.h"
#include "transport/call/callplan.h"
#include "transport/ice/livesession.h"

#include <cstdint>
#include <memory>

namespace icelens::transport {

class CallStage;
class NetworkThread;

/// One call: an agent with one component, DTLS-SRTP over what it selects, and voice. Descriptions
/// are carried by others.
///
/// A handle to what lives in the network thread; its functions return at once and may be called in
/// any thread. Every event goes to the sink, in the network thread, in order, with times that count
/// from start(). The first event is SessionStarted; CallEnded says why it is over, and the last one
/// is SessionEnded. One session at a time is watched, as with DemoSession.
class CallSession final : public LiveSession
{
public:
    /// @p network must outlive this object. @p sink is called until SessionEnded: what it and the
    /// functions of @p plan refer to must live until then, or until @p network has ended after this
    /// object.
    CallSession(NetworkThread& network, CallPlan plan, model::EventSink sink);
    ~CallSession() override;

    /// Gathers, and then gives out the offer, or the answer to the offer of the plan.
    void start() override;
    /// Hangs up: BYE, close_notify, and then as LiveSession has it.
    void stop() override;
    /// The same because a time that was set is over.
    void timeOut();
    /// New credentials, and an offer that tells them (RFC 8445 §9); media goes on meanwhile.
    void restartIce() override;
    /// The peer's answer if an offer of ours is open, otherwise an offer of its own: one with new
    /// credentials is an ICE restart, one with another direction is a hold. It is answered.
    void setRemoteDescription(model::sdp::Description description);
    /// Presses a key of the telephone (RFC 4733), 0..15.
    void sendDtmf(std::uint8_t event);

private:
    NetworkThread& m_network;
    std::shared_ptr<CallStage> m_stage; // used in the network thread only
};

} // namespace icelens::transport
