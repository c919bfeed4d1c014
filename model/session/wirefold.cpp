// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/wirefold.h"

#include "model/session/pairing.h"

namespace icelens::model {

namespace {

using stun::AttributeType;
using stun::Class;
using stun::Message;
using stun::Method;

bool isCheck(const Message& message)
{
    return message.is(Method::Binding, Class::Request)
        && message.find(AttributeType::Username) != nullptr;
}

Direction opposite(Direction direction)
{
    return direction == Direction::Sent ? Direction::Received : Direction::Sent;
}

} // namespace

InnerMessage innermost(const MessageSeen& seen, const WireBook& wire)
{
    const auto bytes = seen.bytes.span();
    const InnerMessage outer{seen.local, seen.remote, seen.tcp, false, bytes};
    if (stun::classify(bytes) == stun::Framing::ChannelData) {
        const auto channel = stun::decodeChannelData(bytes);
        if (!channel)
            return outer;
        return {wire.relayed(seen.local, seen.remote),
                wire.channelPeer(seen.local, seen.remote, channel->channel), false, true,
                channel->data};
    }
    const auto message = Message::decode(bytes);
    if (!message.is(Method::Send, Class::Indication)
        && !message.is(Method::Data, Class::Indication))
        return outer;
    const auto* data = message.find(AttributeType::Data);
    const auto peer = message.address(AttributeType::XorPeerAddress);
    if (data == nullptr || !peer)
        return outer;
    return {wire.relayed(seen.local, seen.remote), *peer, false, true, data->value};
}

void WireFold::apply()
{
    ++m_session.m_messagesSeen;
    if (m_event.agent.value() == 0)
        return;
    const auto where = innermost(m_seen, m_session.m_wire);
    const auto message = Message::decode(where.bytes);
    if (!message.hasHeader() || message.defect() != stun::Defect::None)
        return;
    if (!where.relayed)
        onRelay(message);
    if (message.messageClass() == Class::Request)
        onRequest(where, message);
    else if (message.messageClass() != Class::Indication)
        onResponse(message);
}

void WireFold::onRelay(const Message& message)
{
    auto& wire = m_session.m_wire;
    if (message.is(Method::Allocate, Class::Success) && m_seen.direction == Direction::Received) {
        if (const auto address = message.address(AttributeType::XorRelayedAddress))
            wire.setRelayed(m_seen.local, m_seen.remote, *address,
                            message.address(AttributeType::XorMappedAddress).value_or(Address()));
    } else if (message.is(Method::ChannelBind, Class::Request)
               && m_seen.direction == Direction::Sent) {
        const auto number = message.number32(AttributeType::ChannelNumber);
        const auto peer = message.address(AttributeType::XorPeerAddress);
        if (number && peer)
            wire.bindChannel(m_seen.local, m_seen.remote,
                             static_cast<std::uint16_t>(*number >> 16U), *peer);
    }
}

void WireFold::onRequest(const InnerMessage& where, const Message& message)
{
    auto& wire = m_session.m_wire;
    const auto direction = m_seen.direction;
    PairId id;
    if (isCheck(message)) {
        id = findPair(m_session, {m_event.agent, where.tcp, where.local, where.remote});
        if (id.value() == 0 && m_session.noticed(Notice::LogNotUnderstood))
            id = inferPair(where);
    }
    const auto* known = wire.find(message.transactionId(), m_event.agent, direction);
    const bool repeated = known != nullptr;
    if (repeated)
        wire.markRepeated(message.transactionId(), m_event.agent, direction);
    else
        wire.add({message.transactionId(), m_event.agent, direction, false, false, id, m_event.at,
                  where.remote, message.number32(AttributeType::Priority).value_or(0)});
    if (id.value() == 0)
        return;
    auto& pair = m_session.m_pairs.mutate(id.value() - 1);
    if (direction == Direction::Received) {
        pair.requestsReceived += repeated ? 0 : 1;
        return;
    }
    ++(repeated ? pair.requestsRetransmitted : pair.requestsSent);
    pair.checkPriority = message.number32(AttributeType::Priority).value_or(pair.checkPriority);
    if (pair.origin == PairOrigin::Inferred)
        inferFromRequest(id, message);
}

void WireFold::onResponse(const Message& message)
{
    // A response that we sent answers a request that we received, and the other way round.
    const auto asked = opposite(m_seen.direction);
    const auto* request = m_session.m_wire.find(message.transactionId(), m_event.agent, asked);
    if (request == nullptr || request->answered)
        return;
    const auto id = request->pair;
    const bool measures = !request->repeated;
    const auto firstAt = request->firstAt;
    m_session.m_wire.markAnswered(message.transactionId(), m_event.agent, asked);
    if (id.value() == 0 || asked != Direction::Sent)
        return;
    auto& pair = m_session.m_pairs.mutate(id.value() - 1);
    if (message.messageClass() == Class::Error) {
        ++pair.requestsRefused;
        return;
    }
    ++pair.requestsAnswered;
    // An answer to a retransmitted request does not say which copy it answers, so it measures
    // nothing (Karn's algorithm, RFC 8489 §6.2.1).
    if (measures)
        pair.roundTrip = m_event.at - firstAt;
    if (pair.origin == PairOrigin::Inferred)
        inferFromAnswer(id);
}

PairId WireFold::inferPair(const InnerMessage& where)
{
    const auto* agent = m_session.agent(m_event.agent);
    if (agent == nullptr)
        return {};
    for (const auto& stream : agent->streams) {
        for (const auto& component : stream.components) {
            for (const auto& known : component.candidates) {
                const bool ours = !known.remote
                    && (known.candidate->base == where.local
                        || known.candidate->address == where.local);
                if (!ours)
                    continue;
                Pair pair;
                pair.id = PairId(static_cast<std::uint32_t>(m_session.m_pairs.size() + 1));
                pair.agent = m_event.agent;
                pair.stream = stream.id;
                pair.component = component.id;
                pair.state = PairState::Waiting;
                pair.origin = PairOrigin::Inferred;
                pair.localTransport = known.candidate->transport;
                pair.remoteTransport = where.tcp ? Transport::TcpPassive : Transport::Udp;
                pair.local = where.local;
                pair.remote = where.remote;
                pair.formedAt = pair.changedAt = m_event.at;
                takeFromCandidates(pair, *agent, m_session.m_wire, 0);
                m_session.m_paths.set(pathOf(pair), pair.id);
                m_session.m_pairs.push_back(pair);
                return pair.id;
            }
        }
    }
    return {};
}

void WireFold::inferFromRequest(PairId id, const Message& message)
{
    auto& pair = m_session.m_pairs.mutate(id.value() - 1);
    if (message.find(AttributeType::UseCandidate) != nullptr && !pair.nominatedAt) {
        pair.nominatedAt = m_event.at;
        pair.changedAt = m_event.at;
    }
    if (pair.state == PairState::Succeeded)
        return;
    pair.state = PairState::InProgress;
    pair.changedAt = m_event.at;
}

void WireFold::inferFromAnswer(PairId id)
{
    auto& pair = m_session.m_pairs.mutate(id.value() - 1);
    const bool nominated = pair.nominatedAt.has_value();
    if (pair.state == PairState::Succeeded && pair.nominated == nominated)
        return;
    pair.state = PairState::Succeeded;
    pair.valid = true;
    pair.nominated = nominated;
    pair.changedAt = m_event.at;
}

} // namespace icelens::model
