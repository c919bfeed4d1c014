// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/audio/silentbackend.h"

#include "transport/audio/silentclock.h"

namespace icelens::transport {

SilentBackend::~SilentBackend()
{
    stop();
}

void SilentBackend::start(AudioClient& client)
{
    m_thread = std::thread([this, &client] { run(client); });
}

void SilentBackend::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void SilentBackend::choose(model::AudioUse /*use*/, const std::string& /*id*/) {}

void SilentBackend::run(AudioClient& client)
{
    client.devicesChanged({});
    client.deviceChanged({model::AudioUse::Input, model::AudioChange::NoDevice, {}});
    client.deviceChanged({model::AudioUse::Output, model::AudioChange::NoDevice, {}});
    SilentClock microphone(model::AudioUse::Input);
    SilentClock loudspeaker(model::AudioUse::Output);
    std::unique_lock lock(m_mutex);
    while (!m_stopped) {
        lock.unlock();
        microphone.tick(client);
        const auto next = loudspeaker.tick(client);
        lock.lock();
        m_wake.wait_until(lock, next, [this] { return m_stopped; });
    }
}

} // namespace icelens::transport
