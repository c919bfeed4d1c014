// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/findingwords.h"

namespace icelens::items {

using model::Cause;

QString findingTitle(Cause cause, int count)
{
    switch (cause) {
    case Cause::FingerprintMismatch:
        return FindingWords::tr("The certificate of %2 is not the one that was signalled");
    case Cause::DtlsFailed:
        return FindingWords::tr("The DTLS handshake of %1 failed");
    case Cause::DtlsUnanswered:
        return FindingWords::tr("No DTLS datagram of %2 arrives");
    case Cause::DtlsStalled:
        return FindingWords::tr("Large DTLS datagrams may not get through");
    case Cause::NatBindingChanged:
        return FindingWords::tr("The NAT before %1 gave it another port");
    case Cause::ConsentRevoked:
        return FindingWords::tr("%2 withdrew its consent");
    case Cause::ConsentTimedOut:
        return FindingWords::tr("%2 stopped answering, and consent ran out");
    case Cause::MediaNotArriving:
        return FindingWords::tr("Media goes out, and none of %2 arrives");
    case Cause::MediaNotDelivered:
        return FindingWords::tr("Media of %1 does not arrive at %2");
    case Cause::GatheringRefused:
        return FindingWords::tr("%1 found no address to gather on");
    case Cause::IceUfragUnknown:
        return FindingWords::tr("Checks of %1 carry a ufrag that %2 never had");
    case Cause::IcePasswordWrong:
        return FindingWords::tr("Checks of %1 carry credentials that %2 does not accept");
    case Cause::RoleConflictForever:
        return FindingWords::tr("The agents do not agree who is controlling");
    case Cause::NominationMissing:
        return FindingWords::tr("A pair works, and %1 does not nominate it");
    case Cause::AnswerFromElsewhere:
        return FindingWords::tr("Answers come from another address than the checks went to");
    case Cause::NoCommonFamily:
        return FindingWords::tr("%1 and %2 have no address family in common");
    case Cause::TurnCredentials:
        return FindingWords::tr("The TURN server %2 does not accept the user name or password");
    case Cause::TurnNonceStale:
        return FindingWords::tr("The TURN server %2 calls every nonce stale");
    case Cause::TurnQuota:
        return FindingWords::tr("The TURN server %2 has no room for another allocation");
    case Cause::TurnTransport:
        return FindingWords::tr("The TURN server %2 does not relay UDP");
    case Cause::TurnMismatch:
        return FindingWords::tr("The TURN server %2 and the agent disagree about the allocation");
    case Cause::TurnPeerForbidden:
        return FindingWords::tr("The TURN server %2 does not send to %3");
    case Cause::ServerRefused:
        return FindingWords::tr("The server %2 refuses with error %3");
    case Cause::ServerNameUnresolved:
        return FindingWords::tr("The server's name %2 was not found");
    case Cause::OnlyTcp:
        return FindingWords::tr("Only TCP goes out of the network of %1");
    case Cause::WorkingPairPruned:
        return FindingWords::tr("The check-list limit dropped a pair that may work");
    case Cause::ChecksNotSent:
        return FindingWords::tr("Checks were counted as failed and never sent");
    case Cause::NatsRefuse:
        return FindingWords::tr("Both NATs refuse direct paths, and there is no relay");
    case Cause::ServerUnreachable:
        return FindingWords::tr("The server %2 does not answer");
    case Cause::GatheringNeverEnds:
        return FindingWords::tr("Gathering of %1 does not end");
    case Cause::PeerNameUnresolved:
        return FindingWords::tr("A candidate's name %2 was not found");
    case Cause::MdnsUnresolved:
        return FindingWords::tr("The peer hides its address behind an mDNS name");
    case Cause::NoLocalCandidates:
        return FindingWords::tr("%1 gathered no candidate");
    case Cause::CandidatesLate:
        return FindingWords::tr("The peer's candidates came too late for %1");
    case Cause::NoRemoteCandidates:
        return FindingWords::tr("%1 was given no candidate of %2");
    case Cause::OneWayLost:
        return FindingWords::tr("What %1 sends does not reach %2");
    case Cause::AnswersLost:
        return FindingWords::tr("Answers of %1 do not reach %2");
    case Cause::NothingHeard:
        return FindingWords::tr("None of %n check(s) of %1 was answered, and none of %2 arrived",
                                nullptr, count);
    case Cause::ListLimit:
        return FindingWords::tr("The check-list limit dropped pairs unchecked");
    case Cause::RelayedThoughDirect:
        return FindingWords::tr("%1 uses a relay although a direct pair may do");
    case Cause::LintPacing:
        return FindingWords::tr("Transactions begin less than 5 ms apart");
    case Cause::LintAggressive:
        return FindingWords::tr("%1 nominates aggressively");
    case Cause::LintConsentOff:
        return FindingWords::tr("Consent is not checked");
    case Cause::LintOldStun:
        return FindingWords::tr("Requests to %2 are of RFC 3489");
    case Cause::LintFailedEarly:
        return FindingWords::tr("%1 gave up after %2");
    }
    return {};
}

namespace {

QString happenedToCall(Cause cause, int count)
{
    switch (cause) {
    case Cause::FingerprintMismatch:
        return FindingWords::tr(
            "The description that %1 read names another certificate than %2 showed. Somebody may "
            "sit between them, so the call is refused.");
    case Cause::DtlsFailed:
        return FindingWords::tr("There is a path, but no keys for media, so the call is refused.");
    case Cause::DtlsUnanswered:
        return FindingWords::tr(
            "ICE found a path. %1 sent %n datagram(s) of the handshake over it, and none of %2 "
            "came back: DTLS is blocked, or nobody speaks it there.",
            nullptr, count);
    case Cause::DtlsStalled:
        return FindingWords::tr(
            "Small datagrams of %2 arrive, but the handshake stands still: %1 repeats one of %3 "
            "octets. A path with a small MTU loses such a datagram each time.");
    case Cause::NatBindingChanged:
        return FindingWords::tr(
            "The socket %2 was %3 to the outside and is %4 since. The binding expired, or the NAT "
            "began anew; what is sent to the old address is lost.");
    case Cause::ConsentRevoked:
        return FindingWords::tr(
            "A consent check was refused with 403: %2 does not want to be sent to. %1 stopped "
            "sending at %3.");
    case Cause::ConsentTimedOut:
        return FindingWords::tr(
            "The path worked. Then no consent check of %1 was answered for too long, and it "
            "stopped sending at %3. Whether the checks or the answers are lost, or %2 is gone, is "
            "not known from this side.");
    case Cause::MediaNotArriving:
        return FindingWords::tr(
            "%1 sends, and since %3 no packet of %2 arrived. It sends nothing, or what it sends "
            "is lost or cannot be decrypted here.");
    case Cause::MediaNotDelivered:
        return FindingWords::tr(
            "%2 reports since %3 that nearly all of what %1 sends is lost on the way.");
    default:
        return {};
    }
}

QString happenedToChecks(Cause cause, int count)
{
    switch (cause) {
    case Cause::IceUfragUnknown:
        return FindingWords::tr(
            "The packets cross the network, but they were made for another ICE session: a "
            "description of an earlier call, or of another one.");
    case Cause::IcePasswordWrong:
        return FindingWords::tr(
            "The packets cross the network, but MESSAGE-INTEGRITY does not fit: %1 does not have "
            "the ufrag and password that %2 signalled.");
    case Cause::RoleConflictForever:
        return FindingWords::tr(
            "Both take the same role, and %n error(s) 487 did not settle it. RFC 8445 lets the "
            "higher tiebreaker decide; one of the agents does not follow it.",
            nullptr, count);
    case Cause::NominationMissing:
        return FindingWords::tr(
            "Checks succeed since %2, so there is a path. The controlling agent must choose a "
            "pair with USE-CANDIDATE, and %1 did not.");
    case Cause::AnswerFromElsewhere:
        return FindingWords::tr(
            "Such an answer must not count. A NAT that maps each destination to a port of its own "
            "does this, and so does a host that answers from another interface.");
    case Cause::WorkingPairPruned:
        return FindingWords::tr(
            "%2 was removed to keep the check list at %3 pairs, and the peer's check arrived on "
            "it.");
    case Cause::ListLimit:
        return FindingWords::tr(
            "%3 pairs were dropped to keep the check list at %2, and the pairs that were kept all "
            "failed. One of the dropped ones might have worked.");
    case Cause::ChecksNotSent:
        return FindingWords::tr(
            "The agent had no room for another transaction (libnice holds 200) and marked %n "
            "pair(s) as In-Progress without a packet.",
            nullptr, count);
    case Cause::OneWayLost:
        return FindingWords::tr(
            "One direction works: packets of %2 arrive at %1. What %1 sends is lost on its way "
            "or dropped by a NAT or firewall before %2.");
    case Cause::AnswersLost:
        return FindingWords::tr(
            "Checks of %2 reach %1 and are answered, but the answers are lost on their way back.");
    case Cause::NothingHeard:
        return FindingWords::tr(
            "Packets go out, and nothing of the other side comes in. Either way may be closed, or "
            "both.");
    case Cause::RelayedThoughDirect:
        return FindingWords::tr(
            "The selected %2 goes through a TURN server, which costs time. %3 of the same "
            "component is direct.");
    default:
        return {};
    }
}

QString happenedToServers(Cause cause, int count)
{
    switch (cause) {
    case Cause::TurnCredentials:
        return FindingWords::tr(
            "An Allocate that carried the user name and the password was refused with %3, so "
            "there is no relayed candidate of it.");
    case Cause::TurnNonceStale:
        return FindingWords::tr(
            "After %n error(s) 438 there is still no allocation: the nonce expires before it can "
            "be used, or each request reaches another server.",
            nullptr, count);
    case Cause::TurnQuota:
        return FindingWords::tr(
            "It refused with %3: this user has as many allocations as it may have, or the server "
            "is full. Allocations of sessions that crashed count until they expire.");
    case Cause::TurnTransport:
        return FindingWords::tr(
            "It refused with 442: the transport that was asked for, UDP, is not allowed there.");
    case Cause::TurnMismatch:
        return FindingWords::tr(
            "It refused with 437: for this client address it has another allocation, or none any "
            "more, as after a restart of the server.");
    case Cause::TurnPeerForbidden:
        return FindingWords::tr(
            "The relay works, but a permission for that address was refused with 403: servers "
            "refuse private or loopback addresses, for example.");
    case Cause::ServerRefused:
        return FindingWords::tr("It gives no candidate. Its own words: %4");
    case Cause::ServerNameUnresolved:
        return FindingWords::tr("No request was sent to it, so it gives no candidate.");
    case Cause::OnlyTcp:
        return FindingWords::tr(
            "%2 was asked over UDP and is silent, and no UDP packet of anybody arrived, while %3 "
            "answers over TCP: a firewall lets only TCP out.");
    case Cause::ServerUnreachable:
        return FindingWords::tr(
            "It gives no candidate. It is down, its address is wrong, or a firewall stops the "
            "way to it.");
    default:
        return {};
    }
}

QString happenedToCandidates(Cause cause)
{
    switch (cause) {
    case Cause::GatheringRefused:
        return FindingWords::tr("No interface is up that it may use, so there is nothing to send "
                                "from.");
    case Cause::NoCommonFamily:
        return FindingWords::tr(
            "Only candidates of the same family make a pair, so there is nothing to check.");
    case Cause::NatsRefuse:
        return FindingWords::tr(
            "The NAT of %1 gives every destination a port of its own, so the port that %2 was "
            "told is not the one that checks come from. The NAT of %2 lets in only what it has "
            "sent to.");
    case Cause::GatheringNeverEnds:
        return FindingWords::tr(
            "It began at %2 and libnice does not say that it ended, as when a server's name "
            "cannot be resolved.");
    case Cause::PeerNameUnresolved:
        return FindingWords::tr("No pair is formed with that candidate.");
    case Cause::MdnsUnresolved:
        return FindingWords::tr(
            "%2 can be looked up in the peer's own local network only. No pair is formed with "
            "that candidate.");
    case Cause::NoLocalCandidates:
        return FindingWords::tr("There is nothing to signal, and no pair can be formed.");
    case Cause::CandidatesLate:
        return FindingWords::tr(
            "Its check list failed at %2, and the candidate came at %3. RFC 8838 lets no list "
            "fail before the peer's candidates have ended; libnice does not wait.");
    case Cause::NoRemoteCandidates:
        return FindingWords::tr(
            "The description or the trickled candidates did not come, or had none in them. "
            "libnice makes no check and never says that it failed.");
    default:
        return {};
    }
}

QString happenedToRules(Cause cause, int count)
{
    switch (cause) {
    case Cause::LintPacing:
        return FindingWords::tr(
            "%n transaction(s) began within %2. All agents together may begin one each 5 ms, for "
            "the network's sake.",
            nullptr, count);
    case Cause::LintAggressive:
        return FindingWords::tr(
            "Its first check carries USE-CANDIDATE. RFC 8445 has removed this: the selected pair "
            "may change while media flows.");
    case Cause::LintConsentOff:
        return FindingWords::tr(
            "The agents send on without asking whether the other side still wants it; a peer that "
            "is gone is not noticed.");
    case Cause::LintOldStun:
        return FindingWords::tr(
            "The Binding request has no magic cookie. Servers may ignore it, and its answer "
            "carries an address that some routers rewrite.");
    case Cause::LintFailedEarly:
        return FindingWords::tr(
            "RFC 8863 asks for 39.5 s before a check list fails, for a check of the peer may still "
            "find the way.");
    default:
        return {};
    }
}

} // namespace

QString findingHappened(Cause cause, int count)
{
    for (const auto group :
         {happenedToCall, happenedToChecks, happenedToServers, happenedToRules}) {
        if (auto sentence = group(cause, count); !sentence.isEmpty())
            return sentence;
    }
    return happenedToCandidates(cause);
}

} // namespace icelens::items
