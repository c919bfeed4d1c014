// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/agentlog/agentlogreader.h"
#include "transport/wire/logobserver.h"

#include <glib.h>

#include <array>
#include <functional>
#include <string_view>

namespace icelens::transport {

/// Hands what libnice logs in this thread to a reader, while it lives. Lives in the network thread.
///
/// Turns the debug log of libnice on, not its verbose dump: that costs too much, and only the
/// environment can (G_MESSAGES_DEBUG=libnice-verbose before the first agent). Lines hold passwords:
/// they go to the reader and nowhere else, and are not kept. Whatever else is logged, warnings of
/// libnice among it, goes where it went before. The log is the process's: one capture at a time.
///
/// In a program that links icelens_tap the lines come before GLib sees them, and only those that
/// the reader could know are formatted at all.
class AgentLogCapture final : private LogObserver
{
public:
    /// @p reader must outlive this. It is called under the lock of the agent that logs.
    explicit AgentLogCapture(model::AgentLogReader& reader);
    ~AgentLogCapture() override;
    AgentLogCapture(const AgentLogCapture&) = delete;
    AgentLogCapture& operator=(const AgentLogCapture&) = delete;

    /// For tests, which compare what the reader made of the log with the log: is called with each
    /// line after the reader. Set while no capture lives; an empty function ends it.
    using LineObserver = std::function<void(std::string_view)>;
    static void setLineObserver(LineObserver observer);

private:
    static void onLog(const gchar* domain, GLogLevelFlags level, const gchar* message,
                      gpointer self);
    Interest interestIn(const char* format) noexcept override;
    void onPassing(const void* agent, const char* format) noexcept override;
    void onLine(std::string_view line) noexcept override;

    model::AgentLogReader& m_reader;
    GThread* m_thread;
    guint m_handler = 0;
    /// What was found out about formats, by their addresses: libnice has two hundred, and writes
    /// some of them thousands of times.
    struct Known
    {
        const char* format = nullptr;
        Interest interest = Interest::None;
    };
    std::array<Known, 1024> m_known;
    ObserveLog m_observing;
};

} // namespace icelens::transport
