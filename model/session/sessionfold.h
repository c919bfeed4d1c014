// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/session.h"

#include <functional>

namespace icelens::model {

/// One step of the fold: what one event does to a session. Lives for the length of that step.
class SessionFold
{
public:
    SessionFold(Session& session, const Event& event)
        : m_session(session)
        , m_event(event)
    {}

    void apply();

private:
    // Each returns false if the event does not fit; then it has changed nothing.
    bool on(const Boxed<SessionStarted>& started);
    bool on(const Boxed<AgentCreated>& created);
    bool on(const StreamAdded& added);
    bool on(const LocalCredentialsSet& credentials);
    bool on(const RemoteCredentialsSet& credentials);
    bool on(const GatheringStarted& started);
    bool on(const GatheringDone& done);
    bool on(const LocalCandidateGathered& gathered);
    bool on(const RemoteCandidateSignalled& signalled);
    bool on(const RemoteCandidateDiscovered& discovered);
    bool on(const RemoteCandidateUpdated& updated);
    bool on(const CandidateHeld& held);
    bool on(const CandidateLetGo& released);
    bool on(const RemoteCandidatesEnded& ended);
    bool on(const ComponentStateChanged& changed);
    bool on(const PairSelected& selected);
    bool on(const InitialCheckReceived& received);
    bool on(const IceRestarted& restarted);
    bool on(const StreamRemoved& removed);
    bool on(const AgentClosed& closed);
    bool on(const RoleChanged& changed);
    bool on(const RoleConflictKept& kept);
    bool on(const Boxed<PairFormed>& formed);
    bool on(const PairStateChanged& changed);
    bool on(const PairValidated& validated);
    bool on(const PairNominated& nominated);
    bool on(const PairTriggered& triggered);
    bool on(const PairRemoved& removed);
    bool on(const PairFoundationChanged& changed);
    bool on(const CheckPrepared& prepared);
    bool on(const CheckNotSent& check);
    bool on(const AsymmetricResponse& response);
    bool on(const ConsentLost& lost);
    bool on(const Boxed<MessageSeen>& seen);
    bool on(const MediaCounted& counted);
    bool on(const Noticed& noticed);
    bool on(const SessionEnded& ended);
    bool on(const Boxed<DtlsSeen>& seen);
    bool on(const Boxed<DtlsStateChanged>& changed);
    bool on(const Boxed<SrtpProtected>& secured);
    bool on(const Boxed<MediaReport>& report);
    bool on(const RtcpSeen& seen);
    bool on(const DtmfSeen& seen);
    bool on(const AudioDeviceChanged& changed);
    bool on(const CallEnded& ended);
    bool on(const UnknownFact& unknown);

    CallState& mutableCall();
    ComponentMedia* mutableMedia(StreamId stream, ComponentId component);
    Agent* mutableAgent();
    Stream* mutableStream(StreamId stream);
    Component* mutableComponent(StreamId stream, ComponentId component);
    /// The pair if it is known and not removed yet; marks it changed now.
    Pair* changingPair(PairId pair);
    bool addCandidate(const Boxed<Candidate>& candidate, bool remote, bool trickled);
    bool setHeld(const Candidate& candidate, bool held);
    /// Takes types, bases and priorities of these pairs of the agent from their candidates again.
    void refreshPairs(const std::function<bool(const Pair&)>& which);
    void removePairs(StreamId stream, RemovalReason reason);
    void remove(Pair& pair, RemovalReason reason);
    void nominate(Pair& pair);
    void select(Component& component, SelectedPair choice);
    /// An earlier generation may have had the same addresses.
    [[nodiscard]] PairId latestPair(const PairSelected& selected) const;

    Session& m_session;
    const Event& m_event;
};

} // namespace icelens::model
