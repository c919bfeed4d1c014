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

const AgentLogReader::Phrase* AgentLogReader::findPhrase(std::string_view text)
{
    using Reader = AgentLogReader;
    // In the order of how often libnice writes them; a longer one before a prefix of it.
    static constexpr std::array phrases{
        Phrase{"pair ", &Reader::onPair},
        Phrase{"creating a new pair", &Reader::onCreating},
        Phrase{"new pair ", &Reader::onNewPair},
        Phrase{"added a new pair ", &Reader::onAddedPair},
        Phrase{"added a new peer-discovered pair ", &Reader::onAddedDiscoveredPair},
        Phrase{"do not create a pair ", &Reader::onPairNotCreated},
        Phrase{"STUN-CC REQ ", &Reader::onCheckRequest},
        Phrase{"conn_check_send: set cand_use=", &Reader::onUseCandidate},
        Phrase{"buffer is empty, cancelling conncheck", &Reader::onCheckCancelled},
        Phrase{"no credentials found, cancelling conncheck", &Reader::onCheckCancelled},
        Phrase{"Pruning pending checks for ", &Reader::onPruning},
        Phrase{"marking pair ", &Reader::onMarkingNominated},
        Phrase{"restarting check of ", &Reader::onRestartingCheck},
        Phrase{"Adding a triggered check to ", &Reader::onAddingTriggered},
        Phrase{"Role conflict with pair ", &Reader::onRoleConflictWithPair},
        Phrase{"Role conflict, changing agent role to ", &Reader::onRoleConflictChanging},
        Phrase{"Role conflict, staying with role ", &Reader::onRoleConflictStaying},
        Phrase{"Property set, changing role to ", &Reader::onPropertyRole},
        Phrase{"Retransmissions failed, giving up on pair ", &Reader::onGivingUp},
        Phrase{"Failed pair is ", &Reader::onFailedPair},
        Phrase{"Mapped address not found", &Reader::onMappedAddressMissing},
        Phrase{"Updating existing peer-rfx remote candidate to ", &Reader::onPeerReflexiveUpdated},
        Phrase{"Updating existing remote candidate with addr ", &Reader::onRemoteUpdated},
        Phrase{"Updating pair ", &Reader::onFoundationUpdated},
        Phrase{"freeing conncheck_list of stream ", &Reader::onListFreed},
        Phrase{"allocating stream id ", &Reader::onStreamAllocated},
    };
    const auto found = std::ranges::find_if(
        phrases, [&](const Phrase& phrase) { return text.starts_with(phrase.prefix); });
    return found == phrases.end() ? nullptr : &*found;
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
    if (!mayKnow(line))
        return;
    LineScanner scan(line.substr(start.size()));
    AgentMachine* const agent = findAgent(scan.pointer());
    if (agent == nullptr)
        return;
    m_lastAgent = agent->id;
    auto text = scan.rest();
    text.remove_prefix(std::min(text.find_first_not_of(" :,"), text.size()));
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
    const auto is = [&](std::string_view prefix) { return text.starts_with(prefix); };
    if (!is("pair ") && !is("selected pair priority is "))
        agent.pruning = false;
    if (!is("pair "))
        agent.givenUp = 0;
    if (!is("pair ") && !is("conn_check_send: ") && !is("conncheck created ")
        && !is("timer set to ") && !is("add to tcp-act socket ") && !is("buffer is empty")
        && !is("no credentials found"))
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
