// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/address.h"
#include "model/event/event.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace icelens::model {

/// What a person would ask about what is selected; explanations of one question belong together.
enum class Question : std::uint8_t {
    WhereFrom,       ///< Where the pair or the candidate comes from.
    WhyThisState,    ///< Of a pair or a component.
    WhenNext,        ///< Which pair is checked next, when is the check repeated.
    WhatWorks,       ///< Which direction of the path is known to carry packets.
    WhyTriggered,    ///< Why the pair was put into the triggered-check queue.
    WhyValid,        ///< Or why not.
    WhyNominated,    ///< Or why not.
    WhySelected,     ///< Or why not.
    WhatElse,        ///< What would have won had another pair worked.
    WhyRemoved,      ///< Why the pair left the check list.
    WhyThisPriority, ///< Of a pair or a candidate.
    WhyThisFoundation,
    WhyThisRole,
    WhatFor,        ///< What a message is for.
    WhyRepeated,    ///< Why a message was retransmitted.
    WhatBecameOfIt, ///< Whether a message arrived and was answered.
    WhyRefused,     ///< Why a message is an error response.
};

/// What is the case. Its arguments stand in the comment, in the order of Explanation::arguments.
enum class Finding : std::uint8_t {
    // WhyThisPriority
    PairPriorityFormula,   ///< G, D, (G>D), priority, controlling agent, controlled agent
    PairPriorityUnknown,   ///< –
    CandidatePriority,     ///< agent, type, priority, type pref., local pref., component
    TypePreferenceDiffers, ///< type, preference used, preference recommended
    PriorityFromCheck,     ///< PRIORITY, arrival: a peer-reflexive remote candidate
    PriorityOfCheckSent,   ///< priority: a peer-reflexive local candidate

    // WhereFrom: pairs
    PairOfCandidates, ///< formed
    PairOfPeerCheck,  ///< formed, arrival of the check
    PairOfResponse,   ///< parent, arrival of the response, mapped address
    PairOfWire,       ///< formed

    // WhyThisState: pairs
    FrozenUntilFirstTick,  ///< formed
    FrozenBehind,          ///< pair, its state, foundation
    FrozenWhileOthersWait, ///< how many pairs are Waiting
    FrozenUntilTick,       ///< foundation
    WaitingAfterSuccess,   ///< since, pair that succeeded, foundation
    WaitingForTick,        ///< since
    WaitingTriggered,      ///< since
    InProgressSince,       ///< since, requests sent
    InProgressUnseen,      ///< since
    SucceededAtOnce,       ///< request, response, how long it took
    SucceededLater,        ///< number of checks, request, response, how long it took
    SucceededRepeated,     ///< requests of one check, first request, response
    SucceededUnseen,       ///< since
    EarlierNotReceived,    ///< earlier request, peer
    EarlierAnswerLost,     ///< earlier request, peer, when the peer answered
    EarlierRefused,        ///< earlier request, error code
    EarlierUnanswered,     ///< earlier request
    EarlierOutrun,         ///< earlier request, its response: it came, but later
    OpenedByPeerCheck,     ///< arrival of its check, request that was answered, its address, peer
    FailedUnanswered,      ///< requests, first, last, given up
    FailedRefused,         ///< error code, response
    FailedAsymmetric,      ///< when it was noticed
    FailedNeverSent,       ///< when it was noticed
    FailedAfterSuccess,    ///< earlier success, given up
    FailedWithParent,      ///< parent, when
    FailedUnseen,          ///< when
    DiscoveredState,       ///< parent, response

    // WhenNext
    NextIsThis,        ///< –
    NextBehind,        ///< how many are ahead, the pair that is next, agent
    NextRepeat,        ///< when, interval
    NoFurtherRepeat,   ///< when it fails
    RepeatNotWanted,   ///< nominated pair of higher priority
    RepeatOverTcp,     ///< when it fails
    NextRepeatUnknown, ///< –
    NextOfAgent,       ///< agent, pair: the highest priority that is Waiting
    NextTriggered,     ///< agent, pair: first in the triggered-check queue
    NextUnfrozen,      ///< agent, pair: the first that the next tick unfreezes
    NothingLeft,       ///< agent

