// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace icelens::model {

/// Makes facts about pairs of what libnice 0.1.21 writes to its debug log (domains "libnice" and
/// "libnice-stun", not verbose), the only place where it says what it did to a pair.
///
/// One reader a session: it numbers the pairs of all its agents from 1. The wording of the log is
/// no interface: lines that it does not know are skipped, and if it knows none of them,
/// recognised() stays 0. It follows the agent's own flags so closely that the facts folded up to
/// any line equal the list that the agent would dump there.
///
/// Lines hold passwords: nothing of a line but addresses, numbers and foundations is copied, ever.
/// Not thread-safe; lines of an agent must come in the order in which it wrote them.
class AgentLogReader
{
public:
    /// Called from within read(), in order, with Event::agent and Event::fact.
    using FactSink = std::function<void(AgentId, Fact)>;

    explicit AgentLogReader(FactSink sink);

    /// Lines of the agent at @p pointer (as printf's %p writes it, "0x55d0c8a4e0f0") are about
    /// @p agent. Text that is no pointer: nothing.
    void bind(std::string_view pointer, AgentId agent);
    /// The agent is gone, its address may be used again. Its pairs are forgotten without a fact.
    void unbind(AgentId agent);
    /// Why a check list that @p agent drops as a whole from now on goes: Restarted or, the default,
    /// StreamRemoved. The log does not say.
    void setListEndReason(AgentId agent, RemovalReason reason);

    /// One line as the agent wrote it, without its domain. Allocates only for lines that are facts.
    void read(std::string_view line);

    /// What a line that printf makes of a format can mean to read().
    enum class Meaning : std::uint8_t {
        None,    ///< Nothing.
        Passing, ///< That it stands between others: pass() does the same as read(), without it.
        Telling, ///< It must be read.
    };
    [[nodiscard]] static Meaning meaningOf(std::string_view format);
    /// A line of the agent at this address, of a @p format whose meaning is Passing.
    void pass(std::uintptr_t agent, std::string_view format);

    /// Lines that came, and those of them that were understood.
    [[nodiscard]] std::uint64_t lines() const { return m_lines; }
    [[nodiscard]] std::uint64_t recognised() const { return m_recognised; }
    /// Whom the last line that named a bound agent was about; 0 before the first one.
    [[nodiscard]] AgentId lastAgent() const { return m_lastAgent; }

private:
    /// Nine lines of ten begin otherwise: they tell of interfaces, sockets and STUN bytes.
    static constexpr std::string_view start = "Agent ";

    using Pointer = std::uint64_t; // an address in the agent's process; 0: none

    /// A pair that the agent holds now.
    struct LivePair
    {
        PairId id;
        AgentId agent;
        StreamId stream;
        PairState state = PairState::Frozen;
        bool valid = false;
        bool nominated = false;
    };

    /// "creating a new pair" and the lines that follow it until "added a new pair".
    struct Forming
    {
        bool open = false;
        Pointer pair = 0;
        PairState state = PairState::Frozen;
        Address local;
        Address remote;
    };

    /// What the last lines of one agent said that the next ones need.
    struct AgentMachine
    {
        AgentId id;
        Pointer pointer = 0;
        RemovalReason listEnds = RemovalReason::StreamRemoved;
        std::vector<std::pair<Pointer, StreamId>> streams;
        Forming forming;
        Pointer matched = 0;        // whose response is being processed
        bool foundAnother = false;  // ... and it named the mapped address of another pair
        bool addsTriggered = false; // the next pair is queued for a triggered check
        bool pruning = false;       // pairs removed now lost to a nominated one
        Pointer givenUp = 0;        // failed for good, if the next line says no more
        Pointer checked = 0;        // the last check that was prepared
        std::uint32_t checkPriority = 0;
        std::optional<CandidateType> updatedType;
    };

    struct Phrase; // a prefix and what reads the rest of its line
    static std::span<const Phrase> phrases();
    static const Phrase* findPhrase(std::string_view text);
    static std::string_view textOf(std::string_view afterPointer);

    AgentMachine* findAgent(Pointer pointer);
    LivePair* findPair(const AgentMachine& agent, Pointer pointer);
    void publish(const AgentMachine& agent, Fact fact) { m_sink(agent.id, std::move(fact)); }
    void followContext(AgentMachine& agent, std::string_view text);

    void setState(AgentMachine& agent, Pointer pointer, PairState state);
    void setValid(AgentMachine& agent, Pointer pointer);
    void setNominated(AgentMachine& agent, Pointer pointer);
    void remove(AgentMachine& agent, Pointer pointer, RemovalReason reason);
    bool formPair(AgentMachine& agent, std::string_view rest, bool discovered);

    // Each reads what follows its phrase; false: the line is not what it seemed.
    bool onPair(AgentMachine& agent, std::string_view rest);
    bool onPairState(AgentMachine& agent, Pointer pair, std::string_view rest);
    bool onPairWord(AgentMachine& agent, Pointer pair, std::string_view rest);
    bool onCreating(AgentMachine& agent, std::string_view rest);
    bool onNewPair(AgentMachine& agent, std::string_view rest);
    bool onAddedPair(AgentMachine& agent, std::string_view rest);
    bool onAddedDiscoveredPair(AgentMachine& agent, std::string_view rest);
    bool onAddingTriggered(AgentMachine& agent, std::string_view rest);
    bool onPairNotCreated(AgentMachine& agent, std::string_view rest);
    bool onMarkingNominated(AgentMachine& agent, std::string_view rest);
    bool onRestartingCheck(AgentMachine& agent, std::string_view rest);
    bool onRoleConflictWithPair(AgentMachine& agent, std::string_view rest);
    bool onRoleConflictChanging(AgentMachine& agent, std::string_view rest);
    bool onRoleConflictStaying(AgentMachine& agent, std::string_view rest);
    bool onPropertyRole(AgentMachine& agent, std::string_view rest);
    bool onPruning(AgentMachine& agent, std::string_view rest);
    bool onGivingUp(AgentMachine& agent, std::string_view rest);
    bool onFailedPair(AgentMachine& agent, std::string_view rest);
    bool onStreamAllocated(AgentMachine& agent, std::string_view rest);
    bool onListFreed(AgentMachine& agent, std::string_view rest);
    bool onMappedAddressMissing(AgentMachine& agent, std::string_view rest);
    bool onPeerReflexiveUpdated(AgentMachine& agent, std::string_view rest);
    bool onRemoteUpdated(AgentMachine& agent, std::string_view rest);
    bool onFoundationUpdated(AgentMachine& agent, std::string_view rest);
    bool onCheckRequest(AgentMachine& agent, std::string_view rest);
    bool onUseCandidate(AgentMachine& agent, std::string_view rest);
    bool onCheckCancelled(AgentMachine& agent, std::string_view rest);

    FactSink m_sink;
    std::vector<AgentMachine> m_agents;
    std::unordered_map<Pointer, LivePair> m_pairs;
    AgentId m_lastAgent;
    std::uint32_t m_lastPair = 0;
    std::uint64_t m_lines = 0;
    std::uint64_t m_recognised = 0;
};

} // namespace icelens::model
