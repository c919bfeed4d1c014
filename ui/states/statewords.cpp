// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/states/statewords.h"

#include "model/items/words.h"

namespace icelens::ui {

using items::Words;
using model::CheckListState;
using model::ComponentState;
using model::PairState;
using model::StateMachine;

namespace {

PairState pairState(std::uint8_t state)
{
    return static_cast<PairState>(state);
}

} // namespace

QString StateWords::title(Machine machine)
{
    switch (machine) {
    case Machine::Pairs:
        return tr("Pair states");
    case Machine::Components:
        return tr("Component states");
    case Machine::CheckLists:
        return tr("Check list state");
    }
    return {};
}

QString StateWords::source(Machine machine, const StateChart& chart)
{
    switch (machine) {
    case Machine::Pairs:
        if (chart.removed > 0)
            return tr("Pairs: %1, and %2 removed (RFC 8445 §6.1.2.6)")
                .arg(Words::number(chart.pairs), Words::number(chart.removed));
        return tr("Pairs: %1 (RFC 8445 §6.1.2.6)").arg(Words::number(chart.pairs));
    case Machine::Components:
        return tr("libnice's own states; RFC 8445 has none");
    case Machine::CheckLists:
        return tr("inferred from the pairs (RFC 8445 §6.1.2.1)");
    }
    return {};
}

QString StateWords::state(Machine machine, std::uint8_t state)
{
    switch (machine) {
    case Machine::Pairs:
        return Words::state(pairState(state));
    case Machine::Components:
        return Words::componentState(static_cast<ComponentState>(state));
    case Machine::CheckLists:
        break;
    }
    switch (static_cast<CheckListState>(state)) {
    case CheckListState::Running:
        return tr("Running", "state of a check list");
    case CheckListState::Completed:
        return tr("Completed", "state of a check list");
    case CheckListState::Failed:
        return tr("Failed", "state of a check list");
    }
    return {};
}

QString StateWords::count(const StateChart::Node& node)
{
    if (node.count == 0)
        return tr("none", "no pair, component or check list is in this state");
    const auto number = Words::number(node.count);
    switch (node.machine) {
    case Machine::Pairs:
        return node.count == 1 ? tr("1 pair") : tr("%1 pairs").arg(number);
    case Machine::Components:
        return node.count == 1 ? tr("1 component") : tr("%1 components").arg(number);
    case Machine::CheckLists:
        return node.count == 1 ? tr("1 check list") : tr("%1 check lists").arg(number);
    }
    return {};
}

QString StateWords::node(const StateChart::Node& node, model::PairId chosen)
{
    const auto name = state(node.machine, node.state);
    if (!node.highlighted)
        return tr("%1: %2", "a state, how many are in it").arg(name, count(node));
    if (chosen.value() == 0)
        return tr("%1: %2. It is here now.").arg(name, count(node));
    const auto pair = QString::number(chosen.value());
    switch (node.machine) {
    case Machine::Pairs:
        return tr("%1: %2. Pair %3 is here.").arg(name, count(node), pair);
    case Machine::Components:
        return tr("%1: %2. The component of pair %3 is here.").arg(name, count(node), pair);
    case Machine::CheckLists:
        return tr("%1: %2 (inferred). The check list of pair %3 is here.")
            .arg(name, count(node), pair);
    }
    return {};
}

QString StateWords::meaning(const StateChart::Node& node)
{
    switch (node.machine) {
    case Machine::Pairs:
        return Words::stateMeaning(pairState(node.state));
    case Machine::Components:
        return Words::componentStateMeaning(static_cast<ComponentState>(node.state));
    case Machine::CheckLists:
        break;
    }
    switch (static_cast<CheckListState>(node.state)) {
    case CheckListState::Running:
        return tr("Running: checks go on (RFC 8445 §6.1.2.1). Inferred: libnice does not tell.");
    case CheckListState::Completed:
        return tr("Completed: each component has a nominated pair (RFC 8445 §8.1.2). Inferred: "
                  "libnice does not tell.");
    case CheckListState::Failed:
        return tr("Failed: a component has no valid pair, and no check is left that could give one "
                  "(RFC 8445 §6.1.2.1). Inferred: libnice does not tell.");
    }
    return {};
}

QString StateWords::cause(const StateChart::Arrow& arrow)
{
    const auto from = arrow.transition.from;
    const auto to = arrow.transition.to;
    if (from == StateMachine::fresh)
        return arrow.machine == Machine::Pairs ? tr("formed", "pairs") : tr("began");
    if (to == StateMachine::gone)
        return arrow.machine == Machine::Pairs ? tr("removed", "pairs") : tr("ended");
    if (arrow.machine != Machine::Pairs)
        return {};
    const auto is = [&](PairState a, PairState b) {
        return pairState(from) == a && pairState(to) == b;
    };
    if (is(PairState::Frozen, PairState::Waiting))
        return tr("unfrozen");
    if (is(PairState::Waiting, PairState::InProgress))
        return tr("check sent");
    if (is(PairState::InProgress, PairState::Succeeded))
        return tr("answered");
    if (is(PairState::InProgress, PairState::Failed))
        return tr("no answer, or error");
    if (is(PairState::InProgress, PairState::Waiting))
        return tr("to be checked anew");
    if (is(PairState::Succeeded, PairState::InProgress))
        return tr("checked again");
    return {};
}

QString StateWords::label(const StateChart::Arrow& arrow)
{
    const auto word = cause(arrow);
    const auto times = arrow.transition.count;
    if (times == 0)
        return word;
    if (word.isEmpty())
        return tr("%1×", "how often a transition occurred").arg(Words::number(times));
    return tr("%1 · %2", "what a transition is, how often it occurred")
        .arg(word, Words::number(times));
}

QString StateWords::arrow(const StateChart::Arrow& arrow)
{
    const auto& one = arrow.transition;
    const auto times = Words::number(one.count);
    const auto last = Words::time(one.lastAt);
    if (one.from == StateMachine::fresh)
        return tr("Began as %1. Times: %2, last at %3.")
            .arg(state(arrow.machine, one.to), times, last);
    if (one.to == StateMachine::gone)
        return arrow.machine == Machine::Pairs
            ? tr("Removed while %1. Times: %2, last at %3.")
                  .arg(state(arrow.machine, one.from), times, last)
            : tr("Ended while %1. Times: %2, last at %3.")
                  .arg(state(arrow.machine, one.from), times, last);
    if (one.count == 0)
        return tr("From %1 to %2: not yet.")
            .arg(state(arrow.machine, one.from), state(arrow.machine, one.to));
    return tr("From %1 to %2. Times: %3, last at %4.")
        .arg(state(arrow.machine, one.from), state(arrow.machine, one.to), times, last);
}

} // namespace icelens::ui
