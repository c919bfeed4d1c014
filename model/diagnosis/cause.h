// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/diagnosis/explain.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace icelens::model {

/// Why a session failed, or does not do as well as it might. The order is that of how decisive a
/// cause is: where two are equally sure, the earlier one is told first. In the comment: the
/// arguments of a SessionFinding, in their order; "agent" is who it happened to.
enum class Cause : std::uint8_t {
    // The call over the path.
    FingerprintMismatch, ///< agent, peer
    DtlsFailed,          ///< agent, peer, DtlsError as Number, its detail
    DtlsUnanswered,      ///< agent, peer, count of datagrams sent
    DtlsStalled,         ///< agent, peer, octets of the largest datagram that was repeated
    NatBindingChanged,   ///< agent, its address, mapped address before, mapped address since
    ConsentRevoked,      ///< agent, peer, when
    ConsentTimedOut,     ///< agent, peer, when
    MediaNotArriving,    ///< agent, peer, since when nothing came
    MediaNotDelivered,   ///< agent, peer, since when nothing arrived there

    // What stops checks although packets cross.
    GatheringRefused,    ///< agent
    IceUfragUnknown,     ///< agent, peer
    IcePasswordWrong,    ///< agent, peer
    RoleConflictForever, ///< agent, peer, count of 487
    NominationMissing,   ///< agent that is controlling, or 0; since when a pair was valid
    AnswerFromElsewhere, ///< agent, peer, count of pairs
    NoCommonFamily,      ///< agent, peer

    // Servers that answer, but not as hoped.
    TurnCredentials,      ///< agent, server, error code
    TurnNonceStale,       ///< agent, server, count of 438
    TurnQuota,            ///< agent, server, error code
    TurnTransport,        ///< agent, server
    TurnMismatch,         ///< agent, server
    TurnPeerForbidden,    ///< agent, server, peer address
    ServerRefused,        ///< agent, server, error code, reason
    ServerNameUnresolved, ///< agent, name

    // The network.
    OnlyTcp,            ///< agent, UDP destination that is silent, TCP server that answers
    WorkingPairPruned,  ///< agent, pair, limit
    ChecksNotSent,      ///< agent, count of pairs
    NatsRefuse,         ///< agent, peer
    ServerUnreachable,  ///< agent, server
    GatheringNeverEnds, ///< agent, since when
    PeerNameUnresolved, ///< agent, name
    MdnsUnresolved,     ///< agent, name
    NoLocalCandidates,  ///< agent
    CandidatesLate,     ///< agent, when its check list failed, when the candidate came
    NoRemoteCandidates, ///< agent, peer
    OneWayLost,         ///< from agent, to agent: checks of the first do not reach the second
    AnswersLost,        ///< from agent, to agent: answers of the first do not reach the second
    NothingHeard,       ///< agent, peer, count of checks
    ListLimit,          ///< agent, limit, number of pairs that were dropped

    // Not a failure.
    RelayedThoughDirect, ///< agent, selected pair, direct pair

    // Deviations of the running agent from the RFCs.
    LintPacing,      ///< count of transactions, within which time
    LintAggressive,  ///< agent, pair
    LintConsentOff,  ///< agent
    LintOldStun,     ///< agent, server
    LintFailedEarly, ///< agent, after which time
};

inline constexpr std::size_t causeCount = static_cast<std::size_t>(Cause::LintFailedEarly) + 1;

enum class Weight : std::uint8_t {
    Cause, ///< Something failed, and this is why.
    Note,  ///< Worth knowing; nothing failed of it.
    Lint,  ///< The agent deviates from an RFC.
};

/// How sure it is that this is the reason.
enum class Sureness : std::uint8_t { Certain, VeryLikely, Possible };

/// What would settle a finding that is not certain.
enum class Settling : std::uint8_t {
    Nothing,        ///< Needed: it is certain.
    PeerRecording,  ///< A recording of the peer's side.
    ServerLog,      ///< The log of the server.
    OtherNetwork,   ///< The same from another network.
    TryRelay,       ///< The same with a TURN server.
    SmallerPackets, ///< The same over a path that is known to carry large packets.
    HigherLimit,    ///< The same with a higher limit.
};

