// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/glib/gptr.h"

#include <chrono>
#include <functional>
#include <optional>

namespace icelens::transport {

/// Calls a function in the thread of a main context at an instant of CLOCK_MONOTONIC, which can be
/// moved as often as one likes: that allocates nothing. Used in that thread only.
class Deadline
{
public:
    /// @p context must outlive it, or its thread must be over. @p function may set() it again, but
    /// not destroy it.
    Deadline(GMainContext* context, std::function<void()> function);
    ~Deadline();
    Deadline(const Deadline&) = delete;
    Deadline& operator=(const Deadline&) = delete;

    /// Empty: never. Once it was called it waits to be set again.
    void set(std::optional<std::chrono::nanoseconds> at);

private:
    static gboolean onDispatch(gpointer self);

    SourcePtr m_source;
    std::function<void()> m_function;
    std::optional<std::chrono::nanoseconds> m_at;
};

} // namespace icelens::transport
