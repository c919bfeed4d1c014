// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/whysubject.h"

#include "model/base/overloaded.h"
#include "model/items/factpair.h"
#include "model/items/words.h"

namespace icelens::items {

using namespace model;

namespace {

CandidateSubject subjectOf(AgentId agent, const Candidate& candidate, bool remote)
{
    return {agent,  candidate.stream,  candidate.component,
            remote, candidate.address, candidate.transport};
}

std::optional<Subject> candidateOf(const Event& event)
{
    const auto& fact = event.fact;
    if (const auto* gathered = std::get_if<LocalCandidateGathered>(&fact))
        return subjectOf(event.agent, *gathered->candidate, false);
    if (const auto* signalled = std::get_if<RemoteCandidateSignalled>(&fact))
        return subjectOf(event.agent, *signalled->candidate, true);
    if (const auto* discovered = std::get_if<RemoteCandidateDiscovered>(&fact))
        return subjectOf(event.agent, *discovered->candidate, true);
    return std::nullopt;
}

std::optional<Subject> componentOf(const Event& event)
{
    const auto& fact = event.fact;
    if (const auto* changed = std::get_if<ComponentStateChanged>(&fact))
        return ComponentSubject{event.agent, changed->stream, changed->component};
    if (const auto* selected = std::get_if<PairSelected>(&fact))
        return ComponentSubject{event.agent, selected->stream, selected->component};
    if (const auto* lost = std::get_if<ConsentLost>(&fact))
        return ComponentSubject{event.agent, lost->stream, lost->component};
    return std::nullopt;
}

} // namespace

std::optional<Subject> WhySubject::ofEvent(std::size_t number, const Moments& moments)
{
    if (number >= moments.cursor)
        return std::nullopt;
    const auto& event = moments.log[number];
    if (std::holds_alternative<Boxed<MessageSeen>>(event.fact))
        return MessageSubject{number};
    if (const auto pair = pairNamedBy(event.fact); pair.value() != 0)
        return pair;
    if (auto candidate = candidateOf(event))
        return candidate;
    if (auto component = componentOf(event))
        return component;
    if (event.agent.value() != 0 && !std::holds_alternative<MediaCounted>(event.fact))
        return AgentSubject{event.agent};
    return std::nullopt;
}

QString WhySubject::name(const Subject& subject, const Moments& moments)
{
    const auto& session = moments.session;
    return std::visit(
        Overloaded{
            [&](PairId id) {
                const auto* pair = session.pair(id);
                const auto place = pair == nullptr
                    ? QString()
                    : Words::component(session, pair->agent, pair->stream, pair->component);
                return tr("pair %L1, %2").arg(id.value()).arg(place);
            },
            [&](const CandidateSubject& which) {
                return which.remote
                    ? tr("candidate %1, as %2 knows it")
                          .arg(Words::address(which.address), Words::agent(session, which.agent))
                    : tr("candidate %1 of %2")
                          .arg(Words::address(which.address), Words::agent(session, which.agent));
            },
            [&](const ComponentSubject& which) {
                return Words::checkList(session, which.agent, which.stream, which.component);
            },
            [&](const AgentSubject& which) { return Words::agent(session, which.agent); },
            [&](const MessageSubject& which) {
                return which.event < moments.cursor
                    ? tr("packet at %1").arg(Words::time(moments.log[which.event].at))
                    : QString();
            },
        },
        subject);
}

} // namespace icelens::items
