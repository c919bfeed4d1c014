// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"
#include "model/projection/cursor.h"
#include "model/projection/wirematch.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace icelens::model {

enum class LaneKind : std::uint8_t {
    Agent,          ///< Heading, and its lane: the role over time. Values: Role.
    Gathering,      ///< One server of an agent: its transactions. server says which.
    ComponentState, ///< Heading of a component, and its states. Values: ComponentState.
    Pair,           ///< Values: PairState.
    Media,          ///< Packets of a component that are not STUN.
    Quality,        ///< How the media of a component does, from its reports.
};

/// Which lane; unused fields are 0.
struct LaneKey
{
    LaneKind kind = LaneKind::Agent;
    AgentId agent;
    StreamId stream;
    ComponentId component;
    PairId pair;
    Address server;

    friend auto operator<=>(const LaneKey&, const LaneKey&) = default;
};

/// From here on the lane has this value; until the next step or the lane's end.
struct Step
{
    EventNumber event = 0;
    std::uint8_t value = 0;
    SessionTime at{};

    friend bool operator==(const Step&, const Step&) = default;
};

enum class CheckKind : std::uint8_t {
    Sent,
    Retransmitted,
    Answered,
    Refused,   ///< An error response came.
    PeerCheck, ///< A check of the peer arrived; its first copy.
    PeerRepeated,
};
constexpr std::size_t checkKinds = 6;

struct Check
{
    EventNumber event = 0;
    CheckKind kind = CheckKind::Sent;
    WireMatch::Ordinal message = WireMatch::none;
    std::uint32_t transaction = WireMatch::none;
    SessionTime at{};

    friend bool operator==(const Check&, const Check&) = default;
};

enum class FlagKind : std::uint8_t {
    Validated,
    Triggered,
    Nominated,
    Selected,
    Deselected,
    Removed,
    CheckNotSent,
    RoleConflict,     ///< Of an agent's lane; the role stayed.
    Restart,          ///< Of an agent's lane.
    ConsentLost,      ///< Of a component's lane.
    GatheringStarted, ///< Of an agent's lane, with GatheringDone.
    GatheringDone,
};
constexpr std::size_t flagKinds = 12;

struct Flag
{
    EventNumber event = 0;
    FlagKind kind = FlagKind::Validated;
    std::uint8_t value = 0; ///< TriggerReason or RemovalReason; else 0.
    SessionTime at{};

    friend bool operator==(const Flag&, const Flag&) = default;
};

/// Packets of a Media lane, counted since the last such event.
struct MediaCount
{
    EventNumber event = 0;
    Direction direction = Direction::Sent;
    MediaClass kind = MediaClass::Other;
    std::uint32_t packets = 0;
    std::uint64_t octets = 0;
    SessionTime at{};

    friend bool operator==(const MediaCount&, const MediaCount&) = default;
};

/// What a report says of the time since the one before.
struct QualityAt
{
    using Duration = MediaReport::Duration;

    EventNumber event = 0;
    double lostShare = 0; ///< 0..1 of what was expected here.
    Duration jitter{};
    std::optional<Duration> roundTrip;
    SessionTime at{};

    friend bool operator==(const QualityAt&, const QualityAt&) = default;
};

/// One transaction with a STUN or TURN server while gathering or keeping an allocation.
struct Gathering
{
    EventNumber event = 0; ///< Of its first request.
    std::uint32_t transaction = WireMatch::none;
    std::uint16_t method = 0; ///< stun::Method
    Address local;
    Address server;
    SessionTime at{};
    std::vector<Step> repeats; ///< Further copies of the request. Values mean nothing.
    EventNumber endEvent = noEvent;
    SessionTime endAt{};
    Reply reply = Reply::NotYet;
    int errorCode = 0; ///< 401 is part of how TURN asks for credentials (RFC 8489 §9.2.4).
    Address mapped;    ///< What the server said; null if nothing.
    Address relayed;

    friend bool operator==(const Gathering&, const Gathering&) = default;
};

