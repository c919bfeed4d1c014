// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/projection/timeline.h"

#include "model/projection/mediapath.h"
#include "model/session/pairing.h"
#include "model/stun/message.h"

#include <algorithm>

namespace icelens::model {

namespace {

LaneKey keyOf(LaneKind kind, const Change& change)
{
    const bool ofPair = kind == LaneKind::Pair;
    return {kind, change.agent, change.stream, change.component, ofPair ? change.pair : PairId(),
            {}};
}

std::optional<FlagKind> flagOf(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::PairValidated:
        return FlagKind::Validated;
    case ChangeKind::PairTriggered:
        return FlagKind::Triggered;
    case ChangeKind::PairNominated:
        return FlagKind::Nominated;
    case ChangeKind::PairSelected:
        return FlagKind::Selected;
    case ChangeKind::PairDeselected:
        return FlagKind::Deselected;
    case ChangeKind::PairRemoved:
        return FlagKind::Removed;
    case ChangeKind::CheckNotSent:
        return FlagKind::CheckNotSent;
    case ChangeKind::RoleConflict:
        return FlagKind::RoleConflict;
    case ChangeKind::Restart:
        return FlagKind::Restart;
    case ChangeKind::ConsentLost:
        return FlagKind::ConsentLost;
    case ChangeKind::GatheringStarted:
        return FlagKind::GatheringStarted;
    case ChangeKind::GatheringDone:
        return FlagKind::GatheringDone;
    default: // not a fact: what a timeline does not flag
        return std::nullopt;
    }
}

constexpr auto binding = static_cast<std::uint16_t>(stun::Method::Binding);

} // namespace

void Timeline::append(const Event& event, const Session& after, std::span<const Change> changes,
                      const TransactionIndex& transactions, const WireMatch& wire)
{
    for (const auto& change : changes)
        onChange(change, after);
    if (const auto* seen = std::get_if<Boxed<MessageSeen>>(&event.fact))
        onMessage(**seen, transactions, static_cast<WireMatch::Ordinal>(wire.size() - 1), wire);
    else if (const auto* counted = std::get_if<MediaCounted>(&event.fact))
        onMedia(event, *counted, after);
    else if (const auto* report = std::get_if<Boxed<MediaReport>>(&event.fact))
        onReport(event, **report);
    ++m_eventCount;
}

Lane& Timeline::laneFor(const LaneKey& key, EventNumber event, SessionTime at)
{
    const auto [found, isNew] = m_byKey.try_emplace(key, m_lanes.size());
    if (isNew) {
        m_lanes.push_back({});
        m_lanes.back().key = key;
        m_lanes.back().event = event;
        m_lanes.back().at = at;
    }
    return m_lanes[found->second];
}

void Timeline::onChange(const Change& change, const Session& after)
{
    if (change.pair.value() != 0 && change.kind != ChangeKind::SelectionSwitch) {
        onPairChange(change, after);
        return;
    }
    const LaneKey agent{LaneKind::Agent, change.agent, {}, {}, {}, {}};
    const Step step{change.event, change.to, change.at};
    switch (change.kind) {
    case ChangeKind::AgentCreated:
    case ChangeKind::RoleSwitch:
        laneFor(agent, change.event, change.at).steps.push_back(step);
        return;
    case ChangeKind::StreamAdded:
        for (const auto& component : after.agent(change.agent)->stream(change.stream)->components)
            laneFor({LaneKind::ComponentState, change.agent, change.stream, component.id, {}, {}},
                    change.event, change.at)
                .steps.push_back({change.event, 0, change.at});
        return;
    case ChangeKind::ComponentState:
        laneFor(keyOf(LaneKind::ComponentState, change), change.event, change.at)
            .steps.push_back(step);
        return;
    default:
        break;
    }
    if (const auto flag = flagOf(change.kind)) {
        const bool ofComponent = change.kind == ChangeKind::ConsentLost;
        laneFor(ofComponent ? keyOf(LaneKind::ComponentState, change) : agent, change.event,
                change.at)
            .flags.push_back({change.event, *flag, 0, change.at});
    }
}

