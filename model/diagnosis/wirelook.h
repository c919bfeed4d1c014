// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/eventlog.h"
#include "model/stun/message.h"

#include <cstdint>
#include <optional>

namespace icelens::model {

/// What explanations need of a STUN message on the wire, read once. What a relay carries is looked
/// at instead of its wrapping.
struct WireLook
{
    bool sent = false;    ///< By the agent of the event.
    bool relayed = false; ///< It was taken out of an indication or ChannelData.
    stun::Class messageClass = stun::Class::Request;
    std::uint16_t method = 0;
    bool error = false;
    int errorCode = 0;
    bool hasUsername = false;
    bool hasIntegrity = false;
    bool useCandidate = false;
    std::uint32_t priority = 0;            ///< PRIORITY; 0 without.
    std::optional<Address> mapped;         ///< XOR-MAPPED-ADDRESS, or MAPPED-ADDRESS (RFC 3489).
    std::optional<Address> relayedAddress; ///< XOR-RELAYED-ADDRESS
    std::optional<Address> peer; ///< XOR-PEER-ADDRESS, of the wrapping where there is one.
    std::optional<Role> role;    ///< By ICE-CONTROLLING or ICE-CONTROLLED.
    std::uint64_t tiebreaker = 0;
    Address local;
    Address remote; ///< Of the socket: the server, where a relay is used.
};

/// Empty if @p event is no message, or none that is STUN within.
[[nodiscard]] std::optional<WireLook> lookAt(const Event& event);

/// The latest check that @p agent received from @p remote before the event @p before, looked for
/// among the few hundred events before it.
[[nodiscard]] std::optional<std::uint32_t> lastCheckFrom(AgentId agent, const Address& remote,
                                                         std::size_t before, const EventLog& log);

} // namespace icelens::model
