// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dumpreader.h"

#include "model/agentlog/linescanner.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

namespace icelens::test {
namespace {

using model::LineScanner;
using model::PairState;
using model::Transport;

constexpr std::string_view dumpHeader = "*** conncheck list DUMP (called from ";

/// "Agent 0x…  : " and what follows it.
std::pair<std::string_view, std::string_view> splitAgent(std::string_view line)
{
    if (!line.starts_with("Agent 0x"))
        return {};
    const auto pointer = line.substr(6, line.find(' ', 6) - 6);
    const auto text = line.find("***");
    if (text == std::string_view::npos || text > 40)
        return {pointer, {}};
    return {pointer, line.substr(text)};
}

std::optional<Transport> transport(std::string_view word)
{
    if (word == "udp")
        return Transport::Udp;
    if (word == "tcp-act")
        return Transport::TcpActive;
    if (word == "tcp-pass")
        return Transport::TcpPassive;
    if (word == "tcp-so")
        return Transport::TcpSo;
    return std::nullopt;
}

std::optional<PairState> pairState(char letter)
{
    switch (letter) {
    case 'Z':
        return PairState::Frozen;
    case 'W':
        return PairState::Waiting;
    case 'I':
        return PairState::InProgress;
    case 'S':
        return PairState::Succeeded;
    case 'F':
        return PairState::Failed;
    case 'D':
        return PairState::Discovered;
    default:
        return std::nullopt;
    }
}

} // namespace

std::string DumpedPair::toString() const
{
    std::array<char, 128> text{};
    std::snprintf(text.data(), text.size(), " prio=%016llx state=%d%s%s%s t=%d/%d s%d/c%d f=",
                  static_cast<unsigned long long>(priority), static_cast<int>(state),
                  valid ? " V" : "", nominated ? " N" : "", triggered ? " T" : "",
                  static_cast<int>(localTransport), static_cast<int>(remoteTransport),
                  static_cast<int>(stream.value()), static_cast<int>(component.value()));
    return local.toString() + " > " + remote.toString() + text.data() + foundation;
}

std::vector<DumpedPair> checkListsOf(const model::Session& session, model::AgentId agent)
{
    std::vector<DumpedPair> result;
    for (std::size_t i = 0; i < session.pairs().size(); ++i) {
        const model::Pair& pair = session.pairs()[i];
        if (pair.agent != agent || pair.removed)
            continue;
        DumpedPair dumped;
        dumped.stream = pair.stream;
        dumped.component = pair.component;
        dumped.localTransport = pair.localTransport;
        dumped.remoteTransport = pair.remoteTransport;
        dumped.local = pair.local;
        dumped.remote = pair.remote;
        dumped.foundation = pair.foundation;
        dumped.priority = pair.priority.value_or(0);
        dumped.state = pair.state;
        dumped.valid = pair.valid;
        dumped.nominated = pair.nominated;
        dumped.triggered = pair.triggered;
        result.push_back(std::move(dumped));
    }
    std::ranges::sort(result);
    return result;
}

bool DumpReader::isHeader(std::string_view line)
{
    return splitAgent(line).second.starts_with(dumpHeader);
}

std::optional<Dump> DumpReader::read(std::string_view line)
{
    const auto [agent, text] = splitAgent(line);
    if (text.starts_with(dumpHeader)) {
        auto before = finish();
        m_dump = Dump{};
        m_dump->agent = agent;
        m_dump->where = text.substr(dumpHeader.size());
        return before;
    }
    constexpr std::string_view mode = "*** agent nomination mode ";
    if (m_dump && text.starts_with(mode)) {
        m_dump->role =
            text.ends_with(", controlling") ? model::Role::Controlling : model::Role::Controlled;
    } else if (m_dump && text.starts_with("*** sc=")) {
        readPair(text);
    } else {
        return finish();
    }
    return std::nullopt;
}

std::optional<Dump> DumpReader::finish()
{
    if (m_dump)
        std::ranges::sort(m_dump->pairs);
    return std::exchange(m_dump, std::nullopt);
}

/// "*** sc=1/1 : pair 0x… : f=1:1 t=host:host sock=udp udp:[a]:p > udp:[b]:p
/// prio=hex:hex:n/hex state=SVN"
void DumpReader::readPair(std::string_view text)
{
    LineScanner scan(text);
    DumpedPair pair;
    pair.stream = model::StreamId(scan.skip("*** sc=").number<std::uint16_t>());
    pair.component = model::ComponentId(scan.skip("/").number<std::uint16_t>());
    scan.skip(" : pair ");
    if (!scan.ok())
        return; // an incoming check that waits for credentials
    scan.pointer();
    scan.skip(" : ");
    if (scan.rest().starts_with("  stun#"))
        return;
    pair.foundation = scan.skip("f=").until(" t=");
    scan.until(" sock=");
    scan.until(" ");
    const auto localTransport = transport(scan.until(":"));
    pair.local = scan.address();
    const auto remoteTransport = transport(scan.skip(" > ").until(":"));
    pair.remote = scan.address();
    const auto high = scan.skip(" prio=").number<std::uint64_t>(16);
    const auto middle = scan.skip(":").number<std::uint64_t>(16);
    const auto low = scan.skip(":").number<std::uint64_t>();
    pair.priority = high << 32U | middle << 1U | low;
    scan.until(" state=");
    const auto state = scan.rest().empty() ? std::nullopt : pairState(scan.rest().front());
    if (!scan.ok() || !localTransport || !remoteTransport || !state) {
        ++m_unreadable;
        return;
    }
    pair.localTransport = *localTransport;
    pair.remoteTransport = *remoteTransport;
    pair.state = *state;
    const auto flags = scan.rest().substr(1);
    pair.valid = flags.find('V') != std::string_view::npos;
    pair.nominated = flags.find('N') != std::string_view::npos;
    pair.triggered = flags.find('T') != std::string_view::npos;
    m_dump->pairs.push_back(std::move(pair));
}

} // namespace icelens::test
