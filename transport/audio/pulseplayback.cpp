// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/audio/pulseplayback.h"

#include <array>
#include <pulse/operation.h>
#include <utility>

namespace icelens::transport {
namespace {

using namespace std::chrono_literals;

constexpr auto frameTime = 10ms;
constexpr std::size_t frameBytes = audioFrameSamples * sizeof(float);

std::chrono::nanoseconds now()
{
    return PulseStream::Clock::now().time_since_epoch();
}

} // namespace

PulsePlayback::PulsePlayback(pa_context* context, const std::string& device, AudioClient& client,
                             Changed changed)
    : PulseStream(context, "Loudspeaker of a call", std::move(changed))
    , m_client(client)
{
    if (stream() == nullptr)
        return;
    pa_stream_set_write_callback(
        stream(),
        [](pa_stream*, std::size_t, void* self) { static_cast<PulsePlayback*>(self)->write(); },
        this);
    pa_stream_set_underflow_callback(
        stream(),
        [](pa_stream*, void* self) {
            auto* playback = static_cast<PulsePlayback*>(self);
            if (playback->m_ladder.ranDry(now()))
                playback->applyLength();
        },
        this);
    const auto buffer = wantedBuffer();
    pa_stream_connect_playback(stream(), device.empty() ? nullptr : device.c_str(), &buffer, flags,
                               nullptr, nullptr);
}

pa_buffer_attr PulsePlayback::wantedBuffer() const
{
    pa_buffer_attr buffer{};
    buffer.maxlength = std::uint32_t(-1);
    buffer.tlength = bytesOf(m_ladder.length());
    buffer.minreq = bytesOf(frameTime);
    // Plays on after it ran dry, instead of waiting until it is full.
    buffer.prebuf = 0;
    return buffer;
}

void PulsePlayback::applyLength()
{
    if (!isOpen())
        return;
    const auto buffer = wantedBuffer();
    if (auto* operation = pa_stream_set_buffer_attr(stream(), &buffer, nullptr, nullptr))
        pa_operation_unref(operation);
}

void PulsePlayback::lookAfter()
{
    if (m_ladder.stayedClean(now()))
        applyLength();
}

void PulsePlayback::write()
{
    flowed();
    if (!m_begun) {
        m_begun = true;
        m_ladder.begin(now());
    }
    auto writable = pa_stream_writable_size(stream());
    if (writable == std::size_t(-1))
        return;
    // More than the buffer holds: that much silence was heard instead. It is over, so we go on from
    // here, and the call's own buffer decides how to make up for it.
    std::int64_t skip = 0;
    const auto* granted = pa_stream_get_buffer_attr(stream());
    if (granted != nullptr && writable > granted->tlength + frameBytes) {
        skip = std::int64_t((writable - granted->tlength) / frameBytes * frameBytes);
        writable -= std::size_t(skip);
    }
    auto delay = latency(m_ladder.length()) + std::chrono::microseconds(skip * 1000 / 48 / 4);
    for (; writable >= frameBytes; writable -= frameBytes, delay += frameTime) {
        std::array<float, audioFrameSamples> frame;
        m_client.wanted(frame, delay);
        if (pa_stream_write(stream(), frame.data(), frameBytes, nullptr, skip, PA_SEEK_RELATIVE)
            < 0)
            return;
        skip = 0;
    }
}

} // namespace icelens::transport
