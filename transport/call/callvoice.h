// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"
#include "model/sdp/audiocall.h"
#include "transport/rtp/voiceports.h"

#include <chrono>
#include <functional>

namespace icelens::transport {

/// What talks and listens in a call: codec, jitter buffer and devices are behind it.
///
/// All of it is called in the network thread, and nothing may block it. It is destroyed there too.
class CallVoice
{
public:
    /// Takes one frame; false if it was not sent.
    using Send = std::function<bool(const VoiceFrame&)>;
    /// Takes what the session should know of devices.
    using Tell = std::function<void(model::Fact)>;

    CallVoice() = default;
    virtual ~CallVoice() = default;
    CallVoice(const CallVoice&) = delete;
    CallVoice& operator=(const CallVoice&) = delete;

    /// Media may flow from here on, as @p call says: its first codec is to be sent, any of them may
    /// come. Called again when the peer's description changed that.
    virtual void start(const model::sdp::NegotiatedCall& call, Send send, Tell tell) = 0;
    /// One packet of the peer; as RtpSink.
    virtual void receive(const model::rtp::RtpView& packet, std::chrono::nanoseconds arrival) = 0;
    /// After stop(): as they were last.
    [[nodiscard]] virtual VoiceFigures figures() = 0;
    virtual void adapt(const PathQuality& quality) = 0;
    /// The call is over: nothing is sent from here on.
    virtual void stop() = 0;
};

} // namespace icelens::transport
