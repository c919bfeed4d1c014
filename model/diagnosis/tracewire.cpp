// SPDX-License-Identifier: GPL-3.0-or-later
// What messages on the wire add to the traces.
#include "model/diagnosis/tracestep.h"
#include "model/stun/inner.h"

#include <algorithm>

namespace icelens::model {

namespace {

using stun::AttributeType;
using stun::Class;
using stun::Message;
using stun::Method;

constexpr std::size_t mostTalks = 64;
constexpr std::size_t mostMappings = 64;
constexpr std::size_t mostRequests = 64;
constexpr std::size_t firstRequests = 24;
constexpr std::size_t longestText = 127; // RFC 8489 §14.8: fewer than 128 characters

std::string shortText(std::optional<std::string_view> text)
{
    return std::string(text.value_or(std::string_view()).substr(0, longestText));
}

bool hasIntegrity(const Message& message)
{
    return message.find(AttributeType::MessageIntegrity) != nullptr
        || message.find(AttributeType::MessageIntegritySha256) != nullptr;
}

} // namespace

bool TraceStep::isCopy() const
{
    const auto which = m_index.messageOfEvent(m_number);
    return which && m_index.message(*which).copy > 0;
}

ServerTalk& TraceStep::talkWith(const Address& server, bool tcp)
{
    auto& talks = m_traces.m_talks;
    const auto found = std::ranges::find_if(talks, [&](const ServerTalk& talk) {
        return talk.agent == m_event.agent && talk.server == server && talk.tcp == tcp;
    });
    if (found != talks.end())
        return *found;
    if (talks.size() >= mostTalks)
        return talks.back();
    talks.push_back({m_event.agent, server, tcp, 0, 0, {}});
    return talks.back();
}

void TraceStep::onMessage(const MessageSeen& seen)
{
    if (m_event.agent.value() == 0)
        return;
    auto bytes = seen.bytes.span();
    bool relayed = false;
    if (const auto inner = stun::unwrap(bytes)) {
        bytes = inner->bytes;
        relayed = true;
    }
    if (seen.direction == Direction::Received)
        (seen.tcp ? agent().tcpReceived : agent().udpReceived).add(m_number);
    const auto message = Message::decode(bytes);
    if (!message.hasHeader() || message.defect() != stun::Defect::None)
        return;
    if (seen.direction == Direction::Received) {
        const auto verdict = relayed ? seen.innerIntegrity : seen.integrity;
        if (verdict == Integrity::Wrong && message.methodNumber() == 1)
            agent().integrityWrong.add(m_number);
    }
    if (message.messageClass() == Class::Request)
        onRequest(seen, message, relayed);
    else if (message.messageClass() != Class::Indication)
        onResponse(seen, message, relayed);
}

void TraceStep::onRequest(const MessageSeen& seen, const Message& message, bool relayed)
{
    const bool binding = message.is(Method::Binding, Class::Request);
    const bool check = binding && message.find(AttributeType::Username) != nullptr;
    if (seen.direction == Direction::Received) {
        if (check && !isCopy())
            onCheckReceived(message);
    } else if (check) {
        if (!isCopy())
            onCheckSent(message);
    } else if (!relayed) {
        onServerRequest(seen, message);
    }
}

void TraceStep::onServerRequest(const MessageSeen& seen, const Message& message)
{
    auto& talk = talkWith(seen.remote, seen.tcp);
    const auto known = std::ranges::find(talk.kept, message.transactionId(), &ServerRequest::id);
    if (known != talk.kept.end()) {
        known->last = m_number;
        ++known->copies;
        return;
    }
    ++talk.requests;
    pace();
    if (talk.kept.size() >= mostRequests)
        talk.kept.erase(talk.kept.begin() + firstRequests);
    ServerRequest request;
    request.id = message.transactionId();
    request.method = message.methodNumber();
    request.withCredentials = hasIntegrity(message);
    request.withCookie = message.hasMagicCookie();
    request.first = request.last = m_number;
    request.peer = message.address(AttributeType::XorPeerAddress).value_or(Address());
    talk.kept.push_back(std::move(request));
}

void TraceStep::onCheckSent(const Message& message)
{
    auto& mine = agent();
    pace();
    mine.checksSent.add(m_number);
    mine.unansweredSince.add(m_number);
    if (message.find(AttributeType::UseCandidate) == nullptr || !mine.checksAnswered.empty())
        return;
    mine.aggressive.add(m_number);
    if (const auto which = m_index.messageOfEvent(m_number);
        which && mine.aggressivePair.value() == 0)
        mine.aggressivePair = PairId(m_index.message(*which).pair);
}

void TraceStep::onCheckReceived(const Message& message)
{
    auto& mine = agent();
    mine.checksReceived.add(m_number);
    const auto user = shortText(message.text(AttributeType::Username));
    const auto wanted = user.substr(0, user.find(':'));
    if (mine.ufrags.empty() || std::ranges::find(mine.ufrags, wanted) != mine.ufrags.end())
        return;
    mine.foreignUfrag.add(m_number);
    if (mine.foreignUfragSeen.empty())
        mine.foreignUfragSeen = wanted;
}

void TraceStep::onResponse(const MessageSeen& seen, const Message& message, bool relayed)
{
    const int code = message.messageClass() == Class::Error ? message.errorCode().value_or(1) : 0;
    if (seen.direction == Direction::Sent) {
        if (message.methodNumber() != static_cast<std::uint16_t>(Method::Binding))
            return;
        if (code == 0)
            agent().answersSent.add(m_number);
        else if (code == 487)
            agent().conflicts.add(m_number);
        else if (code == 400 || code == 401)
            agent().refusedByUs.add(m_number);
        return;
    }
    if (!relayed && code == 0)
        onMapped(seen, message);
    if (!relayed && onServerResponse(seen, message))
        return;
    if (message.methodNumber() != static_cast<std::uint16_t>(Method::Binding))
        return;
    auto& mine = agent();
    if (code != 0)
        return onCheckRefused(code);
    mine.checksAnswered.add(m_number);
    mine.consentAnswer = m_number;
    mine.unansweredSince = {};
}

void TraceStep::onCheckRefused(int code)
{
    auto& mine = agent();
    if (code == 487)
        mine.conflicts.add(m_number);
    else if (code == 400)
        mine.refused400.add(m_number);
    else if (code == 401)
        mine.refused401.add(m_number);
    else if (code == 403)
        mine.revoked.add(m_number);
}

bool TraceStep::onServerResponse(const MessageSeen& seen, const Message& message)
{
    auto& talks = m_traces.m_talks;
    for (auto& talk : talks) {
        if (talk.agent != m_event.agent || talk.tcp != seen.tcp)
            continue;
        const auto known =
            std::ranges::find(talk.kept, message.transactionId(), &ServerRequest::id);
        if (known == talk.kept.end())
            continue;
        if (known->response)
            return true;
        ++talk.answers;
        known->response = m_number;
        if (message.messageClass() == Class::Error) {
            known->errorCode = message.errorCode().value_or(1);
            known->reason = shortText(message.errorReason());
        }
        return true;
    }
    return false;
}

void TraceStep::onMapped(const MessageSeen& seen, const Message& message)
{
    if (seen.tcp)
        return;
    auto mapped = message.address(AttributeType::XorMappedAddress);
    if (!mapped)
        mapped = message.address(AttributeType::MappedAddress);
    auto& mappings = agent().mappings;
    if (!mapped || mappings.size() >= mostMappings)
        return;
    const bool known = std::ranges::any_of(mappings, [&](const SeenMapping& one) {
        return one.local == seen.local && one.destination == seen.remote && one.mapped == *mapped;
    });
    if (!known)
        mappings.push_back({seen.local, seen.remote, *mapped, m_number});
}

} // namespace icelens::model
