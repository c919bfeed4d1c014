// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/options.h"
#include "model/sdp/audiocall.h"
#include "transport/call/callvoice.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace icelens::transport {

/// What a call is to be, and who is told of it. The functions are called in the network thread.
struct CallPlan
{
    /// Streams and components are one each, whatever this says, and nothing is trickled.
    model::SessionOptions ice;
    model::sdp::AudioCallOptions audio;
    /// The offer to be answered; empty: we make one.
    std::optional<model::sdp::Description> offer;
    /// How long checks go on after our answer was given out: a person carries it to the peer.
    std::chrono::seconds patience{600};

    /// A description of ours is complete and to be carried to the peer: the first one, and after
    /// an ICE restart another one.
    std::function<void(model::sdp::Kind, const model::sdp::Description&)> described;
    /// What the peer described cannot be used. The call ends if it has not begun, else goes on.
    std::function<void(const model::sdp::Error&)> refused;
    /// Makes what talks and listens, once media may flow. May be empty: then nothing does.
    std::function<std::unique_ptr<CallVoice>()> makeVoice;
};

} // namespace icelens::transport
