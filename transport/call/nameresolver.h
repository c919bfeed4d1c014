// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/address.h"
#include "transport/call/mdnssocket.h"
#include "transport/ice/contexttimer.h"

#include <chrono>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <string>

namespace icelens::transport {

/// Looks up the names that stand in candidates instead of addresses
/// (draft-ietf-mmusic-mdns-ice-candidates §3.2): those in .local by multicast DNS, all by the
/// system, off the network thread and not for ever.
///
/// Lives in the network thread. What it asked for and is still open when it dies is forgotten.
class NameResolver
{
public:
    /// Longest wait for one name.
    static constexpr std::chrono::milliseconds limit{3000};

    /// The address without a port; empty if the name has none, or the system knows more than one.
    using Found = std::function<void(std::optional<model::Address>)>;

    explicit NameResolver(GMainContext* context);
    ~NameResolver();
    NameResolver(const NameResolver&) = delete;
    NameResolver& operator=(const NameResolver&) = delete;

    /// Calls @p found once, from the main context, never from within this call.
    void resolve(const std::string& name, Found found);

private:
    struct Question;
    struct Ticket; // lets an answer of the system find its question only while both live

    void askSystem(Question& question);
    void askNeighbours();
    void onHeard(std::span<const std::byte> message);
    void settle(std::uint64_t number, std::optional<model::Address> address);
    static void onSystemAnswer(GObject* resolver, GAsyncResult* result, gpointer ticket);

    GMainContext* m_context;
    std::shared_ptr<NameResolver*> m_self; // null within: gone
    std::list<std::unique_ptr<Question>> m_open;
    std::unique_ptr<MdnsSocket> m_mdns; // from the first name in .local to the last open question
    ContextTimer m_askAgain;
    ContextTimer m_tidy;
    std::uint64_t m_lastNumber = 0;
};

} // namespace icelens::transport
