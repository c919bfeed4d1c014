// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/audio/audiobackend.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <vector>

namespace icelens::transport {

/// Ways to reach the sound devices.
enum class AudioSystem : std::uint8_t {
    Pulse,  ///< PulseAudio or PipeWire by libpulse: half the delay, follows every change.
    Qt,     ///< Qt Multimedia: wherever Qt is.
    Silent, ///< None: silence by the clock of the system.
};

/// What the environment's ICELENS_AUDIO names (pulse, qt, silent), if it does and this program was
/// built with it. Otherwise Pulse where this program was built with it, whether or not there is a
/// server, since it picks one up that comes later; else Qt.
[[nodiscard]] AudioSystem chosenAudioSystem();

[[nodiscard]] std::unique_ptr<AudioBackend>
makeAudioBackend(AudioSystem system = chosenAudioSystem());

/// What there is to choose from, and whether anybody could be asked.
struct AudioDeviceList
{
    bool server = false;
    std::vector<AudioDevice> devices; ///< Both uses.
};

/// Opens no device. Blocks until the server has answered, for @p patience at most.
[[nodiscard]] AudioDeviceList
listAudioDevices(std::chrono::milliseconds patience = std::chrono::seconds(2),
                 AudioSystem system = chosenAudioSystem());

} // namespace icelens::transport
