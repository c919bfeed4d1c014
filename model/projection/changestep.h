// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/projection/changelog.h"

namespace icelens::model {

/// One step of a ChangeLog: what one event changed. Lives for the length of that step.
class ChangeStep
{
public:
    ChangeStep(ChangeLog& log, const Event& event, const Session& after)
        : m_log(log)
        , m_event(event)
        , m_after(after)
    {}

    void apply();

private:
    void on(const Boxed<SessionStarted>& started);
    void on(const Boxed<AgentCreated>& created);
    void on(const StreamAdded& added);
    void on(const LocalCredentialsSet& credentials);
    void on(const RemoteCredentialsSet& credentials);
    void on(const GatheringStarted& started);
    void on(const GatheringDone& done);
    void on(const LocalCandidateGathered& gathered);
    void on(const RemoteCandidateSignalled& signalled);
    void on(const RemoteCandidateDiscovered& discovered);
    void on(const RemoteCandidateUpdated& updated);
    void on(const CandidateHeld& held);
    void on(const CandidateLetGo& released);
    void on(const RemoteCandidatesEnded& ended);
    void on(const ComponentStateChanged& changed);
    void on(const PairSelected& selected);
    void on(const InitialCheckReceived& received);
    void on(const IceRestarted& restarted);
    void on(const StreamRemoved& removed);
    void on(const AgentClosed& closed);
    void on(const RoleChanged& changed);
    void on(const RoleConflictKept& kept);
    void on(const Boxed<PairFormed>& formed);
    void on(const PairStateChanged& changed);
    void on(const PairValidated& validated);
    void on(const PairNominated& nominated);
    void on(const PairTriggered& triggered);
    void on(const PairRemoved& removed);
    void on(const PairFoundationChanged& changed);
    void on(const CheckPrepared& prepared);
    void on(const CheckNotSent& check);
    void on(const AsymmetricResponse& response);
    void on(const ConsentLost& lost);
    void on(const Boxed<MessageSeen>& seen);
    void on(const MediaCounted& counted);
    void on(const Noticed& noticed);
    void on(const SessionEnded& ended);
    void on(const Boxed<DtlsSeen>& seen);
    void on(const Boxed<DtlsStateChanged>& changed);
    void on(const Boxed<SrtpProtected>& secured);
    void on(const Boxed<MediaReport>& report);
    void on(const RtcpSeen& seen);
    void on(const DtmfSeen& seen);
    void on(const AudioDeviceChanged& changed);
    void on(const CallEnded& ended);
    void on(const UnknownFact& unknown);

    Change& add(ChangeKind kind, std::uint8_t from = Change::nothing,
                std::uint8_t to = Change::nothing);
    Change& add(ChangeKind kind, StreamId stream, ComponentId component = {});
    void addPair(ChangeKind kind, const Pair& pair, std::uint8_t from = Change::nothing,
                 std::uint8_t to = Change::nothing);
    /// Compares the fold's pair with what was last known of it.
    void observe(PairId pair);
    void observeNew();
    void observeAll(StreamId stream);
    void onCandidate(const Candidate& candidate, bool remote);
    [[nodiscard]] bool hasStream(StreamId stream) const;
    [[nodiscard]] const Component* component(StreamId stream, ComponentId component) const;

    ChangeLog& m_log;
    const Event& m_event;
    const Session& m_after;
};

} // namespace icelens::model
