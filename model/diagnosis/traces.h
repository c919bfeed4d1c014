// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"
#include "model/session/eventlog.h"
#include "model/session/transactionindex.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace icelens::model {

/// A request to a STUN or TURN server, and what became of it. Members are event numbers.
struct ServerRequest
{
    TransactionId id{};
    std::uint16_t method = 0;
    bool withCredentials = false; ///< It carried MESSAGE-INTEGRITY.
    bool withCookie = true;       ///< False: as in RFC 3489.
    std::uint32_t first = 0;
    std::uint32_t last = 0; ///< Its last copy.
    std::uint32_t copies = 1;
    std::optional<std::uint32_t> response;
    int errorCode = 0; ///< 0: a success, or no response.
    std::string reason;
    Address peer; ///< Of CreatePermission and ChannelBind.

    friend bool operator==(const ServerRequest&, const ServerRequest&) = default;
};

/// What an agent and a server said to each other: the first and the latest requests.
struct ServerTalk
{
    AgentId agent;
    Address server;
    bool tcp = false;
    std::uint32_t requests = 0; ///< Copies are not counted.
    std::uint32_t answers = 0;
    std::vector<ServerRequest> kept;

    friend bool operator==(const ServerTalk&, const ServerTalk&) = default;
};

/// What a socket is to somebody else, as the one who answered saw it.
struct SeenMapping
{
    Address local;
    Address destination;
    Address mapped;
    std::uint32_t event = 0;

    friend bool operator==(const SeenMapping&, const SeenMapping&) = default;
};

/// The first few events of a kind, and how many there were.
struct Tally
{
    std::uint32_t count = 0;
    std::vector<std::uint32_t> events; ///< The first ones and the last one.

    void add(std::uint32_t event);
    [[nodiscard]] bool empty() const { return count == 0; }
    [[nodiscard]] std::uint32_t first() const { return events.front(); }
    [[nodiscard]] std::uint32_t last() const { return events.back(); }

    friend bool operator==(const Tally&, const Tally&) = default;
};

/// Packets of one component's media reports, lately.
struct MediaTrace
{
    StreamId stream;
    ComponentId component;
    struct Report
    {
        std::uint32_t event = 0;
        SessionTime at{};
        std::uint64_t sent = 0;
        std::uint64_t received = 0;
        std::uint16_t peerLost256 = 0;

        friend bool operator==(const Report&, const Report&) = default;
    };
    std::vector<Report> lately; ///< The last eight.

    friend bool operator==(const MediaTrace&, const MediaTrace&) = default;
};

/// What the events say of one agent, as far as findings need it.
struct AgentTraces
{
    AgentId agent;
    Tally checksSent;     ///< Transactions with the peer; consent checks too.
    Tally checksAnswered; ///< Success responses that came.
    Tally checksReceived; ///< Transactions of the peer.
    Tally answersSent;    ///< Success responses.
    Tally integrityWrong; ///< Checks and answers that came with another password's HMAC.
    Tally foreignUfrag;   ///< Checks that came for a ufrag that was never ours.
    Tally refused400;     ///< Error responses that came, by code.
    Tally refused401;
    Tally conflicts;   ///< 487, either way.
    Tally refusedByUs; ///< 400 and 401 that were sent.
    Tally revoked;     ///< 403 that came to a check.
    Tally udpReceived; ///< STUN over UDP, from anybody.
    Tally tcpReceived;
    Tally aggressive; ///< Checks that carried USE-CANDIDATE before their pair had succeeded.
    PairId aggressivePair;
    Tally dtlsSent;
    Tally dtlsReceived;
    std::uint32_t largestDtls = 0; ///< Octets of the largest datagram that was sent more than once.
    Tally largestDtlsSent;
    std::string foreignUfragSeen;
    std::optional<std::uint32_t> consentAnswer; ///< The last success response to a check.
    Tally unansweredSince;                      ///< Checks sent since then.
    std::vector<std::string> ufrags;            ///< Its own, of every generation.
    std::vector<SeenMapping> mappings;          ///< The first of each kind.
    std::vector<MediaTrace> media;
    std::optional<std::uint32_t> gatheringOverdue;
    std::optional<std::uint32_t> gatheringRefused;
    std::optional<std::uint32_t> noRemoteNoticed;
    std::optional<std::uint32_t> consentLost;
    std::optional<std::uint32_t> failed;      ///< The last time a component failed.
    std::optional<std::uint32_t> firstRemote; ///< Candidate that was signalled.
    std::optional<std::uint32_t> remoteAfterFailed;
    std::vector<std::pair<Address, std::uint32_t>> silentServers;   ///< By ServerSilent.
    std::vector<std::pair<std::string, std::uint32_t>> unresolved;  ///< Of the peer.
    std::vector<std::pair<std::string, std::uint32_t>> serverNames; ///< Likewise, of servers.

    friend bool operator==(const AgentTraces&, const AgentTraces&) = default;
};

/// Transactions that began too close together (RFC 8445 §14.2), over all agents.
struct PacingTrace
{
    static constexpr std::size_t window = 8;
    std::vector<std::pair<SessionTime, std::uint32_t>> recent;
    std::vector<std::pair<SessionTime, std::uint32_t>> closest; ///< The tightest window so far.

    friend bool operator==(const PacingTrace&, const PacingTrace&) = default;
};

/// What findings need of the events before a cursor: a fold beside the Session. Bounded, whatever
/// the log holds; equal events give equal traces.
class Traces
{
public:
    /// The event @p number of the log; @p index must know it.
    void apply(const Event& event, std::uint32_t number, const TransactionIndex& index);

    [[nodiscard]] std::size_t eventCount() const { return m_eventCount; }
    [[nodiscard]] const std::vector<AgentTraces>& agents() const { return m_agents; }
    /// Null if nothing is known of it.
    [[nodiscard]] const AgentTraces* of(AgentId agent) const;
    [[nodiscard]] const std::vector<ServerTalk>& talks() const { return m_talks; }
    [[nodiscard]] const PacingTrace& pacing() const { return m_pacing; }

    friend bool operator==(const Traces&, const Traces&) = default;

private:
    friend class TraceStep;

    std::vector<AgentTraces> m_agents;
    std::vector<ServerTalk> m_talks;
    PacingTrace m_pacing;
    std::size_t m_eventCount = 0;
};

/// The traces at any cursor of a log that grows: a seek folds at most as many events as lie between
/// two snapshots. Owned by the thread of the log.
class TraceLog
{
public:
    static constexpr std::size_t snapshotEvery = 8192;

    /// Of the first @p cursor events of @p log, always the same one until clear().
    const Traces& at(std::size_t cursor, const EventLog& log, const TransactionIndex& index);
    void clear();

private:
    std::vector<Traces> m_snapshots; ///< [i]: after (i + 1) * snapshotEvery events
    Traces m_traces;
};

} // namespace icelens::model
