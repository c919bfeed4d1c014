// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/glib/gptr.h"

#include <gio/gio.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

/// Sockets on 127.0.0.1 for tests.
namespace loopback {

template <class T>
using Ptr = std::unique_ptr<T, icelens::transport::CallFree<g_object_unref>>;

inline Ptr<GSocketAddress> address(guint16 port)
{
    const Ptr<GInetAddress> ip(g_inet_address_new_loopback(G_SOCKET_FAMILY_IPV4));
    return Ptr<GSocketAddress>(g_inet_socket_address_new(ip.get(), port));
}

inline guint16 portOf(GSocketAddress* address)
{
    return g_inet_socket_address_get_port(G_INET_SOCKET_ADDRESS(address));
}

inline Ptr<GSocketAddress> localOf(GSocket* socket)
{
    return Ptr<GSocketAddress>(g_socket_get_local_address(socket, nullptr));
}

/// Bound, and not blocking.
inline Ptr<GSocket> open(GSocketType type)
{
    Ptr<GSocket> socket(
        g_socket_new(G_SOCKET_FAMILY_IPV4, type, G_SOCKET_PROTOCOL_DEFAULT, nullptr));
    g_socket_bind(socket.get(), address(0).get(), FALSE, nullptr);
    g_socket_set_blocking(socket.get(), FALSE);
    return socket;
}

/// Two ends of a TCP connection.
inline std::pair<Ptr<GSocket>, Ptr<GSocket>> connection()
{
    const auto listener = open(G_SOCKET_TYPE_STREAM);
    g_socket_listen(listener.get(), nullptr);
    auto client = open(G_SOCKET_TYPE_STREAM);
    g_socket_set_blocking(client.get(), TRUE);
    g_socket_connect(client.get(), localOf(listener.get()).get(), nullptr, nullptr);
    g_socket_set_blocking(client.get(), FALSE);
    g_socket_set_blocking(listener.get(), TRUE);
    Ptr<GSocket> server(g_socket_accept(listener.get(), nullptr, nullptr));
    g_socket_set_blocking(server.get(), FALSE);
    return {std::move(client), std::move(server)};
}

inline gssize send(GSocket* socket, std::span<const std::byte> bytes, GSocketAddress* to = nullptr)
{
    GOutputVector vector{bytes.data(), bytes.size()};
    return g_socket_send_message(socket, to, &vector, 1, nullptr, 0, 0, nullptr, nullptr);
}

/// @return what one call read; waits for it.
inline std::vector<std::byte> receive(GSocket* socket, std::size_t room = 65536)
{
    g_socket_condition_timed_wait(socket, G_IO_IN, 5'000'000, nullptr, nullptr);
    std::vector<std::byte> bytes(room);
    GInputVector vector{bytes.data(), bytes.size()};
    const gssize size = g_socket_receive_message(socket, nullptr, &vector, 1, nullptr, nullptr,
                                                 nullptr, nullptr, nullptr);
    bytes.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    return bytes;
}

inline std::span<const std::byte> octets(std::string_view text)
{
    return std::as_bytes(std::span(text));
}

} // namespace loopback
