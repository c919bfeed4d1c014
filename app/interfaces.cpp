// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/interfaces.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <ifaddrs.h>
#include <memory>
#include <net/if.h>
#include <netinet/in.h>

namespace icelens::app {

namespace {

QString addressText(const sockaddr* address)
{
    std::array<char, INET6_ADDRSTRLEN> text{};
    const void* octets = nullptr;
    if (address->sa_family == AF_INET)
        octets = &reinterpret_cast<const sockaddr_in*>(address)->sin_addr;
    else if (address->sa_family == AF_INET6)
        octets = &reinterpret_cast<const sockaddr_in6*>(address)->sin6_addr;
    if (octets == nullptr
        || ::inet_ntop(address->sa_family, octets, text.data(), socklen_t(text.size())) == nullptr)
        return {};
    return QString::fromLatin1(text.data());
}

} // namespace

std::vector<NetworkInterface> networkInterfaces()
{
    std::vector<NetworkInterface> result;
    ifaddrs* list = nullptr;
    if (::getifaddrs(&list) != 0)
        return result;
    const std::unique_ptr<ifaddrs, decltype(&::freeifaddrs)> owner(list, &::freeifaddrs);
    for (const ifaddrs* entry = list; entry != nullptr; entry = entry->ifa_next) {
        if (entry->ifa_addr == nullptr || (entry->ifa_flags & IFF_UP) == 0)
            continue;
        const QString address = addressText(entry->ifa_addr);
        if (address.isEmpty())
            continue;
        const QString name = QString::fromLocal8Bit(entry->ifa_name);
        auto found = std::ranges::find(result, name, &NetworkInterface::name);
        if (found == result.end())
            found = result.insert(result.end(), {name, {}});
        found->addresses << address;
    }
    return result;
}

} // namespace icelens::app
