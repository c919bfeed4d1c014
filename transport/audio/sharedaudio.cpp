// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/audio/sharedaudio.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace icelens::transport {

namespace {

/// A client that threads of sound call without a lock, and that can be taken away from them.
class Place
{
public:
    void set(AudioClient* client) { m_client = client; }

    /// Nobody is in a call of the client any more when this returns.
    void clear()
    {
        m_client = nullptr;
        while (m_calls != 0)
            std::this_thread::yield(); // a frame takes microseconds
    }

    /// @return false if there is no client.
    template <class Call>
    bool call(Call call)
    {
        ++m_calls;
        AudioClient* const client = m_client;
        if (client != nullptr)
            call(*client);
        --m_calls;
        return client != nullptr;
    }

private:
    std::atomic<AudioClient*> m_client{nullptr};
    std::atomic<int> m_calls{0};
};

} // namespace

class SharedAudio::Exchange final : public AudioClient
{
public:
    explicit Exchange(std::unique_ptr<AudioBackend> backend)
        : m_backend(std::move(backend))
    {}

    void start(model::AudioUse use, AudioClient& client)
    {
        placeOf(use).set(&client);
        if (m_running++ == 0)
            m_backend->start(*this);
        else
            tellKnown(use, client);
    }

    void stop(model::AudioUse use)
    {
        placeOf(use).clear();
        if (--m_running == 0)
            m_backend->stop();
    }

    void choose(model::AudioUse use, const std::string& id) { m_backend->choose(use, id); }

    void captured(std::span<const float, audioFrameSamples> frame,
                  std::chrono::microseconds age) override
    {
        m_talker.call([&](AudioClient& client) { client.captured(frame, age); });
    }

    void wanted(std::span<float, audioFrameSamples> frame, std::chrono::microseconds delay) override
    {
        if (!m_listener.call([&](AudioClient& client) { client.wanted(frame, delay); }))
            std::fill(frame.begin(), frame.end(), 0.0F);
    }

    void devicesChanged(const std::vector<AudioDevice>& devices) override
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_devices = devices;
        }
        for (Place* place : {&m_talker, &m_listener})
            place->call([&](AudioClient& client) { client.devicesChanged(devices); });
    }

    void deviceChanged(const model::AudioDeviceChanged& change) override
    {
        {
            const std::scoped_lock lock(m_mutex);
            (change.use == model::AudioUse::Input ? m_input : m_output) = change;
        }
        placeOf(change.use).call([&](AudioClient& client) { client.deviceChanged(change); });
    }

private:
    Place& placeOf(model::AudioUse use)
    {
        return use == model::AudioUse::Input ? m_talker : m_listener;
    }

    /// Who comes second missed what the backend told when it began.
    void tellKnown(model::AudioUse use, AudioClient& client)
    {
        std::vector<AudioDevice> devices;
        std::optional<model::AudioDeviceChanged> change;
        {
            const std::scoped_lock lock(m_mutex);
            devices = m_devices;
            change = use == model::AudioUse::Input ? m_input : m_output;
        }
        client.devicesChanged(devices);
        if (change)
            client.deviceChanged(*change);
    }

    std::unique_ptr<AudioBackend> m_backend;
    int m_running = 0;
    Place m_talker;
    Place m_listener;
    std::mutex m_mutex;
    // Guarded by m_mutex.
    std::vector<AudioDevice> m_devices;
    std::optional<model::AudioDeviceChanged> m_input;
    std::optional<model::AudioDeviceChanged> m_output;
};

class SharedAudio::Half final : public AudioBackend
{
public:
    Half(std::shared_ptr<Exchange> exchange, model::AudioUse use)
        : m_exchange(std::move(exchange))
        , m_use(use)
    {}
    ~Half() override { Half::stop(); }

    void start(AudioClient& client) override
    {
        m_started = true;
        m_exchange->start(m_use, client);
    }
    void stop() override
    {
        if (std::exchange(m_started, false))
            m_exchange->stop(m_use);
    }
    void choose(model::AudioUse use, const std::string& id) override
    {
        if (use == m_use)
            m_exchange->choose(use, id);
    }

private:
    std::shared_ptr<Exchange> m_exchange;
    model::AudioUse m_use;
    bool m_started = false;
};

SharedAudio::SharedAudio(std::unique_ptr<AudioBackend> backend)
    : m_exchange(std::make_shared<Exchange>(std::move(backend)))
{}

SharedAudio::~SharedAudio() = default;

std::unique_ptr<AudioBackend> SharedAudio::talker()
{
    return std::make_unique<Half>(m_exchange, model::AudioUse::Input);
}

std::unique_ptr<AudioBackend> SharedAudio::listener()
{
    return std::make_unique<Half>(m_exchange, model::AudioUse::Output);
}

} // namespace icelens::transport
