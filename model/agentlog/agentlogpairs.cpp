// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agentlog/agentlogreader.h"
#include "model/agentlog/linescanner.h"
#include "model/agentlog/words.h"

#include <array>
#include <string>
#include <utility>

// How pairs come, change their state and go. The names in comments are functions of
// libnice 0.1.21.
namespace icelens::model {
namespace {

std::optional<PairState> pairState(std::string_view word)
{
    static constexpr std::array<Word<PairState>, 6> words{{
        {"FROZEN", PairState::Frozen},
        {"WAITING", PairState::Waiting},
        {"IN_PROGRESS", PairState::InProgress},
        {"SUCCEEDED", PairState::Succeeded},
        {"FAILED", PairState::Failed},
        {"DISCOVERED", PairState::Discovered},
    }};
    return lookUp(words, word);
}

std::optional<Transport> transport(std::string_view word)
{
    static constexpr std::array<Word<Transport>, 4> words{{
        {"udp", Transport::Udp},
        {"tcp-act", Transport::TcpActive},
        {"tcp-pass", Transport::TcpPassive},
        {"tcp-so", Transport::TcpSo},
    }};
    return lookUp(words, word);
}

/// "1/2": stream and component.
ConsentLost consentLost(LineScanner& scan, bool revoked)
{
    ConsentLost lost;
    lost.stream = StreamId(scan.number<std::uint16_t>());
    lost.component = ComponentId(scan.skip("/").number<std::uint16_t>());
    lost.revoked = revoked;
    return lost;
}

} // namespace

bool AgentLogReader::onPair(AgentMachine& agent, std::string_view rest)
{
    LineScanner scan(rest);
    const Pointer pair = scan.pointer();
    scan.skip(" ");
    if (!scan.ok())
        return false;
    constexpr std::string_view state = "state ";
    if (scan.rest().starts_with(state))
        return onPairState(agent, pair, scan.rest().substr(state.size()));
    return onPairWord(agent, pair, scan.rest());
}

bool AgentLogReader::onPairState(AgentMachine& agent, Pointer pair, std::string_view rest)
{
    agent.pruning = false;
    LineScanner scan(rest);
    const auto state = pairState(scan.until(" ("));
    const auto function = scan.until(")");
    if (!scan.ok() || !state)
        return false;
    if (agent.forming.open && agent.forming.pair == 0) {
        agent.forming.pair = pair;
        agent.forming.state = *state;
        return true;
    }
    // A check that was prepared and failed before anything else happened was never sent.
    if (*state == PairState::Failed && pair == agent.checked)
        onCheckCancelled(agent, {});
    setState(agent, pair, *state);
    if (function == "priv_process_response_check_for_reflexive") {
        if (*state == PairState::Discovered)
            agent.foundAnother = true;
        // The mapped address was the pair's own local candidate.
        else if (*state == PairState::Succeeded && pair == agent.matched && !agent.foundAnother)
            setValid(agent, pair);
    }
    // conn_check_prune_socket() frees the pair without another word.
    if (*state == PairState::Failed && pair == std::exchange(agent.givenUp, 0))
        remove(agent, pair, RemovalReason::SocketClosed);
    return true;
}

bool AgentLogReader::onPairWord(AgentMachine& agent, Pointer pair, std::string_view rest)
{
    const LivePair* const known = findPair(agent, pair);
    if (rest == "removed.") {
        if (known == nullptr)
            return false;
        auto reason = RemovalReason::CheckListLimit;
        if (agent.pruning)
            reason = RemovalReason::Nominated;
        else if (known->state == PairState::Failed)
            reason = RemovalReason::FailedPruned;
        remove(agent, pair, reason);
    } else if (rest == "MATCHED.") {
        agent.matched = pair;
        agent.foundAnother = false;
    } else if (rest.starts_with("added for a triggered check") && known != nullptr) {
        publish(agent, PairTriggered{known->id, TriggerReason::PeerCheck});
    } else if (rest.starts_with("FAILED (mismatch of source address)") && known != nullptr) {
        publish(agent, AsymmetricResponse{known->id});
    } else {
        LineScanner scan(rest);
        const bool revoked = rest.starts_with("lost consent for ");
        scan.skip(revoked ? "lost consent for " : "consent for stream/component ");
        const auto lost = consentLost(scan, revoked);
        if (!scan.skip(revoked ? " (" : " timed out").ok())
            return false;
        publish(agent, lost);
    }
    return true;
}

bool AgentLogReader::onCreating(AgentMachine& agent, std::string_view)
{
    agent.forming = {};
    agent.forming.open = true;
    return true;
}

bool AgentLogReader::onNewPair(AgentMachine& agent, std::string_view rest)
{
    LineScanner scan(rest);
    const Pointer pair = scan.pointer();
    const Address local = scan.skip(" : ").address();
    const Address remote = scan.skip(" --> ").address();
    if (!scan.ok() || !agent.forming.open || pair != agent.forming.pair)
        return false;
    agent.forming.local = local;
    agent.forming.remote = remote;
    return true;
}

bool AgentLogReader::onAddedPair(AgentMachine& agent, std::string_view rest)
{
    return formPair(agent, rest, false);
}

bool AgentLogReader::onAddedDiscoveredPair(AgentMachine& agent, std::string_view rest)
{
    return formPair(agent, rest, true);
}

/// "0x… with foundation 'l:r' and transport udp:udp to stream 1 component 1"
bool AgentLogReader::formPair(AgentMachine& agent, std::string_view rest, bool discovered)
{
    const Forming forming = std::exchange(agent.forming, {});
    const bool queued = std::exchange(agent.addsTriggered, false);
    LineScanner scan(rest);
    const Pointer pointer = scan.pointer();
    scan.skip(" with foundation '");
    // The peer chose half of the foundation: look for its end from the right.
    constexpr std::string_view middle = "' and transport ";
    const auto end = scan.rest().rfind(middle);
    if (!scan.ok() || !forming.open || pointer != forming.pair || end == std::string_view::npos)
        return false;

    PairFormed formed;
    formed.foundation = std::string(scan.rest().substr(0, end));
    LineScanner tail(scan.rest().substr(end + middle.size()));
    const auto localTransport = transport(tail.until(":"));
    const auto remoteTransport = transport(tail.until(" to stream "));
    formed.stream = StreamId(tail.number<std::uint16_t>());
    formed.component = ComponentId(tail.skip(" component ").number<std::uint16_t>());
    if (!tail.ok() || !localTransport || !remoteTransport)
        return false;

    // An address that is used again belonged to a pair that went without a word.
    remove(agent, pointer, RemovalReason::Unknown);
    formed.pair = PairId(++m_lastPair);
    formed.state = forming.state;
    formed.localTransport = *localTransport;
    formed.remoteTransport = *remoteTransport;
    formed.local = forming.local;
    formed.remote = forming.remote;
    // priv_add_new_check_pair() is given Waiting by what comes of a check of the peer alone.
    if (forming.state == PairState::Waiting)
        formed.origin = PairOrigin::Triggered;
    const LivePair* const parent = discovered ? findPair(agent, agent.matched) : nullptr;
    const bool nominated = parent != nullptr && parent->nominated;
    if (discovered) {
        formed.origin = PairOrigin::Discovered;
        formed.parent = parent == nullptr ? PairId() : parent->id;
        agent.foundAnother = true;
    }
    const LivePair live{formed.pair, agent.id, formed.stream, formed.state, false, false};
    m_pairs.insert_or_assign(pointer, live);
    publish(agent, Boxed<PairFormed>(std::move(formed)));
    if (nominated)
        setNominated(agent, pointer);
    if (discovered)
        setValid(agent, pointer);
    if (queued)
        publish(agent, PairTriggered{live.id, TriggerReason::PeerCheck});
    return true;
}

bool AgentLogReader::onAddingTriggered(AgentMachine& agent, std::string_view)
{
    agent.addsTriggered = true;
    return true;
}

bool AgentLogReader::onPairNotCreated(AgentMachine& agent, std::string_view)
{
    agent.addsTriggered = false;
    return true;
}

} // namespace icelens::model
