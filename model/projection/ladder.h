// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/projection/addressbook.h"
#include "model/projection/wirematch.h"

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

namespace icelens::model {

enum class LifelineKind : std::uint8_t {
    Base,   ///< A local base of an agent of the session.
    Nat,    ///< An address that an agent is seen at (inferred).
    Server, ///< STUN or TURN.
    Remote, ///< The far end; it is in no agent's hand that is in the session.
};

/// A vertical line. NATs are their IP address (port 0); others have their port.
struct Lifeline
{
    LifelineKind kind = LifelineKind::Remote;
    AgentId agent; ///< Base, Nat: whose; else 0.
    Address address;

    friend auto operator<=>(const Lifeline&, const Lifeline&) = default;
};

/// One message on its way, as far as it is known at a cursor.
struct Arrow
{
    WireMatch::Ordinal message = WireMatch::none; ///< The sent one if it was seen.
    EventNumber sentEvent = noEvent;              ///< noEvent: only its arrival was seen.
    EventNumber receivedEvent = noEvent;
    SessionTime sentAt{}; ///< Equals receivedAt where only one of them was seen.
    SessionTime receivedAt{};
    Lifeline from;
    Lifeline to;
    /// What lies on the way: the NAT in front of the base, or the TURN server that relays.
    std::optional<Lifeline> fromVia;
    std::optional<Lifeline> toVia;
    Fate fate = Fate::NotKnown;
    Reply reply = Reply::NotYet; ///< Of a request; tells "not answered" from NotYet.
    stun::Class messageClass = stun::Class::Indication;
    std::uint16_t method = 0; ///< stun::Method; 0: not STUN.
    std::uint16_t errorCode = 0;
    std::uint16_t copy = 0;     ///< Retransmission number of a request; 0 the first.
    std::uint16_t wrapping = 0; ///< As in WireMatch::Entry.
    bool relayed = false;       ///< Drawn nested in the TURN message that carries it.
    bool useCandidate = false;
    bool ambiguous = false; ///< Which copy arrived is inferred.
    std::uint32_t transaction = WireMatch::none;
    /// A response: the arrow of the latest copy of the request that it can answer.
    WireMatch::Ordinal request = WireMatch::none;
    PairId pair; ///< Of the agent that saw it; 0 if of none.

    /// Travel time; empty where one end alone was seen.
    [[nodiscard]] std::optional<std::chrono::nanoseconds> travel() const;

    friend bool operator==(const Arrow&, const Arrow&) = default;
};

/// A datagram of a DTLS handshake (DtlsSeen), or the first packets of a path that are only counted
/// (MediaCounted): media, and what of DTLS was not kept. As far as it is known at a cursor.
struct MediaArrow
{
    EventNumber event = 0;           ///< Whichever end saw it first.
    EventNumber sentEvent = noEvent; ///< noEvent: only its arrival was seen.
    EventNumber receivedEvent = noEvent;
    SessionTime sentAt{}; ///< Equals receivedAt where it was counted or only one end saw it.
    SessionTime receivedAt{};
    Lifeline from;
    Lifeline to;
    Fate fate = Fate::NotKnown;
    MediaClass kind = MediaClass::Other;
    std::uint32_t packets = 0; ///< 1 of a handshake's datagram.
    PairId pair;               ///< Of the agent that saw it first; 0 if of none.
    Bytes bytes;               ///< Of a handshake's datagram; else empty.

    /// Travel time; empty where one end alone was seen, or it was counted.
    [[nodiscard]] std::optional<std::chrono::nanoseconds> travel() const;

    friend bool operator==(const MediaArrow&, const MediaArrow&) = default;
};

struct LadderFilter
{
    std::optional<std::uint32_t> transaction;
    PairId pair;               ///< And the peer's side of its checks; 0: all.
    AgentId agent;             ///< 0: all.
    bool onlyFailures = false; ///< Lost, refused, or not answered at the cursor.

