// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/ice/deadline.h"

#include <utility>

namespace icelens::transport {
namespace {

gboolean dispatchDeadline(GSource* /*source*/, GSourceFunc callback, gpointer data)
{
    return callback(data);
}

GSourceFuncs deadlineFunctions = {nullptr, nullptr, dispatchDeadline, nullptr, nullptr, nullptr};

} // namespace

Deadline::Deadline(GMainContext* context, std::function<void()> function)
    : m_source(g_source_new(&deadlineFunctions, sizeof(GSource)))
    , m_function(std::move(function))
{
    g_source_set_callback(m_source.get(), &Deadline::onDispatch, this, nullptr);
    g_source_attach(m_source.get(), context);
}

Deadline::~Deadline()
{
    g_source_destroy(m_source.get());
}

void Deadline::set(std::optional<std::chrono::nanoseconds> at)
{
    if (at == m_at)
        return;
    m_at = at;
    const auto rounded = [&] { // up: a call that comes early would only come again
        return std::chrono::ceil<std::chrono::microseconds>(*at).count();
    };
    g_source_set_ready_time(m_source.get(), at ? std::max<gint64>(rounded(), 0) : -1);
}

gboolean Deadline::onDispatch(gpointer self)
{
    auto& deadline = *static_cast<Deadline*>(self);
    deadline.set({});
    deadline.m_function();
    return G_SOURCE_CONTINUE;
}

} // namespace icelens::transport
