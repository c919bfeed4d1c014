// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/audio/audiobackend.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace icelens::transport {

/// No devices at all: the microphone hears silence, and what the loudspeaker gets is lost.
class SilentBackend final : public AudioBackend
{
public:
    SilentBackend() = default;
    ~SilentBackend() override;

    void start(AudioClient& client) override;
    void stop() override;
    void choose(model::AudioUse use, const std::string& id) override;

private:
    void run(AudioClient& client);

    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopped = false; // under m_mutex
    std::thread m_thread;
};

} // namespace icelens::transport
