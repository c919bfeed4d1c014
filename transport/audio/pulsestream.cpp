// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/audio/pulsestream.h"

#include <pulse/proplist.h>
#include <utility>

namespace icelens::transport {

PulseStream::PulseStream(pa_context* context, const char* name, Changed changed)
    : m_changed(std::move(changed))
{
    pa_proplist* properties = pa_proplist_new();
    pa_proplist_sets(properties, PA_PROP_MEDIA_ROLE, "phone");
    const auto spec = format();
    m_stream = pa_stream_new_with_proplist(context, name, &spec, nullptr, properties);
    pa_proplist_free(properties);
    if (m_stream == nullptr)
        return;
    pa_stream_set_state_callback(m_stream, onChange, this);
    pa_stream_set_moved_callback(m_stream, onChange, this);
    pa_stream_set_suspended_callback(m_stream, onChange, this);
}

PulseStream::~PulseStream()
{
    if (m_stream == nullptr)
        return;
    pa_stream_set_state_callback(m_stream, nullptr, nullptr);
    pa_stream_set_moved_callback(m_stream, nullptr, nullptr);
    pa_stream_set_suspended_callback(m_stream, nullptr, nullptr);
    pa_stream_set_read_callback(m_stream, nullptr, nullptr);
    pa_stream_set_write_callback(m_stream, nullptr, nullptr);
    pa_stream_set_underflow_callback(m_stream, nullptr, nullptr);
    pa_stream_disconnect(m_stream);
    pa_stream_unref(m_stream);
}

pa_sample_spec PulseStream::format()
{
    return {.format = PA_SAMPLE_FLOAT32NE, .rate = 48000, .channels = 1};
}

bool PulseStream::hasFailed() const
{
    return m_stream == nullptr || !PA_STREAM_IS_GOOD(pa_stream_get_state(m_stream));
}

bool PulseStream::isOpen() const
{
    return m_stream != nullptr && pa_stream_get_state(m_stream) == PA_STREAM_READY;
}

bool PulseStream::isRunning() const
{
    return isOpen() && pa_stream_is_suspended(m_stream) == 0;
}

std::string PulseStream::device() const
{
    const char* name = isOpen() ? pa_stream_get_device_name(m_stream) : nullptr;
    return name != nullptr ? name : "";
}

std::chrono::microseconds PulseStream::latency(std::chrono::microseconds otherwise) const
{
    pa_usec_t time = 0;
    int negative = 0;
    if (pa_stream_get_latency(m_stream, &time, &negative) < 0)
        return otherwise;
    return std::chrono::microseconds(negative != 0 ? 0 : time);
}

void PulseStream::onChange(pa_stream* /*stream*/, void* self)
{
    auto* stream = static_cast<PulseStream*>(self);
    stream->m_lastFlow = Clock::now();
    stream->m_changed();
}

} // namespace icelens::transport
