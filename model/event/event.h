// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/address.h"
#include "model/base/boxed.h"
#include "model/base/bytes.h"
#include "model/event/candidate.h"
#include "model/event/ids.h"
#include "model/event/mediafacts.h"
#include "model/event/options.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace icelens::model {

/// Where a fact comes from; shown beside it.
enum class Source : std::uint8_t {
    Session, ///< IceLens itself: what it did, asked for or noticed.
    Agent,   ///< A signal or getter of the agent.
    Log,     ///< The agent's debug log.
    Wire,    ///< What crossed a socket.
};

/// RFC 8445 §6.1.2.6, and Discovered of libnice: a pair made from a mapped address that a check
/// found, which is never checked itself (RFC 8445 §7.2.5.3.2, "constructing a valid pair").
enum class PairState : std::uint8_t { Frozen, Waiting, InProgress, Succeeded, Failed, Discovered };

/// libnice's states of a component; RFC 8445 has none.
enum class ComponentState : std::uint8_t {
    Disconnected,
    Gathering,
    Connecting,
    Connected,
    Ready,
    Failed
};

// ---- facts about the session and its agents --------------------------------------------------

/// An agent exists from here on. Event::agent says which.
struct AgentCreated
{
    std::string name; ///< "Alice"
    Role role = Role::Controlling;
    std::string software; ///< "libnice 0.1.21"

    friend bool operator==(const AgentCreated&, const AgentCreated&) = default;
};

/// What the session was started with. Comes before the agents; Event::agent is 0.
struct SessionStarted
{
    std::string title;      ///< "Demo: Alice ⇄ Bob"
    SessionOptions options; ///< TurnServer::password is always empty here.

    friend bool operator==(const SessionStarted&, const SessionStarted&) = default;
};

struct StreamAdded
{
    StreamId stream;
    int components = 1;

    friend bool operator==(const StreamAdded&, const StreamAdded&) = default;
};

/// The agent's own ICE credentials are these from here on (RFC 8445 §5.3). Only the ufrag.
struct LocalCredentialsSet
{
    StreamId stream;
    std::string ufrag;

    friend bool operator==(const LocalCredentialsSet&, const LocalCredentialsSet&) = default;
};

/// The agent was told the peer's credentials.
struct RemoteCredentialsSet
{
    StreamId stream;
    std::string ufrag;

    friend bool operator==(const RemoteCredentialsSet&, const RemoteCredentialsSet&) = default;
};

struct GatheringStarted
{
    StreamId stream;

    friend bool operator==(const GatheringStarted&, const GatheringStarted&) = default;
};

/// The agent's signal candidate-gathering-done.
struct GatheringDone
{
    StreamId stream;

    friend bool operator==(const GatheringDone&, const GatheringDone&) = default;
};

struct LocalCandidateGathered
{
    Boxed<Candidate> candidate;

    friend bool operator==(const LocalCandidateGathered&, const LocalCandidateGathered&) = default;
};

/// A candidate of the peer was signalled to this agent.
struct RemoteCandidateSignalled
{
    Boxed<Candidate> candidate;
    bool trickled = false; ///< It came alone, after the description (RFC 8838).

    friend bool operator==(const RemoteCandidateSignalled&,
                           const RemoteCandidateSignalled&) = default;
};

/// The agent learned a candidate of the peer from a check (RFC 8445 §7.3.1.3).
struct RemoteCandidateDiscovered
{
    Boxed<Candidate> candidate;

    friend bool operator==(const RemoteCandidateDiscovered&,
                           const RemoteCandidateDiscovered&) = default;
};

/// The agent overwrote what it knew of a remote candidate: a peer-reflexive one was signalled.
struct RemoteCandidateUpdated
{
    StreamId stream;
    ComponentId component;
    Address address;
    std::uint32_t priority = 0;
    std::optional<CandidateType> type; ///< Empty: unchanged.

    friend bool operator==(const RemoteCandidateUpdated&, const RemoteCandidateUpdated&) = default;
};

/// A candidate that is ready to be signalled to the peer waits until a person lets it go.
/// Event::agent gathered it.
struct CandidateHeld
{
    Boxed<Candidate> candidate;

    friend bool operator==(const CandidateHeld&, const CandidateHeld&) = default;
};

/// The person let it go: it is signalled now.
struct CandidateLetGo
{
    Boxed<Candidate> candidate;

    friend bool operator==(const CandidateLetGo&, const CandidateLetGo&) = default;
};

/// The peer said that no candidate will follow (RFC 8840 §8).
struct RemoteCandidatesEnded
{
    StreamId stream;

    friend bool operator==(const RemoteCandidatesEnded&, const RemoteCandidatesEnded&) = default;
};

struct ComponentStateChanged
{
    StreamId stream;
    ComponentId component;
    ComponentState state = ComponentState::Disconnected;

    friend bool operator==(const ComponentStateChanged&, const ComponentStateChanged&) = default;
};

