// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/lesson/lessonfields.h"

#include "model/base/overloaded.h"
#include "model/session/priority.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

namespace icelens::model {

namespace {

using Kind = LessonField::Kind;

std::optional<LessonValue> whole(const Address& address)
{
    if (address.isNull())
        return std::nullopt;
    return LessonAddress{address};
}

template <class T>
std::optional<LessonValue> known(const std::optional<T>& value)
{
    return value ? std::optional<LessonValue>(*value) : std::nullopt;
}

std::optional<LessonValue> text(const std::string& words)
{
    return words.empty() ? std::nullopt : std::optional<LessonValue>(words);
}

std::uint64_t number(std::uint64_t value)
{
    return value;
}

/// Of the candidate that @p pair has at this end.
std::optional<LessonValue> candidatePriority(const Session& session, const Pair& pair, bool remote)
{
    const auto* agent = session.agent(pair.agent);
    const auto* component =
        agent == nullptr ? nullptr : agent->component(pair.stream, pair.component);
    if (component == nullptr)
        return std::nullopt;
    const auto& address = remote ? pair.remote : pair.local;
    const auto found = std::ranges::find_if(component->candidates, [&](const auto& candidate) {
        return candidate.remote == remote && !candidate.superseded
            && candidate.candidate->address == address;
    });
    if (found == component->candidates.end())
        return std::nullopt;
    return number(found->candidate->priority);
}

std::optional<LessonValue> ofPair(Kind kind, const Session& session, const Pair& pair)
{
    switch (kind) {
    case Kind::Pair:
        return pair.id;
    case Kind::Local:
        return whole(pair.local);
    case Kind::Remote:
        return whole(pair.remote);
    case Kind::LocalType:
        return known(pair.localType);
    case Kind::RemoteType:
        return known(pair.remoteType);
    case Kind::Priority:
        return known(pair.priority);
    case Kind::LocalPriority:
        return candidatePriority(session, pair, false);
    case Kind::RemotePriority:
        return candidatePriority(session, pair, true);
    case Kind::Foundation:
        return text(pair.foundation);
    case Kind::State:
        return pair.state;
    case Kind::RoundTrip:
        return pair.roundTrip ? std::optional<LessonValue>(LessonDuration{*pair.roundTrip})
                              : std::nullopt;
    case Kind::ChecksSent:
        return number(std::uint64_t{pair.requestsSent} + pair.requestsRetransmitted);
    case Kind::Component:
        return number(pair.component.value());
    default:
        return std::nullopt;
    }
}

std::optional<LessonValue> ofCandidate(Kind kind, const Candidate& candidate)
{
    const auto parts = priorityParts(candidate.priority);
    const auto part = [&](LessonAddress::Part which) -> std::optional<LessonValue> {
        return LessonAddress{candidate.address, which};
    };
    switch (kind) {
    case Kind::Address:
        return whole(candidate.address);
    case Kind::Ip:
        return part(LessonAddress::Part::Ip);
    case Kind::Port:
        return part(LessonAddress::Part::Port);
    case Kind::Type:
        return candidate.type;
    case Kind::Base:
        return whole(candidate.base);
    case Kind::Related:
        return whole(candidate.related);
    case Kind::Server:
        return whole(candidate.server);
    case Kind::Priority:
        return number(candidate.priority);
    case Kind::Foundation:
        return text(candidate.foundation);
    case Kind::TypePreference:
        return number(parts.typePreference);
    case Kind::LocalPreference:
        return number(parts.localPreference);
    case Kind::Component:
        return number(candidate.component.value());
    default:
        return std::nullopt;
    }
}

constexpr std::array<std::string_view, 6> plainStates{"Frozen",    "Waiting", "In-Progress",
                                                      "Succeeded", "Failed",  "Discovered"};
constexpr std::array<std::string_view, 4> plainTypes{"host", "server-reflexive", "peer-reflexive",
                                                     "relayed"};

std::string plainSeconds(std::chrono::nanoseconds time)
{
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.3f",
                  std::chrono::duration<double>(time).count());
    return buffer.data();
}

std::string plainAddress(const LessonAddress& address)
{
    switch (address.part) {
    case LessonAddress::Part::Whole:
        break;
    case LessonAddress::Part::Ip:
        return address.address.ip();
    case LessonAddress::Part::Port:
        return std::to_string(address.address.port());
    }
    return address.address.toString();
}

} // namespace

std::optional<LessonValue> LessonFields::value(const LessonField& field) const
{
    switch (field.kind) {
    case Kind::Ta:
        return LessonDuration{m_log.latest().options().ta};
    case Kind::Duration:
        return duration(field);
    case Kind::PairCount:
        return pairCount(field);
    case Kind::CandidateCount:
        return candidateCount(field);
    case Kind::NextCheck:
        return next(field);
    default:
        break;
    }
    if (field.kind == Kind::Role) {
        // "role of Alice", or of the agent that a moment is about.
        const auto session = m_log.stateAt(m_stop.count);
        const auto* of = moment(field.of);
        const auto who = of != nullptr ? std::optional(of->agent) : agent(field.of);
        const auto* known = who ? session.agent(*who) : nullptr;
        return known != nullptr ? std::optional<LessonValue>(known->role) : std::nullopt;
    }
    const auto* of = moment(field.of);
    return of != nullptr ? ofMoment(field, *of) : std::nullopt;
}

