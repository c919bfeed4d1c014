// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"
#include "model/stun/message.h"

#include <array>
#include <cstddef>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace icelens::transport {

/// The secrets of a session, for saying whether MESSAGE-INTEGRITY is right. They never leave it,
/// and their memory is wiped before it is freed. One thread.
class Keyring
{
public:
    Keyring();
    ~Keyring();
    Keyring(const Keyring&) = delete;
    Keyring& operator=(const Keyring&) = delete;

    /// ICE credentials of either side (RFC 8445 §5.3). Those of earlier generations stay known:
    /// their messages may still be on the way.
    void addIce(std::string_view ufrag, std::string_view password);
    /// Long-term credentials for a TURN or STUN server (RFC 8489 §9.2), for any realm.
    void addLongTerm(std::string_view username, std::string_view password);

    /// Checks MESSAGE-INTEGRITY and MESSAGE-INTEGRITY-SHA256 (RFC 8489 §14.5, §14.6). A request
    /// names its key by USERNAME: for ICE it is the password of the agent that receives it
    /// (RFC 8445 §7.2.2). A response has the key of its request, which must have come by here.
    [[nodiscard]] model::Integrity verify(const model::stun::Message& message);

private:
    class Secret;
    using SecretPtr = std::shared_ptr<const Secret>; // shared with open transactions

    [[nodiscard]] SecretPtr keyOf(const model::stun::Message& message) const;
    [[nodiscard]] SecretPtr keyOfRequest(const model::stun::Message& request) const;
    [[nodiscard]] SecretPtr longTermKey(const model::stun::Message& request,
                                        std::string_view realm) const;
    void remember(const model::TransactionId& transaction, SecretPtr key);
    [[nodiscard]] static model::Integrity judge(const model::stun::Message& message,
                                                const SecretPtr& key);

    struct TransactionHash
    {
        std::size_t operator()(const model::TransactionId& transaction) const noexcept;
    };

    std::map<std::string, SecretPtr, std::less<>> m_ice;      // by ufrag
    std::map<std::string, SecretPtr, std::less<>> m_longTerm; // by username; holds passwords
    std::unordered_map<model::TransactionId, SecretPtr, TransactionHash> m_open;
    std::deque<model::TransactionId> m_openOrder; // oldest first; bounds m_open

    /// A message that was judged. What one agent of a session sends comes by again where the other
    /// receives it, and what is retransmitted once more.
    struct Judged
    {
        std::vector<std::byte> bytes;
        SecretPtr key;
        model::Integrity verdict = model::Integrity::Absent;
    };
    std::array<Judged, 16> m_judged; // by a hash of the transaction
};

} // namespace icelens::transport
