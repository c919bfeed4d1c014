// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/eventwords.h"

#include "model/base/overloaded.h"
#include "model/items/callwords.h"
#include "model/items/messagewords.h"
#include "model/items/sessionsummary.h"
#include "model/items/words.h"
#include "model/stun/message.h"

#include <QCoreApplication>

namespace icelens::items {

using namespace model;

namespace {

/// One function per fact: a fact added to the stream does not compile until it has its sentence.
class Sentence
{
    Q_DECLARE_TR_FUNCTIONS(icelens::items::EventWords)

public:
    Sentence(const Event& event, const Session& session)
        : m_event(event)
        , m_session(session)
        , m_who(Words::agent(session, event.agent))
    {}

    QString operator()(const Boxed<SessionStarted>& started) const
    {
        return started->title.empty()
            ? tr("The session started.")
            : tr("The session “%1” started.").arg(QString::fromStdString(started->title));
    }
    QString operator()(const Boxed<AgentCreated>& created) const
    {
        return tr("%1 was created: %2, %3.", "agent, its role, its software")
            .arg(m_who, Words::role(created->role), QString::fromStdString(created->software));
    }
    QString operator()(const StreamAdded& added) const
    {
        return added.components == 1
            ? tr("%1 has stream %2 with one component.").arg(m_who).arg(added.stream.value())
            : tr("%1 has stream %2 with %3 components.")
                  .arg(m_who)
                  .arg(added.stream.value())
                  .arg(added.components);
    }
    QString operator()(const LocalCredentialsSet& set) const
    {
        return tr("%1 uses the ufrag %2 on stream %3.")
            .arg(m_who, QString::fromStdString(set.ufrag), QString::number(set.stream.value()));
    }
    QString operator()(const RemoteCredentialsSet& set) const
    {
        return tr("%1 was told the peer's ufrag %2 on stream %3.")
            .arg(m_who, QString::fromStdString(set.ufrag), QString::number(set.stream.value()));
    }
    QString operator()(const GatheringStarted& started) const
    {
        return tr("%1 began to gather candidates for stream %2.")
            .arg(m_who)
            .arg(started.stream.value());
    }
    QString operator()(const GatheringDone& done) const
    {
        return tr("%1 has gathered all candidates of stream %2.")
            .arg(m_who)
            .arg(done.stream.value());
    }
    QString operator()(const LocalCandidateGathered& gathered) const
    {
        return tr("%1 gathered %2.", "agent, candidate").arg(m_who, words(*gathered.candidate));
    }
    QString operator()(const RemoteCandidateSignalled& signalled) const
    {
        return signalled.trickled
            ? tr("%1 was told the peer's candidate %2, trickled.")
                  .arg(m_who, words(*signalled.candidate))
            : tr("%1 was told the peer's candidate %2.").arg(m_who, words(*signalled.candidate));
    }
    QString operator()(const RemoteCandidateDiscovered& discovered) const
    {
        return tr("%1 learned the peer's candidate %2 from a check.")
            .arg(m_who, words(*discovered.candidate));
    }
    QString operator()(const RemoteCandidateUpdated& updated) const
    {
        return updated.type
            ? tr("%1 now knows the peer's candidate %2 as %3 with priority %L4.")
                  .arg(m_who, Words::address(updated.address), Words::candidateType(*updated.type))
                  .arg(updated.priority)
            : tr("%1 now knows the peer's candidate %2 with priority %L3.")
                  .arg(m_who, Words::address(updated.address))
                  .arg(updated.priority);
    }
    QString operator()(const CandidateHeld& held) const
    {
        return tr("%1's candidate %2 is held back until you let it go.", "agent, candidate")
            .arg(m_who, words(*held.candidate));
    }
    QString operator()(const CandidateLetGo& released) const
    {
        return tr("%1's candidate %2 was let go.", "agent, candidate")
            .arg(m_who, words(*released.candidate));
    }
    QString operator()(const RemoteCandidatesEnded& ended) const
    {
        return tr("%1 was told that no candidate will follow for stream %2.")
            .arg(m_who)
            .arg(ended.stream.value());
    }
    QString operator()(const ComponentStateChanged& changed) const
    {
        return tr("%1, %2, became %3.", "agent, component, its state")
            .arg(m_who, component(changed.stream, changed.component),
                 Words::componentState(changed.state));
    }
    QString operator()(const PairSelected& selected) const
    {
        return tr("%1 selected %2 → %3 for %4.", "agent, two addresses, component")
            .arg(m_who, Words::address(selected.local), Words::address(selected.remote),
                 component(selected.stream, selected.component));
    }
    QString operator()(const InitialCheckReceived& received) const
    {
        return tr("The peer's first check reached %1 on stream %2.")
            .arg(m_who)
            .arg(received.stream.value());
    }
    QString operator()(const IceRestarted& restarted) const
    {
        return tr("%1 restarted ICE on stream %2.").arg(m_who).arg(restarted.stream.value());
    }
    QString operator()(const StreamRemoved& removed) const
    {
        return tr("%1 removed stream %2.").arg(m_who).arg(removed.stream.value());
    }
    QString operator()(const AgentClosed& /*closed*/) const { return tr("%1 closed.").arg(m_who); }
    QString operator()(const RoleChanged& changed) const
    {
        return tr("%1 became %2 after a role conflict.", "agent, its role")
            .arg(m_who, Words::role(changed.role));
    }
    QString operator()(const RoleConflictKept& kept) const
    {
        return tr("%1 stays %2 after a role conflict.", "agent, its role")
            .arg(m_who, Words::role(kept.role));
    }
    QString operator()(const Boxed<PairFormed>& formed) const
    {
        const auto* pair = m_session.pair(formed->pair);
        const auto addresses = pair != nullptr
            ? Words::pairAddresses(*pair)
            : tr("%1 → %2", "the addresses of a pair")
                  .arg(Words::address(formed->local), Words::address(formed->remote));
        return origin(formed->origin).arg(m_who, Words::number(formed->pair.value()), addresses);
    }
    QString operator()(const PairStateChanged& changed) const
    {
        return tr("Pair %L1 became %2.", "number, state")
            .arg(changed.pair.value())
            .arg(Words::state(changed.state));
    }
    QString operator()(const PairValidated& validated) const
    {
        return tr("Pair %L1 is valid.").arg(validated.pair.value());
    }
    QString operator()(const PairNominated& nominated) const
    {
        return tr("Pair %L1 was nominated.").arg(nominated.pair.value());
    }
    QString operator()(const PairTriggered& triggered) const
    {
        switch (triggered.reason) {
        case TriggerReason::PeerCheck:
            return tr("%1 queued a triggered check of pair %L2: the peer's check arrived.")
                .arg(m_who)
                .arg(triggered.pair.value());
        case TriggerReason::Nomination:
            return tr("%1 queued a check of pair %L2 to nominate it.")
                .arg(m_who)
                .arg(triggered.pair.value());
        case TriggerReason::RoleConflict:
            return tr("%1 queued pair %L2 again after a role conflict.")
                .arg(m_who)
                .arg(triggered.pair.value());
        }
        return {};
    }
    QString operator()(const PairRemoved& removed) const
    {
        const auto* pair = m_session.pair(removed.pair);
        const bool known = pair != nullptr && pair->removed;
        return tr("Pair %1 was removed: %2.", "number, reason")
            .arg(Words::number(removed.pair.value()),
                 Words::removalReason(known ? *pair->removed
                                            : Removal{m_event.at, removed.reason, {}}));
    }
    QString operator()(const PairFoundationChanged& changed) const
    {
        return tr("The foundation of pair %1 became %2: a peer-reflexive candidate was signalled.")
            .arg(Words::number(changed.pair.value()), QString::fromStdString(changed.foundation));
    }
    QString operator()(const CheckPrepared& prepared) const
    {
        return prepared.useCandidate
            ? tr("%1 is about to check pair %L2 and to nominate it.")
                  .arg(m_who)
                  .arg(prepared.pair.value())
            : tr("%1 is about to check pair %L2.").arg(m_who).arg(prepared.pair.value());
    }
    QString operator()(const CheckNotSent& check) const
    {
        return tr("%1 meant to check pair %L2 and sent nothing.")
            .arg(m_who)
            .arg(check.pair.value());
    }
    QString operator()(const AsymmetricResponse& response) const
    {
        return tr("The response to pair %L1 came from another address than the check went to.")
            .arg(response.pair.value());
    }
    QString operator()(const ConsentLost& lost) const
    {
        const auto where = component(lost.stream, lost.component);
        return lost.revoked
            ? tr("The peer revoked its consent: %1 may no longer send on %2.").arg(m_who, where)
            : tr("Consent ran out: %1 may no longer send on %2.").arg(m_who, where);
    }
    QString operator()(const Boxed<MessageSeen>& seen) const { return message(*seen); }
    QString operator()(const MediaCounted& counted) const
    {
        const auto packets = Words::number(counted.packets);
        const auto octets = Words::number(counted.octets);
        const auto kind = Words::mediaClass(counted.kind);
        return counted.direction == Direction::Sent
            ? tr("%1 sent %2 packets (%3 bytes) of %4.", "agent, count, count, class")
                  .arg(m_who, packets, octets, kind)
            : tr("%1 received %2 packets (%3 bytes) of %4.", "agent, count, count, class")
                  .arg(m_who, packets, octets, kind);
    }
    QString operator()(const Noticed& noticed) const { return describeNotice(noticed).happened; }
    QString operator()(const SessionEnded& /*ended*/) const { return tr("The session ended."); }
    QString operator()(const Boxed<DtlsSeen>& seen) const
    {
        return CallWords::sentence(m_who, *seen);
    }
    QString operator()(const Boxed<DtlsStateChanged>& changed) const
    {
        return CallWords::sentence(m_who, component(changed->stream, changed->component), *changed);
    }
    QString operator()(const Boxed<SrtpProtected>& secured) const
    {
        return CallWords::sentence(m_who, component(secured->stream, secured->component), *secured);
    }
    QString operator()(const Boxed<MediaReport>& report) const
    {
        return CallWords::sentence(m_who, *report);
    }
    QString operator()(const RtcpSeen& seen) const { return CallWords::sentence(m_who, seen); }
    QString operator()(const DtmfSeen& seen) const { return CallWords::sentence(m_who, seen); }
    QString operator()(const AudioDeviceChanged& changed) const
    {
        return CallWords::device(changed);
    }
    QString operator()(const CallEnded& ended) const { return CallWords::callEnd(ended.reason); }
    QString operator()(const UnknownFact& /*unknown*/) const
    {
        return tr("An event of a newer IceLens, which this one cannot read.");
    }

private:
    static QString words(const Candidate& candidate)
    {
        return candidate.transport == Transport::Udp
            ? tr("%1 %2", "type and address of a candidate")
                  .arg(Words::candidateType(candidate.type), Words::address(candidate.address))
            : tr("%1 %2 (%3)", "type, address and transport of a candidate")
                  .arg(Words::candidateType(candidate.type), Words::address(candidate.address),
                       Words::transport(candidate.transport));
    }

