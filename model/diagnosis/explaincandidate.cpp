// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/diagnosis/explainer.h"
#include "model/diagnosis/wirelook.h"

#include <algorithm>
#include <functional>

namespace icelens::model {

namespace {

using enum Question;

struct CandidateCase
{
    Explainer& explainer;
    const CandidateSubject& subject;
    const Component& component;
    const KnownCandidate& known;

    [[nodiscard]] const Candidate& candidate() const { return *known.candidate; }
};

/// The latest one of this address, as pairs find theirs.
const KnownCandidate* find(const Component& component, const CandidateSubject& subject)
{
    const KnownCandidate* found = nullptr;
    for (const auto& known : component.candidates) {
        const bool same = known.remote == subject.remote
            && known.candidate->address == subject.address
            && known.candidate->transport == subject.transport;
        if (same && (found == nullptr || !known.superseded || found->superseded))
            found = &known;
    }
    return found;
}

/// The first event of the agent that satisfies @p that, looking back from the report of the
/// candidate, and a little after it: the log and the wire are not always in step.
std::optional<std::uint32_t> messageBefore(const CandidateCase& about,
                                           const std::function<bool(const WireLook&)>& that)
{
    constexpr std::size_t reach = 2048;
    constexpr std::size_t slack = 16;
    const auto& moments = about.explainer.moments();
    const auto end = std::min(moments.cursor, moments.log.countUntil(about.known.at) + slack);
    for (auto i = end; i > 0 && i + reach > end; --i) {
        const auto& event = moments.log[i - 1];
        if (event.agent != about.subject.agent)
            continue;
        const auto look = lookAt(event);
        if (look && !look->sent && that(*look))
            return static_cast<std::uint32_t>(i - 1);
    }
    return std::nullopt;
}

void explainReflexive(const CandidateCase& about)
{
    auto& explainer = about.explainer;
    const auto& candidate = about.candidate();
    const auto response = messageBefore(about, [&](const WireLook& look) {
        const bool ofServer = candidate.server.isNull() || look.remote == candidate.server;
        return !look.relayed && look.messageClass == stun::Class::Success && ofServer
            && look.mapped == candidate.address;
    });
    if (response)
        explainer.add(WhereFrom, Finding::ReflexiveByServer,
                      {about.subject.agent, lookAt(explainer.event(*response))->remote,
                       explainer.at(*response), candidate.address});
    else if (!candidate.server.isNull())
        explainer.add(WhereFrom, Finding::ReflexiveNotSeen,
                      {about.subject.agent, candidate.server});
    else
        explainer.add(WhereFrom, Finding::ReflexiveUnknown, {about.subject.agent},
                      Certainty::NotKnown);
}

void explainRelayed(const CandidateCase& about)
{
    auto& explainer = about.explainer;
    const auto& address = about.candidate().address;
    const auto response = messageBefore(about, [&](const WireLook& look) {
        return look.messageClass == stun::Class::Success && look.relayedAddress == address;
    });
    if (response)
        explainer.add(WhereFrom, Finding::RelayedByServer,
                      {about.subject.agent, lookAt(explainer.event(*response))->remote,
                       explainer.at(*response), address});
    else
        explainer.add(WhereFrom, Finding::RelayedNotSeen, {about.subject.agent},
                      Certainty::NotKnown);
}

void explainLocalPeerReflexive(const CandidateCase& about)
{
    auto& explainer = about.explainer;
    const auto& address = about.candidate().address;
    const auto response = messageBefore(about, [&](const WireLook& look) {
        return look.messageClass == stun::Class::Success && look.mapped == address
            && static_cast<stun::Method>(look.method) == stun::Method::Binding;
    });
    const auto& index = explainer.moments().index;
    const auto message = response ? index.messageOfEvent(*response) : std::nullopt;
    const auto pair = message ? index.pairOf(*message, about.subject.agent) : PairId();
    if (pair.value() != 0)
        explainer.add(WhereFrom, Finding::LocalFromResponse,
                      {about.subject.agent, explainer.at(*response), pair});
    else
        explainer.add(WhereFrom, Finding::LocalReflexiveUnknown, {about.subject.agent},
                      Certainty::NotKnown);
}

std::optional<std::uint32_t> reportOf(const CandidateCase& about)
{
    const auto& moments = about.explainer.moments();
    auto i = moments.log.countUntil(about.known.at - SessionTime(1));
    for (; i < moments.cursor && moments.log[i].at == about.known.at; ++i) {
        const auto& fact = moments.log[i].fact;
        const auto* gathered = std::get_if<LocalCandidateGathered>(&fact);
        const auto* signalled = std::get_if<RemoteCandidateSignalled>(&fact);
        const bool same = moments.log[i].agent == about.subject.agent
            && ((gathered != nullptr && gathered->candidate->address == about.subject.address)
                || (signalled != nullptr
                    && signalled->candidate->address == about.subject.address));
        if (same)
            return static_cast<std::uint32_t>(i);
    }
    return std::nullopt;
}

void explainLocal(const CandidateCase& about)
{
    switch (about.candidate().type) {
    case CandidateType::Host:
        return about.explainer.add(
            WhereFrom, Finding::HostAddress,
            {about.subject.agent, Moment{about.known.at, reportOf(about)}, about.candidate().base});
    case CandidateType::ServerReflexive:
        return explainReflexive(about);
    case CandidateType::PeerReflexive:
        return explainLocalPeerReflexive(about);
    case CandidateType::Relayed:
        return explainRelayed(about);
    }
}

/// The check that revealed the candidate before it was signalled.
std::optional<std::uint32_t> checkBeforeSignal(const CandidateCase& about)
{
    const auto earlier =
        std::ranges::find_if(about.component.candidates, [&](const KnownCandidate& known) {
            return known.remote && known.at < about.known.at
                && known.superseded == about.known.superseded
                && known.candidate->address == about.subject.address
                && known.candidate->transport == about.subject.transport;
        });
    if (earlier == about.component.candidates.end())
        return std::nullopt;
    const auto& log = about.explainer.moments().log;
    return lastCheckFrom(about.subject.agent, about.subject.address, log.countUntil(earlier->at),
                         log);
}

void explainRemote(const CandidateCase& about)
{
    auto& explainer = about.explainer;
    const auto report = reportOf(about);
    const Moment when{about.known.at, report};
    if (const auto first = report ? checkBeforeSignal(about) : std::nullopt) {
        explainer.add(WhereFrom, Finding::RemoteFromCheck,
                      {about.subject.agent, explainer.at(*first), about.subject.address});
        explainer.add(WhereFrom, Finding::RemoteSignalledLater, {when});
        return;
    }
    if (report) {
        explainer.add(WhereFrom,
                      about.known.trickled ? Finding::RemoteTrickled : Finding::RemoteSignalled,
                      {when, about.subject.agent});
        return;
    }
    const auto end = explainer.moments().log.countUntil(about.known.at);
    const auto check =
        lastCheckFrom(about.subject.agent, about.subject.address,
                      std::min(end, explainer.moments().cursor), explainer.moments().log);
    if (!check) {
        explainer.add(WhereFrom, Finding::RemoteFromCheckUnseen, {about.subject.agent},
                      Certainty::NotKnown);
        return;
    }
    explainer.add(WhereFrom, Finding::RemoteFromCheck,
                  {about.subject.agent, explainer.at(*check), about.subject.address});
    const auto look = lookAt(explainer.event(*check));
    if (look->priority != 0 && look->priority == about.candidate().priority)
        explainer.add(WhyThisPriority, Finding::PriorityFromCheck,
                      {Number{look->priority}, explainer.at(*check)});
}

void explainFoundation(const CandidateCase& about)
{
    auto& explainer = about.explainer;
    const auto& candidate = about.candidate();
    if (candidate.foundation.empty())
        return;
    const Label name{candidate.foundation};
    if (about.subject.remote) {
        const bool madeUp = candidate.type == CandidateType::PeerReflexive;
        explainer.add(WhyThisFoundation,
                      madeUp ? Finding::FoundationMadeUp : Finding::FoundationOfPeer, {name});
        return;
    }
    std::uint64_t others = 0;
    for (const auto& stream : explainer.session().agent(about.subject.agent)->streams) {
        for (const auto& component : stream.components)
            others += static_cast<std::uint64_t>(
                std::ranges::count_if(component.candidates, [&](const KnownCandidate& known) {
                    return !known.remote && &known != &about.known
                        && known.candidate->foundation == candidate.foundation;
                }));
    }
    if (others == 0)
        explainer.add(WhyThisFoundation, Finding::FoundationAlone, {name});
    else
        explainer.add(WhyThisFoundation, Finding::FoundationShared,
                      {name, Count{others}, candidate.type, Label{candidate.base.ip()}});
}

} // namespace

void explainCandidate(Explainer& explainer, const CandidateSubject& subject)
{
    const auto* agent = explainer.session().agent(subject.agent);
    const auto* component =
        agent == nullptr ? nullptr : agent->component(subject.stream, subject.component);
    const auto* known = component == nullptr ? nullptr : find(*component, subject);
    if (known == nullptr)
        return;
    const CandidateCase about{explainer, subject, *component, *known};
    subject.remote ? explainRemote(about) : explainLocal(about);
    const auto& candidate = about.candidate();
    if (!subject.remote && candidate.type == CandidateType::PeerReflexive)
        explainer.add(WhyThisPriority, Finding::PriorityOfCheckSent, {Number{candidate.priority}});
    explainCandidatePriority(explainer,
                             subject.remote ? explainer.peerId(subject.agent) : subject.agent,
                             candidate.type, candidate.transport, candidate.priority);
    explainFoundation(about);
}

} // namespace icelens::model
