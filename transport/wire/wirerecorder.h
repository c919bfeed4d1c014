// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"
#include "model/event/eventsink.h"
#include "transport/dtls/packetbudget.h"
#include "transport/wire/keyring.h"
#include "transport/wire/socketobserver.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace icelens::transport {

/// Makes events of what crosses the sockets of the network thread: each STUN message, alone or in
/// ChannelData, becomes a MessageSeen with its bytes, each datagram of a DTLS handshake a DtlsSeen;
/// other packets are counted.
///
/// Lives in the network thread. Emits inside socket calls, under the agent's lock: the sink must
/// not call into an agent. Sockets other than the agents' may be used in the thread: what is not
/// STUN is counted only on sockets that are known to be an agent's.
class WireRecorder final : public SocketObserver
{
public:
    /// @p sessionStart is CLOCK_MONOTONIC, as monotonicNow(). @p keyring must outlive this.
    WireRecorder(model::EventSink sink, std::chrono::nanoseconds sessionStart, Keyring& keyring);
    ~WireRecorder() override;

    /// Sockets bound to @p localBase (address and port) are @p agent's: call it for each local
    /// candidate's base. The last call counts.
    void agentOwns(model::AgentId agent, const model::Address& localBase);
    /// @p agent has, or had, this local ufrag: checks that name it are its own (RFC 8445 §7.2.2).
    void agentUfrag(model::AgentId agent, std::string_view ufrag);

    /// Emits what was counted since the last flush, if anything: call it 250 ms after counting
    /// began and before the session ends.
    void flush();
    /// Called when something was counted, and not before after a flush.
    void setOnCounting(std::function<void()> onCounting) { m_onCounting = std::move(onCounting); }

    /// STUN and ChannelData messages emitted so far.
    [[nodiscard]] std::uint64_t messagesSeen() const { return m_messagesSeen; }
    /// Octets of byte streams that no framing fits; they are counted as MediaClass::Other.
    [[nodiscard]] std::uint64_t unframedOctets() const { return m_unframedOctets; }

    void onTraffic(const SocketTraffic& traffic) noexcept override;

private:
    struct SocketState;
    struct Packet;
    struct Counter
    {
        model::AgentId agent;
        model::MediaCounted counted;
    };

    SocketState& stateOf(GSocket* socket);
    void onStream(SocketState& state, const Packet& packet);
    void onMessage(SocketState& state, const Packet& packet);
    void onStun(SocketState& state, const Packet& packet);
    void onChannelData(SocketState& state, const Packet& packet);
    /// Of the STUN message that a relay carries.
    model::Integrity examineCarried(SocketState& state, model::Direction direction,
                                    std::span<const std::byte> bytes);
    void emitMessage(SocketState& state, const Packet& packet, model::Integrity integrity,
                     model::Integrity inner);
    /// Media and DTLS, in the clear or out of a relay's hands. @p octets as they crossed the
    /// socket.
    void onMedia(SocketState& state, const Packet& packet, std::span<const std::byte> media,
                 std::size_t octets);
    void count(SocketState& state, const Packet& packet, model::MediaClass kind,
               std::size_t octets);
    [[nodiscard]] model::AgentId certainAgent(SocketState& state) const;
    void learnFrom(SocketState& state, model::Direction direction,
                   const model::stun::Message& message) const;

    model::EventSink m_sink;
    std::chrono::nanoseconds m_sessionStart;
    Keyring& m_keyring;
    std::unordered_map<model::Address, model::AgentId> m_bases;
    std::map<std::string, model::AgentId, std::less<>> m_ufrags;
    std::vector<Counter> m_counters; // bounded: flushed when full
    std::function<void()> m_onCounting;
    PacketBudget m_dtlsBudget;
    std::uint64_t m_messagesSeen = 0;
    std::uint64_t m_unframedOctets = 0;
    std::uint64_t m_epoch; // tells this recorder's states on sockets from those of an earlier one
    std::uint32_t m_lastConnection = 0;
};

} // namespace icelens::transport
