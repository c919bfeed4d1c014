// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/progress.h"

#include <algorithm>

namespace icelens::app {

namespace {

using model::ComponentState;
using model::Notice;

template <class Predicate>
bool anyComponent(const model::Session& session, Predicate predicate)
{
    return std::ranges::any_of(session.agents(), [&](const auto& agent) {
        return std::ranges::any_of(agent->streams, [&](const model::Stream& stream) {
            return std::ranges::any_of(stream.components, [&](const model::Component& component) {
                return predicate(stream, component);
            });
        });
    });
}

bool allConnected(const model::Session& session)
{
    constexpr std::size_t parties = 2;
    if (session.agents().size() < parties
        || std::ranges::any_of(session.agents(),
                               [](const auto& agent) { return agent->streams.empty(); }))
        return false;
    return !anyComponent(session, [](const model::Stream&, const model::Component& component) {
        return component.state != ComponentState::Connected
            && component.state != ComponentState::Ready;
    });
}

/// libnice lets a failed component come back when a candidate is trickled to it, so a failure is
/// final only once the peer has said that none will follow.
bool failedForGood(const model::Session& session)
{
    const bool trickle = session.options().trickle;
    return anyComponent(session,
                        [&](const model::Stream& stream, const model::Component& component) {
                            return component.state == ComponentState::Failed
                                && (!trickle || stream.remoteCandidatesEndedAt);
                        });
}

bool gatheredNothing(const model::Session& session)
{
    return anyComponent(
        session, [](const model::Stream& stream, const model::Component& component) {
            return stream.gatheringDoneAt
                && std::ranges::none_of(component.candidates,
                                        [](const auto& known) { return !known.remote; });
        });
}

} // namespace

Progress progressOf(const model::Session& session)
{
    if (allConnected(session))
        return Progress::Connected;
    if (session.noticed(Notice::GatheringRefused) || session.noticed(Notice::GatheringOverdue)
        || gatheredNothing(session))
        return Progress::GatheringFailed;
    if (session.noticed(Notice::NoRemoteCandidates) || failedForGood(session))
        return Progress::NegotiationFailed;
    return Progress::Running;
}

ExitStatus exitStatus(Progress progress)
{
    switch (progress) {
    case Progress::Connected:
        return ExitStatus::Connected;
    case Progress::GatheringFailed:
        return ExitStatus::GatheringFailed;
    case Progress::Running:
    case Progress::NegotiationFailed:
        break;
    }
    return ExitStatus::NegotiationFailed;
}

} // namespace icelens::app
