// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/audio/audiofactory.h"
#include "transport/audio/pulseserver.h"
#include "transport/audio/pulseside.h"
#include "transport/audio/silentbackend.h"

#include <memory>
#include <optional>

namespace icelens::transport {

/// PulseAudio, or PipeWire in its place. The client is called in one thread of its own.
class PulseBackend final : public AudioBackend, private PulseServer::Listener
{
public:
    PulseBackend();
    ~PulseBackend() override;

    void start(AudioClient& client) override;
    void stop() override;
    void choose(model::AudioUse use, const std::string& id) override;

private:
    void serverLost() override;
    void devicesRead() override;

    PulseServer m_server{*this};
    SilentBackend m_standIn; ///< Where not even a thread can be had for the server.
    AudioClient* m_client = nullptr;
    std::string m_inputChoice;
    std::string m_outputChoice;
    std::unique_ptr<PulseSide> m_input;
    std::unique_ptr<PulseSide> m_output;
    std::optional<std::vector<AudioDevice>> m_told;
};

[[nodiscard]] AudioDeviceList listPulseDevices(std::chrono::milliseconds patience);

} // namespace icelens::transport
