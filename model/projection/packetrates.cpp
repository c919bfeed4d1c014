// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/projection/packetrates.h"

#include "model/projection/mediapath.h"
#include "model/projection/timescale.h"

#include <algorithm>

namespace icelens::model {

void PacketRates::append(const Event& event, const Session& after)
{
    PairId pair;
    Direction direction = Direction::Sent;
    Sum more{m_eventCount, event.at, 0, 0, 0};
    if (const auto* seen = std::get_if<Boxed<MessageSeen>>(&event.fact)) {
        pair = after.pairOf(event.agent, **seen);
        direction = (*seen)->direction;
        more.stun = 1;
        more.octets = (*seen)->bytes.size();
    } else if (const auto* counted = std::get_if<MediaCounted>(&event.fact)) {
        pair = pairOfMedia(after, event.agent, *counted);
        direction = counted->direction;
        more.media = counted->packets;
        more.octets = counted->octets;
    }
    ++m_eventCount;
    if (pair.value() == 0)
        return;
    auto& sums = m_sums[{pair, direction}];
    if (!sums.empty()) {
        more.stun += sums.back().stun;
        more.media += sums.back().media;
        more.octets += sums.back().octets;
    }
    sums.push_back(more);
}

PacketRates::Sum PacketRates::sumUntil(const std::vector<Sum>& sums, std::size_t count)
{
    return count == 0 ? Sum{} : sums[count - 1];
}

PacketRates::Rate PacketRates::rateAt(PairId pair, Direction direction, const Cursor& cursor,
                                      std::chrono::nanoseconds window) const
{
    const auto found = m_sums.find({pair, direction});
    if (found == m_sums.end() || window.count() <= 0)
        return {};
    const auto shown = coveredBy(cursor.events, std::span(found->second));
    const auto begin = std::ranges::upper_bound(shown, cursor.time - window, {}, &Sum::at);
    const auto after = sumUntil(found->second, shown.size());
    const auto before = sumUntil(found->second, static_cast<std::size_t>(begin - shown.begin()));
    const double seconds = std::chrono::duration<double>(window).count();
    return {static_cast<double>(after.stun - before.stun) / seconds,
            static_cast<double>(after.media - before.media) / seconds,
            static_cast<double>(after.octets - before.octets) / seconds};
}

} // namespace icelens::model
