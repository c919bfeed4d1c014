// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/voice/packetstore.h"

#include <algorithm>

namespace icelens::transport {

PacketStore::Packet* PacketStore::add(std::int64_t number)
{
    Packet& place = m_places[index(number)];
    if (number < 0 || place.number >= 0)
        return nullptr;
    place.number = number;
    m_last = m_count == 0 ? number : std::max(m_last, number);
    ++m_count;
    return &place;
}

const PacketStore::Packet* PacketStore::at(std::int64_t number) const
{
    const Packet& place = m_places[index(number)];
    return number >= 0 && place.number == number ? &place : nullptr;
}

const PacketStore::Packet* PacketStore::firstFrom(std::int64_t number) const
{
    if (m_count == 0)
        return nullptr;
    const std::int64_t end = std::min(m_last, number + std::int64_t{capacity} - 1);
    for (; number <= end; ++number) {
        if (const Packet* const found = at(number))
            return found;
    }
    return nullptr;
}

void PacketStore::remove(std::int64_t number)
{
    if (at(number) == nullptr)
        return;
    m_places[index(number)].number = -1;
    --m_count;
    while (m_count > 0 && at(m_last) == nullptr)
        --m_last;
}

void PacketStore::clear()
{
    for (Packet& place : m_places)
        place.number = -1;
    m_count = 0;
}

} // namespace icelens::transport
