// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"
#include "model/projection/cursor.h"
#include "model/session/session.h"

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace icelens::model {

/// What an address is to an agent.
enum class AddressUse : std::uint8_t {
    Base,   ///< The agent sends from it.
    Mapped, ///< A NAT's: the agent is seen at it. base says which of its own it stands for.
    Relay,  ///< The agent's relayed address at a TURN server.
    Server, ///< A STUN or TURN server that the agent asked or was told to use.
    Remote, ///< The peer's, as it was signalled to or seen by the agent.
};

/// Whose an address is, and since when it was known. Append-only beside the log.
class AddressBook
{
public:
    struct Use
    {
        EventNumber event = 0; ///< That told it.
        AddressUse use = AddressUse::Base;
        AgentId agent;
        Address base;   ///< Mapped, Relay: base of the candidate; else null.
        Address server; ///< Mapped, Relay: who told; null if a check did or it is not known.
        SessionTime at{};

        friend bool operator==(const Use&, const Use&) = default;
    };

    void append(const Event& event);

    /// In order of event; a use is told once.
    [[nodiscard]] std::span<const Use> usesOf(const Address& address) const;
    /// Agent that is reached at @p address, other than @p sender; 0 if none is known to be.
    [[nodiscard]] AgentId ownerOf(const Address& address, AgentId sender, std::size_t events) const;
    /// The use of @p address by @p agent; null if there is none by then.
    [[nodiscard]] const Use* find(const Address& address, AgentId agent, AddressUse use,
                                  std::size_t events) const;
    [[nodiscard]] bool isServer(const Address& address, std::size_t events) const;

private:
    void add(const Event& event, const Address& address, AddressUse use, const Address& base = {},
             const Address& server = {});
    void addLocal(const Event& event, const Candidate& candidate);
    void addMessage(const Event& event, const MessageSeen& seen);

    std::unordered_map<Address, std::vector<Use>> m_uses;
    EventNumber m_eventCount = 0;
};

} // namespace icelens::model
