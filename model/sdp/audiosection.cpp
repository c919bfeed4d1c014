// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sdp/audiosection.h"

#include "model/sdp/candidateline.h"
#include "model/sdp/sdpreader.h"
#include "model/sdp/sdptext.h"

#include <algorithm>
#include <array>
#include <utility>

namespace icelens::model::sdp {
namespace {

const ComponentId rtpComponent{1};
constexpr int opusRate = 48000;
constexpr int telephoneRate = 8000;

/// Takes any transport: with ICE it says nothing of the path, with a fingerprint nothing of keys.
bool isDtlsSrtp(std::string_view protocol)
{
    const std::string small = text::lowered(protocol);
    return small.ends_with("rtp/savpf") || small.ends_with("rtp/savp");
}

/// Octets of a hash that proves something; 0 for others.
std::size_t octetsOf(std::string_view hash)
{
    constexpr std::array<std::pair<std::string_view, std::size_t>, 5> all = {{
        {"sha-1", 20},
        {"sha-224", 28},
        {"sha-256", 32},
        {"sha-384", 48},
        {"sha-512", 64},
    }};
    for (const auto& [name, octets] : all) {
        if (name == hash)
            return octets;
    }
    return 0;
}

Error errorAt(const Section& section, Fault fault)
{
    return {fault, section.line, "m=" + section.media};
}

bool isVisible(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f; });
}

std::optional<Fault> faultOf(const Transportation& transport)
{
    constexpr std::size_t shortestUfrag = 4;
    constexpr std::size_t shortestPassword = 22;
    constexpr std::size_t longest = 256;
    if (!transport.ufrag)
        return Fault::NoUfrag;
    if (!transport.password)
        return Fault::NoPassword;
    const auto& ufrag = *transport.ufrag;
    if (ufrag.size() < shortestUfrag || ufrag.size() > longest || !isVisible(ufrag)
        || ufrag.find(':') != std::string::npos)
        return Fault::BadUfrag;
    const auto& password = *transport.password;
    if (password.size() < shortestPassword || password.size() > longest || !isVisible(password))
        return Fault::BadPassword;
    return {};
}

Result<std::vector<Fingerprint>, Error> strongFingerprints(const Description& description,
                                                           const Section& section,
                                                           const Transportation& transport)
{
    std::vector<Fingerprint> strong;
    std::ranges::copy_if(transport.fingerprints, std::back_inserter(strong),
                         [](const Fingerprint& fingerprint) {
                             return octetsOf(fingerprint.hash) == fingerprint.octets.size();
                         });
    if (!strong.empty())
        return strong;
    const auto broken =
        std::ranges::find(description.remarks, Fault::BadFingerprint, &Error::fault);
    if (broken != description.remarks.end())
        return *broken;
    const bool wrongLength = std::ranges::any_of(
        transport.fingerprints, [](const auto& one) { return octetsOf(one.hash) != 0; });
    return errorAt(section,
                   transport.fingerprints.empty() ? Fault::NoFingerprint
                       : wrongLength              ? Fault::BadFingerprint
                                                  : Fault::WeakFingerprint);
}

/// Relayed before server-reflexive before host (RFC 8445 §5.1.4): most likely to work without ICE.
const Candidate* defaultCandidate(const std::vector<CandidateLine>& lines)
{
    const Candidate* best = nullptr;
    const auto rank = [](const Candidate& candidate) {
        return std::pair(candidate.type, candidate.priority);
    };
    for (const auto& line : lines) {
        if (line.candidate.transport == Transport::Udp
            && (best == nullptr || rank(line.candidate) > rank(*best)))
            best = &line.candidate;
    }
    return best;
}

std::string opusParameters(const AudioCallOptions& options)
{
    std::string parameters = "minptime=10";
    if (options.inbandFec)
        parameters += ";useinbandfec=1";
    if (options.dtx)
        parameters += ";usedtx=1";
    return parameters;
}

} // namespace

std::optional<std::size_t> audioSection(const Description& description)
{
    for (std::size_t i = 0; i < description.sections.size(); ++i) {
        const Section& section = description.sections[i];
        if (section.media == "audio" && !section.isRejected() && isDtlsSrtp(section.protocol))
            return i;
    }
    return {};
}

Result<RemoteTransport, Error> remoteTransport(const Description& description,
                                               const Section& section)
{
    const Transportation transport = effective(description, section);
    if (section.iceMismatch)
        return errorAt(section, Fault::IceMismatch);
    if (const auto fault = faultOf(transport))
        return errorAt(section, *fault);
    if (!section.rtcpMux)
        return errorAt(section, Fault::NoRtcpMux);
    if (transport.setup == Setup::Holdconn)
        return errorAt(section, Fault::BadSetup);
    auto fingerprints = strongFingerprints(description, section, transport);
    if (!fingerprints.ok())
        return fingerprints.error();
    RemoteTransport remote;
    remote.credentials = {*transport.ufrag, *transport.password};
    remote.fingerprints = std::move(*fingerprints);
    remote.endOfCandidates = transport.endOfCandidates;
    remote.trickles = std::ranges::any_of(transport.iceOptions, [](const std::string& option) {
        return text::same(option, "trickle");
    });
    remote.iceLite = description.iceLite;
    remote.tlsId = transport.tlsId;
    // Those of component 2 are for peers that cannot multiplex.
    std::ranges::copy_if(
        transport.candidates, std::back_inserter(remote.candidates),
        [](const CandidateLine& line) { return line.candidate.component == rtpComponent; });
    return remote;
}

