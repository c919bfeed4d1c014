// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/call/callvoice.h"
#include "transport/dtls/certificate.h"
#include "transport/ice/contexttimer.h"
#include "transport/ice/deadline.h"
#include "transport/ice/iceagent.h"
#include "transport/rtp/mediasession.h"

#include <array>
#include <functional>
#include <memory>
#include <optional>

namespace icelens::transport {

/// What talks and listens at either end of the demo. Called in the network thread, once each.
struct DemoVoices
{
    using Maker = std::function<std::unique_ptr<CallVoice>()>;
    Maker alice;
    Maker bob;
};

/// Alice and Bob of the demo talk over what they selected: DTLS-SRTP with a certificate each, as
/// between strangers; only their descriptions go from hand to hand. Of the first stream, component
/// 1, whatever else there is.
///
/// Used in the network thread only. Hooks of the agents may call the functions that say so.
class DemoCall
{
public:
    /// As of AgentEnvironment.
    using Publish = std::function<void(model::AgentId, model::Source, model::Fact)>;

    /// All of it must outlive this. Both agents have their streams.
    DemoCall(GMainContext* context, IceAgent& alice, IceAgent& bob, DemoVoices voices,
             Publish publish);
    ~DemoCall();
    DemoCall(const DemoCall&) = delete;
    DemoCall& operator=(const DemoCall&) = delete;

    /// From hooks: what became of an agent's component, what arrived at it.
    void onState(model::AgentId agent, model::ComponentState state);
    void onDatagram(model::AgentId agent, std::span<std::byte> datagram);
    /// Says goodbye. Again: nothing.
    void end();

private:
    struct End;

    void prepare(End& end, End& peer);
    void start(End& end);
    void arm(End& end);
    void onChanged(End& end);
    [[nodiscard]] End& endOf(model::AgentId agent);

    GMainContext* m_context;
    Publish m_publish;
    bool m_over = false;
    std::array<std::unique_ptr<End>, 2> m_ends; ///< Alice's and Bob's.
};

} // namespace icelens::transport
