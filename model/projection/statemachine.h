// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/projection/changelog.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <tuple>
#include <vector>

namespace icelens::model {

/// Which agents, streams and components are meant; 0 means all.
struct Scope
{
    AgentId agent;
    StreamId stream;
    ComponentId component;

    [[nodiscard]] bool covers(AgentId a, StreamId s, ComponentId c) const
    {
        const auto fits = [](auto mine, auto its) { return mine.value() == 0 || mine == its; };
        return fits(agent, a) && fits(stream, s) && fits(component, c);
    }

    friend bool operator==(const Scope&, const Scope&) = default;
};

/// RFC 8445 §6.1.2.1. Always inferred: libnice does not tell it.
enum class CheckListState : std::uint8_t { Running, Completed, Failed };

/// The state of the check list of a stream, by the rules of RFC 8445:
/// Completed if every component has a nominated pair (§8.1.2); Failed if a component has no valid
/// pair and every pair is Failed or Succeeded (§6.1.2.1), but while the peer trickles not before it
/// said that no candidate will follow (RFC 8838 §8); else Running. Empty without any pair in this
/// generation: then there is no check list.
[[nodiscard]] std::optional<CheckListState> checkListState(const Session& session, AgentId agent,
                                                           StreamId stream);

/// How many pairs are in each state.
struct PairCounts
{
    std::array<std::size_t, 6> inState{}; ///< By PairState; of pairs that are not removed.
    std::size_t removed = 0;
    std::array<std::size_t, 6> removedFrom{}; ///< By the state they had.

    friend bool operator==(const PairCounts&, const PairCounts&) = default;
};

[[nodiscard]] PairCounts countPairs(const Session& session, const Scope& scope);

/// Transitions of the pairs' and components' states over the log, and of the check lists'.
///
/// Append-only beside the log; what it says of the first events is what it would say had the log
/// ended there.
class StateMachine
{
public:
    /// Beginning of a pair that was just formed, as `from`.
    static constexpr std::uint8_t fresh = 6;
    /// End of a pair that was removed, as `to`.
    static constexpr std::uint8_t gone = 6;

    struct Transition
    {
        std::uint8_t from = fresh; ///< PairState or fresh; of a component: ComponentState.
        std::uint8_t to = gone;    ///< PairState or gone; of a component: ComponentState.
        std::size_t count = 0;
        EventNumber last = noEvent; ///< The latest, for lighting it up.
        SessionTime lastAt{};

        friend bool operator==(const Transition&, const Transition&) = default;
    };

    struct Step
    {
        EventNumber event = 0;
        std::optional<CheckListState> state;
        SessionTime at{};

        friend bool operator==(const Step&, const Step&) = default;
    };

    /// The next event and what ChangeLog::append() said of it.
    void append(const Session& after, std::span<const Change> changes);

    /// Those that occurred, by from, then to.
    [[nodiscard]] std::vector<Transition> pairTransitions(const Scope& scope,
                                                          std::size_t events) const;
    [[nodiscard]] std::vector<Transition> componentTransitions(const Scope& scope,
                                                               std::size_t events) const;
    /// The events that were this transition, in order.
    [[nodiscard]] std::vector<EventNumber> pairEvents(const Scope& scope, std::uint8_t from,
                                                      std::uint8_t to, std::size_t events) const;
    [[nodiscard]] std::vector<EventNumber> componentEvents(const Scope& scope, std::uint8_t from,
                                                           std::uint8_t to,
                                                           std::size_t events) const;
    /// What a check list went through, inferred; see checkListState().
    [[nodiscard]] std::vector<Step> checkListSteps(AgentId agent, StreamId stream,
                                                   std::size_t events) const;

private:
    struct Entry
    {
        EventNumber event = 0;
        SessionTime at{};
    };
    static constexpr std::size_t states = 7;
    using Matrix = std::array<std::array<std::vector<Entry>, states>, states>;
    using Key = std::tuple<AgentId, StreamId, ComponentId>;
    using Matrices = std::map<Key, Matrix>;

    static std::vector<Transition> transitions(const Matrices& matrices, const Scope& scope,
                                               std::size_t events);
    static std::vector<EventNumber> eventsOf(const Matrices& matrices, const Scope& scope,
                                             std::uint8_t from, std::uint8_t to,
                                             std::size_t events);
    void updateLists(const Session& after, std::span<const Change> changes);

    /// What checkListState() asks of a component, counted instead of looked through.
    struct Tally
    {
        std::size_t pairs = 0;
        std::size_t unsettled = 0;
        std::size_t valid = 0;
        std::size_t nominated = 0;
    };
    struct Known
    {
        Key component;
        std::uint8_t state = fresh;
        bool valid = false;
        bool nominated = false;
        bool listed = false; ///< Counts in its check list.
    };

    void tally(const Change& change);
    void count(const Known& known, bool add);
    [[nodiscard]] std::optional<CheckListState> stateOf(const Session& after, AgentId agent,
                                                        StreamId stream) const;

    Matrices m_pairs;
    Matrices m_components;
    std::map<Key, Tally> m_tallies;
    std::vector<Known> m_known; ///< PairId n at n - 1
    std::map<std::pair<AgentId, StreamId>, std::vector<Step>> m_lists;
};

} // namespace icelens::model
