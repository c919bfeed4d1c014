// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/diagnosis/tracestep.h"

#include <algorithm>

namespace icelens::model {

namespace {

// What a hostile file can make us hold.
constexpr std::size_t mostNames = 32;
constexpr std::size_t mostUfrags = 64;
constexpr std::size_t mostReports = 8;
constexpr std::size_t mostMedia = 64;

} // namespace

AgentTraces& TraceStep::agent()
{
    auto& agents = m_traces.m_agents;
    const auto found = std::ranges::find(agents, m_event.agent, &AgentTraces::agent);
    if (found != agents.end())
        return *found;
    agents.push_back({});
    agents.back().agent = m_event.agent;
    return agents.back();
}

void TraceStep::apply()
{
    const auto& fact = m_event.fact;
    if (const auto* seen = std::get_if<Boxed<MessageSeen>>(&fact)) {
        onMessage(**seen);
    } else if (const auto* dtls = std::get_if<Boxed<DtlsSeen>>(&fact)) {
        onDtls(**dtls);
    } else if (const auto* report = std::get_if<Boxed<MediaReport>>(&fact)) {
        onReport(**report);
    } else if (const auto* noticed = std::get_if<Noticed>(&fact)) {
        onNotice(*noticed);
    } else if (const auto* changed = std::get_if<ComponentStateChanged>(&fact)) {
        onState(*changed);
    } else if (const auto* own = std::get_if<LocalCredentialsSet>(&fact)) {
        if (agent().ufrags.size() < mostUfrags)
            agent().ufrags.push_back(own->ufrag);
    } else if (std::holds_alternative<ConsentLost>(fact)) {
        agent().consentLost = m_number;
    } else {
        onCandidate(fact);
    }
}

void TraceStep::onCandidate(const Fact& fact)
{
    if (std::holds_alternative<RemoteCandidateSignalled>(fact)) {
        auto& mine = agent();
        mine.firstRemote = mine.firstRemote.value_or(m_number);
        if (mine.failed && !mine.remoteAfterFailed)
            mine.remoteAfterFailed = m_number;
    }
}

void TraceStep::onState(const ComponentStateChanged& changed)
{
    if (changed.state == ComponentState::Failed)
        agent().failed = m_number;
}

void TraceStep::onNotice(const Noticed& noticed)
{
    auto& mine = agent();
    switch (noticed.what) {
    case Notice::GatheringOverdue:
        mine.gatheringOverdue = m_number;
        break;
    case Notice::GatheringRefused:
        mine.gatheringRefused = m_number;
        break;
    case Notice::NoRemoteCandidates:
        mine.noRemoteNoticed = m_number;
        break;
    case Notice::ServerSilent:
        if (const auto server = Address::parseWithPort(noticed.detail);
            server && mine.silentServers.size() < mostNames)
            mine.silentServers.emplace_back(*server, m_number);
        break;
    case Notice::NameNotResolved:
        if (auto& names = noticed.stream.value() == 0 ? mine.serverNames : mine.unresolved;
            names.size() < mostNames)
            names.emplace_back(noticed.detail, m_number);
        break;
    case Notice::WireSeen:
    case Notice::WireNotSeen:
    case Notice::LogUnderstood:
    case Notice::LogNotUnderstood:
    case Notice::OptionRefused:
    case Notice::EventsMissing:
        break;
    }
}

void TraceStep::onReport(const MediaReport& report)
{
    auto& all = agent().media;
    auto media = std::ranges::find_if(all, [&](const MediaTrace& one) {
        return one.stream == report.stream && one.component == report.component;
    });
    if (media == all.end()) {
        if (all.size() >= mostMedia)
            return;
        all.push_back({report.stream, report.component, {}});
        media = all.end() - 1;
    }
    if (media->lately.size() == mostReports)
        media->lately.erase(media->lately.begin());
    media->lately.push_back({m_number, m_event.at, report.totalPacketsSent,
                             report.totalPacketsReceived, report.peerLost256});
}

void TraceStep::onDtls(const DtlsSeen& seen)
{
    auto& mine = agent();
    if (seen.direction == Direction::Received)
        return mine.dtlsReceived.add(m_number);
    mine.dtlsSent.add(m_number);
    const auto size = static_cast<std::uint32_t>(seen.bytes.size());
    if (size > mine.largestDtls) {
        mine.largestDtls = size;
        mine.largestDtlsSent = {};
    }
    if (size == mine.largestDtls)
        mine.largestDtlsSent.add(m_number);
}

void TraceStep::pace()
{
    auto& pacing = m_traces.m_pacing;
    if (pacing.recent.size() == PacingTrace::window)
        pacing.recent.erase(pacing.recent.begin());
    pacing.recent.emplace_back(m_event.at, m_number);
    if (pacing.recent.size() < PacingTrace::window)
        return;
    const auto spanOf = [](const auto& list) { return list.back().first - list.front().first; };
    if (pacing.closest.empty() || spanOf(pacing.recent) < spanOf(pacing.closest))
        pacing.closest = pacing.recent;
}

} // namespace icelens::model
