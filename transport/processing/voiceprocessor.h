// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/voice/sound.h"

#include <chrono>
#include <cstdint>
#include <memory>

namespace icelens::transport {

enum class EchoCancellation : std::uint8_t {
    Off,
    Headset,     ///< Gentle: little echo is to be expected, and both may speak at once.
    Loudspeaker, ///< Takes away more, also of who speaks against it.
};

/// Makes a voice out of what a microphone hears: takes away the echo of the loudspeaker, noise, and
/// differences of loudness. For one thread at a time.
class VoiceProcessor
{
public:
    struct Settings
    {
        EchoCancellation echo = EchoCancellation::Off;
        bool noiseSuppression = false;
        bool gainControl = false;

        [[nodiscard]] bool isOff() const { return *this == Settings(); }
        friend bool operator==(const Settings&, const Settings&) = default;
    };

    VoiceProcessor() = default;
    virtual ~VoiceProcessor() = default;
    VoiceProcessor(const VoiceProcessor&) = delete;
    VoiceProcessor& operator=(const VoiceProcessor&) = delete;

    /// May allocate; the other functions do not, a second later.
    virtual void configure(const Settings& settings) = 0;
    /// The loudspeaker was given @p frame.
    virtual void played(ConstSoundFrame frame) = 0;
    /// Changes @p frame, which the microphone heard; the echo in it is of what was given to
    /// played() about @p echoAge before. With everything off it stays as it is, bit by bit.
    virtual void process(SoundFrame frame, std::chrono::milliseconds echoAge) = 0;
    /// How much of the echo is taken away (ERLE), in dB, at most 60; 0 before
    /// there was any, or if it is off.
    [[nodiscard]] virtual float echoReduction() const = 0;
    /// What was processed last is a voice.
    [[nodiscard]] virtual bool hasVoice() const = 0;
    /// How much later sound comes out.
    [[nodiscard]] virtual std::chrono::microseconds delay() const = 0;
};

/// By the audio processing module of WebRTC.
[[nodiscard]] std::unique_ptr<VoiceProcessor> makeVoiceProcessor();

} // namespace icelens::transport
