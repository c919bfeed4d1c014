// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/ice/contexttimer.h"

#include <utility>

namespace icelens::transport {

void ContextTimer::start(std::chrono::milliseconds delay, std::function<void()> function)
{
    attach(delay, std::move(function), false);
}

void ContextTimer::repeat(std::chrono::milliseconds interval, std::function<void()> function)
{
    attach(interval, std::move(function), true);
}

void ContextTimer::cancel()
{
    if (m_source)
        g_source_destroy(m_source.get());
    m_source.reset();
}

void ContextTimer::attach(std::chrono::milliseconds delay, std::function<void()> function,
                          bool repeats)
{
    cancel();
    m_function = std::move(function);
    m_repeats = repeats;
    m_source.reset(g_timeout_source_new(static_cast<guint>(delay.count())));
    g_source_set_callback(m_source.get(), &ContextTimer::onDispatch, this, nullptr);
    g_source_attach(m_source.get(), m_context);
}

gboolean ContextTimer::onDispatch(gpointer self)
{
    auto& timer = *static_cast<ContextTimer*>(self);
    if (timer.m_repeats) {
        const auto function = timer.m_function; // it may start the timer anew
        function();
        return G_SOURCE_CONTINUE; // of no effect on a source that was destroyed meanwhile
    }
    const auto function = std::exchange(timer.m_function, {});
    timer.m_source.reset();
    function();
    return G_SOURCE_REMOVE;
}

} // namespace icelens::transport