    // WhatWorks
    ReachedPeer,        ///< agent, peer, arrival
    NeverReachedPeer,   ///< agent, peer, requests
    PeerReachedUs,      ///< peer, agent, arrival
    PeerNeverReachedUs, ///< peer, agent, how many the peer sent
    PeerSentNothing,    ///< peer
    AnswersLost,        ///< peer, agent, when the peer answered
    PeerSideUnknown,    ///< –

    // WhyTriggered
    TriggeredByCheck,    ///< queued, arrival
    TriggeredToNominate, ///< queued
    TriggeredByConflict, ///< queued

    // WhyValid
    ValidByAnswer,  ///< when, mapped address
    ValidOther,     ///< when, Discovered pair, mapped address
    ValidUnseen,    ///< when
    NotValidYet,    ///< –
    NotValidFailed, ///< –

    // WhyNominated
    NominatedRegular,     ///< request with USE-CANDIDATE, response
    NominatedAggressive,  ///< request with USE-CANDIDATE, response
    NominatedByPeer,      ///< arrival of the peer's USE-CANDIDATE
    NominatedByPeerLater, ///< arrival of the peer's USE-CANDIDATE, answer of its own check
    NominatedUnseen,      ///< when
    HighestOfValid,       ///< how many were valid
    NotHighestOfValid,    ///< pair that was higher
    NominationUnderWay,   ///< queued or sent
    NotNominatedOther,    ///< pair that was, when
    NotNominatedNotValid, ///< –
    NotNominatedYet,      ///< –

    // WhySelected
    SelectedOnly,            ///< when
    SelectedHighest,         ///< when, how many were nominated, next best pair
    SelectedNoLonger,        ///< pair that is now, when
    NotSelectedLower,        ///< selected pair, its priority, this priority
    NotSelectedNotNominated, ///< selected pair
    // WhatElse
    WouldHaveWonFailed,    ///< pair, its priority
    WouldHaveWonUnchecked, ///< pair, its priority
    MayStillWin,           ///< pair, its priority
    NothingBetter,         ///< –

    // WhyRemoved
    RemovedLower,     ///< when, nominated pair
    RemovedHigher,    ///< when, nominated pair
    RemovedNominated, ///< when
    RemovedLimit,     ///< when, limit
    RemovedFailed,    ///< when
    RemovedSocket,    ///< when
    RemovedRestart,   ///< when
    RemovedUnknown,   ///< when

    // WhereFrom: candidates
    HostAddress,           ///< agent, when, address
    ReflexiveByServer,     ///< agent, server, response, address
    ReflexiveNotSeen,      ///< agent, server
    ReflexiveUnknown,      ///< agent
    LocalFromResponse,     ///< agent, response, pair
    LocalReflexiveUnknown, ///< agent
    RelayedByServer,       ///< agent, server, response, address
    RelayedNotSeen,        ///< agent
    RemoteSignalled,       ///< when, agent
    RemoteTrickled,        ///< when, agent
    RemoteFromCheck,       ///< agent, arrival, address
    RemoteFromCheckUnseen, ///< agent
    RemoteSignalledLater,  ///< when
    // WhyThisFoundation
    FoundationShared, ///< foundation, how many others, type, base IP
    FoundationAlone,  ///< foundation
    FoundationOfPeer, ///< foundation
    FoundationMadeUp, ///< foundation

    // WhyThisState: components
    ComponentIdle,             ///< –
    ComponentGathering,        ///< since
    ComponentConnecting,       ///< since, pairs not settled
    ComponentNoRemote,         ///< since
    ComponentAllDead,          ///< since, idle timeout: it will fail
    ComponentConnected,        ///< since, nominated pair
    ComponentNotReady,         ///< pair of higher priority that is In-Progress
    ComponentReady,            ///< since, nominated pair
    ComponentReadyAtOnce,      ///< –
    ComponentReadyAfter,       ///< pair, when it was settled
    ComponentFailed,           ///< since, how many pairs failed
    ComponentFailedIdle,       ///< last change of a pair, idle timeout
    ComponentFailedEarly,      ///< –: the peer may still send candidates
    ComponentConsentTimeout,   ///< when
    ComponentConsentRevoked,   ///< when
    ComponentStateUnexplained, ///< state
    // WhyThisRole
    RoleGiven,    ///< agent, role
    RoleSwitched, ///< agent, role, when
    RoleKept,     ///< agent, role, when

