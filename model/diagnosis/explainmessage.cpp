// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/diagnosis/explainer.h"
#include "model/diagnosis/wirelook.h"

#include <algorithm>

namespace icelens::model {

namespace {

using enum Question;
using stun::Class;
using stun::Method;

struct MessageCase
{
    Explainer& explainer;
    std::uint32_t number = 0;
    const Event& event;
    const WireLook& look;
    std::optional<TransactionIndex::Ordinal> transaction;
    PairId pair; ///< Of the agent that saw it; 0: none.

    [[nodiscard]] bool isResponse() const
    {
        return look.messageClass == Class::Success || look.messageClass == Class::Error;
    }
    /// Who began: the agent of the event, or the one at the other end.
    [[nodiscard]] AgentId client() const
    {
        return look.sent != isResponse() ? event.agent : explainer.peerId(event.agent);
    }
    /// Events of the transaction up to the cursor that satisfy @p that; the first of them.
    template <class Predicate>
    [[nodiscard]] std::optional<std::uint32_t> first(Predicate that) const
    {
        if (!transaction)
            return std::nullopt;
        for (const auto other : explainer.moments().index.eventsOf(*transaction)) {
            if (other >= explainer.moments().cursor)
                break;
            const auto seen = lookAt(explainer.moments().log[other]);
            if (seen && that(explainer.moments().log[other], *seen))
                return static_cast<std::uint32_t>(other);
        }
        return std::nullopt;
    }
};

/// The check of @p history that this message is part of.
const CheckSeen* checkOf(const MessageCase& about, const std::vector<CheckSeen>& checks)
{
    const auto found = std::ranges::find_if(
        checks, [&](const CheckSeen& check) { return check.transaction == about.transaction; });
    return found == checks.end() ? nullptr : &*found;
}

/// What its own agent meant by a check: only the sender's log tells ordinary from triggered.
Finding purposeOf(const CheckSeen& check, const PairHistory& history, bool ours)
{
    const auto* success = history.firstSuccess();
    const bool validBefore = success != nullptr && *success->response < check.requests.front();
    if (check.useCandidate)
        return validBefore || !ours ? Finding::MessageNomination : Finding::MessageAggressive;
    if (ours && validBefore && !check.prepared && history.nominated
        && *history.nominated < check.requests.front())
        return Finding::MessageConsent;
    return ours && check.triggered ? Finding::MessageTriggeredCheck : Finding::MessageCheck;
}

void explainCheck(const MessageCase& about)
{
    auto& explainer = about.explainer;
    const auto* pair = explainer.session().pair(about.pair);
    const bool ours = about.look.sent != about.isResponse();
    if (pair == nullptr) {
        explainer.add(WhatFor, Finding::MessageCheckOfNone, {about.client(), about.look.remote});
        return;
    }
    const auto history = historyOf(*pair, explainer.moments());
    const auto* check = checkOf(about, ours ? history.sent : history.received);
    if (check == nullptr)
        explainer.add(WhatFor, Finding::MessageCheck, {about.client(), pair->id});
    else
        explainer.add(WhatFor, purposeOf(*check, history, ours), {about.client(), pair->id});
}

void explainTurn(const MessageCase& about)
{
    auto& explainer = about.explainer;
    const std::vector<Argument> toServer{about.client(), about.look.remote};
    auto toPeer = toServer;
    toPeer.emplace_back(about.look.peer.value_or(Address()));
    switch (static_cast<Method>(about.look.method)) {
    case Method::Allocate:
        return explainer.add(WhatFor, Finding::MessageAllocate, toServer);
    case Method::Refresh:
        return explainer.add(WhatFor, Finding::MessageRefresh, toServer);
    case Method::CreatePermission:
        return explainer.add(WhatFor, Finding::MessagePermission, toPeer);
    case Method::ChannelBind:
        return explainer.add(WhatFor, Finding::MessageChannelBind, toPeer);
    case Method::Send:
        return explainer.add(WhatFor, Finding::MessageSendIndication, toPeer);
    case Method::Data:
        return explainer.add(
            WhatFor, Finding::MessageDataIndication,
            {about.event.agent, about.look.remote, about.look.peer.value_or(Address())});
    default:
        return explainer.add(WhatFor, Finding::MessageUnknown, {}, Certainty::NotKnown);
    }
}

void explainPurpose(const MessageCase& about, const WireLook& request)
{
    auto& explainer = about.explainer;
    if (static_cast<Method>(request.method) != Method::Binding)
        return explainTurn(about);
    if (about.look.messageClass == Class::Indication)
        return explainer.add(WhatFor, Finding::MessageKeepalive,
                             {about.client(), about.look.remote});
    if (request.hasUsername)
        return explainCheck(about);
    explainer.add(WhatFor, Finding::MessageDiscovery, {about.client(), about.look.remote});
}

void explainRepeat(const MessageCase& about)
{
    const auto& index = about.explainer.moments().index;
    const auto which = index.messageOfEvent(about.number);
    if (!which || about.isResponse() || index.message(*which).copy == 0)
        return;
    // The copy before it at this agent.
    std::optional<std::uint32_t> before;
    for (const auto other : index.eventsOf(*about.transaction)) {
        const auto& event = about.explainer.moments().log[other];
        const auto seen = lookAt(event);
        if (other < about.number && event.agent == about.event.agent && seen
            && seen->sent == about.look.sent && seen->messageClass == Class::Request)
            before = static_cast<std::uint32_t>(other);
    }
    if (before)
        about.explainer.add(WhyRepeated, Finding::RepeatedUnanswered,
                            {Number{index.message(*which).copy + std::uint64_t{1}},
                             about.explainer.at(*before),
                             about.event.at - about.explainer.event(*before).at},
                            Certainty::Seen, {about.number});
}

/// What was seen of the far end. Of a server nothing is.
void explainArrival(const MessageCase& about)
{
    auto& explainer = about.explainer;
    const auto* peer = explainer.peerOf(about.event.agent);
    if (!about.look.sent || peer == nullptr || about.pair.value() == 0)
        return;
    // Copies of one request cannot be told apart: the next arrival after it left is not surely
    // this one.
    const auto copies = about.explainer.moments().index.messageOfEvent(about.number);
    const bool repeated = copies && explainer.moments().index.message(*copies).copy > 0;
    const auto arrival = about.first([&](const Event& event, const WireLook& seen) {
        return event.agent == peer->id && !seen.sent && seen.messageClass == about.look.messageClass
            && event.at >= about.event.at;
    });
    if (arrival)
        explainer.add(WhatBecameOfIt, Finding::MessageArrived, {peer->id, explainer.at(*arrival)},
                      repeated ? Certainty::Inferred : Certainty::Seen);
    else
        explainer.add(WhatBecameOfIt, Finding::MessageNotArrived, {peer->id});
}

void explainFate(const MessageCase& about)
{
    auto& explainer = about.explainer;
    if (about.look.messageClass == Class::Indication)
        return;
    explainArrival(about);
    if (about.isResponse())
        return;
    const auto response = about.first([&](const Event& event, const WireLook& seen) {
        return event.agent == about.event.agent && seen.messageClass != Class::Request
            && seen.sent != about.look.sent;
    });
    if (!response) {
        explainer.add(WhatBecameOfIt, Finding::MessageUnanswered);
        return;
    }
    const auto answer = lookAt(explainer.event(*response));
    if (answer->error)
        explainer.add(
            WhatBecameOfIt, Finding::MessageRefused,
            {explainer.at(*response), Number{static_cast<std::uint64_t>(answer->errorCode)}});
    else
        explainer.add(WhatBecameOfIt, Finding::MessageAnswered,
                      {explainer.at(*response), explainer.event(*response).at - about.event.at});
}

void explainRoleConflict(const MessageCase& about, const std::optional<WireLook>& request)
{
    auto& explainer = about.explainer;
    const auto refuser = about.look.sent ? about.event.agent : explainer.peerId(about.event.agent);
    if (!request || !request->role)
        return explainer.add(WhyRefused, Finding::RefusedOther, {Number{487}});
    // A 487 says that the refuser has the same role as the request, and keeps it.
    explainer.add(WhyRefused, Finding::RefusedRoleConflict, {refuser, *request->role});
}

void explainRefusal(const MessageCase& about, const std::optional<WireLook>& request)
{
    auto& explainer = about.explainer;
    const Number code{static_cast<std::uint64_t>(about.look.errorCode)};
    switch (about.look.errorCode) {
    case 487:
        return explainRoleConflict(about, request);
    case 400:
        return explainer.add(WhyRefused, Finding::RefusedBadRequest);
    case 401:
        return explainer.add(WhyRefused,
                             request && !request->hasIntegrity ? Finding::RefusedNoCredentials
                                                               : Finding::RefusedCredentials);
    case 438:
        return explainer.add(WhyRefused, Finding::RefusedStaleNonce);
    case 403:
        return explainer.add(WhyRefused, Finding::RefusedForbidden);
    case 437:
        return explainer.add(WhyRefused, Finding::RefusedMismatch);
    case 486:
    case 508:
        return explainer.add(WhyRefused, Finding::RefusedQuota, {code});
    default:
        return explainer.add(WhyRefused, Finding::RefusedOther, {code});
    }
}

void explainAnswer(const MessageCase& about, std::optional<std::uint32_t> request)
{
    auto& explainer = about.explainer;
    if (request)
        explainer.add(WhatFor, Finding::MessageAnswers,
                      {about.client(), explainer.at(*request),
                       about.event.at - explainer.event(*request).at});
    else
        explainer.add(WhatFor, Finding::MessageAnswersUnseen, {about.client()},
                      Certainty::NotKnown);
}

} // namespace

void explainMessage(Explainer& explainer, const MessageSubject& subject)
{
    const auto& moments = explainer.moments();
    if (subject.event >= moments.cursor)
        return;
    const auto& event = moments.log[subject.event];
    const auto look = lookAt(event);
    if (!look) {
        if (std::holds_alternative<Boxed<MessageSeen>>(event.fact))
            explainer.add(WhatFor, Finding::MessageUnknown, {}, Certainty::NotKnown);
        return;
    }
    const auto which = moments.index.messageOfEvent(subject.event);
    const MessageCase about{explainer,
                            static_cast<std::uint32_t>(subject.event),
                            event,
                            *look,
                            moments.index.transactionOfEvent(subject.event),
                            which ? moments.index.pairOf(*which, event.agent) : PairId()};
    const auto requestEvent = about.first([&](const Event& other, const WireLook& seen) {
        return other.agent == event.agent && seen.messageClass == Class::Request;
    });
    const auto request = requestEvent ? lookAt(explainer.event(*requestEvent)) : std::nullopt;
    if (about.isResponse())
        explainAnswer(about, requestEvent);
    if (!about.isResponse() || request)
        explainPurpose(about, request && about.isResponse() ? *request : *look);
    if (about.look.error)
        explainRefusal(about, request);
    explainRepeat(about);
    explainFate(about);
}

} // namespace icelens::model
