// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"

#include <gio/gio.h>

#include <chrono>
#include <cstddef>
#include <span>

namespace icelens::transport {

/// What one successful call moved through a socket: a datagram, or a piece of a byte stream.
struct SocketTraffic
{
    GSocket* socket = nullptr;
    model::Direction direction = model::Direction::Sent;
    /// CLOCK_MONOTONIC: just before the call that sent, just after the call that received.
    std::chrono::nanoseconds at{};
    /// Where the datagram came from or went to; null on a connected socket. Not owned.
    GSocketAddress* peer = nullptr;
    bool truncated = false; ///< The datagram was longer than the buffer that it was read into.
    std::span<const std::byte> bytes; ///< Dies when the observer returns.
};

/// Is told of everything that the calls of one thread move through the sockets of GIO.
///
/// It runs inside that call, for an agent's socket under the agent's lock: it must not call into
/// an agent and must not block.
class SocketObserver
{
public:
    SocketObserver() = default;
    virtual ~SocketObserver() = default;
    SocketObserver(const SocketObserver&) = delete;
    SocketObserver& operator=(const SocketObserver&) = delete;

    virtual void onTraffic(const SocketTraffic& traffic) noexcept = 0;
};

/// The observer of the calling thread; null if there is none.
[[nodiscard]] SocketObserver* threadSocketObserver();

/// Makes @p observer the observer of the calling thread, and puts the one before back in the end.
///
/// Lives and dies in one thread. Nothing is seen in a program that does not link icelens_tap.
class ObserveSockets
{
public:
    explicit ObserveSockets(SocketObserver& observer);
    ~ObserveSockets();
    ObserveSockets(const ObserveSockets&) = delete;
    ObserveSockets& operator=(const ObserveSockets&) = delete;

private:
    SocketObserver* m_before;
};

/// Sends a message between two sockets of this process, as a shared library would do it, and over
/// no network. True if the tap saw it leave and arrive. Any thread; takes well under a millisecond.
[[nodiscard]] bool tapSelfTest();
/// What that said when it was first asked: what stands between this program and its libraries does
/// not change. Any thread.
[[nodiscard]] bool tapWorks();

/// CLOCK_MONOTONIC, the clock of SocketTraffic::at.
[[nodiscard]] std::chrono::nanoseconds monotonicNow();

} // namespace icelens::transport
