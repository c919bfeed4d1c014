// SPDX-License-Identifier: GPL-3.0-or-later
// Paths that worked and do no longer, and paths that are not the best.
#include "model/diagnosis/diagnosiscase.h"

namespace icelens::model {

namespace {

/// The same socket, asked of the same place, has another mapped address than before.
std::optional<std::pair<SeenMapping, SeenMapping>> changedMapping(const AgentTraces& traces)
{
    for (const auto& before : traces.mappings) {
        for (const auto& since : traces.mappings) {
            if (before.local == since.local && before.destination == since.destination
                && before.mapped != since.mapped && before.event < since.event)
                return std::pair(before, since);
        }
    }
    return std::nullopt;
}

void findBinding(Diagnosis& diagnosis, const AgentCase& about)
{
    const auto changed = changedMapping(*about.traces);
    if (!changed)
        return;
    const auto& [before, since] = *changed;
    const bool harmed = about.goneWrong() || diagnosis.has(Cause::MediaNotArriving);
    auto& finding =
        diagnosis.add(Cause::NatBindingChanged, about.id(),
                      {about.id(), before.local, before.mapped, since.mapped}, Sureness::VeryLikely,
                      Settling::OtherNetwork, harmed ? Weight::Cause : Weight::Note);
    support(finding, Clue::MappedBefore,
            {before.local, before.destination, before.mapped, diagnosis.at(before.event)});
    support(finding, Clue::MappedSince,
            {since.local, since.destination, since.mapped, diagnosis.at(since.event)});
}

/// Whoever was asked is gone because a person ended it.
bool leftOnPurpose(const Diagnosis& diagnosis, const AgentCase& about)
{
    return endedAsWished(diagnosis.session(), about.id()) || about.agent->closed
        || (about.peer != nullptr && about.peer->agent->closed);
}

void findConsent(Diagnosis& diagnosis, const AgentCase& about)
{
    const auto& traces = *about.traces;
    if (!traces.consentLost || about.standing != Standing::Lost || leftOnPurpose(diagnosis, about))
        return;
    const auto* lost = std::get_if<ConsentLost>(&diagnosis.moments().log[*traces.consentLost].fact);
    const auto when = diagnosis.at(*traces.consentLost);
    if (lost != nullptr && lost->revoked) {
        auto& finding =
            diagnosis.add(Cause::ConsentRevoked, about.id(), {about.id(), about.peerId, when});
        support(finding, Clue::ConsentRefused,
                {traces.revoked.empty() ? when : diagnosis.at(traces.revoked.last())},
                traces.revoked.events);
        return;
    }
    auto& finding =
        diagnosis.add(Cause::ConsentTimedOut, about.id(), {about.id(), about.peerId, when},
                      Sureness::Certain, Settling::PeerRecording);
    if (traces.consentAnswer)
        support(finding, Clue::LastConsentAnswer, {diagnosis.at(*traces.consentAnswer)});
    const auto& since = traces.unansweredSince;
    if (!since.empty())
        support(finding, Clue::ConsentUnanswered, {Count{since.count}, diagnosis.at(since.first())},
                since.events);
}

} // namespace

void findLostPaths(Diagnosis& diagnosis, const AgentCase& about)
{
    findBinding(diagnosis, about);
    findConsent(diagnosis, about);
}

namespace {

bool isRelayed(const Pair& pair)
{
    return pair.localType == CandidateType::Relayed || pair.remoteType == CandidateType::Relayed;
}

struct Direct
{
    const Pair* worked = nullptr;
    const Pair* unchecked = nullptr;
};

Direct directRivals(const Session& session, const Pair& selected)
{
    Direct found;
    for (std::size_t i = 0; i < session.pairs().size(); ++i) {
        const auto& pair = session.pairs()[i];
        const bool rival = pair.agent == selected.agent && pair.stream == selected.stream
            && pair.component == selected.component && pair.id != selected.id && isCurrent(pair)
            && !isRelayed(pair) && pair.remoteType;
        if (!rival)
            continue;
        if (pair.state == PairState::Succeeded || pair.requestsAnswered > 0)
            found.worked = &pair;
        else if (pair.removed && pair.removed->reason == RemovalReason::Nominated
                 && pair.requestsSent == 0 && pair.priority > selected.priority)
            found.unchecked = &pair;
    }
    return found;
}

void findDirectRival(Diagnosis& diagnosis, const AgentCase& about, const Pair& selected,
                     SessionTime at)
{
    const auto rivals = directRivals(diagnosis.session(), selected);
    const auto* direct = rivals.worked != nullptr ? rivals.worked : rivals.unchecked;
    if (direct == nullptr)
        return;
    const bool worked = rivals.worked != nullptr;
    auto& finding = diagnosis.add(
        Cause::RelayedThoughDirect, about.id(), {about.id(), selected.id, direct->id},
        worked ? Sureness::VeryLikely : Sureness::Possible, Settling::OtherNetwork, Weight::Note);
    support(finding, Clue::SelectedRelay, {selected.id, Moment{at, {}}}, {}, {selected.id});
    support(finding, worked ? Clue::DirectWorked : Clue::DirectUnchecked,
            {direct->id, Moment{direct->changedAt, {}}}, {}, {direct->id});
}

} // namespace

void findRelayWithoutNeed(Diagnosis& diagnosis, const AgentCase& about)
{
    const auto& session = diagnosis.session();
    if (session.options().relayOnly || !about.usable())
        return;
    for (const auto& stream : about.agent->streams) {
        for (const auto& component : stream.components) {
            const auto* selected =
                component.selected ? session.pair(component.selected->pair) : nullptr;
            if (selected != nullptr && isRelayed(*selected))
                findDirectRival(diagnosis, about, *selected, component.selected->at);
        }
    }
}

} // namespace icelens::model
