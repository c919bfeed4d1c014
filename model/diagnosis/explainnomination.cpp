// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/diagnosis/explainer.h"

#include <algorithm>

namespace icelens::model {

namespace {

using enum Question;

/// Whether the controlling agent took the best of what was valid when it chose.
void explainChoice(const PairCase& about, std::uint32_t chosenAt)
{
    const auto then = about.explainer.moments().log.stateAt(chosenAt);
    std::uint64_t valid = 0;
    const Pair* higher = nullptr;
    for (std::size_t i = 0; i < then.pairs().size(); ++i) {
        const auto& pair = then.pairs()[i];
        const bool counts = pair.agent == about.pair.agent && pair.stream == about.pair.stream
            && pair.component == about.pair.component && pair.valid && !pair.removed;
        valid += counts ? 1 : 0;
        if (counts && pair.id != about.pair.id && pair.priority > about.pair.priority)
            higher = about.explainer.session().pair(pair.id);
    }
    if (higher != nullptr)
        about.explainer.add(WhyNominated, Finding::NotHighestOfValid, {higher->id}, Certainty::Seen,
                            {chosenAt});
    else if (valid > 0)
        about.explainer.add(WhyNominated, Finding::HighestOfValid, {Count{valid}}, Certainty::Seen,
                            {chosenAt});
}

/// The event up to which what nominated the pair must have happened.
std::uint32_t nominatedBy(const PairCase& about)
{
    const auto end = static_cast<std::uint32_t>(about.explainer.moments().cursor);
    // A Discovered pair of a nominated parent is nominated as it is formed.
    const auto formed =
        about.pair.origin == PairOrigin::Discovered ? about.history.formed : std::nullopt;
    return about.history.nominated.value_or(formed.value_or(end));
}

bool explainOwnNomination(const PairCase& about)
{
    const auto until = nominatedBy(about);
    const CheckSeen* cause = nullptr;
    for (const auto& check : about.checks.sent) {
        if (check.useCandidate && check.succeeded() && *check.response <= until && cause == nullptr)
            cause = &check;
    }
    if (cause == nullptr)
        return false;
    auto& explainer = about.explainer;
    // Regular nomination repeats the check of a pair that is valid already; in aggressive
    // nomination the check that makes it valid nominates it too.
    const bool aggressive = cause == about.checks.firstSuccess();
    explainer.add(WhyNominated,
                  aggressive ? Finding::NominatedAggressive : Finding::NominatedRegular,
                  {explainer.at(cause->requests.front()), explainer.at(*cause->response)},
                  Certainty::Seen, {about.history.nominated});
    if (aggressive)
        return true;
    auto chosenAt = cause->requests.front();
    for (const auto& [event, reason] : about.checks.triggers) {
        if (reason == TriggerReason::Nomination && event < cause->requests.front())
            chosenAt = event;
    }
    explainChoice(about, chosenAt);
    return true;
}

bool explainPeersNomination(const PairCase& about)
{
    const auto until = nominatedBy(about);
    const CheckSeen* cause = nullptr;
    for (const auto& check : about.checks.received) {
        if (check.useCandidate && check.requests.front() <= until && cause == nullptr)
            cause = &check;
    }
    if (cause == nullptr)
        return false;
    auto& explainer = about.explainer;
    const auto arrival = explainer.at(cause->requests.front());
    const auto* own = about.checks.firstSuccess();
    if (own != nullptr && *own->response > cause->requests.front())
        explainer.add(WhyNominated, Finding::NominatedByPeerLater,
                      {arrival, explainer.at(*own->response)}, Certainty::Seen,
                      {about.history.nominated});
    else
        explainer.add(WhyNominated, Finding::NominatedByPeer, {arrival}, Certainty::Seen,
                      {about.history.nominated});
    return true;
}

void explainNotNominated(const PairCase& about)
{
    auto& explainer = about.explainer;
    const auto* component = about.agent.component(about.pair.stream, about.pair.component);
    const auto* best =
        component == nullptr ? nullptr : explainer.session().pair(component->bestNominated);
    const auto chosen = std::find_if(
        about.history.triggers.rbegin(), about.history.triggers.rend(),
        [](const auto& trigger) { return trigger.second == TriggerReason::Nomination; });
    const bool underWay = chosen != about.history.triggers.rend()
        && about.pair.state != PairState::Failed && !about.pair.removed;
    if (best != nullptr)
        explainer.add(WhyNominated, Finding::NotNominatedOther,
                      {best->id, Moment{best->nominatedAt.value_or(best->changedAt), {}}});
    else if (underWay)
        explainer.add(WhyNominated, Finding::NominationUnderWay, {explainer.at(chosen->first)});
    else if (about.pair.valid && !about.pair.removed)
        explainer.add(WhyNominated, Finding::NotNominatedYet);
    else if (about.pair.state == PairState::Failed)
        explainer.add(WhyNominated, Finding::NotNominatedNotValid);
}

} // namespace

void explainNomination(const PairCase& about)
{
    if (!about.pair.nominated)
        return explainNotNominated(about);
    const bool told = about.agent.role == Role::Controlling ? explainOwnNomination(about)
                                                            : explainPeersNomination(about);
    if (!told)
        about.explainer.add(WhyNominated, Finding::NominatedUnseen,
                            {Moment{about.pair.nominatedAt.value_or(about.pair.changedAt),
                                    about.history.nominated}},
                            Certainty::NotKnown);
}

} // namespace icelens::model
