// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/wire/interfacelist.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <ifaddrs.h>
#include <linux/if_link.h>
#include <netinet/in.h>
#include <netpacket/packet.h>

namespace icelens::transport {

namespace {

/// 0 if it is not known.
std::size_t sizeOf(const sockaddr* address)
{
    switch (address->sa_family) {
    case AF_INET:
        return sizeof(sockaddr_in);
    case AF_INET6:
        return sizeof(sockaddr_in6);
    case AF_PACKET: {
        // Hardware addresses may be longer than the structure has room for.
        const auto* const link = reinterpret_cast<const sockaddr_ll*>(address);
        return std::max(sizeof(sockaddr_ll), offsetof(sockaddr_ll, sll_addr) + link->sll_halen);
    }
    default:
        return 0;
    }
}

} // namespace

std::optional<InterfaceList> InterfaceList::from(const ifaddrs* list)
{
    InterfaceList result;
    std::size_t before = 0;
    for (const ifaddrs* entry = list; entry != nullptr; entry = entry->ifa_next) {
        const std::size_t at = result.m_block.size();
        if (entry != list)
            result.point(before + offsetof(ifaddrs, ifa_next), at);
        if (!result.addEntry(*entry))
            return {};
        before = at;
    }
    return result;
}

bool InterfaceList::addEntry(const ifaddrs& entry)
{
    ifaddrs blank{};
    blank.ifa_flags = entry.ifa_flags;
    const std::size_t self = append(&blank, sizeof blank);
    point(self + offsetof(ifaddrs, ifa_name),
          append(entry.ifa_name, std::strlen(entry.ifa_name) + 1));

    const auto addAddress = [&](std::size_t field, const sockaddr* address) {
        if (address == nullptr)
            return true;
        const std::size_t size = sizeOf(address);
        if (size != 0)
            point(self + field, append(address, size));
        return size != 0;
    };
    if (!addAddress(offsetof(ifaddrs, ifa_addr), entry.ifa_addr)
        || !addAddress(offsetof(ifaddrs, ifa_netmask), entry.ifa_netmask)
        || !addAddress(offsetof(ifaddrs, ifa_ifu), entry.ifa_ifu.ifu_broadaddr))
        return false;
    if (entry.ifa_data != nullptr) {
        // Counters come with the entry of the link; a TUN interface has no address there.
        if (entry.ifa_addr != nullptr && entry.ifa_addr->sa_family != AF_PACKET)
            return false;
        point(self + offsetof(ifaddrs, ifa_data), append(entry.ifa_data, sizeof(rtnl_link_stats)));
    }
    return true;
}

std::size_t InterfaceList::append(const void* data, std::size_t size)
{
    constexpr std::size_t alignment = alignof(std::max_align_t);
    const std::size_t at = m_block.size();
    m_block.resize(at + (size + alignment - 1) / alignment * alignment);
    std::memcpy(m_block.data() + at, data, size);
    return at;
}

void InterfaceList::point(std::size_t field, std::size_t target)
{
    const auto offset = static_cast<std::uintptr_t>(target);
    std::memcpy(m_block.data() + field, &offset, sizeof offset);
    m_fields.push_back(static_cast<std::uint32_t>(field));
}

ifaddrs* InterfaceList::copy() const
{
    if (m_block.empty())
        return nullptr;
    auto* const block = static_cast<std::byte*>(std::malloc(m_block.size()));
    if (block == nullptr)
        return nullptr;
    std::memcpy(block, m_block.data(), m_block.size());
    const auto base = reinterpret_cast<std::uintptr_t>(block);
    for (const std::uint32_t field : m_fields) {
        std::uintptr_t pointer = 0;
        std::memcpy(&pointer, block + field, sizeof pointer);
        pointer += base;
        std::memcpy(block + field, &pointer, sizeof pointer);
    }
    return reinterpret_cast<ifaddrs*>(block);
}

} // namespace icelens::transport
