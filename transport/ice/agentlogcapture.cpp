// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/ice/agentlogcapture.h"

#include "transport/wire/currentagent.h"

#include <nice/debug.h>

#include <utility>

namespace icelens::transport {
namespace {

constexpr auto domain = "libnice";

AgentLogCapture::LineObserver& lineObserver()
{
    static AgentLogCapture::LineObserver observer;
    return observer;
}

} // namespace

AgentLogCapture::AgentLogCapture(model::AgentLogReader& reader)
    : m_reader(reader)
    , m_thread(g_thread_self())
    , m_handler(g_log_set_handler(domain, G_LOG_LEVEL_DEBUG, &AgentLogCapture::onLog, this))
    , m_observing(*this)
{
    // FALSE: what the STUN code of libnice logs (attribute by attribute) the tap sees better.
    nice_debug_enable(FALSE);
}

AgentLogCapture::~AgentLogCapture()
{
    nice_debug_disable(FALSE);
    g_log_remove_handler(domain, m_handler);
}

void AgentLogCapture::setLineObserver(LineObserver observer)
{
    lineObserver() = std::move(observer);
}

void AgentLogCapture::onLog(const gchar* /*domain*/, GLogLevelFlags /*level*/, const gchar* message,
                            gpointer self)
{
    auto& capture = *static_cast<AgentLogCapture*>(self);
    // Agents of other threads are not the session's.
    if (message != nullptr && g_thread_self() == capture.m_thread)
        capture.onLine(message);
}

bool AgentLogCapture::wants(std::string_view format) noexcept
{
    return lineObserver() || model::AgentLogReader::mayKnow(format);
}

void AgentLogCapture::onLine(std::string_view line) noexcept
{
    m_reader.read(line);
    CurrentAgent::hint(m_reader.lastAgent());
    if (const LineObserver& observer = lineObserver())
        observer(line);
}

} // namespace icelens::transport
