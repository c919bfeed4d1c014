// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/diagnosis/explainer.h"

#include <algorithm>

namespace icelens::model {

namespace {

using enum Question;

/// The pair made of the mapped address that this pair's check found; null if there is none.
const Pair* discoveredBy(const PairCase& about)
{
    const auto& pairs = about.explainer.session().pairs();
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (pairs[i].origin == PairOrigin::Discovered && pairs[i].parent == about.pair.id)
            return &pairs[i];
    }
    return nullptr;
}

} // namespace

void explainValidity(const PairCase& about)
{
    auto& explainer = about.explainer;
    const auto* answer = about.checks.firstSuccess();
    if (about.pair.valid) {
        const Moment when = about.history.validated ? explainer.at(*about.history.validated)
                                                    : Moment{about.pair.formedAt, {}};
        if (answer != nullptr && answer->mapped)
            explainer.add(WhyValid, Finding::ValidByAnswer,
                          {explainer.at(*answer->response), *answer->mapped}, Certainty::Seen,
                          {about.history.validated});
        else
            explainer.add(WhyValid, Finding::ValidUnseen, {when}, Certainty::NotKnown);
        return;
    }
    const auto* discovered = discoveredBy(about);
    if (discovered != nullptr && answer != nullptr)
        explainer.add(WhyValid, Finding::ValidOther,
                      {explainer.at(*answer->response), discovered->id, discovered->local});
    else if (about.pair.state == PairState::Failed)
        explainer.add(WhyValid, Finding::NotValidFailed);
    else if (about.pair.state == PairState::InProgress)
        explainer.add(WhyValid, Finding::NotValidYet);
}

namespace {

void explainSelected(const PairCase& about, const SelectedPair& selected)
{
    auto& explainer = about.explainer;
    const Moment when =
        about.history.selected ? explainer.at(*about.history.selected) : Moment{selected.at, {}};
    const Pair* next = nullptr;
    std::uint64_t nominated = 1;
    for (const auto* rival : rivalsOf(explainer.session(), about.pair)) {
        if (!rival->nominated)
            continue;
        ++nominated;
        if (next == nullptr || rival->priority > next->priority)
            next = rival;
    }
    if (next == nullptr && about.pair.nominated)
        explainer.add(WhySelected, Finding::SelectedOnly, {when});
    else if (next != nullptr && next->priority < about.pair.priority)
        explainer.add(WhySelected, Finding::SelectedHighest, {when, Count{nominated}, next->id});
}

/// What a pair of higher priority than the selected one came to.
std::optional<Finding> missedChance(const Pair& rival)
{
    switch (rival.state) {
    case PairState::Failed:
        return Finding::WouldHaveWonFailed;
    case PairState::Frozen:
    case PairState::Waiting:
        return Finding::WouldHaveWonUnchecked;
    case PairState::InProgress:
        return rival.removed ? std::nullopt : std::optional(Finding::MayStillWin);
    case PairState::Succeeded:
    case PairState::Discovered:
        return std::nullopt;
    }
    return std::nullopt;
}

void explainAlternatives(const PairCase& about)
{
    auto rivals = rivalsOf(about.explainer.session(), about.pair);
    std::erase_if(rivals, [&](const Pair* rival) {
        return !rival->priority || rival->priority <= about.pair.priority;
    });
    if (rivals.empty() && about.pair.priority) {
        about.explainer.add(WhatElse, Finding::NothingBetter);
        return;
    }
    std::ranges::sort(rivals, std::greater<>(), &Pair::priority);
    for (const auto* rival : rivals) {
        if (const auto finding = missedChance(*rival)) {
            about.explainer.add(WhatElse, *finding, {rival->id, Number{*rival->priority}},
                                Certainty::Inferred);
            return;
        }
    }
}

} // namespace

void explainSelection(const PairCase& about)
{
    auto& explainer = about.explainer;
    const auto* component = about.agent.component(about.pair.stream, about.pair.component);
    if (component == nullptr || !component->selected)
        return;
    const auto& selected = *component->selected;
    const auto* winner = explainer.session().pair(selected.pair);
    if (selected.pair == about.pair.id) {
        explainSelected(about, selected);
        explainAlternatives(about);
    } else if (winner == nullptr || winner->removed) {
        return; // of another generation, or not in the list: nothing to compare with
    } else if (about.history.selected) {
        explainer.add(WhySelected, Finding::SelectedNoLonger, {winner->id, Moment{selected.at, {}}},
                      Certainty::Seen, {about.history.selected});
    } else if (about.pair.nominated && winner->priority && about.pair.priority < winner->priority) {
        explainer.add(
            WhySelected, Finding::NotSelectedLower,
            {winner->id, Number{*winner->priority}, Number{about.pair.priority.value_or(0)}});
    } else if (!about.pair.nominated) {
        explainer.add(WhySelected, Finding::NotSelectedNotNominated, {winner->id});
    }
}

void explainRemoval(const PairCase& about)
{
    if (!about.pair.removed)
        return;
    auto& explainer = about.explainer;
    const auto& removal = *about.pair.removed;
    const Moment when{removal.at, about.history.removed};
    const auto* winner = explainer.session().pair(removal.inFavourOf);
    switch (removal.reason) {
    case RemovalReason::CheckListLimit: {
        const auto limit = explainer.session().options().checkListLimit;
        explainer.add(WhyRemoved, Finding::RemovedLimit,
                      {when, Count{static_cast<std::uint64_t>(limit)}});
        return;
    }
    case RemovalReason::Nominated:
        if (winner == nullptr)
            explainer.add(WhyRemoved, Finding::RemovedNominated, {when});
        else if (about.pair.priority > winner->priority)
            explainer.add(WhyRemoved, Finding::RemovedHigher, {when, winner->id});
        else
            explainer.add(WhyRemoved, Finding::RemovedLower, {when, winner->id});
        return;
    case RemovalReason::FailedPruned:
        return explainer.add(WhyRemoved, Finding::RemovedFailed, {when});
    case RemovalReason::SocketClosed:
        return explainer.add(WhyRemoved, Finding::RemovedSocket, {when});
    case RemovalReason::Restarted:
        return explainer.add(WhyRemoved, Finding::RemovedRestart, {when});
    case RemovalReason::StreamRemoved:
    case RemovalReason::Unknown:
        return explainer.add(WhyRemoved, Finding::RemovedUnknown, {when}, Certainty::NotKnown);
    }
}

} // namespace icelens::model
