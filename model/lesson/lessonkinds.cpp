// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/lesson/lessonkinds.h"

namespace icelens::model {

namespace {

template <class T>
bool holds(const Fact& fact)
{
    return std::holds_alternative<T>(fact);
}

bool changesTo(const Fact& fact, PairState state)
{
    const auto* changed = std::get_if<PairStateChanged>(&fact);
    return changed != nullptr && changed->state == state;
}

bool becomes(const Fact& fact, ComponentState state)
{
    const auto* changed = std::get_if<ComponentStateChanged>(&fact);
    return changed != nullptr && changed->state == state;
}

bool isFormed(const Fact& fact, bool discovered)
{
    const auto* formed = std::get_if<Boxed<PairFormed>>(&fact);
    return formed != nullptr && ((*formed)->origin == PairOrigin::Discovered) == discovered;
}

bool isQueued(const Fact& fact, TriggerReason reason)
{
    const auto* triggered = std::get_if<PairTriggered>(&fact);
    return triggered != nullptr && triggered->reason == reason;
}

} // namespace

bool LessonKinds::is(const Event& event, WireMatch::Ordinal message, LessonEvent what) const
{
    const auto& fact = event.fact;
    switch (what) {
    case LessonEvent::GatheringBegun:
        return holds<GatheringStarted>(fact);
    case LessonEvent::GatheringDone:
        return holds<GatheringDone>(fact);
    case LessonEvent::CandidateGathered:
        return holds<LocalCandidateGathered>(fact);
    case LessonEvent::CandidateSignalled:
        return holds<RemoteCandidateSignalled>(fact);
    case LessonEvent::CandidateDiscovered:
        return holds<RemoteCandidateDiscovered>(fact);
    case LessonEvent::CandidateUpdated:
        return holds<RemoteCandidateUpdated>(fact);
    case LessonEvent::CandidateHeld:
        return holds<CandidateHeld>(fact);
    case LessonEvent::CandidateLetGo:
        return holds<CandidateLetGo>(fact);
    case LessonEvent::CandidatesEnded:
        return holds<RemoteCandidatesEnded>(fact);
    case LessonEvent::PairFormed:
        return isFormed(fact, false);
    case LessonEvent::PairDiscovered:
        return isFormed(fact, true);
    case LessonEvent::PairWaiting:
        return changesTo(fact, PairState::Waiting);
    case LessonEvent::PairInProgress:
        return changesTo(fact, PairState::InProgress);
    case LessonEvent::PairSucceeded:
        return changesTo(fact, PairState::Succeeded);
    case LessonEvent::PairFailed:
        return changesTo(fact, PairState::Failed);
    case LessonEvent::PairValid:
        return holds<PairValidated>(fact);
    case LessonEvent::PairNominated:
        return holds<PairNominated>(fact);
    case LessonEvent::PairSelected:
        return holds<PairSelected>(fact);
    case LessonEvent::PairRemoved:
        return holds<PairRemoved>(fact);
    case LessonEvent::CheckTriggered:
        return isQueued(fact, TriggerReason::PeerCheck);
    case LessonEvent::NominationQueued:
        return isQueued(fact, TriggerReason::Nomination);
    case LessonEvent::ConflictQueued:
        return isQueued(fact, TriggerReason::RoleConflict);
    case LessonEvent::ComponentGathering:
        return becomes(fact, ComponentState::Gathering);
    case LessonEvent::ComponentConnecting:
        return becomes(fact, ComponentState::Connecting);
    case LessonEvent::ComponentConnected:
        return becomes(fact, ComponentState::Connected);
    case LessonEvent::ComponentReady:
        return becomes(fact, ComponentState::Ready);
    case LessonEvent::ComponentFailed:
        return becomes(fact, ComponentState::Failed);
    case LessonEvent::RoleSwitched:
        return holds<RoleChanged>(fact);
    case LessonEvent::RoleKept:
        return holds<RoleConflictKept>(fact);
    case LessonEvent::ConsentLost:
        return holds<ConsentLost>(fact);
    case LessonEvent::IceRestarted:
        return holds<IceRestarted>(fact);
    case LessonEvent::SessionEnded:
        return holds<SessionEnded>(fact);
    default:
        return message != WireMatch::none && isMessage(message, what);
    }
}

/// A request that arrives is always a check: servers ask nothing.
bool LessonKinds::isMessage(WireMatch::Ordinal message, LessonEvent what) const
{
    const auto& seen = m_wire[message];
    const auto is = [&](stun::Method method, stun::Class kind, Direction direction) {
        return seen.method == static_cast<std::uint16_t>(method) && seen.messageClass == kind
            && seen.direction == direction;
    };
    const auto binding = [&](stun::Class kind, Direction direction) {
        return is(stun::Method::Binding, kind, direction);
    };
    const bool ofPair = seen.pair.value() != 0;
    using Class = stun::Class;
    switch (what) {
    case LessonEvent::CheckSent:
        return binding(Class::Request, Direction::Sent) && ofPair;
    case LessonEvent::CheckReceived:
        return binding(Class::Request, Direction::Received);
    case LessonEvent::NominatingCheckSent:
        return binding(Class::Request, Direction::Sent) && ofPair && seen.useCandidate;
    case LessonEvent::NominatingCheckReceived:
        return binding(Class::Request, Direction::Received) && seen.useCandidate;
    case LessonEvent::AnswerSent:
        return binding(Class::Success, Direction::Sent);
    case LessonEvent::AnswerReceived:
        return binding(Class::Success, Direction::Received) && ofPair;
    case LessonEvent::RefusalSent:
        return binding(Class::Error, Direction::Sent);
    case LessonEvent::RefusalReceived:
        return binding(Class::Error, Direction::Received) && ofPair;
    case LessonEvent::ServerAsked:
        return binding(Class::Request, Direction::Sent) && !ofPair;
    case LessonEvent::ServerAnswered:
        return binding(Class::Success, Direction::Received) && !ofPair;
    case LessonEvent::RelayAsked:
        return is(stun::Method::Allocate, Class::Request, Direction::Sent);
    case LessonEvent::RelayRefused:
        return is(stun::Method::Allocate, Class::Error, Direction::Received);
    case LessonEvent::RelayGranted:
        return is(stun::Method::Allocate, Class::Success, Direction::Received);
    case LessonEvent::PermissionAsked:
        return is(stun::Method::CreatePermission, Class::Request, Direction::Sent);
    case LessonEvent::PermissionGranted:
        return is(stun::Method::CreatePermission, Class::Success, Direction::Received);
    default:
        return false;
    }
}

PairId LessonKinds::pairOf(const Fact& fact)
{
    if (const auto* formed = std::get_if<Boxed<PairFormed>>(&fact))
        return (*formed)->pair;
    if (const auto* changed = std::get_if<PairStateChanged>(&fact))
        return changed->pair;
    if (const auto* validated = std::get_if<PairValidated>(&fact))
        return validated->pair;
    if (const auto* nominated = std::get_if<PairNominated>(&fact))
        return nominated->pair;
    if (const auto* triggered = std::get_if<PairTriggered>(&fact))
        return triggered->pair;
    if (const auto* removed = std::get_if<PairRemoved>(&fact))
        return removed->pair;
    return {};
}

std::optional<LessonKinds::Named> LessonKinds::candidateOf(const Fact& fact)
{
    if (const auto* gathered = std::get_if<LocalCandidateGathered>(&fact))
        return Named{&*gathered->candidate, false};
    if (const auto* signalled = std::get_if<RemoteCandidateSignalled>(&fact))
        return Named{&*signalled->candidate, true};
    if (const auto* discovered = std::get_if<RemoteCandidateDiscovered>(&fact))
        return Named{&*discovered->candidate, true};
    if (const auto* held = std::get_if<CandidateHeld>(&fact))
        return Named{&*held->candidate, false};
    if (const auto* released = std::get_if<CandidateLetGo>(&fact))
        return Named{&*released->candidate, false};
    return std::nullopt;
}

} // namespace icelens::model
