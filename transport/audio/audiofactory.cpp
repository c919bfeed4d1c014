// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/audio/audiofactory.h"

#include "transport/audio/qtbackend.h"
#include "transport/audio/silentbackend.h"

#ifdef ICELENS_PULSE
#include "transport/audio/pulsebackend.h"
#endif

#include <cstdlib>
#include <string_view>

namespace icelens::transport {

AudioSystem chosenAudioSystem()
{
    const char* variable = std::getenv("ICELENS_AUDIO");
    const std::string_view asked = variable != nullptr ? variable : "";
    if (asked == "silent")
        return AudioSystem::Silent;
    if (asked == "qt")
        return AudioSystem::Qt;
#ifdef ICELENS_PULSE
    return AudioSystem::Pulse;
#else
    return AudioSystem::Qt;
#endif
}

std::unique_ptr<AudioBackend> makeAudioBackend(AudioSystem system)
{
    switch (system) {
    case AudioSystem::Pulse:
#ifdef ICELENS_PULSE
        return std::make_unique<PulseBackend>();
#else
        break;
#endif
    case AudioSystem::Qt:
        break;
    case AudioSystem::Silent:
        return std::make_unique<SilentBackend>();
    }
    return std::make_unique<QtBackend>();
}

AudioDeviceList listAudioDevices(std::chrono::milliseconds patience, AudioSystem system)
{
    switch (system) {
    case AudioSystem::Pulse:
#ifdef ICELENS_PULSE
        return listPulseDevices(patience);
#else
        break;
#endif
    case AudioSystem::Qt:
        break;
    case AudioSystem::Silent:
        return {};
    }
    return listQtDevices();
}

} // namespace icelens::transport
