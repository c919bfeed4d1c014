// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/glib/gptr.h"

#include <gio/gio.h>

#include <functional>
#include <memory>
#include <span>

namespace icelens::transport {

/// A socket that asks and hears multicast DNS (RFC 6762 §11) over IPv4, on every interface that is
/// up. Lives in the network thread; the socket tap does not take it for an agent's.
class MdnsSocket
{
public:
    using Heard = std::function<void(std::span<const std::byte> message)>;

    /// @p heard is called from @p context for whatever arrives; it must not destroy the socket.
    MdnsSocket(GMainContext* context, Heard heard);
    ~MdnsSocket();
    MdnsSocket(const MdnsSocket&) = delete;
    MdnsSocket& operator=(const MdnsSocket&) = delete;

    /// Nothing comes of it if the system lets no such socket be made.
    void ask(std::span<const std::uint8_t> query);

private:
    using SocketPtr = std::unique_ptr<GSocket, CallFree<g_object_unref>>;
    static gboolean onReadable(GSocket* socket, GIOCondition condition, gpointer self);
    void joinGroup();

    Heard m_heard;
    SocketPtr m_socket; // null: it could not be made
    SourcePtr m_source;
};

} // namespace icelens::transport