void Timeline::onPairChange(const Change& change, const Session& after)
{
    auto& lane = laneFor(keyOf(LaneKind::Pair, change), change.event, change.at);
    if (change.kind == ChangeKind::PairFormed || change.kind == ChangeKind::PairState)
        lane.steps.push_back({change.event, change.to, change.at});
    if (const auto flag = flagOf(change.kind)) {
        const auto value = change.to == Change::nothing ? std::uint8_t{0} : change.to;
        lane.flags.push_back({change.event, *flag, value, change.at});
    }
    if (change.kind == ChangeKind::PairRemoved) {
        lane.endEvent = change.event;
        lane.endAt = change.at;
    }
    if (change.kind != ChangeKind::PairFormed)
        return;
    m_pairLanes.resize(change.pair.value(), noLane);
    m_pairLanes.back() = m_lanes.size() - 1;
    const auto path = pathOf(*after.pair(change.pair));
    const auto early = m_early.find({path.agent, path.tcp, path.local, path.remote});
    if (early == m_early.end())
        return;
    for (const auto& check : early->second)
        lane.checks.at(static_cast<std::size_t>(check.kind)).push_back(check);
    m_early.erase(early);
}

void Timeline::onMessage(const MessageSeen& seen, const TransactionIndex& transactions,
                         WireMatch::Ordinal ordinal, const WireMatch& wire)
{
    const auto& entry = wire[ordinal];
    const auto& message = transactions.message(ordinal);
    if (message.transaction == WireMatch::none || entry.agent.value() == 0)
        return;
    const bool sent = entry.direction == Direction::Sent;
    const bool request = entry.messageClass == stun::Class::Request;
    const bool again = message.copy > 0;
    CheckKind kind = CheckKind::Sent;
    if (sent && !request)
        return; // our answer to a check of the peer: the ladder has it
    if (sent)
        kind = again ? CheckKind::Retransmitted : CheckKind::Sent;
    else if (request)
        kind = again ? CheckKind::PeerRepeated : CheckKind::PeerCheck;
    else
        kind = entry.messageClass == stun::Class::Error ? CheckKind::Refused : CheckKind::Answered;
    const Check check{entry.event, kind, ordinal, message.transaction, entry.at};
    const auto lane = laneOfPair(entry.pair);
    if (entry.method == binding && lane)
        m_lanes[*lane].checks.at(static_cast<std::size_t>(kind)).push_back(check);
    else if (entry.method == binding && request && !sent)
        m_early[{entry.agent, seen.tcp, seen.local, entry.relayed ? entry.peer : entry.remote}]
            .push_back(check);
    else if (request && sent)
        onServerRequest(seen, message, entry);
    else if (!request)
        onServerResponse(seen, message, entry);
}

void Timeline::onServerRequest(const MessageSeen& seen, const TransactionIndex::Message& message,
                               const WireMatch::Entry& entry)
{
    const auto known = m_serverTransactions.find(message.transaction);
    if (known != m_serverTransactions.end()) {
        auto& gathering = m_lanes[known->second.first].gatherings[known->second.second];
        gathering.repeats.push_back({entry.event, 0, entry.at});
        return;
    }
    const auto decoded = stun::Message::decode(seen.bytes.span());
    if (entry.method == binding && decoded.find(stun::AttributeType::Username) != nullptr)
        return; // a check whose pair is not known
    auto& lane = laneFor({LaneKind::Gathering, entry.agent, {}, {}, {}, entry.remote}, entry.event,
                         entry.at);
    Gathering gathering;
    gathering.event = entry.event;
    gathering.transaction = message.transaction;
    gathering.method = entry.method;
    gathering.local = entry.local;
    gathering.server = entry.remote;
    gathering.at = entry.at;
    const auto number = static_cast<std::size_t>(&lane - m_lanes.data());
    m_servers.try_emplace({entry.agent, entry.remote}, number);
    m_serverTransactions[message.transaction] = {number, lane.gatherings.size()};
    lane.gatherings.push_back(std::move(gathering));
}

