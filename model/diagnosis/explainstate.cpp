// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/diagnosis/explainer.h"

#include <algorithm>

namespace icelens::model {

namespace {

using enum Question;

Moment since(const PairCase& about, PairState state)
{
    const auto step = about.history.lastInto(state);
    if (step)
        return about.explainer.at(*step);
    return {about.pair.changedAt, std::nullopt};
}

/// Not removed, of any stream of the agent, without the pair itself.
std::vector<const Pair*> othersOf(const PairCase& about)
{
    const auto& pairs = about.explainer.session().pairs();
    std::vector<const Pair*> others;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (pairs[i].agent == about.pair.agent && !pairs[i].removed && pairs[i].id != about.pair.id)
            others.push_back(&pairs[i]);
    }
    return others;
}

void explainFrozen(const PairCase& about)
{
    const auto others = othersOf(about);
    // libnice looks at Waiting pairs only when it unfreezes; RFC 8445 §6.1.4.2 at In-Progress too.
    const bool libnice = about.explainer.isLibnice(about.pair.agent);
    const auto ahead = std::ranges::find_if(others, [&](const Pair* other) {
        return other->foundation == about.pair.foundation
            && (other->state == PairState::Waiting
                || (other->state == PairState::InProgress && !libnice));
    });
    const auto waiting = std::ranges::count(others, PairState::Waiting, &Pair::state);
    const bool allFrozen = std::ranges::all_of(
        others, [](const Pair* other) { return other->state == PairState::Frozen; });
    auto& explainer = about.explainer;
    if (ahead != others.end())
        explainer.add(WhyThisState, Finding::FrozenBehind,
                      {(*ahead)->id, (*ahead)->state, Label{about.pair.foundation}});
    else if (waiting > 0)
        explainer.add(WhyThisState, Finding::FrozenWhileOthersWait,
                      {Count{static_cast<std::uint64_t>(waiting)}});
    else if (allFrozen)
        explainer.add(WhyThisState, Finding::FrozenUntilFirstTick,
                      {Moment{about.pair.formedAt, about.history.formed}});
    else
        explainer.add(WhyThisState, Finding::FrozenUntilTick, {Label{about.pair.foundation}},
                      Certainty::Inferred);
}

/// The pair whose success unfroze this one: libnice unfreezes right after it says Succeeded.
const Pair* unfrozenBy(const PairCase& about, std::uint32_t waitingSince)
{
    const auto& explainer = about.explainer;
    for (auto i = waitingSince; i > 0; --i) {
        const auto& event = explainer.event(i - 1);
        if (event.agent != about.pair.agent)
            continue;
        const auto* changed = std::get_if<PairStateChanged>(&event.fact);
        if (changed != nullptr && changed->state == PairState::Succeeded) {
            const auto* pair = explainer.session().pair(changed->pair);
            const bool related = pair != nullptr && pair->foundation == about.pair.foundation;
            return related ? pair : nullptr;
        }
        const bool sameStep = (changed != nullptr && changed->state == PairState::Waiting)
            || std::holds_alternative<PairValidated>(event.fact)
            || std::holds_alternative<Boxed<PairFormed>>(event.fact)
            || std::holds_alternative<LocalCandidateGathered>(event.fact);
        if (!sameStep)
            return nullptr;
    }
    return nullptr;
}

void explainTurn(const PairCase& about)
{
    const auto order = checkOrder(about.pair.agent, about.explainer.moments());
    const auto place = std::ranges::find(order, about.pair.id);
    if (place == order.end())
        return;
    if (place == order.begin())
        about.explainer.add(WhenNext, Finding::NextIsThis, {}, Certainty::Inferred);
    else
        about.explainer.add(WhenNext, Finding::NextBehind,
                            {Count{static_cast<std::uint64_t>(place - order.begin())},
                             order.front(), about.pair.agent},
                            Certainty::Inferred);
}

void explainWaiting(const PairCase& about)
{
    auto& explainer = about.explainer;
    const auto step = about.history.lastInto(PairState::Waiting);
    const auto moment = since(about, PairState::Waiting);
    const Pair* unfrozen = step ? unfrozenBy(about, *step) : nullptr;
    if (about.pair.triggered)
        explainer.add(WhyThisState, Finding::WaitingTriggered, {moment});
    else if (unfrozen != nullptr)
        explainer.add(WhyThisState, Finding::WaitingAfterSuccess,
                      {moment, unfrozen->id, Label{about.pair.foundation}});
    else
        explainer.add(WhyThisState, Finding::WaitingForTick, {moment});
    explainTurn(about);
}

void explainInProgress(const PairCase& about)
{
    auto& explainer = about.explainer;
    if (about.history.sent.empty()) {
        explainer.add(WhyThisState, Finding::InProgressUnseen,
                      {since(about, PairState::InProgress)}, Certainty::NotKnown);
        return;
    }
    const auto& check = about.history.sent.back();
    explainer.add(WhyThisState, Finding::InProgressSince,
                  {explainer.at(check.requests.front()), Count{check.requests.size()}},
                  Certainty::Seen, {check.requests.back()});
    explainRepeats(about);
    if (about.pair.triggered)
        explainTurn(about);
}

} // namespace

void explainPairState(const PairCase& about)
{
    switch (about.pair.state) {
    case PairState::Frozen:
        return explainFrozen(about);
    case PairState::Waiting:
        return explainWaiting(about);
    case PairState::InProgress:
        return explainInProgress(about);
    case PairState::Succeeded:
        return explainSuccess(about);
    case PairState::Failed:
        return explainFailure(about);
    case PairState::Discovered: {
        const auto* answer = about.checks.firstSuccess();
        if (answer != nullptr && about.pair.parent.value() != 0)
            about.explainer.add(WhyThisState, Finding::DiscoveredState,
                                {about.pair.parent, about.explainer.at(*answer->response)});
        return;
    }
    }
}

void explainTrigger(const PairCase& about)
{
    for (const auto& [event, reason] : about.history.triggers) {
        const auto queued = about.explainer.at(event);
        if (reason == TriggerReason::Nomination) {
            about.explainer.add(WhyTriggered, Finding::TriggeredToNominate, {queued});
        } else if (reason == TriggerReason::RoleConflict) {
            about.explainer.add(WhyTriggered, Finding::TriggeredByConflict, {queued});
        } else {
            // The check that was last heard before the pair was queued.
            const CheckSeen* cause = nullptr;
            for (const auto& check : about.history.received) {
                if (check.requests.front() < event)
                    cause = &check;
            }
            if (cause != nullptr)
                about.explainer.add(WhyTriggered, Finding::TriggeredByCheck,
                                    {queued, about.explainer.at(cause->requests.front())});
        }
    }
}

} // namespace icelens::model
