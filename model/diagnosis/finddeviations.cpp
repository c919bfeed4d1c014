// SPDX-License-Identifier: GPL-3.0-or-later
// Where the running agent deviates from the RFCs: a lint, apart from causes.
#include "model/diagnosis/diagnosiscase.h"

#include <algorithm>
#include <chrono>

namespace icelens::model {

namespace {

using namespace std::chrono_literals;

/// RFC 8445 §14.2: of all agents together.
constexpr SessionTime leastSpacing = 5ms;
/// RFC 8863 §4: as long as a check takes to time out with the timers of RFC 8489 §6.2.1.
constexpr SessionTime pacTimer = 39'500ms;

SessionFinding& lint(Diagnosis& diagnosis, Cause cause, AgentId agent,
                     std::vector<Argument> arguments)
{
    return diagnosis.add(cause, agent, std::move(arguments), Sureness::Certain, Settling::Nothing,
                         Weight::Lint);
}

void lintPacing(Diagnosis& diagnosis)
{
    const auto& closest = diagnosis.traces().pacing().closest;
    if (closest.size() < PacingTrace::window)
        return;
    const auto span = closest.back().first - closest.front().first;
    // Timers are late now and then, and the next one is then early: a fifth is allowed for.
    const auto least = leastSpacing * static_cast<int>(PacingTrace::window - 1);
    if (span >= least * 4 / 5)
        return;
    std::vector<std::uint32_t> events;
    for (const auto& [at, event] : closest)
        events.push_back(event);
    auto& finding = lint(diagnosis, Cause::LintPacing, AgentId(), {Count{events.size()}, span});
    support(finding, Clue::TransactionsAt,
            {Count{events.size()}, diagnosis.at(events.front()), diagnosis.at(events.back())},
            events);
}

void lintAgent(Diagnosis& diagnosis, const AgentCase& about)
{
    const auto& traces = *about.traces;
    if (!traces.aggressive.empty()) {
        auto& finding =
            lint(diagnosis, Cause::LintAggressive, about.id(), {about.id(), traces.aggressivePair});
        support(finding, Clue::UseCandidateAtOnce,
                {traces.aggressivePair, diagnosis.at(traces.aggressive.first())},
                traces.aggressive.events);
    }
}

void lintConsent(Diagnosis& diagnosis)
{
    const auto usable = std::ranges::find_if(diagnosis.agents(),
                                             [](const AgentCase& about) { return about.usable(); });
    if (diagnosis.session().options().consentFreshness || usable == diagnosis.agents().end())
        return;
    auto& finding = lint(diagnosis, Cause::LintConsentOff, usable->id(), {usable->id()});
    support(finding, Clue::ConsentOption, {}, {0});
}

void lintOldStun(Diagnosis& diagnosis)
{
    for (const auto& talk : diagnosis.traces().talks()) {
        Tally old;
        for (const auto& request : talk.kept) {
            if (!request.withCookie)
                old.add(request.first);
        }
        if (old.empty())
            continue;
        auto& finding = lint(diagnosis, Cause::LintOldStun, talk.agent, {talk.agent, talk.server});
        support(finding, Clue::NoCookie, {Count{old.count}, diagnosis.at(old.first())}, old.events);
    }
}

void lintFailure(Diagnosis& diagnosis, const AgentCase& about)
{
    for (const auto& stream : about.agent->streams) {
        for (const auto& component : stream.components) {
            const auto began = component.since(ComponentState::Connecting);
            const auto failed = component.since(ComponentState::Failed);
            const bool never = !component.since(ComponentState::Connected)
                && !component.since(ComponentState::Ready);
            if (!began || !failed || !never || *failed - *began >= pacTimer || *failed < *began)
                continue;
            auto& finding =
                lint(diagnosis, Cause::LintFailedEarly, about.id(), {about.id(), *failed - *began});
            const auto event = about.traces->failed ? std::vector{*about.traces->failed}
                                                    : std::vector<std::uint32_t>();
            support(finding, Clue::FailedAfter,
                    {about.id(), Moment{*began, {}}, Moment{*failed, {}}}, event);
            return;
        }
    }
}

} // namespace

void findDeviations(Diagnosis& diagnosis)
{
    lintPacing(diagnosis);
    lintConsent(diagnosis);
    lintOldStun(diagnosis);
    for (const auto& about : diagnosis.agents()) {
        lintAgent(diagnosis, about);
        lintFailure(diagnosis, about);
    }
}

} // namespace icelens::model
