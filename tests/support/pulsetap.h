// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <pulse/pulseaudio.h>
#include <span>
#include <string>
#include <vector>

namespace icelens::test {

/// What was heard, with the time at which each piece arrived. Mono, 48 kHz.
class Track
{
public:
    void add(std::span<const float> samples, double now);
    [[nodiscard]] std::vector<float> samples() const;
    /// Seconds of CLOCK_MONOTONIC at which a sample arrived: by the quickest of the pieces that
    /// came in the half second after it.
    [[nodiscard]] double timeOf(double sample) const;
    /// The sample that was arriving then.
    [[nodiscard]] std::int64_t sampleAt(double time) const;

private:
    mutable std::mutex m_mutex;
    std::vector<float> m_samples; // this and the marks under m_mutex
    std::vector<std::pair<std::int64_t, double>> m_marks;
};

/// Plays into and records from a sound server, beside what is tested.
class PulseTap
{
public:
    using Fill = std::function<void(std::span<float>)>;

    PulseTap();
    ~PulseTap();
    PulseTap(const PulseTap&) = delete;
    PulseTap& operator=(const PulseTap&) = delete;

    /// False where the server is not there.
    [[nodiscard]] bool connect();
    /// From now until the end. @p track and @p fill are used in another thread.
    [[nodiscard]] bool record(const std::string& source, Track& track);
    [[nodiscard]] bool play(const std::string& sink, Fill fill);
    void end();

private:
    [[nodiscard]] bool waitUntilReady(pa_stream* stream);

    pa_threaded_mainloop* m_loop;
    pa_context* m_context = nullptr;
    std::vector<pa_stream*> m_streams;
    std::vector<std::unique_ptr<Fill>> m_fills;
};

/// Seconds of CLOCK_MONOTONIC.
[[nodiscard]] double monotonicSeconds();

} // namespace icelens::test
