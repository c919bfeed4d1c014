// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/ice/niceconvert.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <netinet/in.h>

namespace icelens::transport {
namespace {

model::CandidateType candidateType(NiceCandidateType type)
{
    switch (type) {
    case NICE_CANDIDATE_TYPE_HOST:
        return model::CandidateType::Host;
    case NICE_CANDIDATE_TYPE_SERVER_REFLEXIVE:
        return model::CandidateType::ServerReflexive;
    case NICE_CANDIDATE_TYPE_PEER_REFLEXIVE:
        return model::CandidateType::PeerReflexive;
    case NICE_CANDIDATE_TYPE_RELAYED:
        return model::CandidateType::Relayed;
    }
    return model::CandidateType::Host;
}

NiceCandidateType candidateType(model::CandidateType type)
{
    switch (type) {
    case model::CandidateType::Host:
        return NICE_CANDIDATE_TYPE_HOST;
    case model::CandidateType::ServerReflexive:
        return NICE_CANDIDATE_TYPE_SERVER_REFLEXIVE;
    case model::CandidateType::PeerReflexive:
        return NICE_CANDIDATE_TYPE_PEER_REFLEXIVE;
    case model::CandidateType::Relayed:
        return NICE_CANDIDATE_TYPE_RELAYED;
    }
    return NICE_CANDIDATE_TYPE_HOST;
}

NiceCandidateTransport toNice(model::Transport transport)
{
    switch (transport) {
    case model::Transport::Udp:
        return NICE_CANDIDATE_TRANSPORT_UDP;
    case model::Transport::TcpActive:
        return NICE_CANDIDATE_TRANSPORT_TCP_ACTIVE;
    case model::Transport::TcpPassive:
        return NICE_CANDIDATE_TRANSPORT_TCP_PASSIVE;
    case model::Transport::TcpSo:
        return NICE_CANDIDATE_TRANSPORT_TCP_SO;
    }
    return NICE_CANDIDATE_TRANSPORT_UDP;
}

/// Of a relayed candidate libnice tells nothing: signals and getters give copies without their
/// TURN server, and nice_candidate_relay_address() crashes on them. The wire tells (WireBook).
model::Address serverOf(const NiceCandidate& candidate)
{
    NiceAddress server;
    nice_address_init(&server);
    if (candidate.type != NICE_CANDIDATE_TYPE_SERVER_REFLEXIVE
        || !nice_candidate_stun_server_address(&candidate, &server))
        return {};
    return fromNice(server);
}

} // namespace

model::Address fromNice(const NiceAddress& address)
{
    const auto port = static_cast<std::uint16_t>(nice_address_get_port(&address));
    if (address.s.addr.sa_family == AF_INET) {
        std::array<std::uint8_t, 4> octets{};
        std::memcpy(octets.data(), &address.s.ip4.sin_addr, octets.size());
        return model::Address::v4(octets, port);
    }
    if (address.s.addr.sa_family == AF_INET6) {
        std::array<std::uint8_t, 16> octets{};
        std::memcpy(octets.data(), &address.s.ip6.sin6_addr, octets.size());
        return model::Address::v6(octets, port);
    }
    return {};
}

NiceAddress toNice(const model::Address& address)
{
    NiceAddress nice;
    nice_address_init(&nice);
    const auto& octets = address.octets();
    if (address.family() == model::Address::Family::V4) {
        std::uint32_t number = 0;
        for (std::size_t i = 0; i < 4; ++i)
            number = number << 8U | octets.at(i);
        nice_address_set_ipv4(&nice, number);
        nice_address_set_port(&nice, address.port());
    } else if (address.family() == model::Address::Family::V6) {
        nice_address_set_ipv6(&nice, octets.data());
        nice_address_set_port(&nice, address.port());
    }
    return nice;
}

model::Candidate fromNice(const NiceCandidate& candidate, bool local)
{
    model::Candidate result;
    result.stream = model::StreamId(static_cast<std::uint16_t>(candidate.stream_id));
    result.component = model::ComponentId(static_cast<std::uint16_t>(candidate.component_id));
    result.type = candidateType(candidate.type);
    result.transport = fromNice(candidate.transport);
    result.address = fromNice(candidate.addr);
    result.foundation = candidate.foundation;
    result.priority = candidate.priority;
    if (!local)
        return result;
    result.base = fromNice(candidate.base_addr);
    result.server = serverOf(candidate);
    // libnice does not keep the mapped address of a relayed candidate.
    if (result.type == model::CandidateType::ServerReflexive
        || result.type == model::CandidateType::PeerReflexive)
        result.related = result.base;
    return result;
}

NiceCandidatePtr toNice(const model::Candidate& candidate)
{
    NiceCandidatePtr nice(nice_candidate_new(candidateType(candidate.type)));
    nice->transport = toNice(candidate.transport);
    nice->addr = toNice(candidate.address);
    nice->base_addr = toNice(candidate.related.isNull() ? candidate.address : candidate.related);
    nice->priority = candidate.priority;
    nice->stream_id = candidate.stream.value();
    nice->component_id = candidate.component.value();
    const auto length =
        std::min<std::size_t>(candidate.foundation.size(), NICE_CANDIDATE_MAX_FOUNDATION - 1);
    candidate.foundation.copy(nice->foundation, length);
    nice->foundation[length] = '\0';
    return nice;
}

model::Transport fromNice(NiceCandidateTransport transport)
{
    switch (transport) {
    case NICE_CANDIDATE_TRANSPORT_UDP:
        return model::Transport::Udp;
    case NICE_CANDIDATE_TRANSPORT_TCP_ACTIVE:
        return model::Transport::TcpActive;
    case NICE_CANDIDATE_TRANSPORT_TCP_PASSIVE:
        return model::Transport::TcpPassive;
    case NICE_CANDIDATE_TRANSPORT_TCP_SO:
        return model::Transport::TcpSo;
    }
    return model::Transport::Udp;
}

model::ComponentState componentState(guint state)
{
    switch (state) {
    case NICE_COMPONENT_STATE_GATHERING:
        return model::ComponentState::Gathering;
    case NICE_COMPONENT_STATE_CONNECTING:
        return model::ComponentState::Connecting;
    case NICE_COMPONENT_STATE_CONNECTED:
        return model::ComponentState::Connected;
    case NICE_COMPONENT_STATE_READY:
        return model::ComponentState::Ready;
    case NICE_COMPONENT_STATE_FAILED:
        return model::ComponentState::Failed;
    default:
        return model::ComponentState::Disconnected;
    }
}

} // namespace icelens::transport
