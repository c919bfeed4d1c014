// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agentlog/agentlogreader.h"
#include "model/agentlog/linescanner.h"
#include "model/agentlog/words.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

// What follows the other phrases of the log. The names in comments are functions of
// libnice 0.1.21.
namespace icelens::model {
namespace {

std::optional<CandidateType> candidateType(std::string_view word)
{
    static constexpr std::array<Word<CandidateType>, 4> words{{
        {"host", CandidateType::Host},
        {"srflx", CandidateType::ServerReflexive},
        {"prflx", CandidateType::PeerReflexive},
        {"relay", CandidateType::Relayed},
    }};
    return lookUp(words, word);
}

/// "\"controlling\"" and what follows it.
std::optional<Role> quotedRole(std::string_view text)
{
    if (text.starts_with("\"controlling\""))
        return Role::Controlling;
    if (text.starts_with("\"controlled\""))
        return Role::Controlled;
    return std::nullopt;
}

} // namespace

bool AgentLogReader::onMarkingNominated(AgentMachine& agent, std::string_view rest)
{
    LineScanner scan(rest);
    const Pointer pair = scan.pointer();
    setNominated(agent, pair);
    return scan.ok();
}

/// "udp:udp pair 0x… with USE-CANDIDATE attrib" or "pair 0x… as the nominated pair."
bool AgentLogReader::onRestartingCheck(AgentMachine& agent, std::string_view rest)
{
    LineScanner scan(rest);
    scan.until("pair ");
    const Pointer pointer = scan.pointer();
    const LivePair* const pair = findPair(agent, pointer);
    if (!scan.ok() || pair == nullptr)
        return false;
    if (scan.rest().starts_with(" as the nominated pair"))
        setNominated(agent, pointer);
    publish(agent, PairTriggered{pair->id, TriggerReason::Nomination});
    return true;
}

bool AgentLogReader::onRoleConflictWithPair(AgentMachine& agent, std::string_view rest)
{
    LineScanner scan(rest);
    const LivePair* const pair = findPair(agent, scan.pointer());
    if (!scan.skip(", restarting").ok() || pair == nullptr)
        return false;
    publish(agent, PairTriggered{pair->id, TriggerReason::RoleConflict});
    return true;
}

bool AgentLogReader::onRoleConflictChanging(AgentMachine& agent, std::string_view rest)
{
    const auto role = quotedRole(rest);
    if (role)
        publish(agent, RoleChanged{*role});
    return role.has_value();
}

bool AgentLogReader::onRoleConflictStaying(AgentMachine& agent, std::string_view rest)
{
    const auto role = quotedRole(rest);
    if (role)
        publish(agent, RoleConflictKept{*role});
    return role.has_value();
}

bool AgentLogReader::onPropertyRole(AgentMachine& agent, std::string_view rest)
{
    return onRoleConflictChanging(agent, rest);
}

bool AgentLogReader::onPruning(AgentMachine& agent, std::string_view)
{
    agent.pruning = true;
    return true;
}

bool AgentLogReader::onGivingUp(AgentMachine& agent, std::string_view rest)
{
    LineScanner scan(rest);
    agent.givenUp = scan.pointer();
    return scan.ok();
}

bool AgentLogReader::onFailedPair(AgentMachine& agent, std::string_view)
{
    // priv_conn_check_tick_stream(): the pair stays in the list.
    agent.givenUp = 0;
    return true;
}

bool AgentLogReader::onStreamAllocated(AgentMachine& agent, std::string_view rest)
{
    LineScanner scan(rest);
    const StreamId id(scan.number<std::uint16_t>());
    const Pointer pointer = scan.skip(" (").pointer();
    if (!scan.ok())
        return false;
    std::erase_if(agent.streams, [&](const auto& stream) { return stream.first == pointer; });
    agent.streams.emplace_back(pointer, id);
    return true;
}

bool AgentLogReader::onListFreed(AgentMachine& agent, std::string_view rest)
{
    LineScanner scan(rest);
    const Pointer pointer = scan.pointer();
    const auto stream =
        std::ranges::find(agent.streams, pointer, &std::pair<Pointer, StreamId>::first);
    if (!scan.ok() || stream == agent.streams.end())
        return false;
    std::vector<std::pair<PairId, Pointer>> gone;
    for (const auto& [address, pair] : m_pairs) {
        if (pair.agent == agent.id && pair.stream == stream->second)
            gone.emplace_back(pair.id, address);
    }
    std::ranges::sort(gone); // the order of a hash table is no fact
    for (const auto& [id, address] : gone)
        remove(agent, address, agent.listEnds);
    return true;
}

bool AgentLogReader::onMappedAddressMissing(AgentMachine& agent, std::string_view)
{
    // priv_map_reply_to_conn_check_request() makes the pair itself valid, whatever was found.
    setValid(agent, agent.matched);
    return true;
}

bool AgentLogReader::onPeerReflexiveUpdated(AgentMachine& agent, std::string_view rest)
{
    agent.updatedType = candidateType(rest);
    return agent.updatedType.has_value();
}

/// "[192.0.2.1]:3478 for s1/c1. U/P '…'/'…' prio: 7effffff"
bool AgentLogReader::onRemoteUpdated(AgentMachine& agent, std::string_view rest)
{
    RemoteCandidateUpdated updated;
    updated.type = std::exchange(agent.updatedType, std::nullopt);
    LineScanner scan(rest);
    updated.address = scan.address();
    updated.stream = StreamId(scan.skip(" for s").number<std::uint16_t>());
    updated.component = ComponentId(scan.skip("/c").number<std::uint16_t>());
    constexpr std::string_view priority = "' prio: ";
    const auto at = scan.rest().rfind(priority);
    if (!scan.ok() || at == std::string_view::npos)
        return false;
    LineScanner tail(scan.rest().substr(at + priority.size()));
    updated.priority = tail.number<std::uint32_t>(16);
    if (tail.ok())
        publish(agent, std::move(updated));
    return tail.ok();
}

/// "0x… foundation to 'l:r'"
bool AgentLogReader::onFoundationUpdated(AgentMachine& agent, std::string_view rest)
{
    LineScanner scan(rest);
    const LivePair* const pair = findPair(agent, scan.pointer());
    scan.skip(" foundation to '");
    if (!scan.ok() || pair == nullptr || !scan.rest().ends_with('\''))
        return false;
    const auto foundation = scan.rest().substr(0, scan.rest().size() - 1);
    publish(agent, PairFoundationChanged{pair->id, std::string(foundation)});
    return true;
}

/// "[l]:p --> [r]:p, socket=7, pair=0x… (c-id:1), …, username=…, password=…, prio=6effffff, …"
bool AgentLogReader::onCheckRequest(AgentMachine& agent, std::string_view rest)
{
    LineScanner scan(rest);
    scan.until(", pair=");
    const Pointer pair = scan.pointer();
    constexpr std::string_view priority = ", prio=";
    const auto at = scan.rest().rfind(priority);
    if (!scan.ok() || at == std::string_view::npos)
        return false;
    LineScanner tail(scan.rest().substr(at + priority.size()));
    agent.checkPriority = tail.number<std::uint32_t>(16);
    agent.checked = tail.ok() ? pair : 0;
    return tail.ok();
}

bool AgentLogReader::onUseCandidate(AgentMachine& agent, std::string_view rest)
{
    const LivePair* const pair = findPair(agent, agent.checked);
    if (pair == nullptr || rest.empty())
        return false;
    publish(agent, CheckPrepared{pair->id, agent.checkPriority, rest.front() == '1'});
    return true;
}

bool AgentLogReader::onCheckCancelled(AgentMachine& agent, std::string_view)
{
    const LivePair* const pair = findPair(agent, std::exchange(agent.checked, 0));
    if (pair != nullptr)
        publish(agent, CheckNotSent{pair->id});
    return pair != nullptr;
}

} // namespace icelens::model
