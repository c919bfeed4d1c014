// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/projection/addressbook.h"

#include "model/stun/message.h"

#include <algorithm>

namespace icelens::model {

namespace {

/// A request that only a STUN or TURN server is sent.
bool isForServer(const stun::Message& message)
{
    if (!message.hasHeader() || message.messageClass() != stun::Class::Request)
        return false;
    if (message.methodNumber() == static_cast<std::uint16_t>(stun::Method::Binding))
        return message.find(stun::AttributeType::Username) == nullptr;
    return true;
}

template <class T>
const T* factOf(const Event& event)
{
    return std::get_if<T>(&event.fact);
}

} // namespace

void AddressBook::append(const Event& event)
{
    if (const auto* seen = factOf<Boxed<MessageSeen>>(event)) {
        addMessage(event, **seen);
    } else if (const auto* started = factOf<Boxed<SessionStarted>>(event)) {
        add(event, (*started)->options.stunServer, AddressUse::Server);
        for (const auto& server : (*started)->options.turnServers)
            add(event, server.address, AddressUse::Server);
    } else if (const auto* gathered = factOf<LocalCandidateGathered>(event)) {
        addLocal(event, *gathered->candidate);
    } else if (const auto* signalled = factOf<RemoteCandidateSignalled>(event)) {
        add(event, signalled->candidate->address, AddressUse::Remote);
    } else if (const auto* discovered = factOf<RemoteCandidateDiscovered>(event)) {
        add(event, discovered->candidate->address, AddressUse::Remote);
    }
    ++m_eventCount;
}

void AddressBook::addLocal(const Event& event, const Candidate& candidate)
{
    add(event, candidate.server, AddressUse::Server);
    switch (candidate.type) {
    case CandidateType::Host:
        add(event, candidate.address, AddressUse::Base);
        break;
    case CandidateType::ServerReflexive:
    case CandidateType::PeerReflexive:
        add(event, candidate.base, AddressUse::Base);
        if (candidate.address != candidate.base)
            add(event, candidate.address, AddressUse::Mapped, candidate.base, candidate.server);
        break;
    case CandidateType::Relayed:
        // RFC 8445 §5.1.1.2: its base is itself, and then nothing tells where it was asked from.
        add(event, candidate.address, AddressUse::Relay,
            candidate.base == candidate.address ? Address() : candidate.base, candidate.server);
        break;
    }
}

void AddressBook::addMessage(const Event& event, const MessageSeen& seen)
{
    add(event, seen.local, AddressUse::Base);
    if (seen.direction == Direction::Sent
        && stun::classify(seen.bytes.span()) == stun::Framing::Stun
        && isForServer(stun::Message::decode(seen.bytes.span())))
        add(event, seen.remote, AddressUse::Server);
}

void AddressBook::add(const Event& event, const Address& address, AddressUse use,
                      const Address& base, const Address& server)
{
    if (address.isNull())
        return;
    auto& uses = m_uses[address];
    const auto known = std::ranges::find_if(uses, [&](const Use& old) {
        return old.use == use && old.agent == event.agent && old.base == base
            && old.server == server;
    });
    if (known == uses.end())
        uses.push_back({m_eventCount, use, event.agent, base, server, event.at});
}

std::span<const AddressBook::Use> AddressBook::usesOf(const Address& address) const
{
    const auto found = m_uses.find(address);
    return found == m_uses.end() ? std::span<const Use>() : std::span<const Use>(found->second);
}

AgentId AddressBook::ownerOf(const Address& address, AgentId sender, std::size_t events) const
{
    for (const Use& use : usesOf(address)) {
        const bool isOwn = use.use == AddressUse::Base || use.use == AddressUse::Mapped
            || use.use == AddressUse::Relay;
        if (isOwn && use.agent != sender && use.agent.value() != 0 && use.event < events)
            return use.agent;
    }
    return {};
}

const AddressBook::Use* AddressBook::find(const Address& address, AgentId agent, AddressUse use,
                                          std::size_t events) const
{
    const auto uses = usesOf(address);
    const auto found = std::ranges::find_if(uses, [&](const Use& known) {
        return known.agent == agent && known.use == use && known.event < events;
    });
    return found == uses.end() ? nullptr : &*found;
}

bool AddressBook::isServer(const Address& address, std::size_t events) const
{
    return std::ranges::any_of(usesOf(address), [&](const Use& known) {
        return known.use == AddressUse::Server && known.event < events;
    });
}

} // namespace icelens::model
