// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/call/mdnssocket.h"

#include <array>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <set>
#include <string>
#include <sys/socket.h>

namespace icelens::transport {
namespace {

constexpr guint16 mdnsPort = 5353;
constexpr const char* mdnsGroup = "224.0.0.251";

using InetAddressPtr = std::unique_ptr<GInetAddress, CallFree<g_object_unref>>;
using SocketAddressPtr = std::unique_ptr<GSocketAddress, CallFree<g_object_unref>>;

/// Names of those that have an IPv4 address and can multicast; loopback too, for programs here.
std::set<std::string> multicastInterfaces()
{
    std::set<std::string> names;
    ifaddrs* list = nullptr;
    if (::getifaddrs(&list) != 0)
        return names;
    for (const ifaddrs* one = list; one != nullptr; one = one->ifa_next) {
        const bool usable = one->ifa_addr != nullptr && one->ifa_addr->sa_family == AF_INET
            && (one->ifa_flags & IFF_UP) != 0
            && (one->ifa_flags & (IFF_MULTICAST | IFF_LOOPBACK)) != 0;
        if (usable)
            names.insert(one->ifa_name);
    }
    ::freeifaddrs(list);
    return names;
}

} // namespace

MdnsSocket::MdnsSocket(GMainContext* context, Heard heard)
    : m_heard(std::move(heard))
    , m_socket(g_socket_new(G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_DATAGRAM, G_SOCKET_PROTOCOL_UDP,
                            nullptr))
{
    if (m_socket == nullptr)
        return;
    const InetAddressPtr any(g_inet_address_new_any(G_SOCKET_FAMILY_IPV4));
    const SocketAddressPtr address(g_inet_socket_address_new(any.get(), mdnsPort));
    g_socket_set_blocking(m_socket.get(), FALSE);
    if (g_socket_bind(m_socket.get(), address.get(), TRUE, nullptr) == FALSE) {
        m_socket.reset();
        return;
    }
    joinGroup();
    m_source.reset(g_socket_create_source(m_socket.get(), G_IO_IN, nullptr));
    // GSocketSourceFunc has other parameters than GSourceFunc; GLib asks for this cast.
    g_source_set_callback(m_source.get(), G_SOURCE_FUNC(&MdnsSocket::onReadable), this, nullptr);
    g_source_attach(m_source.get(), context);
}

MdnsSocket::~MdnsSocket()
{
    if (m_source != nullptr)
        g_source_destroy(m_source.get());
}

void MdnsSocket::joinGroup()
{
    const InetAddressPtr group(g_inet_address_new_from_string(mdnsGroup));
    for (const std::string& name : multicastInterfaces())
        g_socket_join_multicast_group(m_socket.get(), group.get(), FALSE, name.c_str(), nullptr);
    g_socket_set_multicast_ttl(m_socket.get(), 255); // RFC 6762 §11
    g_socket_set_multicast_loopback(m_socket.get(), TRUE);
}

void MdnsSocket::ask(std::span<const std::uint8_t> query)
{
    if (m_socket == nullptr)
        return;
    const InetAddressPtr group(g_inet_address_new_from_string(mdnsGroup));
    const SocketAddressPtr target(g_inet_socket_address_new(group.get(), mdnsPort));
    for (const std::string& name : multicastInterfaces()) {
        ip_mreqn from{};
        from.imr_ifindex = static_cast<int>(::if_nametoindex(name.c_str()));
        if (::setsockopt(g_socket_get_fd(m_socket.get()), IPPROTO_IP, IP_MULTICAST_IF, &from,
                         sizeof from)
            != 0)
            continue;
        g_socket_send_to(m_socket.get(), target.get(), reinterpret_cast<const gchar*>(query.data()),
                         query.size(), nullptr, nullptr);
    }
}

gboolean MdnsSocket::onReadable(GSocket* socket, GIOCondition /*condition*/, gpointer self)
{
    constexpr std::size_t longest = 9000; // RFC 6762 §17
    std::array<gchar, longest> buffer{};
    const gssize size = g_socket_receive(socket, buffer.data(), buffer.size(), nullptr, nullptr);
    if (size > 0)
        static_cast<MdnsSocket*>(self)->m_heard(
            std::as_bytes(std::span(buffer).first(static_cast<std::size_t>(size))));
    return G_SOURCE_CONTINUE;
}

} // namespace icelens::transport