void Timeline::onServerResponse(const MessageSeen& seen, const TransactionIndex::Message& message,
                                const WireMatch::Entry& entry)
{
    const auto known = m_serverTransactions.find(message.transaction);
    if (known == m_serverTransactions.end())
        return;
    auto& gathering = m_lanes[known->second.first].gatherings[known->second.second];
    if (gathering.endEvent != noEvent)
        return;
    const auto decoded = stun::Message::decode(seen.bytes.span());
    const bool refused = entry.messageClass == stun::Class::Error;
    gathering.endEvent = entry.event;
    gathering.endAt = entry.at;
    gathering.reply = refused ? Reply::Error : Reply::Success;
    gathering.errorCode = entry.errorCode;
    const auto mapped = decoded.address(stun::AttributeType::XorMappedAddress);
    const auto plain = decoded.address(stun::AttributeType::MappedAddress);
    gathering.mapped = mapped.value_or(plain.value_or(Address()));
    gathering.relayed = decoded.address(stun::AttributeType::XorRelayedAddress).value_or(Address());
}

void Timeline::onMedia(const Event& event, const MediaCounted& counted, const Session& after)
{
    const auto* pair = after.pair(pairOfMedia(after, event.agent, counted));
    if (pair == nullptr)
        return;
    auto& lane = laneFor({LaneKind::Media, pair->agent, pair->stream, pair->component, {}, {}},
                         m_eventCount, event.at);
    lane.media.push_back(
        {m_eventCount, counted.direction, counted.kind, counted.packets, counted.octets, event.at});
    auto sum =
        lane.mediaSums.empty() ? std::pair<std::uint64_t, std::uint64_t>() : lane.mediaSums.back();
    sum.first += counted.packets;
    sum.second += counted.octets;
    lane.mediaSums.push_back(sum);
}

void Timeline::onReport(const Event& event, const MediaReport& report)
{
    auto& last = m_reports[{event.agent, report.stream, report.component}];
    const auto since = [](std::uint64_t now, std::uint64_t before) {
        return static_cast<double>(now > before ? now - before : 0);
    };
    const double lost = since(report.totalLost, last.totalLost);
    const double expected = lost + since(report.totalPacketsReceived, last.totalPacketsReceived);
    last = report;
    laneFor({LaneKind::Quality, event.agent, report.stream, report.component, {}, {}}, m_eventCount,
            event.at)
        .quality.push_back({m_eventCount, expected > 0 ? lost / expected : 0, report.jitter,
                            report.roundTrip, event.at});
}

std::optional<std::size_t> Timeline::laneOf(const LaneKey& key) const
{
    const auto found = m_byKey.find(key);
    return found == m_byKey.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::size_t> Timeline::laneOfPair(PairId pair) const
{
    if (pair.value() == 0 || pair.value() > m_pairLanes.size())
        return std::nullopt;
    const auto lane = m_pairLanes[pair.value() - 1];
    return lane == noLane ? std::nullopt : std::optional(lane);
}

} // namespace icelens::model

std::size_t
std::hash<icelens::model::LaneKey>::operator()(const icelens::model::LaneKey& key) const noexcept
{
    const auto mix = [](std::size_t seed, std::size_t more) {
        return (seed ^ more) * 0x9E3779B97F4A7C15U + (seed >> 29U);
    };
    std::size_t seed = static_cast<std::size_t>(key.kind);
    seed = mix(seed, key.agent.value());
    seed = mix(seed, key.stream.value());
    seed = mix(seed, key.component.value());
    seed = mix(seed, key.pair.value());
    return mix(seed, std::hash<icelens::model::Address>{}(key.server));
}
