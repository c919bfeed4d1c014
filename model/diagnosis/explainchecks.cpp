// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/diagnosis/explainer.h"

#include <algorithm>
#include <numeric>

namespace icelens::model {

namespace {

using enum Question;

constexpr std::size_t mostEarlierChecks = 3; // more of them tell nothing new

std::uint64_t requestsOf(const PairHistory& history)
{
    return std::accumulate(
        history.sent.begin(), history.sent.end(), std::uint64_t{0},
        [](std::uint64_t sum, const CheckSeen& check) { return sum + check.requests.size(); });
}

void explainEarlier(const PairCase& about, const CheckSeen& check)
{
    auto& explainer = about.explainer;
    const auto request = explainer.at(check.requests.front());
    const auto* peer = explainer.peerOf(about.pair.agent);
    if (check.succeeded())
        explainer.add(WhyThisState, Finding::EarlierOutrun,
                      {request, explainer.at(*check.response)});
    else if (check.response)
        explainer.add(WhyThisState, Finding::EarlierRefused,
                      {request, Number{static_cast<std::uint64_t>(check.errorCode)}},
                      Certainty::Seen, {check.response});
    else if (peer != nullptr && !check.farRequest)
        explainer.add(WhyThisState, Finding::EarlierNotReceived, {request, peer->id});
    else if (peer != nullptr && check.farResponse)
        explainer.add(WhyThisState, Finding::EarlierAnswerLost,
                      {request, peer->id, explainer.at(*check.farResponse)}, Certainty::Seen,
                      {check.farRequest});
    else
        explainer.add(WhyThisState, Finding::EarlierUnanswered, {request}, Certainty::NotKnown);
}

/// A check that was lost, then one of the peer's on the same path, then one that passed: the
/// peer's own packet made its NAT or firewall let ours in (RFC 4787 §5).
void explainOpening(const PairCase& about, const CheckSeen& winner)
{
    auto& explainer = about.explainer;
    const auto* peer = explainer.peerOf(about.pair.agent);
    const auto& lost = about.history.sent.front();
    if (peer == nullptr || &lost == &winner || lost.farRequest || lost.response)
        return;
    for (const auto& check : about.history.received) {
        if (check.farRequest && *check.farRequest > lost.requests.back()
            && check.requests.front() < winner.requests.front()) {
            explainer.add(WhyThisState, Finding::OpenedByPeerCheck,
                          {explainer.at(check.requests.front()),
                           explainer.at(winner.requests.front()), about.pair.remote, peer->id},
                          Certainty::Inferred, {lost.requests.front(), check.farRequest});
            return;
        }
    }
}

} // namespace

void explainSuccess(const PairCase& about)
{
    auto& explainer = about.explainer;
    const auto* winner = about.history.firstSuccess();
    if (winner == nullptr) {
        const auto step = about.history.lastInto(PairState::Succeeded);
        explainer.add(WhyThisState, Finding::SucceededUnseen,
                      {step ? explainer.at(*step) : Moment{about.pair.changedAt, {}}},
                      Certainty::NotKnown);
        return;
    }
    const auto place = static_cast<std::size_t>(winner - about.history.sent.data());
    const auto request = explainer.at(winner->requests.front());
    const auto response = explainer.at(*winner->response);
    const std::chrono::nanoseconds took = response.at - request.at;
    if (place > 0)
        explainer.add(WhyThisState, Finding::SucceededLater,
                      {Number{place + 1}, request, response, took});
    else if (winner->requests.size() > 1)
        explainer.add(WhyThisState, Finding::SucceededRepeated,
                      {Count{winner->requests.size()}, request, response}, Certainty::Seen,
                      {winner->requests.back()});
    else
        explainer.add(WhyThisState, Finding::SucceededAtOnce, {request, response, took});
    for (std::size_t i = 0; i < std::min(place, mostEarlierChecks); ++i)
        explainEarlier(about, about.history.sent[i]);
    explainOpening(about, *winner);
}

void explainFailure(const PairCase& about)
{
    auto& explainer = about.explainer;
    const auto& history = about.history;
    const auto step = history.lastInto(PairState::Failed);
    const Moment when = step ? explainer.at(*step) : Moment{about.pair.changedAt, {}};
    const auto* success = history.firstSuccess();
    if (about.pair.origin == PairOrigin::Discovered && about.pair.parent.value() != 0)
        explainer.add(WhyThisState, Finding::FailedWithParent, {about.pair.parent, when});
    else if (history.asymmetric)
        explainer.add(WhyThisState, Finding::FailedAsymmetric, {explainer.at(*history.asymmetric)});
    else if (success != nullptr)
        explainer.add(WhyThisState, Finding::FailedAfterSuccess,
                      {explainer.at(*success->response), when});
    else if (!history.sent.empty() && history.sent.back().errorCode != 0)
        explainer.add(WhyThisState, Finding::FailedRefused,
                      {Number{static_cast<std::uint64_t>(history.sent.back().errorCode)},
                       explainer.at(*history.sent.back().response)});
    else if (!history.sent.empty())
        explainer.add(WhyThisState, Finding::FailedUnanswered,
                      {Count{requestsOf(history)},
                       explainer.at(history.sent.front().requests.front()),
                       explainer.at(history.sent.back().requests.back()), when});
    else if (history.notSent)
        explainer.add(WhyThisState, Finding::FailedNeverSent, {explainer.at(*history.notSent)});
    else
        explainer.add(WhyThisState, Finding::FailedUnseen, {when}, Certainty::NotKnown);
}

namespace {

/// The peer's pair of the same two addresses; null behind a NAT, and if the peer has none.
const Pair* mirrorOf(const PairCase& about)
{
    const auto& pairs = about.explainer.session().pairs();
    const Pair* mirror = nullptr;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (pairs[i].agent != about.pair.agent && pairs[i].local == about.pair.remote
            && pairs[i].remote == about.pair.local)
            mirror = &pairs[i];
    }
    return mirror;
}

void explainWayOut(const PairCase& about, const Agent& peer)
{
    auto& explainer = about.explainer;
    const auto& sent = about.history.sent;
    const auto arrived = std::ranges::find_if(
        sent, [](const CheckSeen& check) { return check.farRequest.has_value(); });
    if (arrived == sent.end()) {
        explainer.add(WhatWorks, Finding::NeverReachedPeer,
                      {about.agent.id, peer.id, Count{requestsOf(about.history)}});
        return;
    }
    explainer.add(WhatWorks, Finding::ReachedPeer,
                  {about.agent.id, peer.id, explainer.at(*arrived->farRequest)});
    const auto lost = std::ranges::find_if(sent, [](const CheckSeen& check) {
        return check.farResponse.has_value() && !check.response;
    });
    if (lost != sent.end())
        explainer.add(WhatWorks, Finding::AnswersLost,
                      {peer.id, about.agent.id, explainer.at(*lost->farResponse)});
}

void explainWayIn(const PairCase& about, const Agent& peer)
{
    auto& explainer = about.explainer;
    const auto* mirror = mirrorOf(about);
    if (mirror == nullptr)
        return;
    const auto sent = mirror->requestsSent + mirror->requestsRetransmitted;
    if (sent > 0)
        explainer.add(WhatWorks, Finding::PeerNeverReachedUs,
                      {peer.id, about.agent.id, Count{sent}});
    else
        explainer.add(WhatWorks, Finding::PeerSentNothing, {peer.id});
}

} // namespace

void explainDirections(const PairCase& about)
{
    auto& explainer = about.explainer;
    const bool open =
        about.pair.state == PairState::Failed || about.pair.state == PairState::InProgress;
    if (!open || about.pair.origin == PairOrigin::Discovered || about.history.firstSuccess())
        return;
    const auto* peer = explainer.peerOf(about.pair.agent);
    if (peer != nullptr && !about.history.sent.empty())
        explainWayOut(about, *peer);
    if (!about.history.received.empty())
        explainer.add(WhatWorks, Finding::PeerReachedUs,
                      {explainer.peerId(about.pair.agent), about.agent.id,
                       explainer.at(about.history.received.front().requests.front())});
    else if (peer != nullptr)
        explainWayIn(about, *peer);
    else
        explainer.add(WhatWorks, Finding::PeerSideUnknown, {}, Certainty::NotKnown);
}

} // namespace icelens::model
