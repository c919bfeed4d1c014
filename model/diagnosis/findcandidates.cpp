// SPDX-License-Identifier: GPL-3.0-or-later
// Candidates that are missing, late, or do not fit together.
#include "model/diagnosis/diagnosiscase.h"

#include <chrono>

namespace icelens::model {

namespace {

using namespace std::chrono_literals;

/// Candidates that come one by one may still bring the other family.
constexpr SessionTime trickling = 2s;

struct Families
{
    std::uint64_t v4 = 0;
    std::uint64_t v6 = 0;
    SessionTime last{};
    std::vector<std::uint32_t> events;
};

Families familiesOf(const AgentCase& about, bool remote)
{
    Families families;
    for (const auto& stream : about.agent->streams) {
        for (const auto& component : stream.components) {
            for (const auto& known : component.candidates) {
                if (known.remote != remote || known.superseded)
                    continue;
                const bool v6 = known.candidate->address.family() == Address::Family::V6;
                ++(v6 ? families.v6 : families.v4);
                families.last = std::max(families.last, known.at);
            }
        }
    }
    return families;
}

std::vector<std::uint32_t> eventsOfCandidates(const Diagnosis& diagnosis, AgentId agent,
                                              bool remote)
{
    std::vector<std::uint32_t> events;
    const auto& moments = diagnosis.moments();
    for (std::size_t i = 0; i < moments.cursor && events.size() < 64; ++i) {
        const auto& event = moments.log[i];
        const bool one = remote ? std::holds_alternative<RemoteCandidateSignalled>(event.fact)
                                : std::holds_alternative<LocalCandidateGathered>(event.fact);
        if (one && event.agent == agent)
            events.push_back(static_cast<std::uint32_t>(i));
    }
    return events;
}

void findFamilies(Diagnosis& diagnosis, const AgentCase& about)
{
    const auto local = familiesOf(about, false);
    const auto remote = familiesOf(about, true);
    const bool common = (local.v4 > 0 && remote.v4 > 0) || (local.v6 > 0 && remote.v6 > 0);
    const bool settled = about.inTrouble()
        || diagnosis.session().now() - std::max(local.last, remote.last) >= trickling;
    if (about.local == 0 || about.remote == 0 || common || about.usable() || !settled
        || about.sums.pairs > 0)
        return;
    // Both agents of a session find the same.
    if (diagnosis.has(Cause::NoCommonFamily))
        return;
    const auto name = [](const Families& families) {
        return Label{families.v6 > 0 ? "IPv6" : "IPv4"};
    };
    auto& finding = diagnosis.add(Cause::NoCommonFamily, about.id(), {about.id(), about.peerId});
    support(finding, Clue::LocalFamilies, {about.id(), Count{about.local}, name(local)},
            eventsOfCandidates(diagnosis, about.id(), false));
    support(finding, Clue::RemoteFamilies, {about.peerId, Count{about.remote}, name(remote)},
            eventsOfCandidates(diagnosis, about.id(), true));
}

/// Of the gathering that ended last.
std::optional<Moment> gatheringEnd(const Diagnosis& diagnosis, const AgentCase& about)
{
    const auto& moments = diagnosis.moments();
    for (auto i = moments.cursor; i > 0; --i) {
        const auto& event = moments.log[i - 1];
        if (event.agent == about.id() && std::holds_alternative<GatheringDone>(event.fact))
            return diagnosis.at(static_cast<std::uint32_t>(i - 1));
    }
    return std::nullopt;
}

void findGathering(Diagnosis& diagnosis, const AgentCase& about)
{
    const auto& traces = *about.traces;
    if (traces.gatheringRefused && !about.usable()) {
        auto& finding = diagnosis.add(Cause::GatheringRefused, about.id(), {about.id()});
        support(finding, Clue::NoUsableAddress, {diagnosis.at(*traces.gatheringRefused)});
    }
    if (traces.gatheringOverdue && !about.gatheringDone) {
        Moment since;
        for (const auto& stream : about.agent->streams)
            since.at = stream.gatheringStartedAt.value_or(since.at);
        auto& finding = diagnosis.add(Cause::GatheringNeverEnds, about.id(), {about.id(), since},
                                      Sureness::Certain, Settling::ServerLog,
                                      about.usable() ? Weight::Note : Weight::Cause);
        support(finding, Clue::GatheringOpen, {since, diagnosis.at(*traces.gatheringOverdue)});
    }
    const bool nothing =
        about.gatheringDone && about.local == 0 && !about.usable() && !traces.gatheringRefused;
    if (const auto ended = nothing ? gatheringEnd(diagnosis, about) : std::nullopt) {
        auto& finding = diagnosis.add(Cause::NoLocalCandidates, about.id(), {about.id()});
        support(finding, Clue::NoneGathered, {about.id(), *ended});
        if (diagnosis.session().options().relayOnly)
            support(finding, Clue::RelayOnlyAsked);
    }
}

void findNames(Diagnosis& diagnosis, const AgentCase& about)
{
    if (!about.goneWrong())
        return;
    const bool nothingElse = about.remote == 0;
    for (const auto& [name, noticed] : about.traces->unresolved) {
        const bool mdns = name.ends_with(".local");
        auto& finding = diagnosis.add(mdns ? Cause::MdnsUnresolved : Cause::PeerNameUnresolved,
                                      about.id(), {about.id(), Label{name}},
                                      nothingElse ? Sureness::Certain : Sureness::Possible,
                                      nothingElse ? Settling::Nothing : Settling::PeerRecording);
        support(finding, Clue::NameNotFound, {Label{name}, diagnosis.at(noticed)});
    }
}

void findMissing(Diagnosis& diagnosis, const AgentCase& about)
{
    const auto& traces = *about.traces;
    if (about.inTrouble() && traces.failed && traces.remoteAfterFailed) {
        const bool wasEmpty = traces.firstRemote == traces.remoteAfterFailed;
        auto& finding = diagnosis.add(
            Cause::CandidatesLate, about.id(),
            {about.id(), diagnosis.at(*traces.failed), diagnosis.at(*traces.remoteAfterFailed)},
            wasEmpty ? Sureness::VeryLikely : Sureness::Possible, Settling::PeerRecording);
        support(finding, Clue::ListFailedAt, {about.id(), diagnosis.at(*traces.failed)});
        support(finding, Clue::CandidateCameAt, {diagnosis.at(*traces.remoteAfterFailed)});
        return;
    }
    // A peer that has none, or whose names nobody knows, has a reason of its own.
    const bool peerHasNone = about.peer != nullptr && about.peer->local == 0;
    if (!about.stranded() || peerHasNone || !traces.unresolved.empty())
        return;
    auto& finding = diagnosis.add(Cause::NoRemoteCandidates, about.id(), {about.id(), about.peerId},
                                  Sureness::Certain, Settling::PeerRecording);
    const auto ended = gatheringEnd(diagnosis, about);
    if (ended)
        support(finding, Clue::NoneSignalled, {about.id(), *ended},
                traces.noRemoteNoticed ? std::vector{*traces.noRemoteNoticed}
                                       : std::vector<std::uint32_t>());
}

} // namespace

void findCandidateFaults(Diagnosis& diagnosis, const AgentCase& about)
{
    findGathering(diagnosis, about);
    findFamilies(diagnosis, about);
    findNames(diagnosis, about);
    findMissing(diagnosis, about);
}

} // namespace icelens::model