    static QString origin(PairOrigin origin)
    {
        switch (origin) {
        case PairOrigin::Signalled:
            return tr("%1 formed pair %2: %3.", "agent, number, candidates");
        case PairOrigin::Triggered:
            return tr("%1 formed pair %2 because of a check of the peer: %3.",
                      "agent, number, candidates");
        case PairOrigin::Discovered:
            return tr("%1 discovered pair %2 from a response: %3.", "agent, number, candidates");
        case PairOrigin::Inferred:
            return tr("%1 has pair %2: %3 (inferred).", "agent, number, candidates");
        }
        return {};
    }

    QString component(StreamId stream, ComponentId component) const
    {
        return Words::component(m_session, m_event.agent, stream, component);
    }

    QString message(const MessageSeen& seen) const
    {
        const auto inner = innermostMessage(seen.bytes.span());
        const bool isCheck = inner.is(stun::Method::Binding, stun::Class::Request)
            && inner.find(stun::AttributeType::Username) != nullptr;
        if (isCheck && m_event.agent.value() != 0)
            return check(seen, inner.find(stun::AttributeType::UseCandidate) != nullptr);
        const auto name = messageName(seen.bytes.span());
        if (m_event.agent.value() == 0)
            return tr("%1 crossed between %2 and %3.", "message, two addresses")
                .arg(name, Words::address(seen.local), Words::address(seen.remote));
        return seen.direction == Direction::Sent
            ? tr("%1 sent %2 to %3.", "agent, message, address")
                  .arg(m_who, name, Words::address(seen.remote))
            : tr("%1 received %2 from %3.", "agent, message, address")
                  .arg(m_who, name, Words::address(seen.remote));
    }

