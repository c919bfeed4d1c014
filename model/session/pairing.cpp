// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/pairing.h"

#include "model/session/priority.h"

#include <algorithm>
#include <iterator>

namespace icelens::model {

namespace {

/// The latest candidate of this address; an earlier generation only counts if there is no other.
const KnownCandidate* findCandidate(const Component& component, bool remote, const Address& address,
                                    Transport transport)
{
    const KnownCandidate* superseded = nullptr;
    for (auto it = component.candidates.rbegin(); it != component.candidates.rend(); ++it) {
        if (it->remote != remote || it->candidate->address != address
            || it->candidate->transport != transport)
            continue;
        if (!it->superseded)
            return &*it;
        if (superseded == nullptr)
            superseded = &*it;
    }
    return superseded;
}

struct Half
{
    std::optional<CandidateType> type;
    std::uint32_t priority = 0; ///< 0: not known
};

} // namespace

void takeFromCandidates(Pair& pair, const Agent& agent, const WireBook& wire,
                        std::uint32_t parentCheckPriority)
{
    const auto* component = agent.component(pair.stream, pair.component);
    if (component == nullptr)
        return;
    Half local;
    Half remote;
    if (const auto* known = findCandidate(*component, false, pair.local, pair.localTransport)) {
        local = {known->candidate->type, known->candidate->priority};
        pair.localBase = known->candidate->base;
    } else if (pair.origin == PairOrigin::Discovered) {
        local = {CandidateType::PeerReflexive, parentCheckPriority};
    }
    if (const auto* known = findCandidate(*component, true, pair.remote, pair.remoteTransport))
        remote = {known->candidate->type, known->candidate->priority};
    else if (const auto priority = wire.priorityOfCheckFrom(pair.agent, pair.remote); priority != 0)
        remote = {CandidateType::PeerReflexive, priority};

    pair.localType = local.type;
    pair.remoteType = remote.type;
    if (local.priority != 0 && remote.priority != 0)
        pair.priority = pairPriority(agent.role, local.priority, remote.priority);
}

PairId findPair(const Session& session, const PairPath& path)
{
    // A TCP-active candidate has no port of its own (RFC 6544 §4.5): each check opens another.
    constexpr std::uint16_t discardPort = 9;
    auto tried = path;
    auto found = session.paths().find(tried);
    if (path.tcp) {
        for (const std::uint16_t port : {std::uint16_t{0}, discardPort}) {
            if (found.value() != 0)
                break;
            tried.local = path.local.withPort(port);
            found = session.paths().find(tried);
        }
    }
    const auto* pair = session.pair(found);
    return pair == nullptr ? PairId() : found;
}

PairPath pathOf(const Pair& pair)
{
    const bool sentFromBase = pair.localType != CandidateType::Relayed && !pair.localBase.isNull();
    return {pair.agent, pair.localTransport != Transport::Udp,
            sentFromBase ? pair.localBase : pair.local, pair.remote};
}

} // namespace icelens::model