/// A lane with everything that ever happens in it, each list in order of events.
struct Lane
{
    LaneKey key;
    EventNumber event = 0; ///< That it came with.
    SessionTime at{};
    EventNumber endEvent = noEvent; ///< The pair was removed, or the agent closed.
    SessionTime endAt{};
    std::vector<Step> steps;
    std::array<std::vector<Check>, checkKinds> checks; ///< By CheckKind.
    std::vector<Flag> flags;
    std::vector<MediaCount> media;
    std::vector<std::pair<std::uint64_t, std::uint64_t>>
        mediaSums; ///< By media: packets and octets up to and with it.
    std::vector<QualityAt> quality;
    std::vector<Gathering> gatherings;
};

/// A stretch of one value. The last one of a lane that goes on is open and ends at the cursor.
struct Segment
{
    std::uint8_t value = 0; ///< As LaneKind says.
    bool open = false;
    EventNumber event = 0;          ///< That began it.
    EventNumber endEvent = noEvent; ///< That ended it.
    SessionTime from{};
    SessionTime to{};

    friend bool operator==(const Segment&, const Segment&) = default;
};

/// A check, and what is known of it at a cursor.
struct CheckAt
{
    Check check;
    Fate fate = Fate::NotKnown;  ///< Of a request that was sent.
    Reply reply = Reply::NotYet; ///< Of the transaction at its client.

    friend bool operator==(const CheckAt&, const CheckAt&) = default;
};

/// A lane as it stands at a cursor.
struct LaneAt
{
    LaneKey key;
    bool ended = false;
    std::vector<Segment> segments;
    std::vector<CheckAt> checks; ///< In order of event.
    std::vector<Flag> flags;
    std::vector<MediaCount> media;
    std::vector<QualityAt> quality;
    std::vector<Gathering> gatherings; ///< Those begun, as far as they got.

    friend bool operator==(const LaneAt&, const LaneAt&) = default;
};

/// A lane for painting on a TimeScale: pixels are its own.
struct LanePicture
{
    struct Bar
    {
        int from = 0;
        int to = 0;             ///< Exclusive; > from.
        std::uint8_t value = 0; ///< The last one on its pixels.
        bool open = false;      ///< Goes on past everything known.
        std::size_t steps = 1;  ///< Values that share these pixels.
        EventNumber event = 0;  ///< That began the last one.

        friend bool operator==(const Bar&, const Bar&) = default;
    };

    struct Mark
    {
        int pixel = 0;
        CheckKind kind = CheckKind::Sent;
        Fate fate = Fate::NotKnown; ///< Lost if one of the last 64 is; else of the last.
        Reply reply = Reply::NotYet;
        std::size_t count = 1;
        EventNumber event = 0; ///< Of the first of them.

        friend bool operator==(const Mark&, const Mark&) = default;
    };

    struct FlagMark
    {
        int pixel = 0;
        std::size_t count = 1;
        Flag flag; ///< The last of them.

        friend bool operator==(const FlagMark&, const FlagMark&) = default;
    };

    struct Packets
    {
        int pixel = 0;
        std::uint64_t packets = 0;
        std::uint64_t octets = 0;

        friend bool operator==(const Packets&, const Packets&) = default;
    };

    /// The worst of the reports on a pixel.
    struct Quality
    {
        int pixel = 0;
        QualityAt worst;

        friend bool operator==(const Quality&, const Quality&) = default;
    };

    struct ServerBar
    {
        int from = 0;
        int to = 0; ///< Exclusive; > from.
        bool open = false;
        std::size_t count = 1;     ///< Transactions that share these pixels.
        std::size_t gathering = 0; ///< The last of them, of Lane::gatherings.

        friend bool operator==(const ServerBar&, const ServerBar&) = default;
    };

    std::vector<Bar> bars;
    std::vector<Mark> marks;
    std::vector<FlagMark> flags;
    std::vector<Packets> media;
    std::vector<Quality> quality;
    QualityAt::Duration qualityTop{}; ///< The longest jitter or round trip of the lane.
    std::vector<ServerBar> servers;
};

} // namespace icelens::model

template <>
struct std::hash<icelens::model::LaneKey>
{
    std::size_t operator()(const icelens::model::LaneKey& key) const noexcept;
};
