// SPDX-License-Identifier: GPL-3.0-or-later
// What is left to say when checks go out and nothing comes of them.
#include "model/diagnosis/diagnosiscase.h"

namespace icelens::model {

namespace {

void supportChecks(Diagnosis& diagnosis, SessionFinding& finding, const AgentCase& about)
{
    const auto& sent = about.traces->checksSent;
    if (!sent.empty())
        support(finding, Clue::ChecksUnanswered,
                {about.id(), Count{about.sums.sent}, diagnosis.at(sent.first()),
                 diagnosis.at(sent.last())},
                sent.events, about.sums.ids);
    if (about.sums.failed > 0)
        support(finding, Clue::PairsFailed,
                {Count{about.sums.failed}, Moment{about.sums.lastChange, {}}}, {}, about.sums.ids);
}

void supportArrivals(Diagnosis& diagnosis, SessionFinding& finding, const AgentCase& about)
{
    const auto& received = about.traces->checksReceived;
    if (received.empty())
        support(finding, Clue::NoCheckArrived, {about.id(), about.peerId});
    else
        support(finding, Clue::ChecksArrived,
                {about.id(), about.peerId, Count{received.count}, diagnosis.at(received.first())},
                received.events);
}

void supportMappings(SessionFinding& finding, const AgentCase& about)
{
    const auto mapping = symmetricMapping(*about.traces);
    if (!mapping)
        return;
    const auto& [one, other] = *mapping;
    support(finding, Clue::MappedDiffers,
            {one.local, one.destination, one.mapped, other.destination, other.mapped},
            {one.event, other.event});
}

bool hears(const AgentCase& about)
{
    return !about.traces->checksReceived.empty();
}

/// Both NATs may refuse what the other side sends, and no relay stands in for them.
bool natsRefuse(const AgentCase& about)
{
    const bool relay = about.localRelay || about.remoteRelay;
    const bool heard = hears(about) || (about.peer != nullptr && hears(*about.peer));
    const bool mine = symmetricMapping(*about.traces).has_value();
    const bool theirs = about.peer != nullptr && symmetricMapping(*about.peer->traces);
    return !relay && !heard && (mine || theirs);
}

void findNats(Diagnosis& diagnosis, const AgentCase& about)
{
    const bool mine = symmetricMapping(*about.traces).has_value();
    const bool theirs = about.peer != nullptr && symmetricMapping(*about.peer->traces);
    const auto who = mine ? about.id() : about.peerId;
    const auto other = mine ? about.peerId : about.id();
    auto& finding = diagnosis.add(Cause::NatsRefuse, about.id(), {who, other},
                                  mine && theirs ? Sureness::Certain : Sureness::VeryLikely,
                                  mine && theirs ? Settling::Nothing : Settling::TryRelay);
    supportMappings(finding, about);
    if (about.peer != nullptr)
        supportMappings(finding, *about.peer);
    support(finding, Clue::NoRelayAnywhere);
    supportChecks(diagnosis, finding, about);
    supportArrivals(diagnosis, finding, about);
}

/// Both sides are in the session: it is known which way works.
void findSilentDirection(Diagnosis& diagnosis, const AgentCase& about)
{
    const auto& peer = *about.peer;
    const bool arrives = hears(peer); // ours, there
    const bool comes = hears(about);
    if (!arrives && !comes) {
        if (diagnosis.has(Cause::NothingHeard))
            return;
        auto& finding = diagnosis.add(Cause::NothingHeard, AgentId(),
                                      {about.id(), about.peerId, Count{about.sums.sent}});
        for (const auto* side : {&about, &peer}) {
            supportChecks(diagnosis, finding, *side);
            supportArrivals(diagnosis, finding, *side);
        }
        return;
    }
    if (!about.traces->checksAnswered.empty() || diagnosis.has(Cause::OneWayLost))
        return;
    const bool backLost = arrives && !comes && peer.sums.sent > 0;
    if (arrives && !backLost && peer.traces->answersSent.empty())
        return;
    const auto from = arrives ? about.peerId : about.id();
    const auto to = arrives ? about.id() : about.peerId;
    auto& finding = diagnosis.add(arrives && !backLost ? Cause::AnswersLost : Cause::OneWayLost,
                                  about.id(), {from, to});
    supportChecks(diagnosis, finding, backLost ? peer : about);
    supportArrivals(diagnosis, finding, peer);
    supportArrivals(diagnosis, finding, about);
}

void findOneSided(Diagnosis& diagnosis, const AgentCase& about)
{
    if (hears(about)) {
        auto& finding = diagnosis.add(Cause::OneWayLost, about.id(), {about.id(), about.peerId},
                                      Sureness::Possible, Settling::PeerRecording);
        supportArrivals(diagnosis, finding, about);
        supportChecks(diagnosis, finding, about);
        return;
    }
    auto& finding = diagnosis.add(Cause::NothingHeard, about.id(),
                                  {about.id(), about.peerId, Count{about.sums.sent}},
                                  Sureness::Certain, Settling::PeerRecording);
    supportChecks(diagnosis, finding, about);
    supportArrivals(diagnosis, finding, about);
    support(finding, Clue::DirectionUnknown);
}

} // namespace

void findSilence(Diagnosis& diagnosis, const AgentCase& about)
{
    if (!about.inTrouble() || about.sums.sent == 0 || about.sums.answered > 0)
        return;
    // What explains the silence better, or shows that there is none.
    if (diagnosis.hasAny({Cause::IceUfragUnknown, Cause::IcePasswordWrong,
                          Cause::RoleConflictForever, Cause::AnswerFromElsewhere,
                          Cause::NatsRefuse}))
        return;
    if (natsRefuse(about))
        return findNats(diagnosis, about);
    if (about.peer != nullptr)
        return findSilentDirection(diagnosis, about);
    findOneSided(diagnosis, about);
}

} // namespace icelens::model
