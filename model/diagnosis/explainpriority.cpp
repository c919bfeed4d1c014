// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/diagnosis/explainer.h"
#include "model/session/priority.h"

#include <utility>

namespace icelens::model {

namespace {

using enum Question;

/// The two priorities that a pair priority was made of: 2^32*MIN + 2*MAX + bit holds them whole,
/// for neither has more than 31 bits (RFC 8445 §5.1.2, §6.1.2.3).
struct Parts
{
    std::uint32_t controlling = 0;
    std::uint32_t controlled = 0;
};

Parts partsOf(std::uint64_t pairPriority)
{
    const auto least = static_cast<std::uint32_t>(pairPriority >> 32U);
    const auto most = static_cast<std::uint32_t>((pairPriority & 0xFFFFFFFFU) >> 1U);
    const bool controllingIsMore = (pairPriority & 1U) != 0;
    return controllingIsMore ? Parts{most, least} : Parts{least, most};
}

/// RFC 8445 §5.1.2.2.
std::uint32_t recommended(CandidateType type)
{
    switch (type) {
    case CandidateType::Host:
        return 126;
    case CandidateType::PeerReflexive:
        return 110;
    case CandidateType::ServerReflexive:
        return 100;
    case CandidateType::Relayed:
        return 0;
    }
    return 0;
}

} // namespace

void explainCandidatePriority(Explainer& explainer, AgentId owner, CandidateType type,
                              Transport transport, std::uint32_t priority)
{
    if (priority == 0)
        return;
    const auto parts = priorityParts(priority);
    explainer.add(WhyThisPriority, Finding::CandidatePriority,
                  {owner, type, Number{priority}, Number{parts.typePreference},
                   Number{parts.localPreference}, Number{parts.component}});
    // RFC 6544 §4.2 leaves the type preferences of TCP candidates to the agent.
    if (transport == Transport::Udp && parts.typePreference != recommended(type))
        explainer.add(WhyThisPriority, Finding::TypePreferenceDiffers,
                      {type, Number{parts.typePreference}, Number{recommended(type)}});
}

void explainPairPriority(const PairCase& about)
{
    auto& explainer = about.explainer;
    const auto& pair = about.pair;
    if (!pair.priority) {
        explainer.add(WhyThisPriority, Finding::PairPriorityUnknown, {}, Certainty::NotKnown);
        return;
    }
    const auto parts = partsOf(*pair.priority);
    const bool controlling = about.agent.role == Role::Controlling;
    auto ours = about.agent.id;
    auto theirs = explainer.peerId(ours);
    auto local = parts.controlling;
    auto remote = parts.controlled;
    AgentId g = ours;
    AgentId d = theirs;
    if (!controlling) {
        std::swap(local, remote);
        std::swap(g, d);
    }
    explainer.add(WhyThisPriority, Finding::PairPriorityFormula,
                  {Number{parts.controlling}, Number{parts.controlled},
                   Number{parts.controlling > parts.controlled ? 1U : 0U}, Number{*pair.priority},
                   g, d});
    if (pair.localType)
        explainCandidatePriority(explainer, ours, *pair.localType, pair.localTransport, local);
    if (pair.remoteType)
        explainCandidatePriority(explainer, theirs, *pair.remoteType, pair.remoteTransport, remote);
}

void explainPairOrigin(const PairCase& about)
{
    auto& explainer = about.explainer;
    const Moment formed{about.pair.formedAt, about.history.formed};
    switch (about.pair.origin) {
    case PairOrigin::Signalled:
        return explainer.add(WhereFrom, Finding::PairOfCandidates, {formed});
    case PairOrigin::Triggered:
        if (!about.history.received.empty())
            explainer.add(WhereFrom, Finding::PairOfPeerCheck,
                          {formed, explainer.at(about.history.received.front().requests.front())});
        return;
    case PairOrigin::Discovered:
        if (const auto* answer = about.checks.firstSuccess(); answer != nullptr && answer->mapped)
            explainer.add(WhereFrom, Finding::PairOfResponse,
                          {about.pair.parent, explainer.at(*answer->response), *answer->mapped});
        return;
    case PairOrigin::Inferred:
        return explainer.add(WhereFrom, Finding::PairOfWire, {formed}, Certainty::Inferred);
    }
}

} // namespace icelens::model