    // WhatFor
    MessageCheck,          ///< agent, pair
    MessageTriggeredCheck, ///< agent, pair
    MessageNomination,     ///< agent, pair
    MessageAggressive,     ///< agent, pair
    MessageConsent,        ///< agent, pair
    MessageCheckOfNone,    ///< agent, remote address
    MessageDiscovery,      ///< agent, server
    MessageAllocate,       ///< agent, server
    MessageRefresh,        ///< agent, server
    MessagePermission,     ///< agent, server, peer address
    MessageChannelBind,    ///< agent, server, peer address
    MessageKeepalive,      ///< agent, remote address
    MessageSendIndication, ///< agent, server, peer address
    MessageDataIndication, ///< agent, server, peer address
    MessageAnswers,        ///< agent, request, how long it took to answer
    MessageAnswersUnseen,  ///< agent
    MessageUnknown,        ///< –
    // WhyRepeated
    RepeatedUnanswered, ///< which copy, earlier copy, interval
    // WhatBecameOfIt
    MessageArrived,    ///< peer, arrival
    MessageNotArrived, ///< peer
    MessageAnswered,   ///< response, round trip
    MessageRefused,    ///< response, error code
    MessageUnanswered, ///< –
    // WhyRefused
    RefusedRoleConflict,  ///< agent that refused, its role
    RefusedBadRequest,    ///< –
    RefusedNoCredentials, ///< –: the first step of TURN
    RefusedCredentials,   ///< –
    RefusedStaleNonce,    ///< –
    RefusedForbidden,     ///< –
    RefusedMismatch,      ///< –
    RefusedQuota,         ///< error code
    RefusedOther,         ///< error code
};

/// One more than the last Finding.
inline constexpr std::size_t findingCount = static_cast<std::size_t>(Finding::RefusedOther) + 1;

/// How an explanation is known.
enum class Certainty : std::uint8_t {
    Seen,     ///< Each part of it is an event of the session.
    Inferred, ///< It follows from events and rules; it was not observed.
    NotKnown, ///< The events of this side do not tell.
};

/// The section of an RFC that says so. rfc 0: no RFC does, it is the agent's own behaviour.
struct Reference
{
    std::uint16_t rfc = 0;
    std::string_view section; ///< "7.3.1.4"

    friend bool operator==(const Reference&, const Reference&) = default;
};

/// Where the rule behind a finding is written. Sections are those that were looked up.
[[nodiscard]] Reference referenceOf(Finding finding);

/// A time, and the event that happened then if there is one.
struct Moment
{
    SessionTime at{};
    std::optional<std::uint32_t> event;

    friend bool operator==(const Moment&, const Moment&) = default;
};

/// A number of things, which decides on singular and plural. At most one in an explanation.
struct Count
{
    std::uint64_t value = 0;

    friend bool operator==(const Count&, const Count&) = default;
};

/// A number that names or measures something: a priority, an error code.
struct Number
{
    std::uint64_t value = 0;

    friend bool operator==(const Number&, const Number&) = default;
};

/// A name that the agent gave: a foundation.
struct Label
{
    std::string text;

    friend bool operator==(const Label&, const Label&) = default;
};

/// AgentId 0 is a peer that is not in the session.
using Argument = std::variant<Number, Count, Moment, std::chrono::nanoseconds, Address, PairId,
                              AgentId, CandidateType, PairState, ComponentState, Role, Label>;

/// One sentence's worth of answer.
struct Explanation
{
    Question question = Question::WhyThisState;
    Finding finding = Finding::MessageUnknown;
    Certainty certainty = Certainty::Seen;
    Reference reference;
    std::vector<Argument> arguments;
    std::vector<std::uint32_t> evidence; ///< Event numbers, ascending, none twice.

    friend bool operator==(const Explanation&, const Explanation&) = default;
};

} // namespace icelens::model
