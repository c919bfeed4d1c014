// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/audio/pulsedevices.h"

#include <algorithm>

namespace icelens::transport {

const PulseDevices::Entry* PulseDevices::find(model::AudioUse use, const std::string& id) const
{
    const auto found = std::ranges::find_if(entries, [&](const Entry& entry) {
        return entry.device.use == use && entry.device.id == id;
    });
    return found != entries.end() ? &*found : nullptr;
}

bool PulseDevices::isHidden(model::AudioUse use, const std::string& id) const
{
    const Entry* entry = find(use, id);
    return entry != nullptr && entry->hidden;
}

std::string PulseDevices::usableDefault(model::AudioUse use) const
{
    const std::string& id = use == model::AudioUse::Input ? defaultInput : defaultOutput;
    const Entry* entry = find(use, id);
    return entry != nullptr && !entry->hidden ? id : std::string();
}

std::string PulseDevices::name(model::AudioUse use, const std::string& id) const
{
    const Entry* entry = find(use, id);
    return entry != nullptr && !entry->device.name.empty() ? entry->device.name : id;
}

std::vector<AudioDevice> PulseDevices::visible() const
{
    std::vector<AudioDevice> devices;
    for (const Entry& entry : entries) {
        if (entry.hidden)
            continue;
        devices.push_back(entry.device);
        devices.back().isDefault = entry.device.id == usableDefault(entry.device.use);
    }
    return devices;
}

} // namespace icelens::transport
