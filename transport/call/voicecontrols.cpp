// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/call/voicecontrols.h"

namespace icelens::transport {

void VoiceControls::chooseDevice(model::AudioUse use, std::string id)
{
    const std::scoped_lock lock(m_mutex);
    auto& chosen = use == model::AudioUse::Input ? m_chosenInput : m_chosenOutput;
    chosen = std::move(id);
    if (m_chosen)
        m_chosen(use, chosen);
}

std::string VoiceControls::chosenDevice(model::AudioUse use) const
{
    const std::scoped_lock lock(m_mutex);
    return use == model::AudioUse::Input ? m_chosenInput : m_chosenOutput;
}

std::vector<AudioDevice> VoiceControls::devices() const
{
    const std::scoped_lock lock(m_mutex);
    return m_devices;
}

void VoiceControls::whenDevicesChange(std::function<void()> changed)
{
    const std::scoped_lock lock(m_mutex);
    m_devicesChanged = std::move(changed);
}

void VoiceControls::whenChosen(std::function<void(model::AudioUse, const std::string&)> chosen)
{
    const std::scoped_lock lock(m_mutex);
    m_chosen = std::move(chosen);
}

void VoiceControls::setDevices(std::vector<AudioDevice> devices)
{
    const std::scoped_lock lock(m_mutex);
    m_devices = std::move(devices);
    if (m_devicesChanged)
        m_devicesChanged();
}

} // namespace icelens::transport
