// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/projection/statemachine.h"
#include "model/session/session.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace icelens::ui {

/// Whose states: of candidate pairs (RFC 8445 §6.1.2.6), of components (libnice's), of check lists
/// (RFC 8445 §6.1.2.1, always inferred).
enum class Machine : std::uint8_t { Pairs, Components, CheckLists };

/// The states with what sits in them, and the transitions that occurred: what StateFigure draws.
/// A value, built from the projections at a cursor.
struct StateChart
{
    struct Node
    {
        Machine machine = Machine::Pairs;
        std::uint8_t state = 0;   ///< PairState, ComponentState or model::CheckListState.
        std::size_t count = 0;    ///< Of pairs that are not removed, of components, of lists.
        bool highlighted = false; ///< The chosen pair, or the only component or list, is here.

        friend bool operator==(const Node&, const Node&) = default;
    };

    /// From or to may be StateMachine::fresh and gone.
    struct Arrow
    {
        Machine machine = Machine::Pairs;
        model::StateMachine::Transition transition; ///< Count 0: allowed, did not occur.

        /// The same for the same transition at every instant.
        [[nodiscard]] std::uint32_t key() const
        {
            return (static_cast<std::uint32_t>(machine) << 6U)
                | (static_cast<std::uint32_t>(transition.from) << 3U) | transition.to;
        }
        friend bool operator==(const Arrow&, const Arrow&) = default;
    };

    std::vector<Node> nodes;   ///< All states of the three machines.
    std::vector<Arrow> arrows; ///< Those that occurred and those that the usual way takes.
    std::size_t pairs = 0;     ///< Not removed.
    std::size_t removed = 0;
    model::PairId chosen; ///< The pair of the highlighted state; 0 if none or not in the scope.

    [[nodiscard]] static StateChart of(const model::Session& session,
                                       const model::StateMachine& machine,
                                       const model::Scope& scope, model::PairId chosen);
    /// The events that were this transition, in order.
    [[nodiscard]] static std::vector<model::EventNumber> events(const model::Session& session,
                                                                const model::StateMachine& machine,
                                                                const model::Scope& scope,
                                                                const Arrow& arrow);

    friend bool operator==(const StateChart&, const StateChart&) = default;
};

} // namespace icelens::ui