    friend bool operator==(const LadderFilter&, const LadderFilter&) = default;
};

/// All messages between all lifelines. Append-only beside the log; what it says at a cursor equals
/// what it would say had the log ended there.
class Ladder
{
public:
    /// References must outlive it and hold each event before append() tells of it.
    Ladder(const TransactionIndex& transactions, const WireMatch& wire,
           const AddressBook& addresses);

    /// @p after: the fold up to and with @p event.
    void append(const Event& event, const Session& after);

    /// Messages that have an arrow of their own at @p cursor and pass @p filter, in order of log.
    /// Costs a pass over the messages (one transaction: over its own).
    [[nodiscard]] std::vector<WireMatch::Ordinal> arrows(const LadderFilter& filter,
                                                         const Cursor& cursor) const;
    [[nodiscard]] Arrow arrow(WireMatch::Ordinal message, const Cursor& cursor) const;
    /// Packets that are not STUN and pass @p filter: each datagram of a DTLS handshake, the first
    /// media of each path; in order of event. They are in no transaction.
    [[nodiscard]] std::vector<MediaArrow> media(const LadderFilter& filter,
                                                const Cursor& cursor) const;
    [[nodiscard]] std::size_t mediaCount() const { return m_media.size(); }

    /// Lifelines of these arrows, left to right: agent by agent its bases and NATs, between the
    /// first and the others the servers, remote ones last.
    [[nodiscard]] std::vector<Lifeline> lifelines(const std::vector<WireMatch::Ordinal>& arrows,
                                                  const Cursor& cursor,
                                                  std::span<const MediaArrow> media = {}) const;

    /// Equal for messages that go between the same lifelines; means nothing else.
    [[nodiscard]] std::size_t pathOf(WireMatch::Ordinal message, const Cursor& cursor) const;

    [[nodiscard]] const WireMatch& wire() const { return m_wire; }

private:
    struct Media
    {
        EventNumber event = 0;
        std::uint32_t partner = WireMatch::none; ///< The same at the other end; place in m_media.
        AgentId agent;
        AgentId far; ///< Agent whose address it was sent to; 0 if it is none's.
        PairId pair;
        SessionTime at{};
        MediaCounted counted;
        Bytes bytes;
    };

    /// An end of an arrow: its lifeline, and what lies in front of it.
    struct End
    {
        Lifeline line;
        std::optional<Lifeline> via;
    };

    [[nodiscard]] bool passes(WireMatch::Ordinal message, const LadderFilter& filter,
                              const Cursor& cursor) const;
    [[nodiscard]] bool isFailure(WireMatch::Ordinal message, const Cursor& cursor) const;
    [[nodiscard]] bool isOfPair(WireMatch::Ordinal message, PairId pair) const;
    /// The far end of what @p agent saw, by its address alone.
    [[nodiscard]] End farEnd(const Address& address, AgentId agent, std::size_t events) const;
    static End ownEnd(const WireMatch::Entry& entry);
    void place(Arrow& arrow, WireMatch::Ordinal message, const Cursor& cursor) const;
    void addMedia(Media media);
    [[nodiscard]] bool isSameMedia(const Media& one, const Media& other) const;
    [[nodiscard]] Fate fateOf(const Media& media, const Cursor& cursor) const;
    [[nodiscard]] MediaArrow arrowOf(const Media& media, const Cursor& cursor) const;

    const TransactionIndex& m_transactions;
    const WireMatch& m_wire;
    const AddressBook& m_addresses;
    std::vector<Media> m_media;
    std::unordered_set<std::uint64_t> m_mediaPaths;
    /// By agent: the first DTLS that it received and that was only counted. From then on nobody
    /// can say that a datagram was lost.
    std::array<EventNumber, 256> m_dtlsCounted;
    EventNumber m_eventCount = 0;
};

} // namespace icelens::model
