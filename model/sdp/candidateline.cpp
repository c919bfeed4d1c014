// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sdp/candidateline.h"

#include "model/sdp/sdptext.h"

#include <algorithm>

namespace icelens::model::sdp {
namespace {

constexpr std::size_t longestFoundation = 32;
constexpr std::size_t longestHostName = 255;

std::string_view withoutPrefix(std::string_view line, std::string_view prefix)
{
    if (line.size() >= prefix.size() && text::same(line.substr(0, prefix.size()), prefix))
        line.remove_prefix(prefix.size());
    return line;
}

std::optional<CandidateType> typeNamed(std::string_view word)
{
    if (text::same(word, "host"))
        return CandidateType::Host;
    if (text::same(word, "srflx"))
        return CandidateType::ServerReflexive;
    if (text::same(word, "prflx"))
        return CandidateType::PeerReflexive;
    if (text::same(word, "relay"))
        return CandidateType::Relayed;
    return {};
}

std::string_view nameOf(CandidateType type)
{
    switch (type) {
    case CandidateType::Host:
        return "host";
    case CandidateType::ServerReflexive:
        return "srflx";
    case CandidateType::PeerReflexive:
        return "prflx";
    case CandidateType::Relayed:
        break;
    }
    return "relay";
}

std::optional<Transport> tcpTypeNamed(std::string_view word)
{
    if (text::same(word, "active"))
        return Transport::TcpActive;
    if (text::same(word, "passive"))
        return Transport::TcpPassive;
    if (text::same(word, "so"))
        return Transport::TcpSo;
    return {};
}

bool isHostName(std::string_view name)
{
    const auto fits = [](char c) {
        return text::isLetter(c) || text::isDigit(c) || c == '-' || c == '.' || c == '_';
    };
    return !name.empty() && name.size() <= longestHostName && std::ranges::all_of(name, fits)
        && std::ranges::any_of(name, text::isLetter);
}

/// Reads "raddr", "rport", "tcptype" and the rest; false if they make no candidate.
bool readPairs(const std::vector<std::string_view>& words, std::size_t from, bool tcp,
               CandidateLine& line)
{
    std::string_view relatedIp;
    std::uint16_t relatedPort = 0;
    bool typed = false;
    for (std::size_t i = from; i < words.size(); i += 2) {
        const auto name = words[i];
        // An odd last word is an extension with an empty value.
        const auto value = i + 1 < words.size() ? words[i + 1] : std::string_view();
        if (text::same(name, "raddr")) {
            relatedIp = value;
        } else if (text::same(name, "rport")) {
            relatedPort = text::number<std::uint16_t>(value).value_or(0);
        } else if (tcp && text::same(name, "tcptype")) {
            const auto type = tcpTypeNamed(value);
            if (!type)
                return false;
            line.candidate.transport = *type;
            typed = true;
        } else {
            line.extensions.push_back({std::string(name), std::string(value)});
        }
    }
    if (const auto related = Address::parse(relatedIp, relatedPort))
        line.candidate.related = *related;
    return typed || !tcp;
}

} // namespace

std::optional<CandidateLine> readCandidate(std::string_view given)
{
    constexpr std::size_t leastWords = 8;
    const auto text = withoutPrefix(withoutPrefix(text::trimmed(given), "a="), "candidate:");
    const auto words = text::words(text);
    if (words.size() < leastWords || !text::same(words[6], "typ"))
        return {};
    const auto component = text::number<std::uint16_t>(words[1]);
    const auto priority = text::number<std::uint32_t>(words[3]);
    const auto port = text::number<std::uint16_t>(words[5]);
    const auto type = typeNamed(words[7]);
    const bool tcp = text::same(words[2], "tcp");
    if (words[0].size() > longestFoundation || !component || *component < 1 || *component > 256
        || !priority || *priority == 0 || !port || !type || (!tcp && !text::same(words[2], "udp")))
        return {};
    CandidateLine line;
    line.candidate.foundation = std::string(words[0]);
    line.candidate.component = ComponentId(*component);
    line.candidate.priority = *priority;
    line.candidate.type = *type;
    line.port = *port;
    if (const auto address = Address::parse(words[4], *port))
        line.candidate.address = *address;
    else if (isHostName(words[4]))
        line.hostName = std::string(words[4]);
    else
        return {};
    if (!readPairs(words, leastWords, tcp, line))
        return {};
    return line;
}

std::string writeCandidate(const CandidateLine& line)
{
    const Candidate& candidate = line.candidate;
    const bool tcp = candidate.transport != Transport::Udp;
    std::string out = "candidate:" + candidate.foundation + ' '
        + std::to_string(candidate.component.value()) + (tcp ? " TCP " : " UDP ")
        + std::to_string(candidate.priority) + ' '
        + (line.hostName.empty() ? candidate.address.ip() : line.hostName) + ' '
        + std::to_string(line.port) + " typ ";
    out += nameOf(candidate.type);
    if (candidate.type != CandidateType::Host) {
        const bool v6 = candidate.address.family() == Address::Family::V6;
        if (candidate.related.isNull())
            out += v6 ? " raddr :: rport 9" : " raddr 0.0.0.0 rport 9";
        else
            out += " raddr " + candidate.related.ip() + " rport "
                + std::to_string(candidate.related.port());
    }
    if (candidate.transport == Transport::TcpActive)
        out += " tcptype active";
    else if (candidate.transport == Transport::TcpPassive)
        out += " tcptype passive";
    else if (tcp)
        out += " tcptype so";
    for (const auto& [name, value] : line.extensions)
        out += ' ' + name + ' ' + value;
    return out;
}

CandidateLine lineOf(const Candidate& candidate)
{
    constexpr std::uint16_t discard = 9; // RFC 6544 §4.5: of an active candidate
    CandidateLine line;
    line.candidate = candidate;
    line.port = candidate.transport == Transport::TcpActive ? discard : candidate.address.port();
    return line;
}

bool isMdnsName(std::string_view name)
{
    constexpr std::string_view domain = ".local";
    return name.size() > domain.size()
        && text::same(name.substr(name.size() - domain.size()), domain)
        && std::ranges::count(name, '.') == 1;
}

} // namespace icelens::model::sdp
