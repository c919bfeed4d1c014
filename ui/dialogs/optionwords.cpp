// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/optionwords.h"

#include <QCoreApplication>

namespace icelens::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(icelens::ui::SessionOptionsDialog)

public:
    static OptionRow::Words negotiation(Option option);
    static OptionRow::Words timing(Option option);
    static OptionRow::Words candidates(Option option);
};

OptionRow::Words Words::negotiation(Option option)
{
    switch (option) {
    case Option::Nomination:
        return {tr("Nomination"),
                tr("Regular: the controlling agent checks first and names its pair afterwards. "
                   "Aggressive: each of its checks names the pair that it goes out on."),
                tr("RFC 8445 §8.1.1 knows regular nomination only; aggressive is of RFC 5245 "
                   "§8.1.1.2.")};
    case Option::AliceRole:
        return {tr("Alice’s role"), tr("The controlling agent chooses the pair that is used."),
                tr("RFC 8445 §6.1.1: the agent that begins the exchange is controlling.")};
    case Option::BobRole:
        return {tr("Bob’s role"),
                tr("Give both agents the same role to see a role conflict and how it is settled."),
                tr("RFC 8445 §7.3.1.1: the tiebreakers decide who switches its role.")};
    case Option::Streams:
        return {tr("Data streams"), tr("How many streams the two agents negotiate."),
                tr("RFC 8445 §6.1.2: each data stream has a check list of its own.")};
    case Option::Components:
        return {tr("Components of each stream"),
                tr("How many transport addresses a stream needs at each end."),
                tr("RFC 8445 §5.1.1.1: component 1 is RTP, component 2 is RTCP.")};
    case Option::CheckListLimit:
        return {tr("Check list limit"),
                tr("The most candidate pairs that an agent keeps. Above 200, libnice fails pairs "
                   "that it never checked."),
                tr("RFC 8445 §6.1.2.5: 100 pairs by default; those of the lowest priority go "
                   "first.")};
    case Option::ConsentFreshness:
        return {tr("Consent freshness"),
                tr("Keeps asking the peer whether it still wants our packets; libnice stops "
                   "sending after 10 s without an answer."),
                tr("RFC 7675 §5.1 stops after 30 s. RFC 8445 §11 asks for keepalives, which "
                   "nobody answers.")};
    default:
        return {};
    }
}

OptionRow::Words Words::timing(Option option)
{
    switch (option) {
    case Option::Ta:
        return {tr("Ta, the pacing interval"),
                tr("The time between the beginnings of two STUN transactions of an agent."),
                tr("RFC 8445 §14.2: 50 ms by default, and not below 5 ms for all agents of a "
                   "program together.")};
    case Option::IdleTimeout:
        return {tr("Idle timeout"),
                tr("How long libnice waits with nothing left to check before a component fails."),
                tr("RFC 8445 §6.1.2.1 lets a check list fail at once when each of its pairs is "
                   "Failed or Succeeded and a component has no valid pair.")};
    case Option::StunInitialTimeout:
        return {tr("First retransmission timeout"),
                tr("How long an agent waits for an answer before it sends a request again; the "
                   "wait doubles each time."),
                tr("RFC 8445 §14.3: not below 500 ms.")};
    case Option::StunMaxRetransmissions:
        return {tr("Requests in a transaction"),
                tr("How often an agent sends one request before it gives the transaction up."),
                tr("RFC 8489 §6.2.1: 7 times by default.")};
    case Option::StunReliableTimeout:
        return {tr("Timeout over TCP"),
                tr("How long an agent waits for an answer over TCP, where it never repeats a "
                   "request."),
                tr("RFC 8489 §6.2.2: 39.5 s by default.")};
    default:
        return {};
    }
}

OptionRow::Words Words::candidates(Option option)
{
    switch (option) {
    case Option::Families:
        return {tr("Address families"), tr("Which addresses of this computer become candidates."),
                tr("RFC 8445 §6.1.2.2: only candidates of the same family are paired.")};
    case Option::Interfaces:
        return {tr("Interfaces and addresses"),
                tr("Gather on these only: names or addresses, separated by spaces. Empty: libnice "
                   "picks, and leaves out loopback and virtual interfaces."),
                tr("RFC 8445 §5.1.1.1: host candidates on every address, never on loopback.")};
    case Option::IceTcp:
        return {tr("ICE-TCP"), tr("Gathers TCP candidates beside those of UDP."),
                tr("Not of RFC 8445: RFC 6544 §4.5 names the active, passive and so candidates.")};
    case Option::Upnp:
        return {tr("UPnP"), tr("Asks the router of this network for a port mapping."),
                tr("RFC 8445 §5.1.1.2 gathers from STUN and TURN servers; this is libnice’s "
                   "addition.")};
    case Option::RelayOnly:
        return {tr("Relayed candidates only"),
                tr("Offers no other candidate, so that the peer learns none of this computer’s "
                   "addresses."),
                tr("RFC 8445 §5.1.1.2: a relayed candidate comes from a TURN server’s Allocate "
                   "response.")};
    case Option::Trickle:
        return {tr("Trickle"),
                tr("Signals each candidate as it appears instead of all of them together."),
                tr("Not of RFC 8445: RFC 8838 adds it.")};
    case Option::TrickleDelay:
        return {tr("Delay for each candidate"),
                tr("How long each trickled candidate waits after the one before it."),
                tr("Not of an RFC: it makes a slow signalling path visible.")};
    case Option::HoldCandidates:
        return {tr("Slow motion by hand"),
                tr("Holds every candidate until you let it go, one at a time, above the views."),
                tr("Not of an RFC: it gives time to see what each candidate changes.")};
    case Option::StunServer:
        return {tr("STUN server"),
                tr("Gives the server-reflexive candidates: how a NAT makes this computer look."),
                tr("RFC 8445 §5.1.1.2: a Binding request to the server, without credentials.")};
    case Option::TurnServers:
        return {tr("TURN servers"),
                tr("Give the relayed candidates. Passwords are used now and never saved."),
                tr("RFC 8445 §5.1.1.2: an Allocate request to the server, one at each Ta.")};
    default:
        return {};
    }
}

} // namespace

OptionRow::Words wordsOf(Option option)
{
    switch (option) {
    case Option::Nomination:
    case Option::AliceRole:
    case Option::BobRole:
    case Option::Streams:
    case Option::Components:
    case Option::CheckListLimit:
    case Option::ConsentFreshness:
        return Words::negotiation(option);
    case Option::Ta:
    case Option::IdleTimeout:
    case Option::StunInitialTimeout:
    case Option::StunMaxRetransmissions:
    case Option::StunReliableTimeout:
        return Words::timing(option);
    case Option::Families:
    case Option::Interfaces:
    case Option::IceTcp:
    case Option::Upnp:
    case Option::RelayOnly:
    case Option::Trickle:
    case Option::TrickleDelay:
    case Option::HoldCandidates:
    case Option::StunServer:
    case Option::TurnServers:
        return Words::candidates(option);
    }
    return {};
}

} // namespace icelens::ui
