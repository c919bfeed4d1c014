// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/findingwords.h"

namespace icelens::items {

using model::Clue;

namespace {

QString ofServers(Clue clue, int count)
{
    switch (clue) {
    case Clue::RequestsUnanswered:
        return FindingWords::tr(
            "%1 sent %n request(s) to %2, the first at %4, the last at %5, and none was answered.",
            nullptr, count);
    case Clue::ServerWasSilent:
        return FindingWords::tr("Gathering ended without an answer of %1, at %2.");
    case Clue::OthersAnswered:
        return FindingWords::tr("%1 answered at %2, so there is a way out.");
    case Clue::RefusedWithCode:
        return FindingWords::tr("%1 refused with error %2 at %3.");
    case Clue::RefusedWithReason:
        return FindingWords::tr("%1 refused with error %2 at %3: “%4”.");
    case Clue::CredentialsSent:
        return FindingWords::tr(
            "The request of %1 at %2 carried credentials: the first 401, which asks for them, is "
            "not meant.");
    case Clue::RefusedAgain:
        return FindingWords::tr("There were %n such errors %2, the last at %3.", nullptr, count);
    case Clue::NameNotFound:
        return FindingWords::tr("The name %1 was looked up in vain, at %2.");
    case Clue::TcpAnswered:
        return FindingWords::tr("%1 answered over TCP at %2.");
    case Clue::NothingOverUdp:
        return FindingWords::tr("%1 sent %n request(s) over UDP, and no UDP packet came in.",
                                nullptr, count);
    case Clue::NoAllocation:
        return FindingWords::tr("No relayed candidate came of it.");
    default:
        return {};
    }
}

QString ofCandidates(Clue clue, int count)
{
    switch (clue) {
    case Clue::GatheringOpen:
        return FindingWords::tr("Gathering began at %1 and was still open at %2.");
    case Clue::NoUsableAddress:
        return FindingWords::tr("The agent refused to gather at %1.");
    case Clue::LocalFamilies:
    case Clue::RemoteFamilies:
        return FindingWords::tr("%1 has %n candidate(s), all of them %3.", nullptr, count);
    case Clue::NoneGathered:
        return FindingWords::tr("Gathering of %1 ended at %2 with no candidate.");
    case Clue::RelayOnlyAsked:
        return FindingWords::tr("The options allow relayed candidates only.");
    case Clue::NoneSignalled:
        return FindingWords::tr(
            "%1 had gathered at %2, and no candidate of the other side was signalled since.");
    case Clue::ListFailedAt:
        return FindingWords::tr("The check list of %1 failed at %2.");
    case Clue::CandidateCameAt:
        return FindingWords::tr("The first candidate after that was signalled at %1.");
    case Clue::NoRelayAnywhere:
        return FindingWords::tr("Neither side has a relayed candidate.");
    default:
        return {};
    }
}

QString ofChecks(Clue clue, int count)
{
    switch (clue) {
    case Clue::ChecksUnanswered:
        return FindingWords::tr(
            "%1 began %n check(s), the first at %3, the last at %4, and none was answered.",
            nullptr, count);
    case Clue::NoCheckArrived:
        return FindingWords::tr("No check of %2 arrived at %1.");
    case Clue::ChecksArrived:
        return FindingWords::tr("%n check(s) of %2 arrived at %1, the first at %4.", nullptr,
                                count);
    case Clue::PairsFailed:
        return FindingWords::tr("%n pair(s) failed, the last at %2.", nullptr, count);
    case Clue::DirectionUnknown:
        return FindingWords::tr(
            "Whether the checks are lost on their way or the answers on theirs is not known from "
            "this side.");
    case Clue::ForeignUfrag:
        return FindingWords::tr("%n check(s) came for the ufrag %2, the first at %3.", nullptr,
                                count);
    case Clue::IntegrityWrong:
        return FindingWords::tr(
            "%n message(s) came whose MESSAGE-INTEGRITY is of another password, the first at %2.",
            nullptr, count);
    case Clue::CheckRefused:
        return FindingWords::tr("%n check(s) were refused with error %2, the first at %3.", nullptr,
                                count);
    case Clue::CheckRefusedByUs:
        return FindingWords::tr("%n of them were refused with error %2, the first at %3.", nullptr,
                                count);
    case Clue::ConflictsSeen:
        return FindingWords::tr("%n error(s) 487 crossed, the first at %2, the last at %3.",
                                nullptr, count);
    case Clue::RolesSwitched:
        return FindingWords::tr("%1 switched its role %n time(s), the last at %3.", nullptr, count);
    case Clue::AnsweredFromElsewhere:
        return FindingWords::tr("It happened to %n pair(s), first at %2.", nullptr, count);
    case Clue::PairsPruned:
        return FindingWords::tr("%n pair(s) were dropped at the limit of %2, the first at %3.",
                                nullptr, count);
    case Clue::PrunedPairChecked:
        return FindingWords::tr("A check of the peer arrived on %1.");
    case Clue::NothingSentFor:
        return FindingWords::tr("No packet left for %n pair(s), first at %2.", nullptr, count);
    case Clue::MappedDiffers:
        return FindingWords::tr(
            "For the socket %1, %2 saw %3 and %4 saw %5: address- and port-dependent mapping "
            "(symmetric NAT).");
    default:
        return {};
    }
}

QString ofPath(Clue clue, int count)
{
    switch (clue) {
    case Clue::ValidSince:
        return FindingWords::tr("%1 succeeded at %2.");
    case Clue::NoNomination:
        return FindingWords::tr("No check of %1 with USE-CANDIDATE was seen to succeed.");
    case Clue::LastConsentAnswer:
        return FindingWords::tr("A check was last answered at %1.");
    case Clue::ConsentUnanswered:
        return FindingWords::tr("%n check(s) since then were not answered, the first at %2.",
                                nullptr, count);
    case Clue::ConsentRefused:
        return FindingWords::tr("A check was refused with 403 at %1.");
    case Clue::MappedBefore:
        return FindingWords::tr("%2 saw %1 as %3 at %4.");
    case Clue::MappedSince:
        return FindingWords::tr("The same %2 saw it as %3 at %4.");
    case Clue::SelectedRelay:
        return FindingWords::tr("%1 was selected at %2.");
    case Clue::DirectWorked:
        return FindingWords::tr("%1 had its answer; it last changed at %2.");
    case Clue::DirectUnchecked:
        return FindingWords::tr("%1 was removed at %2 before it was checked.");
    default:
        return {};
    }
}

QString ofCall(Clue clue, int count)
{
    switch (clue) {
    case Clue::CertificateDiffers:
        return FindingWords::tr("The certificate was compared and refused at %1.");
    case Clue::DtlsStarted:
        return FindingWords::tr("The handshake began at %1.");
    case Clue::DtlsSentOnly:
        return FindingWords::tr("%n datagram(s) were sent, the first at %2, the last at %3.",
                                nullptr, count);
    case Clue::DtlsGaveUp:
        return FindingWords::tr("The handshake was given up at %1.");
    case Clue::DtlsBigRepeated:
        return FindingWords::tr("A datagram of %1 octets was sent %n time(s), first at %3.",
                                nullptr, count);
    case Clue::DtlsSmallAnswered:
        return FindingWords::tr("Something of the handshake last arrived at %1.");
    case Clue::MediaSentOnly:
        return FindingWords::tr("From %3 to %4, %1 packets were sent and %2 received.");
    case Clue::PeerReportsLoss:
        return FindingWords::tr("RTCP of the peer says so since %1.");
    case Clue::TransactionsAt:
        return FindingWords::tr("%n transaction(s), the first at %2, the last at %3.", nullptr,
                                count);
    case Clue::UseCandidateAtOnce:
        return FindingWords::tr("The check at %2 on %1 carried it before any check was answered.");
    case Clue::ConsentOption:
        return FindingWords::tr("The session's options switch it off.");
    case Clue::NoCookie:
        return FindingWords::tr("%n request(s) without it, the first at %2.", nullptr, count);
    case Clue::FailedAfter:
        return FindingWords::tr("%1 began to check at %2 and failed at %3.");
    default:
        return {};
    }
}

} // namespace

QString findingEvidence(Clue clue, int count)
{
    for (const auto group : {ofServers, ofCandidates, ofChecks, ofPath, ofCall}) {
        if (auto sentence = group(clue, count); !sentence.isEmpty())
            return sentence;
    }
    return {};
}

} // namespace icelens::items
