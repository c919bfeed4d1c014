// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/call/wakesource.h"

#include <utility>

namespace icelens::transport {
namespace {

struct DescriptorSource
{
    GSource source;
    gpointer tag;
};

gboolean checkDescriptor(GSource* source)
{
    auto* const own = reinterpret_cast<DescriptorSource*>(source); // as GLib has it
    return g_source_query_unix_fd(source, own->tag) != 0;
}

gboolean dispatchDescriptor(GSource* /*source*/, GSourceFunc callback, gpointer data)
{
    return callback(data);
}

GSourceFuncs descriptorFunctions = {nullptr, checkDescriptor, dispatchDescriptor,
                                    nullptr, nullptr,         nullptr};

} // namespace

WakeSource::WakeSource(GMainContext* context, std::function<void()> function)
    : m_function(std::move(function))
    , m_source(g_source_new(&descriptorFunctions, sizeof(DescriptorSource)))
{
    auto* const own = reinterpret_cast<DescriptorSource*>(m_source.get());
    own->tag = g_source_add_unix_fd(m_source.get(), m_wakeUp.descriptor(), G_IO_IN);
    g_source_set_callback(m_source.get(), &WakeSource::onDispatch, this, nullptr);
    g_source_attach(m_source.get(), context);
}

WakeSource::~WakeSource()
{
    g_source_destroy(m_source.get());
}

gboolean WakeSource::onDispatch(gpointer self)
{
    auto& source = *static_cast<WakeSource*>(self);
    source.m_wakeUp.clear();
    source.m_function();
    return G_SOURCE_CONTINUE;
}

} // namespace icelens::transport
