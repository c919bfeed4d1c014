// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/glib/gptr.h"

#include <chrono>
#include <functional>

namespace icelens::transport {

/// Calls a function in the thread of a main context, once or again and again. Used in that thread
/// only. What it calls may start or cancel it, but not destroy it.
class ContextTimer
{
public:
    /// @p context must outlive the timer, or its thread must be over.
    explicit ContextTimer(GMainContext* context)
        : m_context(context)
    {}
    ~ContextTimer() { cancel(); }
    ContextTimer(const ContextTimer&) = delete;
    ContextTimer& operator=(const ContextTimer&) = delete;

    /// Calls @p function once after @p delay; what was started before is cancelled.
    void start(std::chrono::milliseconds delay, std::function<void()> function);
    /// The same every @p interval until cancelled.
    void repeat(std::chrono::milliseconds interval, std::function<void()> function);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_source != nullptr; }

private:
    void attach(std::chrono::milliseconds delay, std::function<void()> function, bool repeats);
    static gboolean onDispatch(gpointer self);

    GMainContext* m_context;
    SourcePtr m_source;
    std::function<void()> m_function;
    bool m_repeats = false;
};

} // namespace icelens::transport
