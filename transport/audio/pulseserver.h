// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/audio/pulsedevices.h"
#include "transport/audio/pulsetimer.h"

#include <memory>
#include <pulse/context.h>
#include <pulse/introspect.h>
#include <pulse/subscribe.h>
#include <pulse/thread-mainloop.h>

namespace icelens::transport {

/// The connection to a sound server, and the thread in which everything of it happens. Tries again
/// and again while there is no server. Its loop is there from the beginning, so that timers can be
/// made before start().
class PulseServer
{
public:
    /// All called in the thread of the server, with its lock held.
    class Listener
    {
    public:
        Listener() = default;
        virtual ~Listener() = default;
        Listener(const Listener&) = delete;
        Listener& operator=(const Listener&) = delete;

        /// There is no server, or there is none any more: streams must go. Once, until a
        /// devicesRead().
        virtual void serverLost() = 0;
        /// After each connect and each change.
        virtual void devicesRead() = 0;
    };

    explicit PulseServer(Listener& listener);
    ~PulseServer();
    PulseServer(const PulseServer&) = delete;
    PulseServer& operator=(const PulseServer&) = delete;

    /// False if there is no memory, file or thread for it: nothing of it may be used then.
    [[nodiscard]] bool isValid() const { return m_loop != nullptr; }
    [[nodiscard]] bool start();
    /// Lets @p last do away with what uses the server, then joins the thread.
    void stop(const std::function<void()>& last);

    /// Keeps the thread from running; briefly.
    class Lock
    {
    public:
        explicit Lock(const PulseServer& server)
            : m_loop(server.m_loop)
        {
            pa_threaded_mainloop_lock(m_loop);
        }
        ~Lock() { pa_threaded_mainloop_unlock(m_loop); }
        Lock(const Lock&) = delete;
        Lock& operator=(const Lock&) = delete;

    private:
        pa_threaded_mainloop* m_loop;
    };

    [[nodiscard]] pa_mainloop_api* api() const { return pa_threaded_mainloop_get_api(m_loop); }
    [[nodiscard]] pa_context* context() const { return m_context; }
    [[nodiscard]] bool isReady() const;
    [[nodiscard]] const PulseDevices& devices() const { return m_devices; }
    /// Reads the devices; devicesRead() follows.
    void refresh();

private:
    void connect();
    void disconnect();
    void onState();
    void publish();
    void readServer();
    static void onServer(pa_context* context, const pa_server_info* info, void* self);
    static void onSink(pa_context* context, const pa_sink_info* info, int end, void* self);
    static void onSource(pa_context* context, const pa_source_info* info, int end, void* self);

    Listener& m_listener;
    pa_threaded_mainloop* m_loop = nullptr;
    pa_context* m_context = nullptr;
    std::unique_ptr<PulseTimer> m_retry;
    int m_failures = 0;
    bool m_lostTold = false;
    PulseDevices m_devices;
    PulseDevices m_reading;
    bool m_isReading = false;
    bool m_readAgain = false;
};

} // namespace icelens::transport
