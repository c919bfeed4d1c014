// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agentlog/agentlogreader.h"

#include "model/agentlog/linescanner.h"

#include <algorithm>
#include <array>
#include <utility>

namespace icelens::model {

struct AgentLogReader::Phrase
{
    std::string_view prefix;
    bool (AgentLogReader::*read)(AgentMachine&, std::string_view);
};

namespace {

/// Lines that are about the check that is being sent. The others end what only the next line can
/// continue.
constexpr std::array<std::string_view, 6> checkWords{
    "conn_check_send: ",      "conncheck created ", "timer set to ",
    "add to tcp-act socket ", "buffer is empty",    "no credentials found",
};
constexpr std::string_view pairWord = "pair ";
constexpr std::string_view selectedWord = "selected pair priority is ";

/// False if no text that begins as @p literal says, and goes on anyhow, begins with @p phrase.
bool mayBegin(std::string_view literal, std::string_view phrase)
{
    return literal.starts_with(phrase) || phrase.starts_with(literal);
}

} // namespace

std::span<const AgentLogReader::Phrase> AgentLogReader::phrases()
{
    // In the order of how often libnice writes them; a longer one before a prefix of it.
    static constexpr std::array table{
        Phrase{"pair ", &AgentLogReader::onPair},
        Phrase{"creating a new pair", &AgentLogReader::onCreating},
        Phrase{"new pair ", &AgentLogReader::onNewPair},
        Phrase{"added a new pair ", &AgentLogReader::onAddedPair},
        Phrase{"added a new peer-discovered pair ", &AgentLogReader::onAddedDiscoveredPair},
        Phrase{"do not create a pair ", &AgentLogReader::onPairNotCreated},
        Phrase{"STUN-CC REQ ", &AgentLogReader::onCheckRequest},
        Phrase{"conn_check_send: set cand_use=", &AgentLogReader::onUseCandidate},
        Phrase{"buffer is empty, cancelling conncheck", &AgentLogReader::onCheckCancelled},
        Phrase{"no credentials found, cancelling conncheck", &AgentLogReader::onCheckCancelled},
        Phrase{"Pruning pending checks for ", &AgentLogReader::onPruning},
        Phrase{"marking pair ", &AgentLogReader::onMarkingNominated},
        Phrase{"restarting check of ", &AgentLogReader::onRestartingCheck},
        Phrase{"Adding a triggered check to ", &AgentLogReader::onAddingTriggered},
        Phrase{"Role conflict with pair ", &AgentLogReader::onRoleConflictWithPair},
        Phrase{"Role conflict, changing agent role to ", &AgentLogReader::onRoleConflictChanging},
        Phrase{"Role conflict, staying with role ", &AgentLogReader::onRoleConflictStaying},
        Phrase{"Property set, changing role to ", &AgentLogReader::onPropertyRole},
        Phrase{"Retransmissions failed, giving up on pair ", &AgentLogReader::onGivingUp},
        Phrase{"Failed pair is ", &AgentLogReader::onFailedPair},
        Phrase{"Mapped address not found", &AgentLogReader::onMappedAddressMissing},
        Phrase{"Updating existing peer-rfx remote candidate to ",
               &AgentLogReader::onPeerReflexiveUpdated},
        Phrase{"Updating existing remote candidate with addr ", &AgentLogReader::onRemoteUpdated},
        Phrase{"Updating pair ", &AgentLogReader::onFoundationUpdated},
        Phrase{"freeing conncheck_list of stream ", &AgentLogReader::onListFreed},
        Phrase{"allocating stream id ", &AgentLogReader::onStreamAllocated},
    };
    return table;
}

const AgentLogReader::Phrase* AgentLogReader::findPhrase(std::string_view text)
{
    const auto known = phrases();
    const auto found = std::ranges::find_if(known, [&](const Phrase& phrase) {
        return phrase.prefix.front() == text.front() && text.starts_with(phrase.prefix);
    });
    return found == known.end() ? nullptr : &*found;
}

/// What a line says behind the address of its agent; of a format, what all its lines say.
std::string_view AgentLogReader::textOf(std::string_view afterPointer)
{
    afterPointer.remove_prefix(
        std::min(afterPointer.find_first_not_of(" :,"), afterPointer.size()));
    return afterPointer;
}

AgentLogReader::Meaning AgentLogReader::meaningOf(std::string_view format)
{
    if (!format.starts_with(start))
        return Meaning::None;
    constexpr std::string_view pointer = "%p";
    auto literal = format.substr(start.size());
    if (!literal.starts_with(pointer))
        return Meaning::Telling;
    literal = textOf(literal.substr(pointer.size()));
    const auto ends = literal.find('%');
    const bool varies = ends != std::string_view::npos;
    literal = literal.substr(0, ends);
    if (literal.empty() || literal.starts_with('*'))
        return Meaning::Telling;
    const auto mayBe = [&](std::string_view word) {
        if (word.front() != literal.front()) // most of them
            return false;
        return varies ? mayBegin(literal, word) : literal.starts_with(word);
    };
    if (std::ranges::any_of(phrases(), mayBe, &Phrase::prefix))
        return Meaning::Telling;
    // Those are judged by the literal alone, if it is long enough.
    const auto unclear = [&](std::string_view word) {
        return mayBe(word) && !literal.starts_with(word);
    };
    return std::ranges::any_of(checkWords, unclear) || unclear(selectedWord) ? Meaning::Telling
                                                                             : Meaning::Passing;
}

void AgentLogReader::pass(std::uintptr_t agent, std::string_view format)
{
    ++m_lines;
    AgentMachine* const machine = findAgent(agent);
    if (machine == nullptr)
        return;
    m_lastAgent = machine->id;
    constexpr std::size_t pointer = 2; // "%p"
    followContext(*machine, textOf(format.substr(start.size() + pointer)));
}

AgentLogReader::AgentLogReader(FactSink sink)
    : m_sink(std::move(sink))
{}

void AgentLogReader::bind(std::string_view pointer, AgentId agent)
{
    LineScanner scan(pointer);
    const Pointer address = scan.pointer();
    if (!scan.ok() || !scan.rest().empty())
        return;
    unbind(agent);
    AgentMachine machine;
    machine.id = agent;
    machine.pointer = address;
    m_agents.push_back(std::move(machine));
}

void AgentLogReader::unbind(AgentId agent)
{
    std::erase_if(m_agents, [&](const AgentMachine& machine) { return machine.id == agent; });
    std::erase_if(m_pairs, [&](const auto& entry) { return entry.second.agent == agent; });
}

void AgentLogReader::setListEndReason(AgentId agent, RemovalReason reason)
{
    for (AgentMachine& machine : m_agents) {
        if (machine.id == agent)
            machine.listEnds = reason;
    }
}

void AgentLogReader::read(std::string_view line)
{
    ++m_lines;
    if (!line.starts_with(start))
        return;
    LineScanner scan(line.substr(start.size()));
    AgentMachine* const agent = findAgent(scan.pointer());
    if (agent == nullptr)
        return;
    m_lastAgent = agent->id;
    const auto text = textOf(scan.rest());
    // The verbose dump comes anywhere between the lines that belong together.
    if (text.empty() || text.starts_with('*'))
        return;
    followContext(*agent, text);
    const Phrase* const phrase = findPhrase(text);
    if (phrase != nullptr && (this->*phrase->read)(*agent, text.substr(phrase->prefix.size())))
        ++m_recognised;
}

/// Ends what only the very next lines can continue.
void AgentLogReader::followContext(AgentMachine& agent, std::string_view text)
{
    if (text.starts_with(pairWord))
        return;
    if (!text.starts_with(selectedWord))
        agent.pruning = false;
    agent.givenUp = 0;
    if (std::ranges::none_of(checkWords, [&](auto word) { return text.starts_with(word); }))
        agent.checked = 0;
}

AgentLogReader::AgentMachine* AgentLogReader::findAgent(Pointer pointer)
{
    const auto found = std::ranges::find(m_agents, pointer, &AgentMachine::pointer);
    return pointer == 0 || found == m_agents.end() ? nullptr : &*found;
}

AgentLogReader::LivePair* AgentLogReader::findPair(const AgentMachine& agent, Pointer pointer)
{
    const auto found = m_pairs.find(pointer);
    return found == m_pairs.end() || found->second.agent != agent.id ? nullptr : &found->second;
}

void AgentLogReader::setState(AgentMachine& agent, Pointer pointer, PairState state)
{
    if (LivePair* const pair = findPair(agent, pointer)) {
        pair->state = state;
        publish(agent, PairStateChanged{pair->id, state});
    }
}

void AgentLogReader::setValid(AgentMachine& agent, Pointer pointer)
{
    LivePair* const pair = findPair(agent, pointer);
    if (pair == nullptr || pair->valid)
        return;
    pair->valid = true;
    publish(agent, PairValidated{pair->id});
}

void AgentLogReader::setNominated(AgentMachine& agent, Pointer pointer)
{
    LivePair* const pair = findPair(agent, pointer);
    if (pair == nullptr || pair->nominated)
        return;
    pair->nominated = true;
    publish(agent, PairNominated{pair->id});
}

void AgentLogReader::remove(AgentMachine& agent, Pointer pointer, RemovalReason reason)
{
    LivePair* const pair = findPair(agent, pointer);
    if (pair == nullptr)
        return;
    const PairId id = pair->id;
    m_pairs.erase(pointer);
    publish(agent, PairRemoved{id, reason});
}

} // namespace icelens::model
