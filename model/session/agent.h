// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/boxed.h"
#include "model/event/event.h"
#include "model/session/pair.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace icelens::model {

/// A candidate and how the agent came to know it.
struct KnownCandidate
{
    Boxed<Candidate> candidate;
    bool remote = false;
    bool trickled = false;
    /// Seen in a check, not (yet) reported by the agent: type and priority are derived.
    bool inferred = false;
    /// Of an earlier generation: an ICE restart made it void (RFC 8445 §9).
    bool superseded = false;
    SessionTime at{};
    /// Since when a person holds it back; empty if nobody does.
    std::optional<SessionTime> heldAt = std::nullopt;

    friend bool operator==(const KnownCandidate&, const KnownCandidate&) = default;
};

/// RFC 8445 §6.1.2.1; each of our check lists is one component's, as libnice reports states.
struct SelectedPair
{
    PairId pair; ///< 0 if the check list has no such pair.
    Address local;
    Address remote;
    SessionTime at{};

    friend bool operator==(const SelectedPair&, const SelectedPair&) = default;
};

struct Component
{
    StreamId stream;
    ComponentId id;
    ComponentState state = ComponentState::Disconnected;
    /// When each state was last entered, by ComponentState.
    std::array<std::optional<SessionTime>, 6> enteredAt{};
    std::optional<SelectedPair> selected;
    PairId bestNominated; ///< Nominated pair of the highest priority in this generation; 0 if none.
    std::vector<KnownCandidate> candidates; ///< Local and remote, in order of appearance.
    std::optional<SessionTime> consentLostAt;

    [[nodiscard]] std::optional<SessionTime> since(ComponentState which) const
    {
        return enteredAt.at(static_cast<std::size_t>(which));
    }

    friend bool operator==(const Component&, const Component&) = default;
};

struct Stream
{
    StreamId id;
    std::string localUfrag;
    std::string remoteUfrag;
    std::optional<SessionTime> gatheringStartedAt;
    std::optional<SessionTime> gatheringDoneAt;
    std::optional<SessionTime> remoteCandidatesEndedAt;
    std::uint32_t restarts = 0;
    bool removed = false;
    std::vector<Component> components;

    friend bool operator==(const Stream&, const Stream&) = default;
};

struct RoleSwitch
{
    SessionTime at{};
    Role role = Role::Controlling;

    friend bool operator==(const RoleSwitch&, const RoleSwitch&) = default;
};

/// One agent as it stands.
struct Agent
{
    AgentId id;
    std::string name;
    std::string software;
    Role role = Role::Controlling;
    std::vector<RoleSwitch> roleSwitches; ///< In order; the first role is not among them.
    bool closed = false;
    std::vector<Stream> streams;

    [[nodiscard]] const Stream* stream(StreamId which) const;
    [[nodiscard]] const Component* component(StreamId ofStream, ComponentId which) const;

    friend bool operator==(const Agent&, const Agent&) = default;
};

} // namespace icelens::model
