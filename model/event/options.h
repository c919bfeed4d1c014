// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/address.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace icelens::model {

enum class Role : std::uint8_t { Controlling, Controlled };

/// RFC 8445 §8.1.1; aggressive is of RFC 5245 §8.1.1.2.
enum class Nomination : std::uint8_t { Regular, Aggressive };

enum class RelayTransport : std::uint8_t { Udp, Tcp };

/// A TURN server and what it asks for. The password is a secret: it never enters an event.
struct TurnServer
{
    Address address;
    RelayTransport transport = RelayTransport::Udp;
    std::string username;
    std::string password;

    friend bool operator==(const TurnServer&, const TurnServer&) = default;
};

/// What a person chooses before a session starts. The defaults are those of the demo session.
struct SessionOptions
{
    Nomination nomination = Nomination::Regular;
    /// Ta, the time between two transactions (RFC 8445 §14.2). 1..5000 ms; libnice 20 ms.
    std::chrono::milliseconds ta{20};
    bool trickle = false; ///< Candidates are signalled as they appear (RFC 8838), not all at once.
    std::chrono::milliseconds trickleDelay{0}; ///< Between two signalled candidates. 0..60000 ms.
    /// Each candidate waits until a person lets it go (LetCandidateGo); implies trickle.
    bool holdCandidates = false;
    bool iceTcp = false; ///< TCP candidates (RFC 6544) too.
    bool upnp = false;   ///< Ask the router for a port mapping.
    bool ipv4 = true;
    bool ipv6 = true;
    /// Interface names or IP addresses to gather on. Empty: those that libnice picks.
    std::vector<std::string> interfaces;
    int streams = 1;              ///< 1..8
    int components = 1;           ///< Of each stream, 1..8.
    bool consentFreshness = true; ///< RFC 7675
    Role aliceRole = Role::Controlling;
    Role bobRole = Role::Controlled;
    int checkListLimit = 100; ///< Pairs of one check list, 1..200 (RFC 8445 §6.1.2.5).
    std::chrono::milliseconds idleTimeout{5000};         ///< libnice: wait before a list fails.
    std::chrono::milliseconds stunInitialTimeout{500};   ///< RTO of gathering, RFC 8489 §6.2.1.
    int stunMaxRetransmissions = 3;                      ///< libnice's Rc. 1..99
    std::chrono::milliseconds stunReliableTimeout{2000}; ///< Over TCP, RFC 8489 §6.2.2.
    Address stunServer;                                  ///< Null: none.
    std::vector<TurnServer> turnServers;                 ///< At most 8.
    bool relayOnly = false;                              ///< Offer relayed candidates only.

    friend bool operator==(const SessionOptions&, const SessionOptions&) = default;
};

} // namespace icelens::model
