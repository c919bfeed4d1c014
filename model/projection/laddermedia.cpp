// SPDX-License-Identifier: GPL-3.0-or-later
// What of the ladder is not STUN: DTLS handshakes and the first media.
#include "model/projection/ladder.h"
#include "model/projection/mediapath.h"

#include <algorithm>

namespace icelens::model {

namespace {

/// Media of equal pathHash() are of one kind and go between the same sockets the same way.
std::uint64_t pathHash(AgentId agent, const MediaCounted& counted)
{
    const std::hash<Address> hash;
    const auto mix = [](std::uint64_t seed, std::uint64_t more) {
        return (seed ^ more) * 0x9E3779B97F4A7C15U + (seed >> 29U);
    };
    std::uint64_t path = mix(agent.value(), hash(counted.local));
    path = mix(path, hash(counted.remote));
    return mix(path,
               static_cast<std::uint64_t>(counted.direction) * 8
                   + static_cast<std::uint64_t>(counted.kind));
}

} // namespace

std::optional<std::chrono::nanoseconds> MediaArrow::travel() const
{
    if (bytes.empty() || sentEvent == noEvent || receivedEvent == noEvent)
        return std::nullopt;
    return receivedAt - sentAt;
}

void Ladder::append(const Event& event, const Session& after)
{
    Media media;
    media.event = m_eventCount;
    media.agent = event.agent;
    media.at = event.at;
    if (const auto* seen = std::get_if<Boxed<DtlsSeen>>(&event.fact)) {
        const DtlsSeen& dtls = **seen;
        media.counted = {dtls.direction, dtls.tcp, MediaClass::Dtls, dtls.local,
                         dtls.remote,    1,        dtls.bytes.size()};
        media.bytes = dtls.bytes;
        media.pair = pairOfMedia(after, event.agent, media.counted);
        addMedia(std::move(media));
    } else if (const auto* counted = std::get_if<MediaCounted>(&event.fact)) {
        if (counted->kind == MediaClass::Dtls && counted->direction == Direction::Received) {
            auto& since = m_dtlsCounted.at(event.agent.value());
            since = std::min(since, m_eventCount);
        }
        if (m_mediaPaths.insert(pathHash(event.agent, *counted)).second) {
            media.counted = *counted;
            media.pair = pairOfMedia(after, event.agent, *counted);
            addMedia(std::move(media));
        }
    }
    ++m_eventCount;
}

void Ladder::addMedia(Media media)
{
    const auto known = std::size_t{m_eventCount} + 1;
    media.far = m_addresses.ownerOf(media.counted.remote, media.agent, known);
    // The other end of a handshake's datagram is among the last; of what is counted each path
    // comes once.
    constexpr std::size_t most = 256;
    const auto own = static_cast<std::uint32_t>(m_media.size());
    for (std::size_t back = 0; back < std::min(m_media.size(), most); ++back) {
        auto& other = m_media[m_media.size() - 1 - back];
        if (other.partner == WireMatch::none && isSameMedia(media, other)) {
            media.partner = static_cast<std::uint32_t>(m_media.size() - 1 - back);
            other.partner = own;
            break;
        }
    }
    m_media.push_back(std::move(media));
}

bool Ladder::isSameMedia(const Media& one, const Media& other) const
{
    if (one.agent == other.agent || one.counted.direction == other.counted.direction
        || one.counted.kind != other.counted.kind || one.bytes.size() != other.bytes.size())
        return false;
    if (!one.bytes.empty()) // what was kept is never received before it is sent
        return one.counted.direction == Direction::Received && one.bytes == other.bytes;
    const auto known = std::size_t{m_eventCount} + 1;
    const auto goesTo = [&](const Media& from, const Media& to) {
        const Lifeline there{LifelineKind::Base, to.agent, to.counted.local};
        return farEnd(from.counted.remote, from.agent, known).line == there;
    };
    return goesTo(one, other) && goesTo(other, one);
}

Fate Ladder::fateOf(const Media& media, const Cursor& cursor) const
{
    if (media.counted.direction == Direction::Received)
        return Fate::Arrived;
    if (media.partner != WireMatch::none && cursor.covers(m_media[media.partner].event))
        return Fate::Arrived;
    const bool watched = !media.bytes.empty() && media.far.value() != 0
        && m_wire.watches(media.far, cursor.events)
        && !cursor.covers(m_dtlsCounted.at(media.far.value()));
    if (!watched)
        return Fate::NotKnown;
    return cursor.time - media.at < WireMatch::longestFlight ? Fate::OnTheWay : Fate::Lost;
}

MediaArrow Ladder::arrowOf(const Media& media, const Cursor& cursor) const
{
    const bool sent = media.counted.direction == Direction::Sent;
    Lifeline own{LifelineKind::Base, media.agent, media.counted.local};
    Lifeline far = farEnd(media.counted.remote, media.agent, cursor.events).line;
    MediaArrow arrow;
    arrow.event = media.event;
    arrow.sentAt = arrow.receivedAt = media.at;
    (sent ? arrow.sentEvent : arrow.receivedEvent) = media.event;
    if (media.partner != WireMatch::none && cursor.covers(m_media[media.partner].event)) {
        const auto& there = m_media[media.partner];
        (sent ? arrow.receivedEvent : arrow.sentEvent) = there.event;
        far = {LifelineKind::Base, there.agent, there.counted.local};
        if (!media.bytes.empty()) // of what is counted the time says when it was reported
            arrow.receivedAt = there.at;
    }
    arrow.from = sent ? own : far;
    arrow.to = sent ? far : own;
    arrow.fate = fateOf(media, cursor);
    arrow.kind = media.counted.kind;
    arrow.packets = media.counted.packets;
    arrow.pair = media.pair;
    arrow.bytes = media.bytes;
    return arrow;
}

std::vector<MediaArrow> Ladder::media(const LadderFilter& filter, const Cursor& cursor) const
{
    std::vector<MediaArrow> arrows;
    if (filter.transaction)
        return arrows;
    for (const auto& media : m_media) {
        if (!cursor.covers(media.event))
            break;
        const auto* there = media.partner != WireMatch::none ? &m_media[media.partner] : nullptr;
        if (there != nullptr && there->event < media.event)
            continue; // it ends the arrow of its partner
        if (there != nullptr && !cursor.covers(there->event))
            there = nullptr;
        const auto isOf = [&](auto asked, auto Media::*its) {
            return asked.value() == 0 || media.*its == asked
                || (there != nullptr && there->*its == asked);
        };
        if (!isOf(filter.agent, &Media::agent) || !isOf(filter.pair, &Media::pair))
            continue;
        if (!filter.onlyFailures || fateOf(media, cursor) == Fate::Lost)
            arrows.push_back(arrowOf(media, cursor));
    }
    return arrows;
}

} // namespace icelens::model
