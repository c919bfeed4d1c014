// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/diagnosis/explain.h"

#include "model/base/overloaded.h"
#include "model/diagnosis/explainer.h"

#include <algorithm>

namespace icelens::model {

void Explainer::add(Question question, Finding finding, std::vector<Argument> arguments,
                    Certainty certainty,
                    std::initializer_list<std::optional<std::uint32_t>> evidence)
{
    Explanation explanation;
    explanation.question = question;
    explanation.finding = finding;
    explanation.certainty = certainty;
    explanation.reference = referenceOf(finding);
    auto& events = explanation.evidence;
    for (const auto& argument : arguments) {
        const auto* moment = std::get_if<Moment>(&argument);
        if (moment != nullptr && moment->event)
            events.push_back(*moment->event);
    }
    for (const auto& event : evidence) {
        if (event)
            events.push_back(*event);
    }
    std::ranges::sort(events);
    events.erase(std::unique(events.begin(), events.end()), events.end());
    explanation.arguments = std::move(arguments);
    m_explanations.push_back(std::move(explanation));
}

const Agent* Explainer::peerOf(AgentId agent) const
{
    const auto& agents = session().agents();
    if (agents.size() != 2 || session().noticed(Notice::WireNotSeen)
        || session().noticed(Notice::EventsMissing))
        return nullptr;
    return agents[agents[0]->id == agent ? 1 : 0].get();
}

AgentId Explainer::peerId(AgentId agent) const
{
    const auto& agents = session().agents();
    return agents.size() == 2 ? agents[agents[0]->id == agent ? 1 : 0]->id : AgentId();
}

bool Explainer::isLibnice(AgentId agent) const
{
    const auto* known = session().agent(agent);
    return known != nullptr && known->software.starts_with("libnice");
}

std::vector<const Pair*> rivalsOf(const Session& session, const Pair& pair)
{
    const auto restartedAway = [](const Pair& other) {
        return other.removed && other.removed->reason == RemovalReason::Restarted;
    };
    std::vector<const Pair*> rivals;
    for (std::size_t i = 0; i < session.pairs().size(); ++i) {
        const auto& other = session.pairs()[i];
        const bool sameList = other.agent == pair.agent && other.stream == pair.stream
            && other.component == pair.component && other.id != pair.id;
        // A restart removes the pairs of its generation in one instant (RFC 8445 §9).
        const bool sameGeneration = restartedAway(other) == restartedAway(pair)
            && (!restartedAway(pair) || other.removed->at == pair.removed->at);
        if (sameList && sameGeneration)
            rivals.push_back(&other);
    }
    return rivals;
}

namespace {

void explainPair(Explainer& explainer, PairId id)
{
    const auto* pair = explainer.session().pair(id);
    const auto* agent = pair == nullptr ? nullptr : explainer.session().agent(pair->agent);
    if (agent == nullptr)
        return;
    const auto history = historyOf(*pair, explainer.moments());
    const auto* parent = explainer.session().pair(pair->parent);
    const bool discovered = pair->origin == PairOrigin::Discovered && parent != nullptr;
    const auto checks = discovered ? historyOf(*parent, explainer.moments()) : history;
    const PairCase about{explainer, *pair, *agent, history, checks};
    // Of a removed pair only how it ended is worth telling: it is checked no more.
    const bool settled = pair->state == PairState::Succeeded || pair->state == PairState::Failed
        || pair->state == PairState::Discovered;
    if (!pair->removed || settled)
        explainPairState(about);
    explainDirections(about);
    explainTrigger(about);
    explainValidity(about);
    explainNomination(about);
    explainSelection(about);
    explainRemoval(about);
    explainPairOrigin(about);
    explainPairPriority(about);
}

} // namespace

std::vector<Explanation> explain(const Subject& subject, const Moments& moments)
{
    Explainer explainer(moments);
    std::visit(Overloaded{
                   [&](PairId pair) { explainPair(explainer, pair); },
                   [&](const CandidateSubject& which) { explainCandidate(explainer, which); },
                   [&](const ComponentSubject& which) { explainComponent(explainer, which); },
                   [&](const AgentSubject& which) { explainAgent(explainer, which.agent); },
                   [&](const MessageSubject& which) { explainMessage(explainer, which); },
               },
               subject);
    return explainer.take();
}

} // namespace icelens::model
