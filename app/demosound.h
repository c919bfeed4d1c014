// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/call/voicecontrols.h"
#include "transport/ice/democall.h"

#include <memory>

namespace icelens::app {

/// What Alice and Bob of the demo say and hear: Alice has the microphone or the built-in voice, Bob
/// the loudspeaker, so that a person hears what went through both.
struct DemoSound
{
    using Controls = std::shared_ptr<transport::VoiceControls>;

    Controls talker = std::make_shared<transport::VoiceControls>();   ///< Alice's.
    Controls listener = std::make_shared<transport::VoiceControls>(); ///< Bob's.

    [[nodiscard]] transport::DemoVoices voices() const;
};

} // namespace icelens::app
