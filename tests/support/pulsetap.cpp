// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pulsetap.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace icelens::test {
namespace {

constexpr double rate = 48000;

pa_sample_spec format()
{
    return {.format = PA_SAMPLE_FLOAT32NE, .rate = 48000, .channels = 1};
}

pa_buffer_attr untold()
{
    constexpr auto any = std::uint32_t(-1);
    return {any, any, any, any, any};
}

class Locked
{
public:
    explicit Locked(pa_threaded_mainloop* loop)
        : m_loop(loop)
    {
        pa_threaded_mainloop_lock(m_loop);
    }
    ~Locked() { pa_threaded_mainloop_unlock(m_loop); }
    Locked(const Locked&) = delete;
    Locked& operator=(const Locked&) = delete;

private:
    pa_threaded_mainloop* m_loop;
};

void onRead(pa_stream* stream, std::size_t /*bytes*/, void* track)
{
    const double now = monotonicSeconds();
    static const std::vector<float> hole(48000);
    while (pa_stream_readable_size(stream) > 0) {
        const void* data = nullptr;
        std::size_t bytes = 0;
        if (pa_stream_peek(stream, &data, &bytes) < 0 || bytes == 0)
            return;
        const auto* samples = data != nullptr ? static_cast<const float*>(data) : hole.data();
        static_cast<Track*>(track)->add({samples, std::min(bytes / sizeof(float), hole.size())},
                                        now);
        pa_stream_drop(stream);
    }
}

void onWrite(pa_stream* stream, std::size_t bytes, void* fill)
{
    std::vector<float> samples(bytes / sizeof(float));
    (*static_cast<PulseTap::Fill*>(fill))(samples);
    pa_stream_write(stream, samples.data(), samples.size() * sizeof(float), nullptr, 0,
                    PA_SEEK_RELATIVE);
}

} // namespace

double monotonicSeconds()
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double>(now).count();
}

void Track::add(std::span<const float> samples, double now)
{
    const std::lock_guard lock(m_mutex);
    m_samples.insert(m_samples.end(), samples.begin(), samples.end());
    m_marks.emplace_back(std::int64_t(m_samples.size()), now);
}

std::vector<float> Track::samples() const
{
    const std::lock_guard lock(m_mutex);
    return m_samples;
}

double Track::timeOf(double sample) const
{
    const std::lock_guard lock(m_mutex);
    double best = std::numeric_limits<double>::quiet_NaN();
    for (const auto& [end, time] : m_marks) {
        if (double(end) <= sample || double(end) > sample + rate / 2)
            continue;
        const double estimate = time - (double(end) - sample) / rate;
        if (!(estimate >= best))
            best = estimate;
    }
    return best;
}

std::int64_t Track::sampleAt(double time) const
{
    const std::lock_guard lock(m_mutex);
    std::int64_t last = 0;
    for (const auto& [end, arrived] : m_marks) {
        if (arrived > time)
            break;
        last = end;
    }
    return last;
}

PulseTap::PulseTap()
    : m_loop(pa_threaded_mainloop_new())
{
    pa_threaded_mainloop_start(m_loop);
}

PulseTap::~PulseTap()
{
    end();
    {
        const Locked lock(m_loop);
        if (m_context != nullptr) {
            pa_context_set_state_callback(m_context, nullptr, nullptr);
            pa_context_disconnect(m_context);
            pa_context_unref(m_context);
        }
    }
    pa_threaded_mainloop_stop(m_loop);
    pa_threaded_mainloop_free(m_loop);
}

bool PulseTap::connect()
{
    const Locked lock(m_loop);
    m_context = pa_context_new(pa_threaded_mainloop_get_api(m_loop), "tap");
    pa_context_set_state_callback(
        m_context,
        [](pa_context*, void* loop) {
            pa_threaded_mainloop_signal(static_cast<pa_threaded_mainloop*>(loop), 0);
        },
        m_loop);
    if (pa_context_connect(m_context, nullptr, PA_CONTEXT_NOAUTOSPAWN, nullptr) < 0)
        return false;
    while (PA_CONTEXT_IS_GOOD(pa_context_get_state(m_context))) {
        if (pa_context_get_state(m_context) == PA_CONTEXT_READY)
            return true;
        pa_threaded_mainloop_wait(m_loop);
    }
    return false;
}

bool PulseTap::waitUntilReady(pa_stream* stream)
{
    m_streams.push_back(stream);
    pa_stream_set_state_callback(
        stream,
        [](pa_stream*, void* loop) {
            pa_threaded_mainloop_signal(static_cast<pa_threaded_mainloop*>(loop), 0);
        },
        m_loop);
    while (PA_STREAM_IS_GOOD(pa_stream_get_state(stream))) {
        if (pa_stream_get_state(stream) == PA_STREAM_READY)
            return true;
        pa_threaded_mainloop_wait(m_loop);
    }
    return false;
}

bool PulseTap::record(const std::string& source, Track& track)
{
    const Locked lock(m_loop);
    const auto spec = format();
    pa_stream* stream = pa_stream_new(m_context, "ear", &spec, nullptr);
    pa_stream_set_read_callback(stream, onRead, &track);
    auto buffer = untold();
    buffer.fragsize = 5 * 48 * sizeof(float);
    pa_stream_connect_record(stream, source.c_str(), &buffer,
                             pa_stream_flags_t(PA_STREAM_ADJUST_LATENCY | PA_STREAM_DONT_MOVE));
    return waitUntilReady(stream);
}

bool PulseTap::play(const std::string& sink, Fill fill)
{
    const Locked lock(m_loop);
    const auto spec = format();
    m_fills.push_back(std::make_unique<Fill>(std::move(fill)));
    pa_stream* stream = pa_stream_new(m_context, "mouth", &spec, nullptr);
    pa_stream_set_write_callback(stream, onWrite, m_fills.back().get());
    auto buffer = untold();
    buffer.tlength = 120 * 48 * sizeof(float);
    pa_stream_connect_playback(stream, sink.c_str(), &buffer,
                               pa_stream_flags_t(PA_STREAM_ADJUST_LATENCY | PA_STREAM_DONT_MOVE),
                               nullptr, nullptr);
    return waitUntilReady(stream);
}

void PulseTap::end()
{
    const Locked lock(m_loop);
    for (pa_stream* stream : m_streams) {
        pa_stream_set_state_callback(stream, nullptr, nullptr);
        pa_stream_set_read_callback(stream, nullptr, nullptr);
        pa_stream_set_write_callback(stream, nullptr, nullptr);
        pa_stream_disconnect(stream);
        pa_stream_unref(stream);
    }
    m_streams.clear();
    m_fills.clear();
}

} // namespace icelens::test
