// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/findingwords.h"

namespace icelens::items {

using model::Cause;

namespace {

QStringList forCall(Cause cause)
{
    switch (cause) {
    case Cause::FingerprintMismatch:
        return {FindingWords::tr("Exchange the descriptions again, by a way that nobody else can "
                                 "change, and take no older ones."),
                FindingWords::tr("If it happens again, somebody changes them: do not talk.")};
    case Cause::DtlsFailed:
        return {FindingWords::tr("Look at the handshake among the packets: its last message or "
                                 "alert says what was not liked."),
                FindingWords::tr("Try with another program on one side.")};
    case Cause::DtlsUnanswered:
        return {FindingWords::tr("Let UDP through that is no STUN: firewalls that know STUN only "
                                 "drop DTLS."),
                FindingWords::tr("Try through a TURN server over TCP.")};
    case Cause::DtlsStalled:
        return {FindingWords::tr("Lower the MTU of the interface (to 1280, say) and try again; a "
                                 "VPN on the way often needs that."),
                FindingWords::tr("Try through a TURN server over TCP.")};
    case Cause::NatBindingChanged:
        return {FindingWords::tr("Restart ICE: it gathers the new address."),
                FindingWords::tr("Keep consent checks on: they keep a binding alive. RFC 4787 asks "
                                 "NATs for two minutes at least.")};
    case Cause::ConsentRevoked:
        return {FindingWords::tr("Ask the other side; only an ICE restart, with new credentials, "
                                 "may send there again.")};
    case Cause::ConsentTimedOut:
        return {FindingWords::tr("Restart ICE, which finds another path if there is one."),
                FindingWords::tr("See whether the other program still runs, and whether its "
                                 "network changed.")};
    case Cause::MediaNotArriving:
        return {FindingWords::tr("See whether %2 sends: its microphone, its own figures."),
                FindingWords::tr("If it does, a firewall drops RTP in this direction: try through "
                                 "a TURN server.")};
    case Cause::MediaNotDelivered:
        return {FindingWords::tr("See whether a firewall before %2 drops RTP: try through a TURN "
                                 "server."),
                FindingWords::tr("See whether the uplink of %1 is full.")};
    default:
        return {};
    }
}

QStringList forChecks(Cause cause)
{
    switch (cause) {
    case Cause::IceUfragUnknown:
    case Cause::IcePasswordWrong:
        return {FindingWords::tr("Exchange the descriptions again, each one once and unchanged: "
                                 "the answer must be to this offer."),
                FindingWords::tr("See whether something on the way rewrites a=ice-ufrag or "
                                 "a=ice-pwd.")};
    case Cause::RoleConflictForever:
        return {FindingWords::tr("Let one side be the offerer and controlling, the other one "
                                 "controlled.")};
    case Cause::NominationMissing:
        return {FindingWords::tr("See why the controlling agent waits: it may want another "
                                 "component first, or have stopped."),
                FindingWords::tr("Restart ICE.")};
    case Cause::AnswerFromElsewhere:
        return {FindingWords::tr("Let the peer answer from the address that was asked, or use a "
                                 "TURN server.")};
    case Cause::WorkingPairPruned:
    case Cause::ListLimit:
        return {FindingWords::tr("Raise the check-list limit."),
                FindingWords::tr("Gather on fewer interfaces: each address multiplies the pairs.")};
    case Cause::ChecksNotSent:
        return {FindingWords::tr("Lower the check-list limit below 200, or gather on fewer "
                                 "interfaces.")};
    case Cause::RelayedThoughDirect:
        return {FindingWords::tr("Restart ICE once the direct pair answers at once.")};
    case Cause::OneWayLost:
        return {FindingWords::tr("See which firewall before %2, or behind %1, drops UDP."),
                FindingWords::tr("Use a TURN server: both sides then send outwards only.")};
    case Cause::AnswersLost:
        return {FindingWords::tr("See which firewall between %1 and %2 drops the answers."),
                FindingWords::tr("Use a TURN server.")};
    case Cause::NothingHeard:
        return {FindingWords::tr("Use a TURN server: both sides then send outwards only."),
                FindingWords::tr("See that the peer's addresses are right and its program runs."),
                FindingWords::tr("Record on the other side as well: it shows which direction is "
                                 "lost.")};
    case Cause::NatsRefuse:
        return {FindingWords::tr("Use a TURN server: a relay on one side is enough."),
                FindingWords::tr("Or use a router with endpoint-independent mapping, or IPv6 on "
                                 "both sides.")};
    default:
        return {};
    }
}

QStringList forServers(Cause cause)
{
    switch (cause) {
    case Cause::TurnCredentials:
        return {FindingWords::tr("Check user name and password; time-limited ones may have run "
                                 "out, and the clocks of both machines must agree."),
                FindingWords::tr("See that the server's realm is the one that the user is of.")};
    case Cause::TurnNonceStale:
        return {FindingWords::tr("See that all requests reach one server, not several behind one "
                                 "address, and that its nonce lives longer than a round trip.")};
    case Cause::TurnQuota:
        return {FindingWords::tr("Wait until old allocations expire (10 minutes by default), or "
                                 "raise the quota of the server."),
                FindingWords::tr("RFC 8656 asks to wait a minute before the next attempt.")};
    case Cause::TurnTransport:
        return {FindingWords::tr("Allow UDP relaying in the server's configuration.")};
    case Cause::TurnMismatch:
        return {FindingWords::tr("Start a new session: it allocates from another port.")};
    case Cause::TurnPeerForbidden:
        return {FindingWords::tr("Allow the peer's address in the server's configuration (coturn: "
                                 "allowed-peer-ip), or let both sides use the relay.")};
    case Cause::ServerRefused:
        return {FindingWords::tr("Look into the log of %2 at that moment.")};
    case Cause::ServerNameUnresolved:
        return {FindingWords::tr("Check how the name is written, and the name server.")};
    case Cause::OnlyTcp:
        return {FindingWords::tr("Use a TURN server over TCP, best on port 443."),
                FindingWords::tr("Or let UDP out of this network.")};
    case Cause::ServerUnreachable:
        return {FindingWords::tr("Check address, port and transport of %2, and that it runs."),
                FindingWords::tr("If no server answers over UDP, try one over TCP.")};
    default:
        return {};
    }
}

QStringList forCandidates(Cause cause)
{
    switch (cause) {
    case Cause::GatheringRefused:
        return {FindingWords::tr("Connect to a network, or choose an interface that is up.")};
    case Cause::NoCommonFamily:
        return {FindingWords::tr("Switch the missing family on, on one side."),
                FindingWords::tr("Or use a TURN server that has an address of the other family.")};
    case Cause::GatheringNeverEnds:
        return {FindingWords::tr("Check the STUN and TURN servers, or leave them out.")};
    case Cause::PeerNameUnresolved:
        return {FindingWords::tr("Let the peer signal addresses, or make its name known here.")};
    case Cause::MdnsUnresolved:
        return {FindingWords::tr("Let the browser use its microphone before it makes the offer: "
                                 "it then gives its addresses."),
                FindingWords::tr("Or give the browser a STUN or TURN server.")};
    case Cause::NoLocalCandidates:
        return {FindingWords::tr("Allow host candidates, or add a TURN server that works.")};
    case Cause::CandidatesLate:
        return {FindingWords::tr("Send candidates sooner, or restart ICE once they are there.")};
    case Cause::NoRemoteCandidates:
        return {FindingWords::tr("See that the peer's description arrived whole and has "
                                 "a=candidate lines for this stream.")};
    default:
        return {};
    }
}

QStringList forRules(Cause cause)
{
    switch (cause) {
    case Cause::LintPacing:
        return {FindingWords::tr("Choose a longer Ta; RFC 8445 suggests 50 ms.")};
    case Cause::LintAggressive:
        return {FindingWords::tr("Choose regular nomination.")};
    case Cause::LintConsentOff:
        return {FindingWords::tr("Switch consent freshness on.")};
    case Cause::LintOldStun:
        return {FindingWords::tr("Nothing can be chosen: libnice 0.1.21 does so, and a later one "
                                 "does not.")};
    case Cause::LintFailedEarly:
        return {FindingWords::tr("Take the failure for provisional: libnice begins again when a "
                                 "check of the peer arrives.")};
    default:
        return {};
    }
}

} // namespace

QStringList findingAdvice(Cause cause)
{
    for (const auto group : {forCall, forChecks, forServers, forCandidates, forRules}) {
        if (auto list = group(cause); !list.isEmpty())
            return list;
    }
    return {};
}

} // namespace icelens::items