/// A kind of evidence: one sentence. In the comment: its arguments.
enum class Clue : std::uint8_t {
    // servers
    RequestsUnanswered, ///< agent, server, count of requests, first, last
    ServerWasSilent,    ///< server, when that was noticed
    OthersAnswered,     ///< another address that answered, when
    RefusedWithCode,    ///< server, code, when
    RefusedWithReason,  ///< server, code, when, reason
    CredentialsSent,    ///< agent, when: the request that was refused carried credentials
    RefusedAgain,       ///< count of refusals, code, last
    NameNotFound,       ///< name, when
    TcpAnswered,        ///< server, when
    NothingOverUdp,     ///< agent, count of requests
    NoAllocation,       ///< –: no relayed candidate came of it
    // candidates
    GatheringOpen,   ///< since, noticed at
    NoUsableAddress, ///< when
    LocalFamilies,   ///< agent, count of its candidates, family as Label
    RemoteFamilies,  ///< peer, count of its candidates, family as Label
    NoneGathered,    ///< agent, when its gathering ended
    RelayOnlyAsked,  ///< –: the options forbid all but relayed candidates
    NoneSignalled,   ///< agent, when its own gathering ended
    ListFailedAt,    ///< agent, when
    CandidateCameAt, ///< when
    NoRelayAnywhere, ///< –
    // checks
    ChecksUnanswered,      ///< agent, count of checks, first, last
    NoCheckArrived,        ///< agent, peer
    ChecksArrived,         ///< agent, peer, count of checks, first
    PairsFailed,           ///< count of pairs, last
    DirectionUnknown,      ///< –
    ForeignUfrag,          ///< count of checks, ufrag used, first
    IntegrityWrong,        ///< count of messages, first
    CheckRefused,          ///< count of checks, code, first
    CheckRefusedByUs,      ///< count of checks, code, first
    ConflictsSeen,         ///< count of 487, first, last
    RolesSwitched,         ///< agent, count of switches, last
    AnsweredFromElsewhere, ///< count of pairs, first
    PairsPruned,           ///< count of pairs, limit, first
    PrunedPairChecked,     ///< pair, when the peer's check arrived on it
    NothingSentFor,        ///< count of pairs, first
    MappedDiffers,         ///< local address, destination, mapped, other destination, other mapped
    // nomination and after
    ValidSince,        ///< pair, since
    NoNomination,      ///< agent that is controlling, or 0
    LastConsentAnswer, ///< when
    ConsentUnanswered, ///< count of checks since then, first
    ConsentRefused,    ///< when
    MappedBefore,      ///< local address, destination, mapped, when
    MappedSince,       ///< local address, destination, mapped, when
    SelectedRelay,     ///< pair, when
    DirectWorked,      ///< pair, when
    DirectUnchecked,   ///< pair, when it was removed
    // the call
    CertificateDiffers, ///< when
    DtlsStarted,        ///< when
    DtlsSentOnly,       ///< count of datagrams, first, last
    DtlsGaveUp,         ///< when
    DtlsBigRepeated,    ///< octets, count of times, first
    DtlsSmallAnswered,  ///< when something last came
    MediaSentOnly,      ///< packets sent, packets received, from, to
    PeerReportsLoss,    ///< when
    // lint
    TransactionsAt,     ///< count, first, last
    UseCandidateAtOnce, ///< pair, when
    ConsentOption,      ///< –
    NoCookie,           ///< count of requests, first
    FailedAfter,        ///< agent, when it began, when it failed
};

inline constexpr std::size_t clueCount = static_cast<std::size_t>(Clue::FailedAfter) + 1;

/// One piece of evidence, and what to light up for it.
struct Evidence
{
    Clue clue = Clue::NoAllocation;
    std::vector<Argument> arguments;
    std::vector<std::uint32_t> events; ///< Event numbers, ascending, none twice; at most 64.
    std::vector<PairId> pairs;         ///< At most 64.

    friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// A reason, with all that is known of it.
struct SessionFinding
{
    Cause cause = Cause::NothingHeard;
    Weight weight = Weight::Cause;
    Sureness sure = Sureness::Certain;
    Settling settling = Settling::Nothing;
    AgentId agent; ///< Whom it concerns; 0: both, or the session.
    Reference reference;
    std::vector<Argument> arguments;
    std::vector<Evidence> evidence;

    friend bool operator==(const SessionFinding&, const SessionFinding&) = default;
};

/// The word for @p cause in files, kebab-case; the same in each version.
[[nodiscard]] std::string_view wordOf(Cause cause);
[[nodiscard]] std::string_view wordOf(Clue clue);
[[nodiscard]] std::string_view wordOf(Weight weight);
[[nodiscard]] std::string_view wordOf(Sureness sure);
[[nodiscard]] std::string_view wordOf(Settling settling);

/// Where the rule behind a cause is written; rfc 0 if no RFC has it.
[[nodiscard]] Reference referenceOf(Cause cause);

} // namespace icelens::model
