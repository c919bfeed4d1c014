// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/whysentences.h"

#include "model/items/whywords.h"

namespace icelens::items {

using model::Finding;

QString pairStateSentence(Finding finding, int count)
{
    switch (finding) {
    case Finding::FrozenUntilFirstTick:
        return WhyWords::tr(
            "The pair was formed at %1 and no check has begun yet: every pair starts Frozen.");
    case Finding::FrozenBehind:
        return WhyWords::tr(
            "Its foundation %3 is the same as that of %1, which is %2 and goes first: only "
            "one pair of a foundation is checked until one of them succeeds.");
    case Finding::FrozenWhileOthersWait:
        return WhyWords::tr(
            "%n other pair(s) are Waiting; a Frozen pair is unfrozen by the success of a "
            "pair of its foundation, or when no pair is left Waiting.",
            nullptr, count);
    case Finding::FrozenUntilTick:
        return WhyWords::tr(
            "No pair is Waiting any more, so the next tick of Ta can unfreeze one pair of "
            "foundation %1.");
    case Finding::WaitingAfterSuccess:
        return WhyWords::tr(
            "It left Frozen at %1, because %2 of the same foundation %3 succeeded.");
    case Finding::WaitingForTick:
        return WhyWords::tr(
            "It has been Waiting since %1: its check is sent when its turn comes, the "
            "highest priority first, one check each Ta.");
    case Finding::WaitingTriggered:
        return WhyWords::tr(
            "It has been Waiting since %1 and stands in the triggered-check queue, which is "
            "served before all other pairs.");
    case Finding::NextIsThis:
        return WhyWords::tr("This pair is expected to be checked next.");
    case Finding::NextBehind:
        return WhyWords::tr("%n check(s) of %3 come before it: %2 is expected next.", nullptr,
                            count);
    case Finding::InProgressSince:
        if (count == 1)
            return WhyWords::tr("Its check was sent at %1 and has no answer yet.");
        return WhyWords::tr("Its check was sent at %1, %n time(s) so far, and has no answer yet.",
                            nullptr, count);
    case Finding::InProgressUnseen:
        return WhyWords::tr(
            "The agent says that it is In-Progress since %1; when its check was sent is not "
            "known from this side.");
    case Finding::NextRepeat:
        return WhyWords::tr(
            "Without an answer the check is repeated at about %1, %2 after the last one.");
    case Finding::NoFurtherRepeat:
        return WhyWords::tr(
            "The check is not repeated again; without an answer the pair fails at about %1.");
    case Finding::RepeatNotWanted:
        return WhyWords::tr(
            "The check is not repeated: %1 has a higher priority and is nominated.");
    case Finding::RepeatOverTcp:
        return WhyWords::tr(
            "Over TCP a check is not repeated; without an answer the pair fails at about %1.");
    case Finding::NextRepeatUnknown:
        return WhyWords::tr("When the check is repeated is not known from this side.");
    case Finding::NextOfAgent:
        return WhyWords::tr(
            "%1 is expected to check %2 next: of the Waiting pairs it has the highest priority.");
    case Finding::NextTriggered:
        return WhyWords::tr(
            "%1 is expected to check %2 next: it is the first in the triggered-check queue.");
    case Finding::NextUnfrozen:
        return WhyWords::tr(
            "No pair of %1 is Waiting, so the next tick of Ta is expected to unfreeze %2 and "
            "check it.");
    case Finding::NothingLeft:
        return WhyWords::tr("%1 has no pair left to check.");
    case Finding::DiscoveredState:
        return WhyWords::tr(
            "It is never checked itself: the answer at %2 to the check of %1 found it.");
    default:
        return {};
    }
}

namespace {

QString failureSentence(Finding finding, int count)
{
    switch (finding) {
    case Finding::FailedUnanswered:
        if (count == 1)
            return WhyWords::tr(
                "Its check was sent once, at %2, and never answered; the agent gave up at %4.");
        return WhyWords::tr(
            "Its check was sent %n time(s), first at %2, last at %3, and never answered; the "
            "agent gave up at %4.",
            nullptr, count);
    case Finding::FailedRefused:
        return WhyWords::tr("Its check was refused with error %1 at %2.");
    case Finding::FailedAsymmetric:
        return WhyWords::tr(
            "The answer at %1 came from another address than the check went to, so the pair "
            "must fail.");
    case Finding::FailedNeverSent:
        return WhyWords::tr(
            "Its check was never sent: at %1 the agent had no room for another transaction. "
            "libnice holds 200 of them.");
    case Finding::FailedAfterSuccess:
        return WhyWords::tr(
            "It worked at %1, but a later check of it was not answered: it failed at %2.");
    case Finding::FailedWithParent:
        return WhyWords::tr("It failed at %2 together with %1, whose check had found it.");
    case Finding::FailedUnseen:
        return WhyWords::tr(
            "It failed at %1; what was sent for it and what came back is not known from this "
            "side.");
    default:
        return {};
    }
}

} // namespace

QString checkSentence(Finding finding, int count)
{
    switch (finding) {
    case Finding::SucceededAtOnce:
        return WhyWords::tr("The first check, sent at %1, was answered at %2, after %3.");
    case Finding::SucceededLater:
        return WhyWords::tr("Check number %1, sent at %2, was answered at %3, after %4.");
    case Finding::SucceededRepeated:
        return WhyWords::tr(
            "Its check, first sent at %2, was sent %n time(s) before it was answered at %3.",
            nullptr, count);
    case Finding::SucceededUnseen:
        return WhyWords::tr(
            "The agent says that it succeeded at %1; which check was answered is not known "
            "from this side.");
    case Finding::EarlierNotReceived:
        return WhyWords::tr("The check at %1 was not seen by %2.");
    case Finding::EarlierAnswerLost:
        return WhyWords::tr("The check at %1 reached %2, whose answer at %3 was not seen here.");
    case Finding::EarlierRefused:
        return WhyWords::tr("The check at %1 was refused with error %2.");
    case Finding::EarlierUnanswered:
        return WhyWords::tr("The check at %1 was not answered; why is not known from this side.");
    case Finding::EarlierOutrun:
        return WhyWords::tr("The check at %1 was answered too, but later, at %2.");
    case Finding::OpenedByPeerCheck:
        return WhyWords::tr(
            "The NAT or firewall before %4 did not let the first check in until %4 had sent "
            "a check itself, which arrived at %1; the check at %2 to %3 then passed.");
    case Finding::ReachedPeer:
        return WhyWords::tr("The way from %1 to %2 works: a check arrived at %3.");
    case Finding::NeverReachedPeer:
        return WhyWords::tr("Of %n request(s) that %1 sent, %2 saw none.", nullptr, count);
    case Finding::PeerReachedUs:
        return WhyWords::tr("The way from %1 to %2 works: a check arrived at %3.");
    case Finding::PeerNeverReachedUs:
        return WhyWords::tr("Of %n request(s) that %1 sent the other way, %2 saw none.", nullptr,
                            count);
    case Finding::PeerSentNothing:
        return WhyWords::tr(
            "%1 sent no check the other way, so nothing is known of that direction.");
    case Finding::AnswersLost:
        return WhyWords::tr("%1 answered at %3, but the answer was not seen by %2.");
    case Finding::PeerSideUnknown:
        return WhyWords::tr("What the peer received is not known from this side.");
    case Finding::TriggeredByCheck:
        return WhyWords::tr(
            "The peer's check arrived at %2, so the pair was put into the triggered-check "
            "queue at %1.");
    case Finding::TriggeredToNominate:
        return WhyWords::tr("It was queued at %1 to be checked again with USE-CANDIDATE.");
    case Finding::TriggeredByConflict:
        return WhyWords::tr("Its check met a role conflict (487), so it was queued again at %1.");
    default:
        return failureSentence(finding, count);
    }
}

} // namespace icelens::items
