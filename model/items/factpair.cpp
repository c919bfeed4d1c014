// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/factpair.h"

#include "model/base/overloaded.h"

namespace icelens::items {

using namespace model;

namespace {

constexpr PairId none;

} // namespace

PairId pairNamedBy(const Fact& fact)
{
    return std::visit(Overloaded{
                          [](const Boxed<PairFormed>& f) { return f->pair; },
                          [](const PairStateChanged& f) { return f.pair; },
                          [](const PairValidated& f) { return f.pair; },
                          [](const PairNominated& f) { return f.pair; },
                          [](const PairTriggered& f) { return f.pair; },
                          [](const PairRemoved& f) { return f.pair; },
                          [](const PairFoundationChanged& f) { return f.pair; },
                          [](const CheckPrepared& f) { return f.pair; },
                          [](const CheckNotSent& f) { return f.pair; },
                          [](const AsymmetricResponse& f) { return f.pair; },
                          [](const Boxed<SessionStarted>&) { return none; },
                          [](const Boxed<AgentCreated>&) { return none; },
                          [](const StreamAdded&) { return none; },
                          [](const LocalCredentialsSet&) { return none; },
                          [](const RemoteCredentialsSet&) { return none; },
                          [](const GatheringStarted&) { return none; },
                          [](const GatheringDone&) { return none; },
                          [](const LocalCandidateGathered&) { return none; },
                          [](const RemoteCandidateSignalled&) { return none; },
                          [](const RemoteCandidateDiscovered&) { return none; },
                          [](const RemoteCandidateUpdated&) { return none; },
                          [](const CandidateHeld&) { return none; },
                          [](const CandidateLetGo&) { return none; },
                          [](const RemoteCandidatesEnded&) { return none; },
                          [](const ComponentStateChanged&) { return none; },
                          [](const PairSelected&) { return none; },
                          [](const InitialCheckReceived&) { return none; },
                          [](const IceRestarted&) { return none; },
                          [](const StreamRemoved&) { return none; },
                          [](const AgentClosed&) { return none; },
                          [](const RoleChanged&) { return none; },
                          [](const RoleConflictKept&) { return none; },
                          [](const ConsentLost&) { return none; },
                          [](const Boxed<MessageSeen>&) { return none; },
                          [](const MediaCounted&) { return none; },
                          [](const Noticed&) { return none; },
                          [](const SessionEnded&) { return none; },
                          [](const Boxed<DtlsSeen>&) { return none; },
                          [](const Boxed<DtlsStateChanged>&) { return none; },
                          [](const Boxed<SrtpProtected>&) { return none; },
                          [](const Boxed<MediaReport>&) { return none; },
                          [](const RtcpSeen&) { return none; },
                          [](const DtmfSeen&) { return none; },
                          [](const AudioDeviceChanged&) { return none; },
                          [](const CallEnded&) { return none; },
                          [](const UnknownFact&) { return none; },
                      },
                      fact);
}

EventKind kindOfFact(const Fact& fact)
{
    using Kind = EventKind;
    return std::visit(Overloaded{
                          [](const Boxed<SessionStarted>&) { return Kind::Session; },
                          [](const Boxed<AgentCreated>&) { return Kind::Session; },
                          [](const StreamAdded&) { return Kind::Session; },
                          [](const LocalCredentialsSet&) { return Kind::Session; },
                          [](const RemoteCredentialsSet&) { return Kind::Session; },
                          [](const IceRestarted&) { return Kind::Session; },
                          [](const StreamRemoved&) { return Kind::Session; },
                          [](const AgentClosed&) { return Kind::Session; },
                          [](const SessionEnded&) { return Kind::Session; },
                          [](const Boxed<DtlsSeen>&) { return Kind::Media; },
                          [](const Boxed<DtlsStateChanged>&) { return Kind::Component; },
                          [](const Boxed<SrtpProtected>&) { return Kind::Component; },
                          [](const Boxed<MediaReport>&) { return Kind::Media; },
                          [](const RtcpSeen&) { return Kind::Media; },
                          [](const DtmfSeen&) { return Kind::Media; },
                          [](const AudioDeviceChanged&) { return Kind::Session; },
                          [](const CallEnded&) { return Kind::Session; },
                          [](const UnknownFact&) { return Kind::Session; },
                          [](const GatheringStarted&) { return Kind::Candidate; },
                          [](const GatheringDone&) { return Kind::Candidate; },
                          [](const LocalCandidateGathered&) { return Kind::Candidate; },
                          [](const RemoteCandidateSignalled&) { return Kind::Candidate; },
                          [](const RemoteCandidateDiscovered&) { return Kind::Candidate; },
                          [](const RemoteCandidateUpdated&) { return Kind::Candidate; },
                          [](const CandidateHeld&) { return Kind::Candidate; },
                          [](const CandidateLetGo&) { return Kind::Candidate; },
                          [](const RemoteCandidatesEnded&) { return Kind::Candidate; },
                          [](const ComponentStateChanged&) { return Kind::Component; },
                          [](const PairSelected&) { return Kind::Component; },
                          [](const InitialCheckReceived&) { return Kind::Component; },
                          [](const RoleChanged&) { return Kind::Component; },
                          [](const RoleConflictKept&) { return Kind::Component; },
                          [](const ConsentLost&) { return Kind::Component; },
                          [](const Boxed<PairFormed>&) { return Kind::Pair; },
                          [](const PairStateChanged&) { return Kind::Pair; },
                          [](const PairValidated&) { return Kind::Pair; },
                          [](const PairNominated&) { return Kind::Pair; },
                          [](const PairTriggered&) { return Kind::Pair; },
                          [](const PairRemoved&) { return Kind::Pair; },
                          [](const PairFoundationChanged&) { return Kind::Pair; },
                          [](const CheckPrepared&) { return Kind::Pair; },
                          [](const CheckNotSent&) { return Kind::Pair; },
                          [](const AsymmetricResponse&) { return Kind::Pair; },
                          [](const Boxed<MessageSeen>&) { return Kind::Message; },
                          [](const MediaCounted&) { return Kind::Media; },
                          [](const Noticed&) { return Kind::Notice; },
                      },
                      fact);
}

} // namespace icelens::items
