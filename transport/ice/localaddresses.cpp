// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/ice/localaddresses.h"

#include "transport/glib/gptr.h"

#include <glib.h>
#include <nice/interfaces.h>

#include <algorithm>
#include <ifaddrs.h>
#include <memory>
#include <optional>
#include <sys/socket.h>

namespace icelens::transport {
namespace {

using InterfacesPtr = std::unique_ptr<ifaddrs, CallFree<freeifaddrs>>;

std::optional<NiceAddress> parse(const char* text)
{
    NiceAddress address;
    nice_address_init(&address);
    if (nice_address_set_from_string(&address, text) == FALSE)
        return std::nullopt;
    return address;
}

/// What libnice would gather on by itself, or with @p loopback that too.
std::vector<NiceAddress> choiceOfLibnice(bool loopback)
{
    std::vector<NiceAddress> result;
    GList* const texts = nice_interfaces_get_local_ips(loopback ? TRUE : FALSE);
    for (const GList* item = texts; item != nullptr; item = item->next) {
        if (const auto address = parse(static_cast<const char*>(item->data)))
            result.push_back(*address);
    }
    g_list_free_full(texts, g_free);
    return result;
}

std::vector<NiceAddress> addressesOf(const std::string& interface)
{
    std::vector<NiceAddress> result;
    ifaddrs* raw = nullptr;
    if (getifaddrs(&raw) != 0)
        return result;
    const InterfacesPtr all(raw);
    for (const ifaddrs* item = raw; item != nullptr; item = item->ifa_next) {
        if (item->ifa_addr == nullptr || interface != item->ifa_name)
            continue;
        const auto family = item->ifa_addr->sa_family;
        if (family != AF_INET && family != AF_INET6)
            continue;
        NiceAddress address;
        nice_address_init(&address);
        nice_address_set_from_sockaddr(&address, item->ifa_addr);
        nice_address_set_port(&address, 0);
        result.push_back(address);
    }
    return result;
}

/// Drops the families that are not wanted.
void filter(std::vector<NiceAddress>& addresses, const model::SessionOptions& options)
{
    std::erase_if(addresses, [&](const NiceAddress& address) {
        return nice_address_ip_version(&address) == 4 ? !options.ipv4 : !options.ipv6;
    });
}

LocalAddresses chosenByName(const model::SessionOptions& options)
{
    LocalAddresses result;
    for (const std::string& name : options.interfaces) {
        auto found = addressesOf(name);
        if (found.empty()) {
            if (const auto literal = parse(name.c_str()))
                found.push_back(*literal);
            else
                result.unknown.push_back(name);
        }
        for (const NiceAddress& address : found) {
            const bool known = std::ranges::any_of(result.addresses, [&](const NiceAddress& other) {
                return nice_address_equal(&address, &other) != FALSE;
            });
            if (!known)
                result.addresses.push_back(address);
        }
    }
    filter(result.addresses, options);
    result.none = result.addresses.empty();
    return result;
}

} // namespace

LocalAddresses chooseLocalAddresses(const model::SessionOptions& options)
{
    if (!options.interfaces.empty())
        return chosenByName(options);
    LocalAddresses result;
    auto usual = choiceOfLibnice(false);
    const auto all = usual.size();
    filter(usual, options);
    if (!usual.empty()) {
        // Left to libnice unless a family is to be left out: it knows the addresses of later too.
        if (usual.size() != all)
            result.addresses = std::move(usual);
        return result;
    }
    result.addresses = choiceOfLibnice(true);
    filter(result.addresses, options);
    result.none = result.addresses.empty();
    return result;
}

} // namespace icelens::transport
