// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/eventsink.h"
#include "transport/call/callplan.h"
#include "transport/call/nameresolver.h"
#include "transport/dtls/certificate.h"
#include "transport/ice/contexttimer.h"
#include "transport/ice/deadline.h"
#include "transport/ice/sessionwatch.h"
#include "transport/rtp/mediasession.h"

#include <optional>
#include <string>
#include <vector>

namespace icelens::transport {

/// What a CallSession is a handle to. Used in the network thread only; destroyed anywhere after
/// abandon() or SessionEnded.
class CallStage
{
public:
    CallStage(GMainContext* context, CallPlan plan, model::EventSink sink);
    CallStage(const CallStage&) = delete;
    CallStage& operator=(const CallStage&) = delete;

    void start();
    void restartIce();
    void setRemoteDescription(const model::sdp::Description& description);
    void sendDtmf(std::uint8_t event);
    /// Ends it in order. Again: nothing.
    void end(model::CallEndReason reason, std::string detail);
    /// Ends at once: the agent is dropped as it is.
    void abandon();

private:
    enum class Phase { New, Gathering, Waiting, Running, Stopping, Ended };

    // Descriptions.
    void createAgent();
    void describe();
    [[nodiscard]] model::sdp::LocalTransport localTransport() const;
    void offer();
    void answer(const model::sdp::Description& offer);
    void answerAgain(const model::sdp::Description& offer);
    void onAnswer(const model::sdp::Description& answer);
    void refuse(const model::sdp::Error& error);

    // ICE.
    void takeRemote(model::sdp::NegotiatedCall call);
    void addCandidates();
    void resolve(const model::sdp::CandidateLine& line);
    void finishCandidates();
    void onState(model::ComponentState state);
    void onFailed();

    // Media.
    void createMedia();
    void startMedia();
    void onMediaChanged();
    void armMedia();
    void onDatagram(std::span<std::byte> datagram);
    void startVoice();

    void close();
    void finish();
    void publish(model::Fact fact);
    [[nodiscard]] bool isOver() const { return m_phase >= Phase::Stopping; }

    GMainContext* m_context;
    CallPlan m_plan;
    Phase m_phase = Phase::New;
    SessionWatch m_watch;
    ContextTimer m_stateTimer; // hooks of the agent ask for what they may not do themselves
    ContextTimer m_mediaTimer; // likewise of the media
    ContextTimer m_limit;      // gathering, then the peer's patience, then closing
    ContextTimer m_knock;
    Deadline m_mediaDeadline;
    NameResolver m_resolver;
    std::optional<Certificate> m_certificate;
    std::string m_tlsId;
    std::optional<IceAgent> m_agent;
    model::StreamId m_stream;
    std::optional<model::sdp::Description> m_openOffer; // ours, not answered yet
    std::optional<model::sdp::NegotiatedCall> m_call;
    std::vector<model::Candidate> m_remoteCandidates; // known addresses of this generation
    std::size_t m_unresolved = 0;
    std::uint64_t m_generation = 0;               // of the peer's credentials
    std::optional<model::ComponentState> m_state; // newest that was not looked at yet
    bool m_gathered = false;
    bool m_connected = false; // at least once
    std::optional<MediaSession> m_media;
    std::unique_ptr<CallVoice> m_voice;
};

} // namespace icelens::transport
