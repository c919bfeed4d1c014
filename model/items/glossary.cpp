// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/glossary.h"

namespace icelens::items {

GlossaryEntry Glossary::candidateEntry(Term term)
{
    switch (term) {
    case Term::Candidate:
        return {term,
                tr("candidate"),
                tr("A transport address at which an agent may be reached: an IP address, a "
                   "port and a protocol."),
                {8445, "5.1.1"}};
    case Term::HostCandidate:
        return {term,
                tr("host candidate"),
                tr("An address of the machine itself, with a port that the agent opened."),
                {8445, "5.1.1.1"}};
    case Term::ServerReflexiveCandidate:
        return {term,
                tr("server-reflexive candidate"),
                tr("The address that a STUN or TURN server saw the agent come from; behind "
                   "a NAT it is the NAT's. In tables: srflx."),
                {8445, "5.1.1.2"}};
    case Term::PeerReflexiveCandidate:
        return {term,
                tr("peer-reflexive candidate"),
                tr("An address that nobody signalled and a check revealed. In tables: "
                   "prflx."),
                {8445, "7.3.1.3"}};
    case Term::RelayedCandidate:
        return {term,
                tr("relayed candidate"),
                tr("An address on a TURN server that passes on what it receives. In "
                   "tables: relay."),
                {8445, "5.1.1.2"}};
    case Term::Base:
        return {term,
                tr("base"),
                tr("The address that an agent really sends from for a candidate. A "
                   "reflexive candidate has a host candidate as its base; a host or "
                   "relayed one is its own."),
                {8445, "5.1.1.2"}};
    case Term::RelatedAddress:
        return {term,
                tr("related address"),
                tr("Tells people where a candidate comes from: the base of a reflexive "
                   "one, the mapped address of a relayed one."),
                {8445, "B.3"}};
    case Term::Foundation:
        return {term,
                tr("foundation"),
                tr("Candidates of one type, base IP address, server and transport protocol "
                   "share a foundation. Pairs of like foundations are expected to work "
                   "alike."),
                {8445, "5.1.1.3"}};
    case Term::Gathering:
        return {term,
                tr("gathering"),
                tr("Collecting one's own candidates, with the help of STUN and TURN "
                   "servers."),
                {8445, "5.1.1"}};
    case Term::Component:
        return {term,
                tr("component"),
                tr("One transport address's worth of a data stream: RTP is component 1 and "
                   "RTCP component 2."),
                {8445, "5.1.1.1"}};
    case Term::DataStream:
        return {term,
                tr("data stream"),
                tr("What one check list is for, for example the audio of a call."),
                {8445, "6.1.2"}};
    default:
        return {};
    }
}

GlossaryEntry Glossary::checkEntry(Term term)
{
    switch (term) {
    case Term::CandidatePair:
        return {term,
                tr("candidate pair"),
                tr("A local and a remote candidate of one component: a path that may work."),
                {8445, "6.1.2.2"}};
    case Term::CheckList:
        return {term,
                tr("check list"),
                tr("The candidate pairs of a data stream in the order of their priority."),
                {8445, "6.1.2"}};
    case Term::Priority:
        return {term,
                tr("priority"),
                tr("A number that says which candidate or pair is preferred. Both agents "
                   "compute the same one for a pair."),
                {8445, "6.1.2.3"}};
    case Term::TypePreference:
        return {term,
                tr("type preference"),
                tr("The part of a candidate's priority that says how much its type is liked, "
                   "from 0 to 126. Recommended: host 126, peer-reflexive 110, server-reflexive "
                   "100, relayed 0."),
                {8445, "5.1.2.2"}};
    case Term::LocalPreference:
        return {term,
                tr("local preference"),
                tr("The part of a candidate's priority that ranks addresses of one type, from 0 "
                   "to 65,535: for example one interface before another."),
                {8445, "5.1.2.1"}};
    case Term::Check:
        return {term,
                tr("check"),
                tr("A STUN Binding request sent on a pair to see whether packets get "
                   "through and come back."),
                {8445, "7.2.2"}};
    case Term::OrdinaryCheck:
        return {term,
                tr("ordinary check"),
                tr("A check that a timer sends: the Waiting pair of the highest priority "
                   "is next."),
                {8445, "6.1.4.2"}};
    case Term::TriggeredCheck:
        return {term,
                tr("triggered check"),
                tr("A check that is sent because one of the peer arrived on the same pair."),
                {8445, "7.3.1.4"}};
    case Term::TriggeredCheckQueue:
        return {term,
                tr("triggered-check queue"),
                tr("Pairs that are checked before all others, first come, first served."),
                {8445, "6.1.4.1"}};
    case Term::Ta:
        return {term,
                tr("Ta"),
                tr("The time between two new transactions of an agent. 50 ms unless agreed "
                   "otherwise; libnice takes 20 ms."),
                {8445, "14.2"}};
    case Term::Rto:
        return {term,
                tr("RTO"),
                tr("The time after which a request without an answer is sent again; it "
                   "doubles with each repeat."),
                {8445, "14.3"}};
    default:
        return {};
    }
}

GlossaryEntry Glossary::stateEntry(Term term)
{
    switch (term) {
    case Term::Frozen:
        return {term,
                tr("Frozen"),
                tr("State of a pair: it may not be checked until another pair unfreezes "
                   "it."),
                {8445, "6.1.2.6"}};
    case Term::Waiting:
        return {term,
                tr("Waiting"),
                tr("State of a pair: it was not checked yet and is checked when its turn "
                   "comes."),
                {8445, "6.1.2.6"}};
    case Term::InProgress:
        return {term,
                tr("In-Progress"),
                tr("State of a pair: a check was sent and its transaction is open."),
                {8445, "6.1.4.2"}};
    case Term::Succeeded:
        return {term,
                tr("Succeeded"),
                tr("State of a pair: its check was answered."),
                {8445, "7.2.5.3.3"}};
    case Term::Failed:
        return {term,
                tr("Failed"),
                tr("State of a pair: its check was not answered, was refused, or was "
                   "answered from another address."),
                {8445, "7.2.5.2.3"}};
    case Term::Discovered:
        return {term,
                tr("Discovered"),
                tr("libnice's own state of a pair: made from a mapped address that a check "
                   "found, and never checked itself."),
                {8445, "7.2.5.3.2"}};
    case Term::Removed:
        return {term,
                tr("Removed"),
                tr("The pair left the check list. IceLens keeps it in sight, with when and "
                   "why."),
                {0, ""}};
    case Term::Connected:
        return {term,
                tr("connected"),
                tr("libnice's state of a component: a pair is nominated. Pairs of a higher "
                   "priority may still be checked."),
                {0, ""}};
    case Term::Ready:
        return {term,
                tr("ready"),
                tr("libnice's state of a component: a pair is nominated and no better one "
                   "is being checked."),
                {0, ""}};
    default:
        return {};
    }
}

GlossaryEntry Glossary::outcomeEntry(Term term)
{
    switch (term) {
    case Term::ValidList:
        return {term,
                tr("valid list"),
                tr("The pairs on which packets are known to pass in both directions."),
                {8445, "7.2.5.3.2"}};
    case Term::Nominated:
        return {term,
                tr("nominated"),
                tr("Of a valid pair: the controlling agent chose it for its component."),
                {8445, "8.1.1"}};
    case Term::UseCandidate:
        return {term,
                tr("USE-CANDIDATE"),
                tr("The attribute of a check by which the controlling agent says that it "
                   "nominates the pair."),
                {8445, "16.1"}};
    case Term::RegularNomination:
        return {term,
                tr("regular nomination"),
                tr("The controlling agent first finds valid pairs, then repeats the check "
                   "of one with USE-CANDIDATE."),
                {8445, "8.1.1"}};
    case Term::AggressiveNomination:
        return {term,
                tr("aggressive nomination"),
                tr("Every check carries USE-CANDIDATE, and the nominated pair of the "
                   "highest priority wins. RFC 8445 took it out of ICE."),
                {8445, "8.1.1"}};
    case Term::Selected:
        return {
            term, tr("selected"), tr("Of a nominated pair: data is sent on it."), {8445, "8.1.2"}};
    case Term::Controlling:
        return {
            term, tr("controlling"), tr("The role of the agent that nominates."), {8445, "6.1.1"}};
    case Term::Controlled:
        return {term,
                tr("controlled"),
                tr("The role of the agent that waits for the other to nominate."),
                {8445, "6.1.1"}};
    case Term::RoleConflict:
        return {term,
                tr("role conflict"),
                tr("Both agents have the same role. The one that notices compares "
                   "tiebreakers; error 487 tells the other to switch."),
                {8445, "7.3.1.1"}};
    case Term::Tiebreaker:
        return {term,
                tr("tiebreaker"),
                tr("A random number of 64 bits in every check, which settles role "
                   "conflicts."),
                {8445, "16.1"}};
    case Term::Ufrag:
        return {term,
                tr("ufrag"),
                tr("The user name fragment of an agent. Checks carry both, and a password "
                   "that is never shown proves them."),
                {8445, "5.3"}};
    case Term::Restart:
        return {term,
                tr("ICE restart"),
                tr("Beginning again with a new ufrag and password, while the old pair may "
                   "still carry data."),
                {8445, "9"}};
    case Term::Keepalive:
        return {term,
                tr("keepalive"),
                tr("A message that keeps NATs from forgetting a path; it is not answered."),
                {8445, "11"}};
    case Term::Consent:
        return {term,
                tr("consent"),
                tr("Checks that go on after a pair is selected: without answers for 30 s "
                   "an agent must stop sending. libnice 0.1.21 takes 10 s."),
                {7675, "5.1"}};
    case Term::IceLite:
        return {term,
                tr("ICE lite"),
                tr("An agent with public addresses that only answers checks and sends "
                   "none."),
                {8445, "2.5"}};
    default:
        return {};
    }
}

GlossaryEntry Glossary::protocolEntry(Term term)
{
    switch (term) {
    case Term::Stun:
        return {term,
                tr("STUN"),
                tr("The protocol of checks: a request asks, the response says which "
                   "address the request came from."),
                {8489, "5"}};
    case Term::Transaction:
        return {term,
                tr("transaction"),
                tr("A request, its repeats, and the response to them; they share one "
                   "transaction id."),
                {8489, "6.2.1"}};
    case Term::MappedAddress:
        return {term,
                tr("mapped address"),
                tr("The address that the answering side saw the request come from."),
                {8489, "14.2"}};
    case Term::Turn:
        return {term,
                tr("TURN"),
                tr("The protocol of relays: a server lends a client an address."),
                {8656, "5"}};
    case Term::Allocation:
        return {term,
                tr("allocation"),
                tr("The address that a TURN server lends a client, for as long as it is "
                   "refreshed."),
                {8656, "7.2"}};
    case Term::Permission:
        return {term,
                tr("permission"),
                tr("The peers from whose IP address a TURN server lets packets in. It "
                   "lasts 5 minutes."),
                {8656, "9"}};
    case Term::Channel:
        return {term,
                tr("channel"),
                tr("A short number that stands for a peer on the way to a TURN server and "
                   "back."),
                {8656, "12"}};
    case Term::Nat:
        return {term,
                tr("NAT"),
                tr("A device that translates addresses between a private and a public "
                   "network. How it maps and filters decides which checks pass."),
                {4787, "4.1"}};
    case Term::IceTcp:
        return {term,
                tr("ICE-TCP"),
                tr("Candidates over TCP: an active one connects, a passive one waits to be "
                   "connected to."),
                {6544, "4.5"}};
    default:
        return {};
    }
}

GlossaryEntry Glossary::entry(Term term)
{
    for (const auto group : {candidateEntry, checkEntry, stateEntry, outcomeEntry, protocolEntry}) {
        if (auto entry = group(term); !entry.name.isEmpty())
            return entry;
    }
    return {};
}

std::vector<GlossaryEntry> Glossary::entries()
{
    std::vector<GlossaryEntry> entries;
    for (std::size_t i = 0; i < termCount; ++i)
        entries.push_back(entry(static_cast<Term>(i)));
    return entries;
}

std::optional<GlossaryEntry> Glossary::find(const QString& word)
{
    for (auto& entry : entries()) {
        if (entry.name.compare(word, Qt::CaseInsensitive) == 0)
            return std::move(entry);
    }
    return std::nullopt;
}

} // namespace icelens::items