std::optional<LessonValue> LessonFields::ofMoment(const LessonField& field,
                                                  const FoundMoment& moment) const
{
    if (field.kind == Kind::Time)
        return LessonInstant{moment.time};
    // What happened later than the stop is told as it is when it has happened.
    const auto session =
        m_log.stateAt(std::max(m_stop.count, moment.event ? *moment.event + 1 : moment.count));
    if (field.kind == Kind::Agent) {
        const auto* known = session.agent(moment.agent);
        return known != nullptr ? text(known->name) : std::nullopt;
    }
    if (moment.candidate) {
        if (auto value = ofCandidate(field.kind, *moment.candidate))
            return value;
    }
    if (moment.message != WireMatch::none) {
        if (auto value = ofMessage(field.kind, moment))
            return value;
    }
    const auto* pair = session.pair(moment.pair);
    return pair != nullptr ? ofPair(field.kind, session, *pair) : std::nullopt;
}

std::optional<LessonValue> LessonFields::ofMessage(Kind kind, const FoundMoment& moment) const
{
    const auto& seen = m_projections.wire()[moment.message];
    switch (kind) {
    case Kind::Local:
        return whole(seen.local);
    case Kind::Remote:
        return whole(seen.relayed && !seen.peer.isNull() ? seen.peer : seen.remote);
    case Kind::Server:
        return whole(seen.remote);
    case Kind::Error:
        return seen.errorCode != 0 ? std::optional<LessonValue>(number(seen.errorCode))
                                   : std::nullopt;
    default:
        return std::nullopt;
    }
}

std::optional<LessonValue> LessonFields::pairCount(const LessonField& field) const
{
    const auto who = agent(field.of);
    if (!who)
        return std::nullopt;
    const auto session = m_log.stateAt(m_stop.count);
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < session.pairs().size(); ++i) {
        const auto& pair = session.pairs()[i];
        if ((who->value() == 0 || pair.agent == *who) && pair.removed.has_value() == field.removed
            && (!field.state || pair.state == *field.state))
            ++count;
    }
    return count;
}

std::optional<LessonValue> LessonFields::candidateCount(const LessonField& field) const
{
    const auto who = agent(field.of);
    if (!who)
        return std::nullopt;
    const auto session = m_log.stateAt(m_stop.count);
    std::uint64_t count = 0;
    const auto fits = [&](const KnownCandidate& known) {
        return known.remote == field.remote && !known.superseded
            && (!field.type || known.candidate->type == *field.type);
    };
    for (const auto& known : session.agents()) {
        if (who->value() != 0 && known->id != *who)
            continue;
        for (const auto& stream : known->streams) {
            for (const auto& component : stream.components)
                count +=
                    static_cast<std::uint64_t>(std::ranges::count_if(component.candidates, fits));
        }
    }
    return count;
}

std::optional<LessonValue> LessonFields::next(const LessonField& field) const
{
    const auto who = agent(field.of);
    if (!who || who->value() == 0)
        return std::nullopt;
    const auto session = m_log.stateAt(m_stop.count);
    const auto expected =
        nextCheck(*who, {session, m_log, m_stop.count, m_projections.transactions()});
    return expected ? std::optional<LessonValue>(expected->pair) : std::nullopt;
}

std::optional<LessonValue> LessonFields::duration(const LessonField& field) const
{
    const auto* from = moment(field.of);
    const auto* to = moment(field.until);
    if (from == nullptr || to == nullptr)
        return std::nullopt;
    return LessonDuration{to->time - from->time};
}

const FoundMoment* LessonFields::moment(const std::string& name) const
{
    return name.empty() || name == "stop" ? &m_stop : m_finder.named(name);
}

std::optional<AgentId> LessonFields::agent(const std::string& name) const
{
    return name.empty() ? std::optional(AgentId()) : m_finder.agent(name);
}

std::string LessonFields::plain(const LessonValue& value)
{
    return std::visit(
        Overloaded{
            [](const std::string& words) { return words; },
            [](std::uint64_t figure) { return std::to_string(figure); },
            [](PairId pair) { return std::to_string(pair.value()); },
            [](const LessonAddress& address) { return plainAddress(address); },
            [](const LessonInstant& instant) { return plainSeconds(instant.at); },
            [](const LessonDuration& duration) { return plainSeconds(duration.length); },
            [](CandidateType type) {
                return std::string(plainTypes.at(static_cast<std::size_t>(type)));
            },
            [](PairState state) {
                return std::string(plainStates.at(static_cast<std::size_t>(state)));
            },
            [](Role role) {
                return std::string(role == Role::Controlling ? "controlling" : "controlled");
            },
        },
        value);
}

} // namespace icelens::model
