// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/mediafacts.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace icelens::model {

enum class EchoCancelling : std::uint8_t {
    Off,
    Headset,     ///< Gentle: little echo is to be expected.
    Loudspeaker, ///< Takes away more, also of who speaks against it.
};

/// What is done to the sound of the microphone before it is sent.
struct VoiceProcessing
{
    EchoCancelling echo = EchoCancelling::Loudspeaker;
    bool noise = true; ///< Noise is suppressed.
    bool gain = true;  ///< The level is kept even.

    friend bool operator==(const VoiceProcessing&, const VoiceProcessing&) = default;
};

/// A microphone or a loudspeaker that can be chosen.
struct SoundDevice
{
    AudioUse use = AudioUse::Input;
    std::string id;   ///< Never empty, stable between runs.
    std::string name; ///< As a person knows it.
    bool isDefault = false;

    friend bool operator==(const SoundDevice&, const SoundDevice&) = default;
};

/// Where what is sent comes from.
enum class VoiceSource : std::uint8_t {
    Device,
    Sample, ///< The voice sample that is built in.
    Other,  ///< A tone, a file or silence that the command line asked for.
};

/// How the sound of a live call stands: what no event tells, because it changes many times a
/// second or is a wish of the person's.
struct SoundStatus
{
    bool controllable = false; ///< There is a call whose sound can be changed.
    VoiceSource source = VoiceSource::Device;
    /// What is sent comes out of the loudspeaker of this computer: whoever turns the microphone on
    /// hears it howl, unless they wear headphones.
    bool hearsItself = false;
    bool muted = false;    ///< Silence is sent.
    bool deafened = false; ///< Nothing is played.
    bool held = false;     ///< Both, until the call is taken up again.
    bool testTone = false; ///< A tone is played here.
    VoiceProcessing processing;
    std::optional<float> echoReturnLoss; ///< In dB, of the echo canceller; empty: not known.
    std::vector<SoundDevice> devices;
    std::string input;  ///< Id of the chosen microphone; empty: the system's.
    std::string output; ///< Likewise of the loudspeaker.
    // dBov, -127..0, of now and the highest of the last second.
    std::int8_t inputLevel = -127;
    std::int8_t inputPeak = -127;
    std::int8_t outputLevel = -127;
    std::int8_t outputPeak = -127;

    friend bool operator==(const SoundStatus&, const SoundStatus&) = default;
};

} // namespace icelens::model