/// The agent's signal new-selected-pair-full.
struct PairSelected
{
    StreamId stream;
    ComponentId component;
    Address local;
    Address remote;
    Transport localTransport = Transport::Udp;

    friend bool operator==(const PairSelected&, const PairSelected&) = default;
};

/// The first valid check of the peer came in on this stream.
struct InitialCheckReceived
{
    StreamId stream;

    friend bool operator==(const InitialCheckReceived&, const InitialCheckReceived&) = default;
};

/// ICE restart (RFC 8445 §9): new credentials, an empty check list.
struct IceRestarted
{
    StreamId stream;

    friend bool operator==(const IceRestarted&, const IceRestarted&) = default;
};

struct StreamRemoved
{
    StreamId stream;

    friend bool operator==(const StreamRemoved&, const StreamRemoved&) = default;
};

struct AgentClosed
{
    friend bool operator==(const AgentClosed&, const AgentClosed&) = default;
};

struct RoleChanged
{
    Role role = Role::Controlling;

    friend bool operator==(const RoleChanged&, const RoleChanged&) = default;
};

/// A role conflict that left this agent's role as it was (RFC 8445 §7.3.1.1).
struct RoleConflictKept
{
    Role role = Role::Controlling;

    friend bool operator==(const RoleConflictKept&, const RoleConflictKept&) = default;
};

// ---- facts about pairs, from the agent's log --------------------------------------------------

/// How a pair came into the check list.
enum class PairOrigin : std::uint8_t {
    Signalled,  ///< From two known candidates (RFC 8445 §6.1.2.2).
    Triggered,  ///< A check came in on addresses that had no pair (RFC 8445 §7.3.1.4).
    Discovered, ///< A response named a mapped address (RFC 8445 §7.2.5.3.2).
    Inferred,   ///< The log is not understood: seen on the wire only. Never in a PairFormed.
};

struct PairFormed
{
    PairId pair;
    StreamId stream;
    ComponentId component;
    PairState state = PairState::Frozen;
    PairOrigin origin = PairOrigin::Signalled;
    Transport localTransport = Transport::Udp;
    Transport remoteTransport = Transport::Udp;
    Address local; ///< Address of the local candidate, not its base.
    Address remote;
    std::string foundation; ///< "local:remote"
    PairId parent;          ///< Discovered: the pair whose check found it. Else 0.

    friend bool operator==(const PairFormed&, const PairFormed&) = default;
};

struct PairStateChanged
{
    PairId pair;
    PairState state = PairState::Frozen;

    friend bool operator==(const PairStateChanged&, const PairStateChanged&) = default;
};

/// The pair is on the valid list (RFC 8445 §7.2.5.3.2).
struct PairValidated
{
    PairId pair;

    friend bool operator==(const PairValidated&, const PairValidated&) = default;
};

struct PairNominated
{
    PairId pair;

    friend bool operator==(const PairNominated&, const PairNominated&) = default;
};

/// Why a pair stands in the triggered-check queue.
enum class TriggerReason : std::uint8_t {
    PeerCheck,    ///< RFC 8445 §7.3.1.4
    Nomination,   ///< To be repeated with USE-CANDIDATE, RFC 8445 §8.1.1.
    RoleConflict, ///< 487 received, RFC 8445 §7.2.5.1.
};

struct PairTriggered
{
    PairId pair;
    TriggerReason reason = TriggerReason::PeerCheck;

    friend bool operator==(const PairTriggered&, const PairTriggered&) = default;
};

enum class RemovalReason : std::uint8_t {
    CheckListLimit, ///< RFC 8445 §6.1.2.5
    FailedPruned,   ///< libnice drops Failed pairs whenever it adds one.
    Nominated,      ///< A pair of this component was nominated (RFC 8445 §8.1.2).
    SocketClosed,
    Restarted,
    StreamRemoved,
    Unknown,
};

struct PairRemoved
{
    PairId pair;
    RemovalReason reason = RemovalReason::Unknown;

    friend bool operator==(const PairRemoved&, const PairRemoved&) = default;
};

/// The foundation changed because a peer-reflexive candidate was signalled after all.
struct PairFoundationChanged
{
    PairId pair;
    std::string foundation;

    friend bool operator==(const PairFoundationChanged&, const PairFoundationChanged&) = default;
};

/// The agent is about to send a check on this pair; the Wire event that follows shows it leave.
struct CheckPrepared
{
    PairId pair;
    std::uint32_t priority =
        0; ///< PRIORITY attribute: of the peer-reflexive candidate it may find.
    bool useCandidate = false;

    friend bool operator==(const CheckPrepared&, const CheckPrepared&) = default;
};

/// The agent meant to check this pair and sent nothing (libnice: over 200 open transactions).
struct CheckNotSent
{
    PairId pair;

    friend bool operator==(const CheckNotSent&, const CheckNotSent&) = default;
};

/// A response came from another address than the request went to (RFC 8445 §7.2.5.2.1).
struct AsymmetricResponse
{
    PairId pair;

