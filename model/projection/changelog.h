// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"
#include "model/projection/cursor.h"
#include "model/session/session.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace icelens::model {

/// What kind of state an event changed.
enum class ChangeKind : std::uint8_t {
    PairFormed,    ///< to: PairState
    PairState,     ///< from, to: PairState
    PairValidated, ///< It came on the valid list.
    PairTriggered, ///< to: TriggerReason
    PairNominated,
    PairSelected,
    PairDeselected, ///< Another pair of the component was selected.
    PairRemoved,    ///< from: PairState, to: RemovalReason
    CheckNotSent,
    ComponentState,  ///< from, to: ComponentState
    SelectionSwitch, ///< PairSelected, also where no pair of the check list is known.
    RoleSwitch,      ///< from, to: Role
    RoleConflict,    ///< The role stayed (RFC 8445 §7.3.1.1). to: Role
    GatheringStarted,
    GatheringDone,
    LocalCandidate,  ///< to: CandidateType
    RemoteCandidate, ///< to: CandidateType
    Restart,
    ConsentLost,
    RemoteCandidatesEnded,
    AgentCreated, ///< to: Role
    SessionStarted,
    StreamAdded, ///< to: number of components, at most 255
    StreamRemoved,
    AgentClosed,
    SessionEnded,
};

/// One change of the fold. One event can make several.
struct Change
{
    static constexpr std::uint8_t nothing = 0xFF; ///< from or to where there is none.

    EventNumber event = 0;
    ChangeKind kind = ChangeKind::PairFormed;
    std::uint8_t from = nothing; ///< As ChangeKind says.
    std::uint8_t to = nothing;
    AgentId agent;
    StreamId stream;
    ComponentId component;
    PairId pair; ///< 0 if it is about no pair.
    SessionTime at{};

    friend bool operator==(const Change&, const Change&) = default;
};

/// What the events of a log changed in the fold, in order: the common ground of all projections.
///
/// Append-only beside the log, so that what a prefix of the log changed is a prefix of this. An
/// event that the fold refused or that told nothing new changes nothing here.
class ChangeLog
{
public:
    /// The next event of the log. @p after: the fold up to and with it.
    /// @return what it changed; dies with the next call.
    std::span<const Change> append(const Event& event, const Session& after);

    [[nodiscard]] std::size_t eventCount() const { return m_eventCount; }
    [[nodiscard]] std::span<const Change> all() const { return m_changes; }
    /// Of the first @p events events.
    [[nodiscard]] std::span<const Change> until(std::size_t events) const;
    /// What this event changed; may be empty.
    [[nodiscard]] std::span<const Change> of(EventNumber event) const;

    /// The first event with a change whose number is >= @p number.
    [[nodiscard]] std::optional<EventNumber> next(std::size_t number) const;
    /// The last event with a change whose number is < @p number.
    [[nodiscard]] std::optional<EventNumber> previous(std::size_t number) const;

private:
    friend class ChangeStep;

    /// What was last known of a pair.
    struct Known
    {
        PairState state = PairState::Frozen;
        bool valid = false;
        bool nominated = false;
        bool selected = false;
        bool removed = false;
        bool checkNotSent = false;
    };

    struct KnownComponent
    {
        ComponentState state = ComponentState::Disconnected;
        std::optional<PairId> selected; ///< 0: a pair that no check list has.
    };
    using ComponentKey = std::tuple<AgentId, StreamId, ComponentId>;

    std::vector<Change> m_changes;
    std::vector<Known> m_pairs; ///< PairId n at n - 1
    std::map<ComponentKey, KnownComponent> m_components;
    std::map<AgentId, Role> m_roles;
    /// Where the agent's log is not understood: the pair that a request was sent on, by a hash of
    /// its transaction.
    std::unordered_map<std::uint64_t, PairId> m_inferred;
    std::size_t m_eventCount = 0;
};

} // namespace icelens::model
