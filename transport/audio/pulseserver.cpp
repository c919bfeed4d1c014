// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/audio/pulseserver.h"

#include <algorithm>
#include <cstring>
#include <pulse/error.h>
#include <pulse/proplist.h>

namespace icelens::transport {
namespace {

using model::AudioUse;

// What PulseAudio and PipeWire play to where there is no loudspeaker.
constexpr const char* standInSink = "auto_null";

void forget(pa_operation* operation)
{
    if (operation != nullptr)
        pa_operation_unref(operation);
}

std::string text(const char* string)
{
    return string != nullptr ? string : "";
}

} // namespace

PulseServer::PulseServer(Listener& listener)
    : m_listener(listener)
    , m_loop(pa_threaded_mainloop_new())
{
    if (m_loop == nullptr)
        return;
    pa_threaded_mainloop_set_name(m_loop, "icelens-audio");
    m_retry = std::make_unique<PulseTimer>(api(), [this] { connect(); });
}

PulseServer::~PulseServer()
{
    stop({});
}

bool PulseServer::start()
{
    m_retry->setIn({});
    return pa_threaded_mainloop_start(m_loop) == 0;
}

void PulseServer::stop(const std::function<void()>& last)
{
    if (m_loop == nullptr)
        return;
    {
        const Lock lock(*this);
        if (last)
            last();
        disconnect();
        m_retry.reset();
    }
    pa_threaded_mainloop_stop(m_loop);
    pa_threaded_mainloop_free(m_loop);
    m_loop = nullptr;
}

bool PulseServer::isReady() const
{
    return m_context != nullptr && pa_context_get_state(m_context) == PA_CONTEXT_READY;
}

void PulseServer::connect()
{
    disconnect();
    pa_proplist* properties = pa_proplist_new();
    pa_proplist_sets(properties, PA_PROP_APPLICATION_NAME, "IceLens");
    pa_proplist_sets(properties, PA_PROP_APPLICATION_ID, "icelens");
    pa_proplist_sets(properties, PA_PROP_APPLICATION_ICON_NAME, "icelens");
    m_context = pa_context_new_with_proplist(api(), nullptr, properties);
    pa_proplist_free(properties);
    if (m_context == nullptr) {
        m_retry->setIn(std::chrono::seconds(3));
        return;
    }
    pa_context_set_state_callback(
        m_context, [](pa_context*, void* self) { static_cast<PulseServer*>(self)->onState(); },
        this);
    pa_context_set_subscribe_callback(
        m_context,
        [](pa_context*, pa_subscription_event_type_t, std::uint32_t, void* self) {
            static_cast<PulseServer*>(self)->refresh();
        },
        this);
    // Starting a server takes its time and is the session manager's task.
    if (pa_context_connect(m_context, nullptr, PA_CONTEXT_NOAUTOSPAWN, nullptr) < 0)
        onState();
}

void PulseServer::disconnect()
{
    m_isReading = m_readAgain = false;
    if (m_context == nullptr)
        return;
    pa_context_set_state_callback(m_context, nullptr, nullptr);
    pa_context_set_subscribe_callback(m_context, nullptr, nullptr);
    pa_context_disconnect(m_context);
    pa_context_unref(m_context);
    m_context = nullptr;
}

void PulseServer::onState()
{
    const auto state = pa_context_get_state(m_context);
    if (state == PA_CONTEXT_READY) {
        m_failures = 0;
        const auto mask = pa_subscription_mask_t(
            PA_SUBSCRIPTION_MASK_SINK | PA_SUBSCRIPTION_MASK_SOURCE | PA_SUBSCRIPTION_MASK_SERVER);
        forget(pa_context_subscribe(m_context, mask, nullptr, nullptr));
        refresh();
    } else if (!PA_CONTEXT_IS_GOOD(state)) {
        m_failures = std::min(m_failures + 1, 3);
        m_retry->setIn(std::chrono::seconds(m_failures));
        m_devices = {};
        if (!m_lostTold) {
            m_lostTold = true;
            m_listener.serverLost();
        }
    }
}

void PulseServer::refresh()
{
    if (!isReady())
        return;
    m_readAgain = m_isReading;
    if (!m_isReading)
        readServer();
}

void PulseServer::readServer()
{
    m_isReading = true;
    m_readAgain = false;
    m_reading = {};
    // Answered in this order.
    forget(pa_context_get_server_info(m_context, onServer, this));
    forget(pa_context_get_sink_info_list(m_context, onSink, this));
    forget(pa_context_get_source_info_list(m_context, onSource, this));
}

void PulseServer::onServer(pa_context* /*context*/, const pa_server_info* info, void* self)
{
    auto& reading = static_cast<PulseServer*>(self)->m_reading;
    if (info == nullptr)
        return;
    reading.defaultInput = text(info->default_source_name);
    reading.defaultOutput = text(info->default_sink_name);
}

void PulseServer::onSink(pa_context* /*context*/, const pa_sink_info* info, int end, void* self)
{
    if (end != 0 || info == nullptr)
        return;
    const bool hidden = std::strcmp(info->name, standInSink) == 0;
    static_cast<PulseServer*>(self)->m_reading.entries.push_back(
        {{AudioUse::Output, text(info->name), text(info->description), false}, hidden});
}

void PulseServer::onSource(pa_context* /*context*/, const pa_source_info* info, int end, void* self)
{
    auto* server = static_cast<PulseServer*>(self);
    if (end == 0 && info != nullptr) {
        const bool hidden = info->monitor_of_sink != PA_INVALID_INDEX;
        server->m_reading.entries.push_back(
            {{AudioUse::Input, text(info->name), text(info->description), false}, hidden});
    } else if (server->isReady()) {
        server->publish();
    }
}

void PulseServer::publish()
{
    m_isReading = false;
    if (m_readAgain) {
        readServer();
        return;
    }
    m_devices = std::move(m_reading);
    m_lostTold = false;
    m_listener.devicesRead();
}

} // namespace icelens::transport