    friend bool operator==(const AsymmetricResponse&, const AsymmetricResponse&) = default;
};

/// Consent to send ran out or was revoked (RFC 7675 §5.1, §5.2).
struct ConsentLost
{
    StreamId stream;
    ComponentId component;
    bool revoked = false; ///< By a 403; otherwise it timed out.

    friend bool operator==(const ConsentLost&, const ConsentLost&) = default;
};

// ---- facts about the wire ----------------------------------------------------------------------

/// What can be said of MESSAGE-INTEGRITY. The file keeps the verdict, never the key.
enum class Integrity : std::uint8_t {
    Absent,     ///< The message has none.
    KeyUnknown, ///< It has one, and the session does not know the key.
    Verified,
    Wrong,
};

/// One STUN message or TURN ChannelData message as it crossed a socket. Over TCP: reassembled, and
/// without the length prefix of RFC 4571.
struct MessageSeen
{
    Direction direction = Direction::Sent;
    bool tcp = false;
    Integrity integrity = Integrity::Absent;
    Integrity innerIntegrity =
        Integrity::Absent;   ///< Of a STUN message that a relay carries inside.
    ConnectionId connection; ///< 0 for UDP.
    Address local;           ///< Of the socket.
    Address remote;
    Bytes bytes;

    friend bool operator==(const MessageSeen&, const MessageSeen&) = default;
};

/// What a datagram is by its first byte (RFC 7983).
enum class MediaClass : std::uint8_t { Dtls, Rtp, Other };

/// Packets that are not kept, counted since the last such event of the same addresses and class.
struct MediaCounted
{
    Direction direction = Direction::Sent;
    bool tcp = false;
    MediaClass kind = MediaClass::Other;
    Address local;
    Address remote;
    std::uint32_t packets = 0;
    std::uint64_t octets = 0;

    friend bool operator==(const MediaCounted&, const MediaCounted&) = default;
};

// ---- what IceLens noticed about itself and the agent -------------------------------------------

enum class Notice : std::uint8_t {
    WireSeen,           ///< Self-test: the tap sees what crosses this program's sockets.
    WireNotSeen,        ///< It does not; packets will be missing.
    LogUnderstood,      ///< The agent's log has lines that we know.
    LogNotUnderstood,   ///< Another libnice? Pairs are inferred from the wire.
    GatheringOverdue,   ///< Gathering has not ended; libnice may never say so.
    NoRemoteCandidates, ///< A component without remote candidates never fails in libnice.
    GatheringRefused,   ///< nice_agent_gather_candidates() returned FALSE.
    OptionRefused,      ///< An option could not be applied; detail says which.
    ServerSilent,       ///< Gathering ended without a candidate from this server.
    EventsMissing,      ///< Some were dropped; detail says how many.
    NameNotResolved,    ///< A candidate of the peer names this host, which nobody here knows.
};

struct Noticed
{
    Notice what = Notice::WireSeen;
    StreamId stream;       ///< 0 where it is about no stream.
    ComponentId component; ///< Likewise.
    std::string detail;    ///< Not a sentence: an option's name, an address, a count. May be empty.

    friend bool operator==(const Noticed&, const Noticed&) = default;
};

/// The session is over, and how. The last event of a session that ended by itself.
struct SessionEnded
{
    friend bool operator==(const SessionEnded&, const SessionEnded&) = default;
};

/// An event of a newer IceLens that this one cannot read. Kept so that it can be counted.
struct UnknownFact
{
    friend bool operator==(const UnknownFact&, const UnknownFact&) = default;
};

using Fact =
    std::variant<Boxed<SessionStarted>, Boxed<AgentCreated>, StreamAdded, LocalCredentialsSet,
                 RemoteCredentialsSet, GatheringStarted, GatheringDone, LocalCandidateGathered,
                 RemoteCandidateSignalled, RemoteCandidateDiscovered, RemoteCandidateUpdated,
                 CandidateHeld, CandidateLetGo, RemoteCandidatesEnded, ComponentStateChanged,
                 PairSelected, InitialCheckReceived, IceRestarted, StreamRemoved, AgentClosed,
                 RoleChanged, RoleConflictKept, Boxed<PairFormed>, PairStateChanged, PairValidated,
                 PairNominated, PairTriggered, PairRemoved, PairFoundationChanged, CheckPrepared,
                 CheckNotSent, AsymmetricResponse, ConsentLost, Boxed<MessageSeen>, MediaCounted,
                 Noticed, SessionEnded, Boxed<DtlsSeen>, Boxed<DtlsStateChanged>,
                 Boxed<SrtpProtected>, Boxed<MediaReport>, RtcpSeen, DtmfSeen, AudioDeviceChanged,
                 CallEnded, UnknownFact>;

/// One fact and its moment. Never changed once published; its number is its place in the log.
struct Event
{
    SessionTime at{};
    AgentId agent;
    Source source = Source::Session;
    Fact fact;

    friend bool operator==(const Event&, const Event&) = default;
};

} // namespace icelens::model
