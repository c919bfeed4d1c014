// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/projection/mediapath.h"

#include "model/session/pairing.h"

namespace icelens::model {

namespace {

bool isRelayedBy(const Component& component, const Address& local, const Address& server)
{
    for (const auto& known : component.candidates) {
        if (!known.remote && known.candidate->type == CandidateType::Relayed
            && known.candidate->server == server && known.candidate->address == local)
            return true;
    }
    return false;
}

} // namespace

PairId pairOfMedia(const Session& session, AgentId agentId, const MediaCounted& counted)
{
    const auto direct = findPair(session, {agentId, counted.tcp, counted.local, counted.remote});
    const auto* agent = session.agent(agentId);
    if (direct.value() != 0 || agent == nullptr)
        return direct;
    for (const auto& stream : agent->streams) {
        for (const auto& component : stream.components) {
            if (component.selected && component.selected->pair.value() != 0
                && isRelayedBy(component, component.selected->local, counted.remote))
                return component.selected->pair;
        }
    }
    return {};
}

} // namespace icelens::model
