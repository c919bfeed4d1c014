// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/diagnosis/explanation.h"

namespace icelens::model {

namespace {

constexpr std::uint16_t ice = 8445;
constexpr std::uint16_t stunRfc = 8489;
constexpr std::uint16_t turnRfc = 8656;
constexpr std::uint16_t consentRfc = 7675;

Reference ofPairState(Finding finding)
{
    switch (finding) {
    case Finding::FrozenUntilFirstTick:
        return {ice, "6.1.2.6"};
    case Finding::FrozenBehind:
    case Finding::FrozenWhileOthersWait:
    case Finding::FrozenUntilTick:
    case Finding::WaitingForTick:
    case Finding::InProgressSince:
    case Finding::InProgressUnseen:
    case Finding::NextIsThis:
    case Finding::NextBehind:
    case Finding::NextOfAgent:
    case Finding::NextUnfrozen:
        return {ice, "6.1.4.2"};
    case Finding::WaitingAfterSuccess:
    case Finding::SucceededUnseen:
        return {ice, "7.2.5.3.3"};
    case Finding::SucceededAtOnce:
    case Finding::SucceededLater:
    case Finding::SucceededRepeated:
        return {ice, "7.2.5.3"};
    case Finding::NextTriggered:
        return {ice, "6.1.4.1"};
    case Finding::WaitingTriggered:
    case Finding::OpenedByPeerCheck:
    case Finding::TriggeredByCheck:
    case Finding::PairOfPeerCheck:
        return {ice, "7.3.1.4"};
    case Finding::FailedUnanswered:
        return {ice, "7.2.5.2.3"};
    case Finding::FailedRefused:
        return {ice, "7.2.5.2.4"};
    case Finding::FailedAsymmetric:
        return {ice, "7.2.5.2.1"};
    case Finding::FailedAfterSuccess:
        return {ice, "7.2.5.3.4"};
    case Finding::TriggeredByConflict:
        return {ice, "7.2.5.1"};
    case Finding::DiscoveredState:
    case Finding::PairOfResponse:
    case Finding::ValidByAnswer:
    case Finding::ValidOther:
    case Finding::ValidUnseen:
    case Finding::NotValidYet:
        return {ice, "7.2.5.3.2"};
    default:
        return {};
    }
}

Reference ofOutcome(Finding finding)
{
    switch (finding) {
    case Finding::PairOfCandidates:
        return {ice, "6.1.2.2"};
    case Finding::NextRepeat:
    case Finding::EarlierUnanswered:
    case Finding::RepeatedUnanswered:
    case Finding::MessageAnswered:
        return {stunRfc, "6.2.1"};
    case Finding::NoFurtherRepeat:
    case Finding::MessageUnanswered:
        return {stunRfc, "6.2.1"};
    case Finding::RepeatOverTcp:
        return {stunRfc, "6.2.2"};
    case Finding::TriggeredToNominate:
    case Finding::NominatedRegular:
    case Finding::NominatedAggressive:
    case Finding::HighestOfValid:
    case Finding::NotHighestOfValid:
    case Finding::NominationUnderWay:
    case Finding::NotNominatedOther:
    case Finding::NotNominatedNotValid:
    case Finding::NotNominatedYet:
    case Finding::SelectedHighest:
    case Finding::SelectedNoLonger:
    case Finding::NotSelectedLower:
        return {ice, "8.1.1"};
    case Finding::NominatedByPeer:
    case Finding::NominatedByPeerLater:
        return {ice, "7.3.1.5"};
    case Finding::SelectedOnly:
    case Finding::NotSelectedNotNominated:
    case Finding::RemovedLower:
    case Finding::RemovedHigher:
    case Finding::RemovedNominated:
        return {ice, "8.1.2"};
    case Finding::RemovedLimit:
        return {ice, "6.1.2.5"};
    case Finding::RemovedRestart:
        return {ice, "9"};
    default:
        return {};
    }
}

Reference ofCandidate(Finding finding)
{
    switch (finding) {
    case Finding::PairPriorityFormula:
        return {ice, "6.1.2.3"};
    case Finding::CandidatePriority:
        return {ice, "5.1.2.1"};
    case Finding::TypePreferenceDiffers:
        return {ice, "5.1.2.2"};
    case Finding::PriorityFromCheck:
    case Finding::RemoteFromCheck:
    case Finding::RemoteSignalledLater:
    case Finding::FoundationMadeUp:
        return {ice, "7.3.1.3"};
    case Finding::PriorityOfCheckSent:
    case Finding::LocalFromResponse:
        return {ice, "7.2.5.3.1"};
    case Finding::HostAddress:
        return {ice, "5.1.1.1"};
    case Finding::ReflexiveByServer:
    case Finding::ReflexiveNotSeen:
    case Finding::RelayedByServer:
        return {ice, "5.1.1.2"};
    case Finding::FoundationShared:
    case Finding::FoundationAlone:
    case Finding::FoundationOfPeer:
        return {ice, "5.1.1.3"};
    case Finding::RoleGiven:
        return {ice, "6.1.1"};
    case Finding::RoleSwitched:
    case Finding::RoleKept:
    case Finding::RefusedRoleConflict:
        return {ice, "7.3.1.1"};
    case Finding::ComponentConsentTimeout:
    case Finding::MessageConsent:
        return {consentRfc, "5.1"};
    case Finding::ComponentConsentRevoked:
        return {consentRfc, "5.2"};
    default:
        return {};
    }
}

Reference ofMessage(Finding finding)
{
    switch (finding) {
    case Finding::MessageCheck:
        return {ice, "6.1.4.2"};
    case Finding::MessageTriggeredCheck:
        return {ice, "7.3.1.4"};
    case Finding::MessageNomination:
    case Finding::MessageAggressive:
        return {ice, "8.1.1"};
    case Finding::MessageDiscovery:
        return {ice, "5.1.1.2"};
    case Finding::MessageAllocate:
        return {turnRfc, "7.1"};
    case Finding::MessageRefresh:
        return {turnRfc, "8"};
    case Finding::MessagePermission:
        return {turnRfc, "9"};
    case Finding::MessageChannelBind:
        return {turnRfc, "12"};
    case Finding::MessageKeepalive:
        return {ice, "11"};
    case Finding::MessageSendIndication:
    case Finding::MessageDataIndication:
        return {turnRfc, "11.1"};
    case Finding::RefusedBadRequest:
    case Finding::RefusedCredentials:
        return {stunRfc, "9.1.3"};
    case Finding::RefusedNoCredentials:
    case Finding::RefusedStaleNonce:
        return {stunRfc, "9.2.4"};
    case Finding::RefusedForbidden:
    case Finding::RefusedMismatch:
        return {turnRfc, "19"};
    case Finding::RefusedQuota:
        return {turnRfc, "7.4"};
    case Finding::RefusedOther:
        return {stunRfc, "14.8"};
    default:
        return {};
    }
}

} // namespace

Reference referenceOf(Finding finding)
{
    for (const auto lookUp : {ofPairState, ofOutcome, ofCandidate, ofMessage}) {
        if (const auto reference = lookUp(finding); reference.rfc != 0)
            return reference;
    }
    return {};
}

} // namespace icelens::model