std::optional<AudioCodec> codecOf(const PayloadType& type)
{
    if (text::same(type.encoding, "opus") && type.clockRate == opusRate)
        return AudioCodec::Opus;
    if (type.clockRate != telephoneRate || type.channels != 1)
        return {};
    if (text::same(type.encoding, "PCMU"))
        return AudioCodec::Pcmu;
    if (text::same(type.encoding, "PCMA"))
        return AudioCodec::Pcma;
    return {};
}

std::optional<int> telephoneEvent(const Section& section, int rate)
{
    for (const auto& type : section.payloadTypes) {
        if (text::same(type.encoding, "telephone-event") && type.clockRate == rate)
            return type.number;
    }
    return {};
}

OpusWishes opusWishes(const Section& section)
{
    OpusWishes wishes;
    const auto opus = std::ranges::find(section.payloadTypes, AudioCodec::Opus, codecOf);
    if (opus == section.payloadTypes.end())
        return wishes;
    std::string_view rest = opus->parameters;
    while (!rest.empty()) {
        auto value = text::trimmed(text::take(rest, ';'));
        const auto name = text::trimmed(text::take(value, '='));
        const int number = text::number<int>(text::trimmed(value)).value_or(-1);
        if (text::same(name, "maxplaybackrate") && number >= telephoneRate)
            wishes.maxPlaybackRate = std::min(number, opusRate);
        else if (text::same(name, "maxaveragebitrate") && number > 0)
            wishes.maxAverageBitrate = std::clamp(number, 6000, 510000);
        else if (text::same(name, "stereo"))
            wishes.stereo = number == 1;
        else if (text::same(name, "cbr"))
            wishes.constantBitrate = number == 1;
        else if (text::same(name, "useinbandfec"))
            wishes.inbandFec = number == 1;
        else if (text::same(name, "usedtx"))
            wishes.dtx = number == 1;
    }
    return wishes;
}

std::chrono::milliseconds packetTime(const Section& section)
{
    constexpr int usual = 20;
    int wanted = section.ptime.value_or(usual);
    if (section.maxPtime)
        wanted = std::min(wanted, *section.maxPtime);
    int fitting = 10;
    for (const int possible : {20, 40, 60}) {
        if (possible <= wanted)
            fitting = possible;
    }
    return std::chrono::milliseconds(fitting);
}

int extensionId(const Description& description, const Section& section, std::string_view uri)
{
    constexpr int longest = 14;
    for (const auto& extension : effectiveExtensions(description, section)) {
        if (extension.uri == uri && extension.id <= longest && extension.flow != Flow::Inactive)
            return extension.id;
    }
    return 0;
}

Section ourSection(const AudioCallOptions& options, const LocalTransport& local)
{
    constexpr std::uint16_t discard = 9; // RFC 8839 §4.2.5: no default destination
    Section section;
    section.media = "audio";
    section.protocol = "UDP/TLS/RTP/SAVPF";
    section.flow = options.flow;
    section.rtcpMux = true;
    section.transport.ufrag = local.credentials.ufrag;
    section.transport.password = local.credentials.password;
    section.transport.fingerprints = {local.fingerprint};
    section.transport.tlsId = local.tlsId;
    section.transport.endOfCandidates = local.complete;
    for (const Candidate& candidate : local.candidates) {
        if (candidate.component == rtpComponent && candidate.type != CandidateType::PeerReflexive)
            section.transport.candidates.push_back(lineOf(candidate));
    }
    const Candidate* const base = defaultCandidate(section.transport.candidates);
    section.port = base == nullptr ? discard : base->address.port();
    if (base == nullptr)
        section.connection = "IN IP4 0.0.0.0";
    else
        section.connection = (base->address.family() == Address::Family::V6 ? "IN IP6 " : "IN IP4 ")
            + base->address.ip();
    if (options.ptime != std::chrono::milliseconds(20))
        section.ptime = static_cast<int>(options.ptime.count());
    if (options.ssrc != 0)
        section.sources.push_back({options.ssrc, options.cname});
    if (!options.cname.empty())
        section.mediaStreamIds.push_back("- " + options.cname);
    return section;
}

Description ourDescription(const AudioCallOptions& options, const LocalTransport& local)
{
    Description description;
    description.sessionId = options.sessionId;
    description.sessionVersion = options.sessionVersion;
    description.transport.iceOptions = {"ice2"};
    if (!local.complete)
        description.transport.iceOptions.push_back("trickle");
    return description;
}

void appendCodec(Section& to, AudioCodec codec, int number, const AudioCallOptions& options)
{
    PayloadType type;
    type.number = number;
    type.clockRate = codec == AudioCodec::Opus ? opusRate : telephoneRate;
    switch (codec) {
    case AudioCodec::Opus:
        type.encoding = "opus";
        type.channels = 2; // always (RFC 7587 §7)
        type.parameters = opusParameters(options);
        break;
    case AudioCodec::Pcmu:
        type.encoding = "PCMU";
        break;
    case AudioCodec::Pcma:
        type.encoding = "PCMA";
        break;
    }
    to.formats.push_back(std::to_string(number));
    to.payloadTypes.push_back(std::move(type));
}

void appendTelephoneEvent(Section& to, int number, int rate)
{
    PayloadType type;
    type.number = number;
    type.encoding = "telephone-event";
    type.clockRate = rate;
    type.parameters = "0-15";
    to.formats.push_back(std::to_string(number));
    to.payloadTypes.push_back(std::move(type));
}

} // namespace icelens::model::sdp
