// SPDX-License-Identifier: GPL-3.0-or-later
// STUN and TURN servers that do not answer, or answer otherwise than hoped.
#include "model/diagnosis/diagnosiscase.h"
#include "model/stun/message.h"

#include <algorithm>
#include <chrono>

namespace icelens::model {

namespace {

using namespace std::chrono_literals;
using stun::Method;

constexpr std::uint32_t enoughCopies = 3;

const AgentCase* caseOf(const Diagnosis& diagnosis, AgentId agent)
{
    for (const auto& about : diagnosis.agents()) {
        if (about.id() == agent)
            return &about;
    }
    return nullptr;
}

/// A server that does not do its work is why something failed only if something did, and if what
/// it should have given was wanted.
Weight weightOf(const AgentCase& about)
{
    const auto wants = [](const AgentCase& one) {
        const bool nothing = one.gatheringDone && one.local == 0 && !one.usable();
        return nothing || (one.goneWrong() && (!one.stranded() || one.local == 0));
    };
    const bool failed = wants(about) || (about.peer != nullptr && wants(*about.peer));
    return failed ? Weight::Cause : Weight::Note;
}

bool succeeded(const ServerTalk& talk, Method method)
{
    return std::ranges::any_of(talk.kept, [&](const ServerRequest& request) {
        return request.method == static_cast<std::uint16_t>(method) && request.response
            && request.errorCode == 0;
    });
}

/// The requests of @p talk that ended with one error, and the last of them.
struct Refusals
{
    const ServerRequest* last = nullptr;
    Tally all;
};

Refusals refusals(const ServerTalk& talk, Method method)
{
    Refusals found;
    for (const auto& request : talk.kept) {
        const bool first401 = request.errorCode == 401 && !request.withCredentials;
        if (request.method != static_cast<std::uint16_t>(method) || request.errorCode == 0
            || first401)
            continue;
        if (found.last == nullptr || found.last->errorCode != request.errorCode)
            found.all = {};
        found.last = &request;
        found.all.add(*request.response);
    }
    return found;
}

void supportRefusal(Diagnosis& diagnosis, SessionFinding& finding, const ServerTalk& talk,
                    const Refusals& refused)
{
    const auto code = Number{static_cast<std::uint64_t>(refused.last->errorCode)};
    const auto when = diagnosis.at(refused.all.first());
    if (refused.last->reason.empty())
        support(finding, Clue::RefusedWithCode, {talk.server, code, when});
    else
        support(finding, Clue::RefusedWithReason,
                {talk.server, code, when, Label{refused.last->reason}});
    if (refused.last->withCredentials)
        support(finding, Clue::CredentialsSent, {talk.agent, diagnosis.at(refused.last->first)});
    if (refused.all.count > 1)
        support(finding, Clue::RefusedAgain,
                {Count{refused.all.count}, code, diagnosis.at(refused.all.last())},
                refused.all.events);
}

struct Named
{
    Cause cause = Cause::ServerRefused;
    std::vector<Argument> arguments;
    Settling settling = Settling::ServerLog;
};

Named nameOf(const ServerTalk& talk, const Refusals& refused)
{
    const auto code = refused.last->errorCode;
    const auto number = Number{static_cast<std::uint64_t>(code)};
    switch (code) {
    case 401:
    case 441:
        return {Cause::TurnCredentials, {talk.agent, talk.server, number}, Settling::Nothing};
    case 438:
        return {Cause::TurnNonceStale, {talk.agent, talk.server, Count{refused.all.count}}};
    case 486:
    case 508:
        return {Cause::TurnQuota, {talk.agent, talk.server, number}, Settling::Nothing};
    case 442:
        return {Cause::TurnTransport, {talk.agent, talk.server}, Settling::Nothing};
    case 437:
        return {Cause::TurnMismatch, {talk.agent, talk.server}};
    case 403:
        if (!refused.last->peer.isNull())
            return {Cause::TurnPeerForbidden,
                    {talk.agent, talk.server, refused.last->peer},
                    Settling::Nothing};
        break;
    default:
        break;
    }
    return {Cause::ServerRefused, {talk.agent, talk.server, number, Label{refused.last->reason}}};
}

void findRefusal(Diagnosis& diagnosis, const AgentCase& about, const ServerTalk& talk,
                 Method method)
{
    const auto refused = refusals(talk, method);
    if (refused.last == nullptr)
        return;
    // One stale nonce is the normal way to a new one (RFC 8489 §9.2.4).
    if (refused.last->errorCode == 438 && refused.all.count < 2)
        return;
    const auto weight = weightOf(about);
    // With an allocation that works, what else is refused matters only if something failed of it.
    if (method != Method::Allocate && method != Method::Binding && weight != Weight::Cause)
        return;
    auto named = nameOf(talk, refused);
    auto& finding = diagnosis.add(named.cause, about.id(), std::move(named.arguments),
                                  Sureness::Certain, named.settling, weight);
    supportRefusal(diagnosis, finding, talk, refused);
    if (method == Method::Allocate)
        support(finding, Clue::NoAllocation);
}

/// Refresh, permissions and channels: only what was refused last counts.
void findLaterRefusals(Diagnosis& diagnosis, const AgentCase& about, const ServerTalk& talk)
{
    for (const auto method : {Method::Refresh, Method::CreatePermission, Method::ChannelBind}) {
        const ServerRequest* last = nullptr;
        for (const auto& request : talk.kept) {
            if (request.method == static_cast<std::uint16_t>(method) && request.response)
                last = &request;
        }
        if (last == nullptr || last->errorCode == 0 || about.agent->closed)
            continue;
        // One peer address may be forbidden and others not.
        if (last->errorCode == 403 && succeeded(talk, method))
            continue;
        findRefusal(diagnosis, about, talk, method);
    }
}

bool isSilent(const Diagnosis& diagnosis, const ServerTalk& talk)
{
    if (talk.answers > 0 || talk.requests == 0)
        return false;
    const auto* about = caseOf(diagnosis, talk.agent);
    if (about != nullptr && about->gatheringDone)
        return true; // the agent has given up waiting
    const auto& first = talk.kept.front();
    const auto waited = diagnosis.session().now() - diagnosis.at(first.first).at;
    return waited >= 2s || (first.copies >= enoughCopies && waited >= 1s);
}

void supportSilence(Diagnosis& diagnosis, SessionFinding& finding, const ServerTalk& talk)
{
    Tally requests;
    for (const auto& request : talk.kept) {
        requests.add(request.first);
        if (request.copies > 1)
            requests.add(request.last);
    }
    support(finding, Clue::RequestsUnanswered,
            {talk.agent, talk.server, Count{talk.requests}, diagnosis.at(requests.first()),
             diagnosis.at(talk.kept.back().last)},
            requests.events);
    for (const auto& other : diagnosis.traces().talks()) {
        const auto answered = std::ranges::find_if(
            other.kept, [](const ServerRequest& request) { return request.response.has_value(); });
        if (other.agent == talk.agent && other.server != talk.server
            && answered != other.kept.end()) {
            support(finding, Clue::OthersAnswered,
                    {other.server, diagnosis.at(*answered->response)});
            break;
        }
    }
}

/// With another server that answers it is this one; with none it may be the way out.
Sureness surenessOf(const Diagnosis& diagnosis, const ServerTalk& talk)
{
    const bool others = std::ranges::any_of(diagnosis.traces().talks(), [&](const auto& other) {
        return other.agent == talk.agent && other.server != talk.server && other.answers > 0;
    });
    return others ? Sureness::Certain : Sureness::VeryLikely;
}

void findTalkFaults(Diagnosis& diagnosis, const ServerTalk& talk)
{
    const auto* about = caseOf(diagnosis, talk.agent);
    if (about == nullptr)
        return;
    if (isSilent(diagnosis, talk)) {
        auto& finding =
            diagnosis.add(Cause::ServerUnreachable, talk.agent, {talk.agent, talk.server},
                          surenessOf(diagnosis, talk), Settling::OtherNetwork, weightOf(*about));
        return supportSilence(diagnosis, finding, talk);
    }
    if (!succeeded(talk, Method::Allocate))
        findRefusal(diagnosis, *about, talk, Method::Allocate);
    if (!succeeded(talk, Method::Binding))
        findRefusal(diagnosis, *about, talk, Method::Binding);
    findLaterRefusals(diagnosis, *about, talk);
}

/// Over TCP nothing is sent before there is a connection.
void findUnconnected(Diagnosis& diagnosis, const AgentCase& about)
{
    for (const auto& [server, noticed] : about.traces->silentServers) {
        const auto& talks = diagnosis.traces().talks();
        const bool talked = std::ranges::any_of(talks, [&, who = server](const ServerTalk& talk) {
            return talk.agent == about.id() && talk.server == who && talk.requests > 0;
        });
        if (talked)
            continue;
        auto& finding =
            diagnosis.add(Cause::ServerUnreachable, about.id(), {about.id(), server},
                          Sureness::VeryLikely, Settling::OtherNetwork, weightOf(about));
        support(finding, Clue::ServerWasSilent, {server, diagnosis.at(noticed)});
    }
}

void findOnlyTcp(Diagnosis& diagnosis, const AgentCase& about)
{
    const auto& traces = *about.traces;
    if (!traces.udpReceived.empty() || traces.tcpReceived.empty())
        return;
    const ServerTalk* udp = nullptr;
    const ServerTalk* tcp = nullptr;
    for (const auto& talk : diagnosis.traces().talks()) {
        if (talk.agent != about.id())
            continue;
        if (!talk.tcp && udp == nullptr && isSilent(diagnosis, talk))
            udp = &talk;
        if (talk.tcp && talk.answers > 0)
            tcp = &talk;
    }
    if (udp == nullptr || tcp == nullptr)
        return;
    const bool failed = about.goneWrong();
    auto& finding = diagnosis.add(Cause::OnlyTcp, about.id(),
                                  {about.id(), udp->server, tcp->server}, Sureness::VeryLikely,
                                  Settling::OtherNetwork, failed ? Weight::Cause : Weight::Note);
    supportSilence(diagnosis, finding, *udp);
    support(finding, Clue::NothingOverUdp,
            {about.id(), Count{traces.checksSent.count + udp->requests}}, traces.checksSent.events);
    support(finding, Clue::TcpAnswered, {tcp->server, diagnosis.at(traces.tcpReceived.first())});
}

} // namespace

void findServerFaults(Diagnosis& diagnosis)
{
    for (const auto& talk : diagnosis.traces().talks())
        findTalkFaults(diagnosis, talk);
    for (const auto& about : diagnosis.agents()) {
        findUnconnected(diagnosis, about);
        findOnlyTcp(diagnosis, about);
        for (const auto& [name, noticed] : about.traces->serverNames) {
            auto& finding =
                diagnosis.add(Cause::ServerNameUnresolved, about.id(), {about.id(), Label{name}},
                              Sureness::Certain, Settling::Nothing, weightOf(about));
            support(finding, Clue::NameNotFound, {Label{name}, diagnosis.at(noticed)});
        }
    }
}

} // namespace icelens::model
