// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/whysentences.h"
#include "model/items/whywords.h"

namespace icelens::items {

using model::Finding;
using model::Question;

QString componentSentence(Finding finding, int count)
{
    switch (finding) {
    case Finding::ComponentIdle:
        return WhyWords::tr("Nothing was asked of it yet.");
    case Finding::ComponentGathering:
        return WhyWords::tr("Its candidates are being gathered since %1.");
    case Finding::ComponentConnecting:
        return WhyWords::tr(
            "It is connecting since %1: %n pair(s) are not settled, and none is nominated.",
            nullptr, count);
    case Finding::ComponentNoRemote:
        return WhyWords::tr(
            "It is connecting since %1 and has no remote candidate: there is nothing to "
            "check.");
    case Finding::ComponentAllDead:
        return WhyWords::tr(
            "It is connecting since %1 with nothing left to check; libnice waits %2 before "
            "it says failed.");
    case Finding::ComponentConnected:
        return WhyWords::tr("It is connected since %1: %2 is nominated.");
    case Finding::ComponentNotReady:
        return WhyWords::tr(
            "It is not ready, because libnice waits for %1, which has a higher priority.");
    case Finding::ComponentReady:
        return WhyWords::tr("It is ready since %1: %2 is nominated.");
    case Finding::ComponentReadyAtOnce:
        return WhyWords::tr(
            "It was ready as soon as it was connected: no pair of a higher priority was "
            "being checked.");
    case Finding::ComponentReadyAfter:
        return WhyWords::tr(
            "It was connected before, but libnice waited for %1 of a higher priority, which "
            "was settled at %2.");
    case Finding::ComponentFailed:
        return WhyWords::tr("It failed at %1: %n pair(s) had failed, and none was nominated.",
                            nullptr, count);
    case Finding::ComponentFailedIdle:
        return WhyWords::tr("Its last pair failed at %1; libnice then waits %2 before it says so.");
    case Finding::ComponentFailedEarly:
        return WhyWords::tr(
            "The peer had not said that no candidate will follow: one that comes later can "
            "still connect it.");
    case Finding::ComponentConsentTimeout:
        return WhyWords::tr(
            "It failed because the peer's consent ran out at %1: its checks were no longer "
            "answered.");
    case Finding::ComponentConsentRevoked:
        return WhyWords::tr("It failed because the peer revoked its consent at %1.");
    case Finding::ComponentStateUnexplained:
        return WhyWords::tr("The agent says %1; why is not known from this side.");
    case Finding::RoleGiven:
        return WhyWords::tr("%1 is %2 from the start; no role conflict was met.");
    case Finding::RoleSwitched:
        return WhyWords::tr(
            "%1 became %2 at %3: both agents had the same role, and the tiebreakers "
            "decided.");
    case Finding::RoleKept:
        return WhyWords::tr("%1 met a role conflict at %3 and stayed %2: the tiebreakers decided.");
    default:
        return {};
    }
}

namespace {

QString purposeSentence(Finding finding)
{
    switch (finding) {
    case Finding::MessageCheck:
        return WhyWords::tr("%1 checks %2: does a packet get through and come back?");
    case Finding::MessageTriggeredCheck:
        return WhyWords::tr(
            "%1 checks %2 out of turn, because it stood in the triggered-check queue.");
    case Finding::MessageNomination:
        return WhyWords::tr("%1 nominates %2: the check carries USE-CANDIDATE.");
    case Finding::MessageAggressive:
        return WhyWords::tr(
            "%1 checks %2 and nominates it at once with USE-CANDIDATE, which is aggressive "
            "nomination.");
    case Finding::MessageConsent:
        return WhyWords::tr("%1 asks on %2 whether the peer still consents to traffic.");
    case Finding::MessageCheckOfNone:
        return WhyWords::tr(
            "It is a check of %1; to which pair it belongs is not known. The address at the "
            "other end is %2.");
    case Finding::MessageDiscovery:
        return WhyWords::tr("%1 asks the server %2 which address it sees.");
    case Finding::MessageAllocate:
        return WhyWords::tr("%1 asks the TURN server %2 for a relayed address.");
    case Finding::MessageRefresh:
        return WhyWords::tr("%1 keeps its allocation at the TURN server %2, or gives it back.");
    case Finding::MessagePermission:
        return WhyWords::tr("%1 asks the TURN server %2 to let packets from %3 in.");
    case Finding::MessageChannelBind:
        return WhyWords::tr("%1 asks the TURN server %2 for a short channel number for %3.");
    case Finding::MessageKeepalive:
        return WhyWords::tr(
            "%1 keeps the path to %2 open in the NATs; a keepalive is not answered.");
    case Finding::MessageSendIndication:
        return WhyWords::tr("%1 hands the TURN server %2 data for %3.");
    case Finding::MessageDataIndication:
        return WhyWords::tr("The TURN server %2 hands %1 data that came from %3.");
    case Finding::MessageAnswers:
        return WhyWords::tr("It answers the request of %1 that was seen at %2, %3 later.");
    case Finding::MessageAnswersUnseen:
        return WhyWords::tr("It answers a request of %1 that was not seen.");
    case Finding::MessageUnknown:
        return WhyWords::tr("What it is for is not known from this side.");
    default:
        return {};
    }
}

QString refusalSentence(Finding finding)
{
    switch (finding) {
    case Finding::RefusedRoleConflict:
        return WhyWords::tr(
            "Role conflict: %1 is %2 and so was the sender; by the tiebreakers it is the "
            "sender who must switch.");
    case Finding::RefusedBadRequest:
        return WhyWords::tr("The request was malformed, or lacked USERNAME or MESSAGE-INTEGRITY.");
    case Finding::RefusedNoCredentials:
        return WhyWords::tr(
            "The request had no credentials. That is the usual first step: the answer names "
            "the realm and the nonce for the next try.");
    case Finding::RefusedCredentials:
        return WhyWords::tr("The user name or the password was not accepted.");
    case Finding::RefusedStaleNonce:
        return WhyWords::tr(
            "The nonce had grown old. That is usual: the request is repeated with the new "
            "one.");
    case Finding::RefusedForbidden:
        return WhyWords::tr("The server's policy forbids it.");
    case Finding::RefusedMismatch:
        return WhyWords::tr(
            "The server has no allocation of this client's address, or has one already.");
    case Finding::RefusedQuota:
        return WhyWords::tr("The server has no room for it: error %1.");
    case Finding::RefusedOther:
        return WhyWords::tr("It was refused with error %1.");
    default:
        return {};
    }
}

} // namespace

QString messageSentence(Finding finding, int /*count*/)
{
    switch (finding) {
    case Finding::RepeatedUnanswered:
        return WhyWords::tr("It is copy %1 of the request: the one at %2 had no answer for %3.");
    case Finding::MessageArrived:
        return WhyWords::tr("%1 received it at %2.");
    case Finding::MessageNotArrived:
        return WhyWords::tr("%1 has not seen it.");
    case Finding::MessageAnswered:
        return WhyWords::tr("It was answered at %1, after %2.");
    case Finding::MessageRefused:
        return WhyWords::tr("It was answered at %1 with error %2.");
    case Finding::MessageUnanswered:
        return WhyWords::tr("It has not been answered so far.");
    default:
        break;
    }
    const auto sentence = purposeSentence(finding);
    return sentence.isEmpty() ? refusalSentence(finding) : sentence;
}

namespace {

QString stateQuestion(Finding finding)
{
    const auto between = [&](Finding first, Finding last) {
        return finding >= first && finding <= last;
    };
    if (between(Finding::FrozenUntilFirstTick, Finding::FrozenUntilTick))
        return WhyWords::tr("Why is it Frozen?");
    if (between(Finding::WaitingAfterSuccess, Finding::WaitingTriggered))
        return WhyWords::tr("Why is it Waiting?");
    if (between(Finding::InProgressSince, Finding::InProgressUnseen))
        return WhyWords::tr("Why is it In-Progress?");
    if (between(Finding::SucceededAtOnce, Finding::OpenedByPeerCheck))
        return WhyWords::tr("Why did it succeed?");
    if (between(Finding::FailedUnanswered, Finding::FailedUnseen))
        return WhyWords::tr("Why did it fail?");
    if (finding == Finding::DiscoveredState)
        return WhyWords::tr("Why is it Discovered?");
    return WhyWords::tr("Why is it in this state?");
}

} // namespace

QString WhyWords::question(const model::Explanation& explanation)
{
    switch (explanation.question) {
    case Question::WhereFrom:
        return WhyWords::tr("Where does it come from?");
    case Question::WhyThisState:
        return stateQuestion(explanation.finding);
    case Question::WhenNext:
        return WhyWords::tr("What comes next?");
    case Question::WhatWorks:
        return WhyWords::tr("Which direction works?");
    case Question::WhyTriggered:
        return WhyWords::tr("Why was it triggered?");
    case Question::WhyValid:
        return WhyWords::tr("Is it valid?");
    case Question::WhyNominated:
        return WhyWords::tr("How about nomination?");
    case Question::WhySelected:
        return WhyWords::tr("How about selection?");
    case Question::WhatElse:
        return WhyWords::tr("What would have won?");
    case Question::WhyRemoved:
        return WhyWords::tr("Why was it removed?");
    case Question::WhyThisPriority:
        return WhyWords::tr("Why this priority?");
    case Question::WhyThisFoundation:
        return WhyWords::tr("Why this foundation?");
    case Question::WhyThisRole:
        return WhyWords::tr("Why this role?");
    case Question::WhatFor:
        return WhyWords::tr("What is it for?");
    case Question::WhyRepeated:
        return WhyWords::tr("Why was it repeated?");
    case Question::WhatBecameOfIt:
        return WhyWords::tr("What became of it?");
    case Question::WhyRefused:
        return WhyWords::tr("Why was it refused?");
    }
    return {};
}

} // namespace icelens::items
