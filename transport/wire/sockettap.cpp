// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/wire/sockettap.h"

#include "transport/wire/socketobserver.h"

#include <algorithm>
#include <dlfcn.h>
#include <sys/socket.h>
#include <vector>

using icelens::model::Direction;
using icelens::transport::monotonicNow;
using icelens::transport::SocketObserver;
using icelens::transport::SocketTraffic;
using icelens::transport::threadSocketObserver;

namespace {

/// The same function of the library behind this program.
template <class Function>
Function* nextInLine(const char* name, Function* /*type*/)
{
    auto* const function = reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
    if (function == nullptr)
        g_error("%s is not in any library behind this program", name); // it cannot have been called
    return function;
}

/// The first @p size octets that @p vectors hold, one behind the other. Copies only if they lie in
/// several vectors, into memory of the thread that is kept.
template <class Vector>
std::span<const std::byte> gather(const Vector* vectors, gint count, std::size_t size)
{
    if (size == 0 || count == 0)
        return {};
    if (vectors[0].size >= size)
        return {static_cast<const std::byte*>(vectors[0].buffer), size};
    thread_local std::vector<std::byte> gathered;
    gathered.clear();
    // A count of -1 means that a null buffer ends the array (see g_socket_send_message()).
    for (gint i = 0; (count < 0 || i < count) && gathered.size() < size; ++i) {
        const auto* const from = static_cast<const std::byte*>(vectors[i].buffer);
        if (count < 0 && from == nullptr)
            break;
        gathered.insert(gathered.end(), from,
                        from + std::min<std::size_t>(vectors[i].size, size - gathered.size()));
    }
    return gathered;
}

} // namespace

// Exported whatever the default visibility, and kept by link-time optimisation: only the dynamic
// linker refers to them.
#define ICELENS_INTERPOSED extern "C" __attribute__((visibility("default"), used))

ICELENS_INTERPOSED gssize g_socket_send_message(GSocket* socket, GSocketAddress* address,
                                                GOutputVector* vectors, gint num_vectors,
                                                GSocketControlMessage** messages, gint num_messages,
                                                gint flags, GCancellable* cancellable,
                                                GError** error)
{
    static auto* const next = nextInLine("g_socket_send_message", &g_socket_send_message);
    SocketObserver* const observer = threadSocketObserver();
    if (observer == nullptr) {
        return next(socket, address, vectors, num_vectors, messages, num_messages, flags,
                    cancellable, error);
    }
    const auto at = monotonicNow();
    const gssize sent = next(socket, address, vectors, num_vectors, messages, num_messages, flags,
                             cancellable, error);
    if (sent >= 0) {
        observer->onTraffic({socket, Direction::Sent, at, address, false,
                             gather(vectors, num_vectors, static_cast<std::size_t>(sent))});
    }
    return sent;
}

ICELENS_INTERPOSED gint g_socket_send_messages(GSocket* socket, GOutputMessage* messages,
                                               guint num_messages, gint flags,
                                               GCancellable* cancellable, GError** error)
{
    static auto* const next = nextInLine("g_socket_send_messages", &g_socket_send_messages);
    SocketObserver* const observer = threadSocketObserver();
    if (observer == nullptr)
        return next(socket, messages, num_messages, flags, cancellable, error);
    const auto at = monotonicNow();
    const gint sent = next(socket, messages, num_messages, flags, cancellable, error);
    for (gint i = 0; i < sent; ++i) {
        const GOutputMessage& message = messages[i];
        observer->onTraffic(
            {socket, Direction::Sent, at, message.address, false,
             gather(message.vectors, static_cast<gint>(message.num_vectors), message.bytes_sent)});
    }
    return sent;
}

ICELENS_INTERPOSED gssize g_socket_receive_message(GSocket* socket, GSocketAddress** address,
                                                   GInputVector* vectors, gint num_vectors,
                                                   GSocketControlMessage*** messages,
                                                   gint* num_messages, gint* flags,
                                                   GCancellable* cancellable, GError** error)
{
    static auto* const next = nextInLine("g_socket_receive_message", &g_socket_receive_message);
    SocketObserver* const observer = threadSocketObserver();
    // What is only peeked at comes again.
    if (observer == nullptr || (flags != nullptr && (*flags & G_SOCKET_MSG_PEEK) != 0)) {
        return next(socket, address, vectors, num_vectors, messages, num_messages, flags,
                    cancellable, error);
    }
    gint ownFlags = flags != nullptr ? *flags : 0;
    GSocketAddress* ownAddress = nullptr;
    // A datagram's sender must be known even if the caller does not ask.
    if (address == nullptr && g_socket_get_socket_type(socket) == G_SOCKET_TYPE_DATAGRAM)
        address = &ownAddress;
    const gssize received = next(socket, address, vectors, num_vectors, messages, num_messages,
                                 &ownFlags, cancellable, error);
    if (flags != nullptr)
        *flags = ownFlags;
    if (received >= 0) {
        // With MSG_TRUNC among the flags the kernel tells the datagram's size, not what is there.
        const bool truncated = (ownFlags & MSG_TRUNC) != 0;
        observer->onTraffic({socket, Direction::Received, monotonicNow(),
                             address != nullptr ? *address : nullptr, truncated,
                             gather(vectors, num_vectors, static_cast<std::size_t>(received))});
    }
    if (ownAddress != nullptr)
        g_object_unref(ownAddress);
    return received;
}
