// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/audio/pulsebackend.h"

#include <condition_variable>
#include <mutex>

namespace icelens::transport {

using model::AudioUse;

PulseBackend::PulseBackend() = default;

PulseBackend::~PulseBackend()
{
    stop();
}

void PulseBackend::start(AudioClient& client)
{
    m_client = &client;
    if (m_server.isValid()) {
        m_input = std::make_unique<PulseSide>(AudioUse::Input, m_server, client);
        m_output = std::make_unique<PulseSide>(AudioUse::Output, m_server, client);
        m_input->choose(m_inputChoice);
        m_output->choose(m_outputChoice);
        if (m_server.start())
            return;
        stop();
    }
    m_standIn.start(client);
}

void PulseBackend::stop()
{
    m_server.stop([this] {
        m_input.reset();
        m_output.reset();
    });
    m_standIn.stop();
}

void PulseBackend::choose(AudioUse use, const std::string& id)
{
    (use == AudioUse::Input ? m_inputChoice : m_outputChoice) = id;
    if (!m_server.isValid() || m_input == nullptr)
        return;
    const PulseServer::Lock lock(m_server);
    (use == AudioUse::Input ? m_input : m_output)->choose(id);
}

void PulseBackend::serverLost()
{
    m_told.emplace();
    m_client->devicesChanged({});
    m_input->serverLost();
    m_output->serverLost();
}

void PulseBackend::devicesRead()
{
    auto devices = m_server.devices().visible();
    if (m_told != devices) {
        m_told = std::move(devices);
        m_client->devicesChanged(*m_told);
    }
    m_input->settle();
    m_output->settle();
}

namespace {

/// Waits for the first answer of the server.
class Enquiry final : private PulseServer::Listener
{
public:
    AudioDeviceList ask(std::chrono::milliseconds patience)
    {
        if (!m_server.isValid() || !m_server.start())
            return {};
        std::unique_lock lock(m_mutex);
        m_answered.wait_for(lock, patience, [this] { return m_isAnswered; });
        lock.unlock();
        m_server.stop({});
        return std::move(m_list);
    }

private:
    void serverLost() override { answer({}); }
    void devicesRead() override { answer({true, m_server.devices().visible()}); }

    void answer(AudioDeviceList list)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_list = std::move(list);
            m_isAnswered = true;
        }
        m_answered.notify_all();
    }

    std::mutex m_mutex;
    std::condition_variable m_answered;
    AudioDeviceList m_list;    // under m_mutex
    bool m_isAnswered = false; // likewise
    PulseServer m_server{*this};
};

} // namespace

AudioDeviceList listPulseDevices(std::chrono::milliseconds patience)
{
    return Enquiry().ask(patience);
}

} // namespace icelens::transport
