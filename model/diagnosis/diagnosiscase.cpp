// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/diagnosis/diagnosiscase.h"

#include <algorithm>
#include <chrono>

namespace icelens::model {

namespace {

using namespace std::chrono_literals;

/// Longer than any negotiation takes that is going well; libnice gives up after 7 s.
constexpr SessionTime patience = 5s;
/// When all is over, so much is enough to have tried.
constexpr SessionTime trial = 1s;
constexpr std::size_t mostEvidence = 64;

const AgentTraces& noTraces()
{
    static const AgentTraces none;
    return none;
}

bool iceFailed(const Session& session, AgentId agent)
{
    return std::ranges::any_of(session.call().ended, [&](const EndedCall& call) {
        return call.agent == agent && call.ended.reason == CallEndReason::IceFailed;
    });
}

void countCandidates(AgentCase& about, const Component& component)
{
    for (const auto& known : component.candidates) {
        if (known.superseded)
            continue;
        ++(known.remote ? about.remote : about.local);
        if (known.candidate->type == CandidateType::Relayed)
            (known.remote ? about.remoteRelay : about.localRelay) = true;
    }
}

void addPair(CheckSums& sums, const Pair& pair)
{
    ++sums.pairs;
    sums.failed += pair.state == PairState::Failed ? 1 : 0;
    sums.sent += pair.requestsSent;
    sums.answered += pair.requestsAnswered;
    sums.received += pair.requestsReceived;
    sums.lastChange = std::max(sums.lastChange, pair.changedAt);
    if (sums.ids.size() < mostEvidence)
        sums.ids.push_back(pair.id);
}

} // namespace

bool isCurrent(const Pair& pair)
{
    return !pair.removed || pair.removed->reason != RemovalReason::Restarted;
}

bool endedAsWished(const Session& session, AgentId agent)
{
    return std::ranges::any_of(session.call().ended, [&](const EndedCall& call) {
        const auto reason = call.ended.reason;
        return call.agent == agent
            && (reason == CallEndReason::HungUp || reason == CallEndReason::PeerHungUp
                || reason == CallEndReason::DurationReached);
    });
}

Standing standingOf(const Session& session, const Agent& agent, const Component& component)
{
    if (component.state == ComponentState::Connected || component.state == ComponentState::Ready)
        return Standing::Usable;
    if (component.state == ComponentState::Failed) {
        const bool was =
            component.since(ComponentState::Connected) || component.since(ComponentState::Ready);
        return was ? Standing::Lost : Standing::Failed;
    }
    const auto since = component.since(ComponentState::Connecting);
    if (!since)
        return Standing::OnItsWay;
    if (iceFailed(session, agent.id))
        return Standing::Stuck;
    const bool over = session.ended() || agent.closed;
    return session.now() - *since >= (over ? trial : patience) ? Standing::Stuck
                                                               : Standing::OnItsWay;
}

Diagnosis::Diagnosis(const Moments& moments, const Traces& traces)
    : m_moments(moments)
    , m_traces(traces)
{
    for (const auto& agent : session().agents())
        m_agents.push_back(caseOf(*agent));
    const bool whole =
        !session().noticed(Notice::WireNotSeen) && !session().noticed(Notice::EventsMissing);
    if (m_agents.size() != 2)
        return;
    for (std::size_t i = 0; i < 2; ++i) {
        m_agents[i].peerId = m_agents[1 - i].id();
        m_agents[i].peer = whole ? &m_agents[1 - i] : nullptr;
    }
}

AgentCase Diagnosis::caseOf(const Agent& agent) const
{
    AgentCase about;
    about.agent = &agent;
    const auto* traces = m_traces.of(agent.id);
    about.traces = traces == nullptr ? &noTraces() : traces;
    bool allUsable = !agent.streams.empty();
    std::vector<std::pair<StreamId, ComponentId>> broken;
    about.gatheringDone = !agent.streams.empty();
    for (const auto& stream : agent.streams) {
        about.gatheringDone = about.gatheringDone && stream.gatheringDoneAt;
        for (const auto& component : stream.components) {
            countCandidates(about, component);
            const auto standing = standingOf(session(), agent, component);
            allUsable = allUsable && standing == Standing::Usable;
            if (standing == Standing::Usable)
                continue;
            about.standing = std::max(about.standing, standing);
            broken.emplace_back(stream.id, component.id);
        }
    }
    if (allUsable)
        about.standing = Standing::Usable;
    const auto& pairs = session().pairs();
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto& pair = pairs[i];
        if (pair.agent == agent.id && isCurrent(pair)
            && std::ranges::find(broken, std::pair(pair.stream, pair.component)) != broken.end())
            addPair(about.sums, pair);
    }
    // A restart that never came to anything is a failure of its own (RFC 8445 §9).
    if (about.standing == Standing::Lost && !about.traces->consentLost && about.sums.pairs > 0
        && about.sums.answered == 0)
        about.standing = Standing::Failed;
    return about;
}

SessionFinding& Diagnosis::add(Cause cause, AgentId agent, std::vector<Argument> arguments,
                               Sureness sure, Settling settling, Weight weight)
{
    SessionFinding finding;
    finding.cause = cause;
    finding.weight = weight;
    finding.sure = sure;
    finding.settling = settling;
    finding.agent = agent;
    finding.reference = referenceOf(cause);
    finding.arguments = std::move(arguments);
    m_findings.push_back(std::move(finding));
    return m_findings.back();
}

bool Diagnosis::has(Cause cause) const
{
    return std::ranges::find(m_findings, cause, &SessionFinding::cause) != m_findings.end();
}

bool Diagnosis::hasAny(std::initializer_list<Cause> causes) const
{
    return std::ranges::any_of(causes, [&](Cause cause) { return has(cause); });
}

void support(SessionFinding& finding, Clue clue, std::vector<Argument> arguments,
             const std::vector<std::uint32_t>& events, std::vector<PairId> pairs)
{
    Evidence evidence;
    evidence.clue = clue;
    evidence.events = events;
    for (const auto& argument : arguments) {
        const auto* moment = std::get_if<Moment>(&argument);
        if (moment != nullptr && moment->event)
            evidence.events.push_back(*moment->event);
    }
    auto& all = evidence.events;
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    if (all.size() > mostEvidence)
        all.resize(mostEvidence);
    if (pairs.size() > mostEvidence)
        pairs.resize(mostEvidence);
    evidence.arguments = std::move(arguments);
    evidence.pairs = std::move(pairs);
    finding.evidence.push_back(std::move(evidence));
}

std::optional<std::pair<SeenMapping, SeenMapping>> symmetricMapping(const AgentTraces& traces)
{
    const auto behindNat = [](const SeenMapping& one) { return one.mapped != one.local; };
    for (const auto& one : traces.mappings) {
        for (const auto& other : traces.mappings) {
            // Two ports of one address: two NATs in the way would give two addresses.
            if (behindNat(one) && behindNat(other) && one.local == other.local
                && one.destination != other.destination
                && one.mapped.withPort(0) == other.mapped.withPort(0)
                && one.mapped.port() != other.mapped.port())
                return std::pair(one, other);
        }
    }
    return std::nullopt;
}

} // namespace icelens::model
