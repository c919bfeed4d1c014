// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/diagnosis/explain.h"
#include "model/diagnosis/pairhistory.h"

#include <initializer_list>
#include <optional>
#include <utility>
#include <vector>

namespace icelens::model {

/// Collects the answers to one explain(). Lives for the length of that call.
class Explainer
{
public:
    explicit Explainer(const Moments& moments)
        : m_moments(moments)
    {}

    /// Moments with an event are evidence without being named again.
    void add(Question question, Finding finding, std::vector<Argument> arguments = {},
             Certainty certainty = Certainty::Seen,
             std::initializer_list<std::optional<std::uint32_t>> evidence = {});

    [[nodiscard]] const Moments& moments() const { return m_moments; }
    [[nodiscard]] const Session& session() const { return m_moments.session; }
    [[nodiscard]] Moment at(std::uint32_t event) const { return {m_moments.log[event].at, event}; }
    [[nodiscard]] const Event& event(std::uint32_t number) const { return m_moments.log[number]; }
    /// The one other agent of the session, if what it sends and receives is seen; else null.
    [[nodiscard]] const Agent* peerOf(AgentId agent) const;
    /// Its id, or 0: "the peer".
    [[nodiscard]] AgentId peerId(AgentId agent) const;
    /// The agent is a libnice, whose habits are known.
    [[nodiscard]] bool isLibnice(AgentId agent) const;

    [[nodiscard]] std::vector<Explanation> take() { return std::move(m_explanations); }

private:
    const Moments& m_moments;
    std::vector<Explanation> m_explanations;
};

/// Answers about one pair, whose history they share.
struct PairCase
{
    Explainer& explainer;
    const Pair& pair;
    const Agent& agent;
    const PairHistory& history; ///< Of the pair.
    const PairHistory& checks;  ///< Of the pair that its checks ran on: its parent if Discovered.
};

void explainPairOrigin(const PairCase& about);
void explainPairState(const PairCase& about);
void explainFailure(const PairCase& about);
void explainSuccess(const PairCase& about);
void explainRepeats(const PairCase& about);
void explainDirections(const PairCase& about);
void explainTrigger(const PairCase& about);
void explainValidity(const PairCase& about);
void explainNomination(const PairCase& about);
void explainSelection(const PairCase& about);
void explainRemoval(const PairCase& about);
void explainPairPriority(const PairCase& about);

/// Priority in parts, and where the type preference is not the recommended one.
void explainCandidatePriority(Explainer& explainer, AgentId owner, CandidateType type,
                              Transport transport, std::uint32_t priority);
void explainCandidate(Explainer& explainer, const CandidateSubject& subject);
void explainComponent(Explainer& explainer, const ComponentSubject& subject);
void explainAgent(Explainer& explainer, AgentId agent);
void explainMessage(Explainer& explainer, const MessageSubject& subject);

/// Pairs of the same component and generation as @p pair, removed ones too, without itself.
[[nodiscard]] std::vector<const Pair*> rivalsOf(const Session& session, const Pair& pair);

} // namespace icelens::model
