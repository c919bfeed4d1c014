// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/diagnosis/wirelook.h"

#include "model/stun/inner.h"

namespace icelens::model {

namespace {

using stun::AttributeType;

void readAttributes(WireLook& look, const stun::Message& message)
{
    look.hasUsername = message.find(AttributeType::Username) != nullptr;
    look.hasIntegrity = message.find(AttributeType::MessageIntegrity) != nullptr
        || message.find(AttributeType::MessageIntegritySha256) != nullptr;
    look.useCandidate = message.find(AttributeType::UseCandidate) != nullptr;
    look.priority = message.number32(AttributeType::Priority).value_or(0);
    look.mapped = message.address(AttributeType::XorMappedAddress);
    if (!look.mapped)
        look.mapped = message.address(AttributeType::MappedAddress);
    look.relayedAddress = message.address(AttributeType::XorRelayedAddress);
    if (!look.peer)
        look.peer = message.address(AttributeType::XorPeerAddress);
    if (const auto controlling = message.number64(AttributeType::IceControlling)) {
        look.role = Role::Controlling;
        look.tiebreaker = *controlling;
    } else if (const auto controlled = message.number64(AttributeType::IceControlled)) {
        look.role = Role::Controlled;
        look.tiebreaker = *controlled;
    }
}

} // namespace

std::optional<WireLook> lookAt(const Event& event)
{
    const auto* boxed = std::get_if<Boxed<MessageSeen>>(&event.fact);
    if (boxed == nullptr)
        return std::nullopt;
    const auto& seen = **boxed;
    auto bytes = seen.bytes.span();
    WireLook look;
    look.sent = seen.direction == Direction::Sent;
    look.local = seen.local;
    look.remote = seen.remote;
    if (const auto inner = stun::unwrap(bytes)) {
        bytes = inner->bytes;
        look.relayed = true;
        if (!inner->peer.isNull())
            look.peer = inner->peer;
    }
    const auto message = stun::Message::decode(bytes);
    if (!message.hasHeader())
        return std::nullopt;
    look.messageClass = message.messageClass();
    look.method = message.methodNumber();
    look.error = look.messageClass == stun::Class::Error;
    look.errorCode = message.errorCode().value_or(0);
    readAttributes(look, message);
    return look;
}

std::optional<std::uint32_t> lastCheckFrom(AgentId agent, const Address& remote, std::size_t before,
                                           const EventLog& log)
{
    constexpr std::size_t reach = 512;
    const auto stop = before > reach ? before - reach : 0;
    for (auto i = before; i > stop; --i) {
        const auto& event = log[i - 1];
        if (event.agent != agent)
            continue;
        const auto look = lookAt(event);
        const bool check =
            look && !look->sent && look->hasUsername && look->messageClass == stun::Class::Request;
        if (check && (look->relayed ? look->peer == remote : look->remote == remote))
            return static_cast<std::uint32_t>(i - 1);
    }
    return std::nullopt;
}

} // namespace icelens::model