    QString check(const MessageSeen& seen, bool nominates) const
    {
        const auto remote = Words::address(seen.remote);
        if (seen.direction == Direction::Sent)
            return nominates ? tr("%1 sent a check with USE-CANDIDATE to %2.", "agent, address")
                                   .arg(m_who, remote)
                             : tr("%1 sent a check to %2.", "agent, address").arg(m_who, remote);
        const auto* peer = onlyPeer();
        if (peer == nullptr)
            return nominates
                ? tr("A check with USE-CANDIDATE arrived at %1 from %2.", "agent, address")
                      .arg(m_who, remote)
                : tr("A check arrived at %1 from %2.", "agent, address").arg(m_who, remote);
        const auto name = Words::agent(m_session, peer->id);
        return nominates
            ? tr("%1's check with USE-CANDIDATE arrived at %2 from %3.", "agent, agent, address")
                  .arg(name, m_who, remote)
            : tr("%1's check arrived at %2 from %3.", "agent, agent, address")
                  .arg(name, m_who, remote);
    }

    /// The other agent of a session of two; checks come from nobody else.
    const Agent* onlyPeer() const
    {
        const auto& agents = m_session.agents();
        if (agents.size() != 2)
            return nullptr;
        return agents.front()->id == m_event.agent ? agents.back().get() : agents.front().get();
    }

    const Event& m_event;
    const Session& m_session;
    QString m_who;
};

} // namespace

QString eventSentence(const Event& event, const Session& session)
{
    return std::visit(Sentence(event, session), event.fact);
}

} // namespace icelens::items
