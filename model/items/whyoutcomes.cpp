// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/whysentences.h"
#include "model/items/whywords.h"

namespace icelens::items {

using model::Finding;

namespace {

QString nominationSentence(Finding finding, int count)
{
    switch (finding) {
    case Finding::NominatedRegular:
        return WhyWords::tr(
            "Regular nomination: its check was repeated with USE-CANDIDATE at %1 and "
            "answered at %2.");
    case Finding::NominatedAggressive:
        return WhyWords::tr(
            "Aggressive nomination: its first check carried USE-CANDIDATE already, at %1, "
            "and was answered at %2.");
    case Finding::NominatedByPeer:
        return WhyWords::tr(
            "The peer's check with USE-CANDIDATE arrived at %1; the pair had succeeded "
            "already.");
    case Finding::NominatedByPeerLater:
        return WhyWords::tr(
            "The peer's check with USE-CANDIDATE arrived at %1, and the agent's own check "
            "was answered at %2.");
    case Finding::NominatedUnseen:
        return WhyWords::tr(
            "The agent says that it was nominated at %1; by which check is not known from "
            "this side.");
    case Finding::HighestOfValid:
        return WhyWords::tr("It had the highest priority of the %n pair(s) that were valid then.",
                            nullptr, count);
    case Finding::NotHighestOfValid:
        return WhyWords::tr("It was chosen although %1 was valid and had a higher priority.");
    case Finding::NominationUnderWay:
        return WhyWords::tr(
            "It was chosen for nomination at %1; its check with USE-CANDIDATE has no answer "
            "yet.");
    case Finding::NotNominatedOther:
        return WhyWords::tr("It is not nominated: %1 of the same component was, at %2.");
    case Finding::NotNominatedNotValid:
        return WhyWords::tr("It is not nominated: only a valid pair can be.");
    case Finding::NotNominatedYet:
        return WhyWords::tr("It is valid; the controlling agent has not nominated it so far.");
    default:
        return {};
    }
}

QString removalSentence(Finding finding, int count)
{
    switch (finding) {
    case Finding::RemovedLower:
        return WhyWords::tr("It was removed at %1: %2 was nominated and has a higher priority.");
    case Finding::RemovedHigher:
        return WhyWords::tr(
            "It was removed at %1 unchecked, although it had a higher priority than the "
            "nominated %2.");
    case Finding::RemovedNominated:
        return WhyWords::tr("It was removed at %1, because a pair of its component was nominated.");
    case Finding::RemovedLimit:
        return WhyWords::tr(
            "It was removed at %1: the check list holds %n pair(s) at most, and pairs of low "
            "priority go first.",
            nullptr, count);
    case Finding::RemovedFailed:
        return WhyWords::tr(
            "It had failed, and libnice removes failed pairs when it adds another: at %1.");
    case Finding::RemovedSocket:
        return WhyWords::tr(
            "It was removed at %1, because the socket of its local candidate was closed.");
    case Finding::RemovedRestart:
        return WhyWords::tr(
            "It was removed at %1 by an ICE restart, which begins a new check list.");
    case Finding::RemovedUnknown:
        return WhyWords::tr("It was removed at %1; why is not known from this side.");
    default:
        return {};
    }
}

QString selectionSentence(Finding finding, int count)
{
    switch (finding) {
    case Finding::ValidByAnswer:
        return WhyWords::tr(
            "It is valid since its check was answered at %1; the answer named the mapped "
            "address %2.");
    case Finding::ValidOther:
        return WhyWords::tr(
            "The answer at %1 named the mapped address %3, so the valid pair is %2 and not "
            "this one.");
    case Finding::ValidUnseen:
        return WhyWords::tr(
            "The agent says that it is valid since %1; by which answer is not known from "
            "this side.");
    case Finding::NotValidYet:
        return WhyWords::tr("It is not valid so far: no check of it was answered.");
    case Finding::NotValidFailed:
        return WhyWords::tr("It is not valid: its check failed.");
    case Finding::SelectedOnly:
        return WhyWords::tr(
            "It is selected since %1, being the only nominated pair of its component.");
    case Finding::SelectedHighest:
        return WhyWords::tr(
            "It is selected since %1: of %n nominated pair(s) it has the highest priority, "
            "ahead of %3.",
            nullptr, count);
    case Finding::SelectedNoLonger:
        return WhyWords::tr("It was selected until %2, when %1 took its place.");
    case Finding::NotSelectedLower:
        return WhyWords::tr(
            "It is nominated but not selected: %1 has the priority %2, which is more than "
            "%3.");
    case Finding::NotSelectedNotNominated:
        return WhyWords::tr("%1 is selected; only a nominated pair can be.");
    case Finding::WouldHaveWonFailed:
        return WhyWords::tr("Had %1 not failed, its priority %2 would have put it first.");
    case Finding::WouldHaveWonUnchecked:
        return WhyWords::tr(
            "%1 with the higher priority %2 was never checked; had it been valid in time, it "
            "would have come first.");
    case Finding::MayStillWin:
        return WhyWords::tr(
            "%1 with the higher priority %2 is still being checked, and takes over if it is "
            "nominated.");
    case Finding::NothingBetter:
        return WhyWords::tr("No pair of the component had a higher priority.");
    default:
        return {};
    }
}

} // namespace

QString outcomeSentence(Finding finding, int count)
{
    for (const auto group : {nominationSentence, removalSentence, selectionSentence}) {
        if (const auto sentence = group(finding, count); !sentence.isEmpty())
            return sentence;
    }
    return {};
}

namespace {

QString prioritySentence(Finding finding)
{
    switch (finding) {
    case Finding::PairPriorityFormula:
        return WhyWords::tr(
            "2³²·MIN(G,D) + 2·MAX(G,D) + (G>D) = %4, where G = %1 is the priority of the "
            "candidate of %5, who controls, D = %2 that of %6, and (G>D) = %3.");
    case Finding::PairPriorityUnknown:
        return WhyWords::tr("The priority of one of its candidates is not known from this side.");
    case Finding::CandidatePriority:
        return WhyWords::tr(
            "The %2 candidate of %1: 2²⁴·%4 + 2⁸·%5 + (256 − %6) = %3, made of type "
            "preference, local preference and component.");
    case Finding::TypePreferenceDiffers:
        return WhyWords::tr("Its type preference for %1 is %2; %3 is recommended.");
    case Finding::PriorityFromCheck:
        return WhyWords::tr(
            "Its priority %1 is what the PRIORITY attribute of the check at %2 said.");
    case Finding::PriorityOfCheckSent:
        return WhyWords::tr(
            "Its priority %1 is the one that the check carried in its PRIORITY attribute.");
    default:
        return {};
    }
}

QString candidateSentence(Finding finding)
{
    switch (finding) {
    case Finding::HostAddress:
        return WhyWords::tr("%1 opened a socket on its own address %3 and reported it at %2.");
    case Finding::ReflexiveByServer:
        return WhyWords::tr("The server %2 answered %1 at %3 that it saw the address %4.");
    case Finding::ReflexiveNotSeen:
        return WhyWords::tr(
            "%1 says that the server %2 named it; that answer is not among the messages.");
    case Finding::ReflexiveUnknown:
        return WhyWords::tr(
            "%1 reported it as server-reflexive; by which server is not known from this "
            "side.");
    case Finding::LocalFromResponse:
        return WhyWords::tr(
            "The answer that %1 got at %2 to the check of %3 named an address that was no "
            "candidate before.");
    case Finding::LocalReflexiveUnknown:
        return WhyWords::tr(
            "%1 reported it as peer-reflexive; the answer that found it is not known from "
            "this side.");
    case Finding::RelayedByServer:
        return WhyWords::tr("The TURN server %2 allocated %4 for %1 and said so at %3.");
    case Finding::RelayedNotSeen:
        return WhyWords::tr(
            "%1 reported it as relayed; the Allocate response is not known from this side.");
    case Finding::RemoteSignalled:
        return WhyWords::tr("It was in the description that %2 was given at %1.");
    case Finding::RemoteTrickled:
        return WhyWords::tr("It was signalled to %2 by itself at %1 (trickle ICE).");
    case Finding::RemoteFromCheck:
        return WhyWords::tr("No one had signalled it: a check from %3 reached %1 at %2.");
    case Finding::RemoteFromCheckUnseen:
        return WhyWords::tr(
            "No one had signalled it to %1; the check that revealed it is not known from "
            "this side.");
    case Finding::RemoteSignalledLater:
        return WhyWords::tr("It was signalled after all at %1.");
    default:
        return {};
    }
}

QString foundationSentence(Finding finding, int count)
{
    switch (finding) {
    case Finding::FoundationShared:
        return WhyWords::tr(
            "%n other candidate(s) share the foundation %1: the same type (%3), base IP "
            "address (%4), server and transport protocol.",
            nullptr, count);
    case Finding::FoundationAlone:
        return WhyWords::tr(
            "No other candidate has the foundation %1: none has the same type, base IP "
            "address, server and transport protocol.");
    case Finding::FoundationOfPeer:
        return WhyWords::tr(
            "The peer gave it the foundation %1; which candidates are alike is the peer's "
            "to say.");
    case Finding::FoundationMadeUp:
        return WhyWords::tr(
            "The foundation %1 was made up: a candidate that a check reveals gets one of its "
            "own.");
    case Finding::PairOfCandidates:
        return WhyWords::tr(
            "It was formed at %1 from a local and a remote candidate of the same component "
            "and address family.");
    case Finding::PairOfPeerCheck:
        return WhyWords::tr(
            "It was formed at %1, because a check of the peer arrived at %2 on addresses "
            "that had no pair.");
    case Finding::PairOfResponse:
        return WhyWords::tr(
            "The answer at %2 to the check of %1 named the mapped address %3, which made "
            "this pair.");
    case Finding::PairOfWire:
        return WhyWords::tr(
            "Messages between its addresses were seen since %1; the agent's log does not "
            "tell of it.");
    default:
        return {};
    }
}

} // namespace

QString priorityAndOriginSentence(Finding finding, int count)
{
    if (const auto sentence = prioritySentence(finding); !sentence.isEmpty())
        return sentence;
    if (const auto sentence = candidateSentence(finding); !sentence.isEmpty())
        return sentence;
    return foundationSentence(finding, count);
}

} // namespace icelens::items
