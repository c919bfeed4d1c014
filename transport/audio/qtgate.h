// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/audio/audiobackend.h"

#include <mutex>
#include <string>

namespace icelens::transport {

/// What the thread of a QtBackend shares with its owner. It outlives both: a call of Qt's may never
/// return when the sound server has trouble, and the owner must be able to leave all the same.
class QtGate
{
public:
    explicit QtGate(AudioClient& client)
        : m_client(&client)
    {}

    // Of the owner.
    void shut()
    {
        const std::lock_guard lock(m_mutex);
        m_client = nullptr;
    }
    void choose(model::AudioUse use, const std::string& id)
    {
        const std::lock_guard lock(m_mutex);
        (use == model::AudioUse::Input ? m_input : m_output) = id;
    }

    // Of the thread.
    [[nodiscard]] bool isShut() const
    {
        const std::lock_guard lock(m_mutex);
        return m_client == nullptr;
    }
    [[nodiscard]] std::string choice(model::AudioUse use) const
    {
        const std::lock_guard lock(m_mutex);
        return use == model::AudioUse::Input ? m_input : m_output;
    }
    /// Calls @p say with the client, unless the owner has left.
    template <typename Say>
    void withClient(Say say)
    {
        const std::lock_guard lock(m_mutex);
        if (m_client != nullptr)
            say(*m_client);
    }

private:
    mutable std::mutex m_mutex;
    AudioClient* m_client; // this and the rest under m_mutex
    std::string m_input;
    std::string m_output;
};

} // namespace icelens::transport
