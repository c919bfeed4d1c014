// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/audio/pulsecapture.h"

#include <utility>

namespace icelens::transport {
namespace {

using namespace std::chrono_literals;

constexpr auto fragment = 10ms;
// What is older than this after a pause of ours is of no use to a call.
constexpr auto longestQueue = 200ms;

constexpr std::array<float, audioFrameSamples> silence{};

} // namespace

PulseCapture::PulseCapture(pa_context* context, const std::string& device, AudioClient& client,
                           Changed changed)
    : PulseStream(context, "Microphone of a call", std::move(changed))
    , m_client(client)
{
    if (stream() == nullptr)
        return;
    pa_buffer_attr buffer{};
    buffer.fragsize = bytesOf(fragment);
    buffer.maxlength = bytesOf(longestQueue);
    pa_stream_set_read_callback(
        stream(),
        [](pa_stream*, std::size_t, void* self) { static_cast<PulseCapture*>(self)->read(); },
        this);
    pa_stream_connect_record(stream(), device.empty() ? nullptr : device.c_str(), &buffer, flags);
}

void PulseCapture::read()
{
    flowed();
    while (pa_stream_readable_size(stream()) > 0) {
        auto age = latency(fragment);
        const auto take = [this](auto frame, auto frameAge) { m_client.captured(frame, frameAge); };
        const void* data = nullptr;
        std::size_t bytes = 0;
        if (pa_stream_peek(stream(), &data, &bytes) < 0 || bytes == 0)
            return;
        std::size_t samples = bytes / sizeof(float);
        if (data != nullptr)
            m_cutter.push({static_cast<const float*>(data), samples}, age, take);
        // A hole: the server lost what was there. Its time passes all the same.
        while (data == nullptr && samples > 0) {
            const std::size_t count = std::min(samples, silence.size());
            m_cutter.push(std::span(silence).first(count), age, take);
            age -= std::chrono::microseconds(count * 1000 / 48);
            samples -= count;
        }
        pa_stream_drop(stream());
    }
}

} // namespace icelens::transport
