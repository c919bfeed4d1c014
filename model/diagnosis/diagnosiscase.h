// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/diagnosis/cause.h"
#include "model/diagnosis/traces.h"

#include <initializer_list>
#include <optional>
#include <utility>
#include <vector>

namespace icelens::model {

/// How far a component, or the worst one of an agent, has come.
enum class Standing : std::uint8_t {
    OnItsWay, ///< Nothing to worry about so far.
    Usable,   ///< Connected or ready.
    Stuck,    ///< Not connected for so long that something is wrong, or when all was over.
    Failed,   ///< Never connected.
    Lost,     ///< Was connected.
};

/// What the checks of the components that are not usable come to.
struct CheckSums
{
    std::uint64_t pairs = 0;
    std::uint64_t failed = 0;
    std::uint64_t sent = 0;
    std::uint64_t answered = 0;
    std::uint64_t received = 0;
    SessionTime lastChange{};
    std::vector<PairId> ids; ///< The first 64.
};

/// One agent, as far as causes are looked for.
struct AgentCase
{
    const Agent* agent = nullptr;        ///< Never null in use.
    const AgentTraces* traces = nullptr; ///< Likewise.
    const AgentCase* peer = nullptr;     ///< The other one, if the session sees what it sees.
    AgentId peerId;
    Standing standing = Standing::OnItsWay;
    CheckSums sums;
    std::uint64_t local = 0; ///< Candidates that count.
    std::uint64_t remote = 0;
    bool localRelay = false;
    bool remoteRelay = false;
    bool gatheringDone = false;

    [[nodiscard]] AgentId id() const { return agent->id; }
    /// It has never come to a connection, and will not.
    [[nodiscard]] bool inTrouble() const
    {
        return standing == Standing::Failed || standing == Standing::Stuck;
    }
    [[nodiscard]] bool usable() const { return standing == Standing::Usable; }
    /// No candidate of the peer came.
    [[nodiscard]] bool stranded() const
    {
        return remote == 0 && !usable() && (traces->noRemoteNoticed || inTrouble());
    }
    [[nodiscard]] bool goneWrong() const
    {
        return inTrouble() || standing == Standing::Lost || stranded();
    }
};

/// Collects the findings of one look at a session. Lives for the length of that look.
class Diagnosis
{
public:
    Diagnosis(const Moments& moments, const Traces& traces);
    Diagnosis(const Diagnosis&) = delete;
    Diagnosis& operator=(const Diagnosis&) = delete;

    [[nodiscard]] const Session& session() const { return m_moments.session; }
    [[nodiscard]] const Moments& moments() const { return m_moments; }
    [[nodiscard]] const Traces& traces() const { return m_traces; }
    [[nodiscard]] const std::vector<AgentCase>& agents() const { return m_agents; }
    [[nodiscard]] Moment at(std::uint32_t event) const { return {m_moments.log[event].at, event}; }

    /// The reference stays valid until the next add().
    SessionFinding& add(Cause cause, AgentId agent, std::vector<Argument> arguments,
                        Sureness sure = Sureness::Certain, Settling settling = Settling::Nothing,
                        Weight weight = Weight::Cause);
    [[nodiscard]] bool has(Cause cause) const;
    [[nodiscard]] bool hasAny(std::initializer_list<Cause> causes) const;
    [[nodiscard]] std::vector<SessionFinding> take();

private:
    [[nodiscard]] AgentCase caseOf(const Agent& agent) const;
    void mergeAlike();

    const Moments& m_moments;
    const Traces& m_traces;
    std::vector<AgentCase> m_agents;
    std::vector<SessionFinding> m_findings;
};

/// Adds a piece of evidence. Moments with an event light up without being named again.
void support(SessionFinding& finding, Clue clue, std::vector<Argument> arguments = {},
             const std::vector<std::uint32_t>& events = {}, std::vector<PairId> pairs = {});

[[nodiscard]] Standing standingOf(const Session& session, const Agent& agent,
                                  const Component& component);
/// The call of @p agent was ended by a person.
[[nodiscard]] bool endedAsWished(const Session& session, AgentId agent);
/// A pair of the generation that is not void.
[[nodiscard]] bool isCurrent(const Pair& pair);
/// Two addresses that the same socket had for two destinations: its NAT is symmetric.
[[nodiscard]] std::optional<std::pair<SeenMapping, SeenMapping>>
symmetricMapping(const AgentTraces& traces);

void findCallFaults(Diagnosis& diagnosis, const AgentCase& about);
void findMediaFaults(Diagnosis& diagnosis, const AgentCase& about);
void findLostPaths(Diagnosis& diagnosis, const AgentCase& about);
void findServerFaults(Diagnosis& diagnosis);
void findCandidateFaults(Diagnosis& diagnosis, const AgentCase& about);
void findCredentialFaults(Diagnosis& diagnosis, const AgentCase& about);
void findCheckFaults(Diagnosis& diagnosis, const AgentCase& about);
void findNominationFaults(Diagnosis& diagnosis, const AgentCase& about);
/// After all others: what is left when nothing better explains the silence.
void findSilence(Diagnosis& diagnosis, const AgentCase& about);
void findRelayWithoutNeed(Diagnosis& diagnosis, const AgentCase& about);
void findDeviations(Diagnosis& diagnosis);

} // namespace icelens::model
