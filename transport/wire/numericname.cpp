// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/wire/numericname.h"

#include <array>
#include <charconv>
#include <cstring>
#include <dlfcn.h>
#include <netdb.h>
#include <netinet/in.h>

namespace {

/// Writes "192.0.2.1" and its zero. False if @p room is too small.
bool writeDotted(const sockaddr_in& address, char* to, std::size_t room)
{
    std::array<unsigned char, 4> octets{};
    std::memcpy(octets.data(), &address.sin_addr, octets.size());
    std::array<char, INET_ADDRSTRLEN> text{};
    char* end = text.data();
    for (const unsigned octet : octets) {
        if (end != text.data())
            *end++ = '.';
        end = std::to_chars(end, text.data() + text.size(), octet).ptr;
    }
    const auto size = static_cast<std::size_t>(end - text.data()) + 1;
    if (size > room)
        return false;
    std::memcpy(to, text.data(), size);
    return true;
}

} // namespace

extern "C" __attribute__((visibility("default"), used)) int
getnameinfo(const sockaddr* address, socklen_t length, char* host, socklen_t hostRoom,
            char* service, socklen_t serviceRoom, int flags)
{
    static auto* const next =
        reinterpret_cast<decltype(&::getnameinfo)>(dlsym(RTLD_NEXT, "getnameinfo"));
    if (flags == NI_NUMERICHOST && service == nullptr && host != nullptr && address != nullptr
        && address->sa_family == AF_INET && length >= sizeof(sockaddr_in)) {
        sockaddr_in internet{};
        std::memcpy(&internet, address, sizeof internet);
        if (writeDotted(internet, host, hostRoom))
            return 0;
    }
    return next(address, length, host, hostRoom, service, serviceRoom, flags);
}
