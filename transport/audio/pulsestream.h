// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/audio/audiobackend.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <pulse/context.h>
#include <pulse/stream.h>
#include <string>

namespace icelens::transport {

/// What capture and playback have in common. All of it with the lock of the loop held.
class PulseStream
{
public:
    using Clock = std::chrono::steady_clock;

    /// Something about it is another now: it runs, fails, was moved or suspended. It must not be
    /// destroyed in there.
    using Changed = std::function<void()>;

    virtual ~PulseStream();
    PulseStream(const PulseStream&) = delete;
    PulseStream& operator=(const PulseStream&) = delete;

    [[nodiscard]] bool hasFailed() const;
    /// The server answered; device() is known.
    [[nodiscard]] bool isOpen() const;
    /// Sound flows, or should.
    [[nodiscard]] bool isRunning() const;
    /// The id of the device that it is on in truth.
    [[nodiscard]] std::string device() const;
    [[nodiscard]] std::uint32_t index() const { return pa_stream_get_index(m_stream); }
    /// When sound last flowed, or the stream was made or last resumed.
    [[nodiscard]] Clock::time_point lastFlow() const { return m_lastFlow; }
    /// It has flowed more often than a server asks for a loudspeaker's first sound.
    [[nodiscard]] bool hasBegun() const { return m_flows > 2; }
    /// To be called a few times a second.
    virtual void lookAfter() {}

protected:
    PulseStream(pa_context* context, const char* name, Changed changed);

    static pa_sample_spec format();
    static constexpr std::uint32_t bytesOf(std::chrono::milliseconds time)
    {
        return std::uint32_t(time.count()) * 48 * sizeof(float);
    }
    void flowed()
    {
        m_lastFlow = Clock::now();
        ++m_flows;
    }
    [[nodiscard]] pa_stream* stream() const { return m_stream; }
    /// As of now; @p otherwise until it is known.
    [[nodiscard]] std::chrono::microseconds latency(std::chrono::microseconds otherwise) const;
    static constexpr auto flags = pa_stream_flags_t(
        PA_STREAM_ADJUST_LATENCY | PA_STREAM_AUTO_TIMING_UPDATE | PA_STREAM_INTERPOLATE_TIMING);

private:
    static void onChange(pa_stream* stream, void* self);

    pa_stream* m_stream = nullptr;
    Changed m_changed;
    Clock::time_point m_lastFlow = Clock::now();
    std::uint64_t m_flows = 0;
};

} // namespace icelens::transport
