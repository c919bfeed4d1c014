// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/address.h"
#include "model/event/ids.h"

#include <cstdint>
#include <string>

namespace icelens::model {

/// RFC 8445 §5.1.1.
enum class CandidateType : std::uint8_t { Host, ServerReflexive, PeerReflexive, Relayed };

/// UDP, or TCP with its tcptype (RFC 6544 §4.5).
enum class Transport : std::uint8_t { Udp, TcpActive, TcpPassive, TcpSo };

/// A candidate as an agent reported it, or as it was signalled to one (RFC 8445 §5.1).
struct Candidate
{
    StreamId stream;
    ComponentId component;
    CandidateType type = CandidateType::Host;
    Transport transport = Transport::Udp;
    Address address;
    Address base; ///< Where the agent sends from; null where it is not known (a remote one).
    /// RFC 8445 §4: base of a reflexive one, mapped address of a relayed one; null if not known.
    Address related;
    Address server; ///< STUN or TURN server that it came from; null for host and remote ones.
    std::string foundation;     ///< RFC 8445 §5.1.1.3
    std::uint32_t priority = 0; ///< RFC 8445 §5.1.2

    friend bool operator==(const Candidate&, const Candidate&) = default;
};

} // namespace icelens::model
