// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/ice/agentlogcapture.h"

#include "transport/wire/currentagent.h"

#include <nice/debug.h>

#include <cstdint>
#include <functional>
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

LogObserver::Interest AgentLogCapture::interestIn(const char* format) noexcept
{
    if (lineObserver())
        return Interest::Line;
    Known& known = m_known.at(std::hash<const void*>()(format) / 8 % m_known.size());
    if (known.format == format)
        return known.interest;
    switch (model::AgentLogReader::meaningOf(format)) {
    case model::AgentLogReader::Meaning::None:
        known = {format, Interest::None};
        break;
    case model::AgentLogReader::Meaning::Passing:
        known = {format, Interest::Passing};
        break;
    case model::AgentLogReader::Meaning::Telling:
        known = {format, Interest::Line};
        break;
    }
    return known.interest;
}

void AgentLogCapture::onPassing(const void* agent, const char* format) noexcept
{
    m_reader.pass(reinterpret_cast<std::uintptr_t>(agent), format);
    CurrentAgent::hint(m_reader.lastAgent());
}

void AgentLogCapture::onLine(std::string_view line) noexcept
{
    m_reader.read(line);
    CurrentAgent::hint(m_reader.lastAgent());
    if (const LineObserver& observer = lineObserver())
        observer(line);
}

} // namespace icelens::transport
