// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/pulsetap.h"
#include "transport/audio/audiobackend.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <numbers>
#include <thread>

namespace icelens::test {

/// The far side of an AudioBackend: says a tone, keeps what it hears and what it is told.
class ToneClient : public transport::AudioClient
{
public:
    using Frame = std::span<const float, transport::audioFrameSamples>;

    void captured(Frame frame, std::chrono::microseconds age) override
    {
        heard.add(frame, monotonicSeconds());
        note(m_ages, age);
        ++inputFrames;
    }
    void wanted(std::span<float, transport::audioFrameSamples> frame,
                std::chrono::microseconds delay) override
    {
        if (const auto pause = blockOnce.exchange(0); pause > 0)
            std::this_thread::sleep_for(std::chrono::milliseconds(pause));
        for (float& sample : frame)
            sample =
                float(0.25 * std::sin(2 * std::numbers::pi * hertz * double(m_said++) / 48000));
        note(m_delays, delay);
        ++outputFrames;
    }
    void devicesChanged(const std::vector<transport::AudioDevice>& devices) override
    {
        const std::lock_guard lock(m_mutex);
        m_devices = devices;
    }
    void deviceChanged(const model::AudioDeviceChanged& change) override
    {
        const std::lock_guard lock(m_mutex);
        m_changes.push_back(change);
    }

    [[nodiscard]] std::vector<transport::AudioDevice> devices() const
    {
        const std::lock_guard lock(m_mutex);
        return m_devices;
    }
    [[nodiscard]] std::vector<model::AudioDeviceChanged> changes(model::AudioUse use) const
    {
        const std::lock_guard lock(m_mutex);
        std::vector<model::AudioDeviceChanged> changes;
        std::ranges::copy_if(m_changes, std::back_inserter(changes),
                             [use](const auto& change) { return change.use == use; });
        return changes;
    }
    /// The last of them; of nothing if there was none.
    [[nodiscard]] model::AudioDeviceChanged last(model::AudioUse use) const
    {
        const auto all = changes(use);
        return all.empty() ? model::AudioDeviceChanged{use, model::AudioChange::Opened, "nothing"}
                           : all.back();
    }
    [[nodiscard]] std::vector<std::chrono::microseconds> ages() const { return kept(m_ages); }
    [[nodiscard]] std::vector<std::chrono::microseconds> delays() const { return kept(m_delays); }

    Track heard;
    double hertz = 700;
    std::atomic<int> blockOnce = 0; ///< wanted() takes that long, once; milliseconds.
    std::atomic<int> inputFrames = 0;
    std::atomic<int> outputFrames = 0;

private:
    using Times = std::vector<std::chrono::microseconds>;

    void note(Times& times, std::chrono::microseconds time)
    {
        const std::lock_guard lock(m_mutex);
        times.push_back(time);
    }
    Times kept(const Times& times) const
    {
        const std::lock_guard lock(m_mutex);
        return times;
    }

    mutable std::mutex m_mutex;
    std::vector<transport::AudioDevice> m_devices; // this and the rest under m_mutex
    std::vector<model::AudioDeviceChanged> m_changes;
    Times m_ages;
    Times m_delays;
    std::uint64_t m_said = 0;
};

/// What is heard is said again, through a queue of two frames: a phone that calls itself.
class LoopClient final : public ToneClient
{
public:
    void captured(Frame frame, std::chrono::microseconds age) override
    {
        ToneClient::captured(frame, age);
        const std::lock_guard lock(m_queueMutex);
        m_queue.emplace_back(frame.begin(), frame.end());
        if (m_queue.size() > 2)
            m_queue.erase(m_queue.begin());
    }
    void wanted(std::span<float, transport::audioFrameSamples> frame,
                std::chrono::microseconds delay) override
    {
        ToneClient::wanted(frame, delay);
        std::ranges::fill(frame, 0.F);
        const std::lock_guard lock(m_queueMutex);
        if (m_queue.empty())
            return;
        std::ranges::copy(m_queue.front(), frame.begin());
        m_queue.erase(m_queue.begin());
    }

private:
    std::mutex m_queueMutex;
    std::vector<std::vector<float>> m_queue;
};

} // namespace icelens::test
