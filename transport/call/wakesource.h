// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/call/wakeup.h"
#include "transport/glib/gptr.h"

#include <functional>

namespace icelens::transport {

/// Calls a function in the thread of a main context when other threads wake it. Used in that
/// thread, but for wakeUp().
class WakeSource
{
public:
    /// @p context must outlive it, or its thread must be over. @p function must not destroy it.
    WakeSource(GMainContext* context, std::function<void()> function);
    ~WakeSource();
    WakeSource(const WakeSource&) = delete;
    WakeSource& operator=(const WakeSource&) = delete;

    /// Any thread.
    [[nodiscard]] const WakeUp& wakeUp() const { return m_wakeUp; }

private:
    static gboolean onDispatch(gpointer self);

    WakeUp m_wakeUp;
    std::function<void()> m_function;
    SourcePtr m_source;
};

} // namespace icelens::transport
