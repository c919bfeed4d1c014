// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/audio/audiobackend.h"

#include <string>
#include <vector>

namespace icelens::transport {

/// What a sound server has, as of one moment.
struct PulseDevices
{
    /// Monitors of loudspeakers and the server's stand-in for none are no devices to a person,
    /// although a stream can be on one.
    struct Entry
    {
        AudioDevice device;
        bool hidden = false;
    };
    std::vector<Entry> entries;
    std::string defaultInput; ///< Ids; may be hidden ones, or gone already.
    std::string defaultOutput;

    [[nodiscard]] const Entry* find(model::AudioUse use, const std::string& id) const;
    [[nodiscard]] bool has(model::AudioUse use, const std::string& id) const
    {
        return find(use, id) != nullptr;
    }
    [[nodiscard]] bool isHidden(model::AudioUse use, const std::string& id) const;
    /// Empty if there is none that a person would call so.
    [[nodiscard]] std::string usableDefault(model::AudioUse use) const;
    /// As a person knows it; the id if it is not known.
    [[nodiscard]] std::string name(model::AudioUse use, const std::string& id) const;
    /// What a person can choose from.
    [[nodiscard]] std::vector<AudioDevice> visible() const;
};

} // namespace icelens::transport
