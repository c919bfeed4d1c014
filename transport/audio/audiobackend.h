// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/mediafacts.h"

#include <chrono>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

/// What a call and a sound server hand to each other. Sound is mono, 48 kHz, float samples of
/// -1..1, in frames of 10 ms. Times are CLOCK_MONOTONIC.

namespace icelens::transport {

/// Samples of a frame: 10 ms at 48 kHz.
inline constexpr std::size_t audioFrameSamples = 480;

/// A microphone or a loudspeaker that a person can choose.
struct AudioDevice
{
    model::AudioUse use = model::AudioUse::Input;
    std::string id;   ///< Stable between runs, as the sound server has it.
    std::string name; ///< As a person knows it.
    bool isDefault = false;

    friend bool operator==(const AudioDevice&, const AudioDevice&) = default;
};

/// The other side of an AudioBackend. Both sound functions are called in a thread of the backend,
/// may be called at once from two, and must neither block, lock nor allocate.
class AudioClient
{
public:
    AudioClient() = default;
    virtual ~AudioClient() = default;
    AudioClient(const AudioClient&) = delete;
    AudioClient& operator=(const AudioClient&) = delete;

    /// The microphone heard @p frame; its first sample was spoken @p age ago.
    virtual void captured(std::span<const float, audioFrameSamples> frame,
                          std::chrono::microseconds age) = 0;
    /// The loudspeaker wants @p frame; its first sample will be heard after @p delay.
    virtual void wanted(std::span<float, audioFrameSamples> frame,
                        std::chrono::microseconds delay) = 0;
    /// What there is to choose from is another now, both uses together. Any thread.
    virtual void devicesChanged(const std::vector<AudioDevice>& devices) = 0;
    /// What is in use is another now, and why. Any thread.
    virtual void deviceChanged(const model::AudioDeviceChanged& change) = 0;
};

/// A microphone and a loudspeaker of one sound server, for one client.
///
/// Sound flows both ways from start() to stop(), always: where there is no device, no server, or
/// where one vanishes, by the clock of the system and silent, until there is one again. Functions
/// are called in one thread, none blocks for longer than it takes to hand a wish over.
class AudioBackend
{
public:
    AudioBackend() = default;
    virtual ~AudioBackend() = default; ///< Stops first.
    AudioBackend(const AudioBackend&) = delete;
    AudioBackend& operator=(const AudioBackend&) = delete;

    /// Once. @p client must live until stop() has returned.
    virtual void start(AudioClient& client) = 0;
    /// The client hears nothing any more when this returns.
    virtual void stop() = 0;
    /// Uses the device with that id, or the system's default one for an empty id, and follows it:
    /// if it vanishes, the default one takes its place until it is back. Also before start().
    virtual void choose(model::AudioUse use, const std::string& id) = 0;
};

} // namespace icelens::transport
