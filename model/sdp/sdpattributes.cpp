// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sdp/sdpattributes.h"

#include "model/sdp/candidateline.h"
#include "model/sdp/sdpreader.h"
#include "model/sdp/sdptext.h"

#include <algorithm>
#include <array>
#include <utility>

namespace icelens::model::sdp {
namespace {

/// What became of an attribute.
enum class Outcome { Read, Unknown, Senseless, TooMuch };

struct Attribute
{
    std::string_view name;
    std::string_view value; ///< Behind the colon.
};

template <class Value>
Outcome append(std::vector<Value>& to, Value value)
{
    if (to.size() >= Limits::perSection)
        return Outcome::TooMuch;
    to.push_back(std::move(value));
    return Outcome::Read;
}

std::optional<int> hexDigit(char c)
{
    const char small = text::lower(c);
    if (text::isDigit(small))
        return small - '0';
    if (small >= 'a' && small <= 'f')
        return small - 'a' + 10;
    return {};
}

/// "6D:F2:…"
std::optional<std::vector<std::uint8_t>> hexOctets(std::string_view text)
{
    constexpr std::size_t most = 64; // SHA-512
    std::vector<std::uint8_t> octets;
    for (std::size_t i = 0; i < text.size(); i += 3) {
        if (i + 1 >= text.size() || (i + 2 < text.size() && text[i + 2] != ':'))
            return {};
        const auto high = hexDigit(text[i]);
        const auto low = hexDigit(text[i + 1]);
        if (!high || !low || octets.size() == most)
            return {};
        octets.push_back(static_cast<std::uint8_t>(*high * 16 + *low));
    }
    if (octets.empty() || text.back() == ':')
        return {};
    return octets;
}

std::optional<Setup> setupNamed(std::string_view word)
{
    constexpr std::array<std::pair<std::string_view, Setup>, 4> all = {{
        {"actpass", Setup::Actpass},
        {"active", Setup::Active},
        {"passive", Setup::Passive},
        {"holdconn", Setup::Holdconn},
    }};
    for (const auto& [name, setup] : all) {
        if (text::same(name, word))
            return setup;
    }
    return {};
}

std::optional<Flow> flowNamed(std::string_view word)
{
    constexpr std::array<std::pair<std::string_view, Flow>, 4> all = {{
        {"sendrecv", Flow::SendRecv},
        {"sendonly", Flow::SendOnly},
        {"recvonly", Flow::RecvOnly},
        {"inactive", Flow::Inactive},
    }};
    for (const auto& [name, flow] : all) {
        if (text::same(name, word))
            return flow;
    }
    return {};
}

Outcome readTransport(const Attribute& attribute, Transportation& to)
{
    if (text::same(attribute.name, "ice-ufrag")) {
        to.ufrag = attribute.value;
    } else if (text::same(attribute.name, "ice-pwd")) {
        to.password = attribute.value;
    } else if (text::same(attribute.name, "ice-options")) {
        for (const auto option : text::words(attribute.value)) {
            if (std::ranges::find(to.iceOptions, option) == to.iceOptions.end()
                && append(to.iceOptions, std::string(option)) != Outcome::Read)
                return Outcome::TooMuch;
        }
    } else if (text::same(attribute.name, "fingerprint")) {
        auto fingerprint = readFingerprint(attribute.value);
        return fingerprint ? append(to.fingerprints, std::move(*fingerprint)) : Outcome::Senseless;
    } else if (text::same(attribute.name, "setup")) {
        to.setup = setupNamed(attribute.value);
        return to.setup ? Outcome::Read : Outcome::Senseless;
    } else if (text::same(attribute.name, "tls-id")) {
        to.tlsId = attribute.value;
    } else if (text::same(attribute.name, "end-of-candidates")) {
        to.endOfCandidates = true;
    } else if (text::same(attribute.name, "candidate")) {
        auto candidate = readCandidate(attribute.value);
        return candidate ? append(to.candidates, std::move(*candidate)) : Outcome::Senseless;
    } else {
        return Outcome::Unknown;
    }
    return Outcome::Read;
}

/// "1 urn:…", "2/recvonly http://… attributes"
Outcome readExtension(std::string_view value, std::vector<HeaderExtension>& to)
{
    const auto words = text::words(value);
    if (words.size() < 2)
        return Outcome::Senseless;
    auto direction = words[0];
    const auto id = text::number<int>(text::take(direction, '/'));
    const auto flow = direction.empty() ? Flow::SendRecv : flowNamed(direction);
    if (!id || *id < 1 || *id > 4351 || !flow) // RFC 8285 §5
        return Outcome::Senseless;
    return append(to, HeaderExtension{*id, *flow, std::string(words[1])});
}

PayloadType* payloadType(Section& section, std::string_view number)
{
    const auto wanted = text::number<int>(number);
    if (!wanted)
        return nullptr;
    const auto found = std::ranges::find(section.payloadTypes, *wanted, &PayloadType::number);
    return found == section.payloadTypes.end() ? nullptr : &*found;
}

/// "111 opus/48000/2"
Outcome readRtpMap(std::string_view value, Section& section)
{
    const auto words = text::words(value);
    PayloadType* const type = words.size() < 2 ? nullptr : payloadType(section, words[0]);
    if (type == nullptr)
        return Outcome::Senseless;
    auto rest = words[1];
    const auto encoding = text::take(rest, '/');
    const auto rate = text::number<int>(text::take(rest, '/'));
    const auto channels = rest.empty() ? 1 : text::number<int>(rest).value_or(0);
    if (encoding.empty() || !rate || *rate <= 0 || channels < 1)
        return Outcome::Senseless;
    type->encoding = encoding;
    type->clockRate = *rate;
    type->channels = channels;
    return Outcome::Read;
}

/// "111 minptime=10;useinbandfec=1". Several lines for one payload type are parts of one list.
Outcome readFormat(std::string_view value, Section& section)
{
    PayloadType* const type = payloadType(section, text::take(value, ' '));
    if (type == nullptr)
        return Outcome::Senseless;
    const auto parameters = text::trimmed(value);
    if (!type->parameters.empty() && !parameters.empty())
        type->parameters += ';';
    type->parameters += parameters;
    return Outcome::Read;
}

Outcome readFeedback(std::string_view value, Section& section)
{
    const auto number = text::take(value, ' ');
    if (number == "*") {
        for (auto& type : section.payloadTypes) {
            if (append(type.feedback, std::string(value)) != Outcome::Read)
                return Outcome::TooMuch;
        }
        return Outcome::Read;
    }
    PayloadType* const type = payloadType(section, number);
    return type == nullptr ? Outcome::Senseless : append(type->feedback, std::string(value));
}

/// "1699083047 cname:GdiGtGGRItYsoOua"; other things said of an SSRC are not kept.
Outcome readSource(std::string_view value, Section& section)
{
    const auto ssrc = text::number<std::uint32_t>(text::take(value, ' '));
    if (!ssrc)
        return Outcome::Senseless;
    const auto name = text::take(value, ':');
    if (!text::same(name, "cname"))
        return Outcome::Read;
    return append(section.sources, SourceName{*ssrc, std::string(value)});
}

Outcome readTime(std::string_view value, std::optional<int>& to)
{
    constexpr int longest = 1000;
    // RFC 8866 §6.4 asks for whole milliseconds; "20.0" has been seen.
    const auto number = text::number<int>(value.substr(0, value.find('.')));
    if (!number || *number < 1 || *number > longest)
        return Outcome::Senseless;
    to = number;
    return Outcome::Read;
}

Outcome readFlag(std::string_view name, Section& section)
{
    const std::array<std::pair<std::string_view, bool*>, 5> flags = {{
        {"bundle-only", &section.bundleOnly},
        {"rtcp-mux", &section.rtcpMux},
        {"rtcp-mux-only", &section.rtcpMuxOnly},
        {"rtcp-rsize", &section.rtcpReducedSize},
        {"ice-mismatch", &section.iceMismatch},
    }};
    for (const auto& [known, flag] : flags) {
        if (text::same(known, name)) {
            *flag = true;
            return Outcome::Read;
        }
    }
    return Outcome::Unknown;
}

Outcome readOfSection(const Attribute& attribute, Section& section)
{
    const auto& [name, value] = attribute;
    if (text::same(name, "mid")) {
        section.mid = value;
        return Outcome::Read;
    }
    if (text::same(name, "rtcp")) {
        section.rtcp = value;
        return Outcome::Read;
    }
    if (text::same(name, "rtpmap"))
        return readRtpMap(value, section);
    if (text::same(name, "fmtp"))
        return readFormat(value, section);
    if (text::same(name, "rtcp-fb"))
        return readFeedback(value, section);
    if (text::same(name, "extmap"))
        return readExtension(value, section.extensions);
    if (text::same(name, "ssrc"))
        return readSource(value, section);
    if (text::same(name, "msid"))
        return append(section.mediaStreamIds, std::string(value));
    if (text::same(name, "ptime"))
        return readTime(value, section.ptime);
    if (text::same(name, "maxptime"))
        return readTime(value, section.maxPtime);
    return readFlag(name, section);
}

Outcome readGroup(std::string_view value, Description& description)
{
    const auto words = text::words(value);
    if (words.empty() || !text::same(words[0], "BUNDLE"))
        return Outcome::Unknown;
    // A group of nothing is how an answer says that nothing is bundled.
    if (words.size() > 1)
        description.bundleGroups.emplace_back(words.begin() + 1, words.end());
    return description.bundleGroups.size() <= Limits::perSection ? Outcome::Read : Outcome::TooMuch;
}

Outcome readOfSession(const Attribute& attribute, Description& description)
{
    if (text::same(attribute.name, "group"))
        return readGroup(attribute.value, description);
    if (text::same(attribute.name, "extmap"))
        return readExtension(attribute.value, description.extensions);
    if (text::same(attribute.name, "ice-lite")) {
        description.iceLite = true;
        return Outcome::Read;
    }
    return Outcome::Unknown;
}

Outcome read(const Attribute& attribute, Description& description)
{
    Section* const section = description.sections.empty() ? nullptr : &description.sections.back();
    const auto known =
        readTransport(attribute, section != nullptr ? section->transport : description.transport);
    if (known != Outcome::Unknown)
        return known;
    if (const auto flow = flowNamed(attribute.name)) {
        (section != nullptr ? section->flow : description.flow) = flow;
        return Outcome::Read;
    }
    return section != nullptr ? readOfSection(attribute, *section)
                              : readOfSession(attribute, description);
}

} // namespace

std::optional<Fingerprint> readFingerprint(std::string_view value)
{
    const auto words = text::words(value);
    if (words.size() < 2)
        return {};
    // Mail may have broken the line between two octets.
    std::string hex;
    for (std::size_t i = 1; i < words.size(); ++i)
        hex += words[i];
    auto octets = hexOctets(hex);
    if (!octets)
        return {};
    return Fingerprint{text::lowered(words[0]), std::move(*octets)};
}

PayloadType staticPayloadType(int number)
{
    constexpr int pcmu = 0;
    constexpr int pcma = 8;
    PayloadType type;
    type.number = number;
    if (number == pcmu || number == pcma) {
        type.encoding = number == pcmu ? "PCMU" : "PCMA";
        type.clockRate = 8000;
    }
    return type;
}

bool readAttribute(std::string_view whole, std::size_t line, Description& description)
{
    Attribute attribute;
    auto rest = whole;
    attribute.name = text::trimmed(text::take(rest, ':'));
    attribute.value = text::trimmed(rest);
    switch (read(attribute, description)) {
    case Outcome::Read:
        return true;
    case Outcome::TooMuch:
        return false;
    case Outcome::Senseless: {
        const auto fault = text::same(attribute.name, "candidate") ? Fault::BadCandidate
            : text::same(attribute.name, "fingerprint")            ? Fault::BadFingerprint
            : text::same(attribute.name, "setup")                  ? Fault::BadSetup
                                                                   : Fault::BadAttribute;
        if (description.remarks.size() < Limits::perSection)
            description.remarks.push_back({fault, line, shownLine("a=" + std::string(whole))});
        return true;
    }
    case Outcome::Unknown:
        break;
    }
    auto& others =
        description.sections.empty() ? description.others : description.sections.back().others;
    return append(others, OtherLine{'a', std::string(whole)}) == Outcome::Read;
}

} // namespace icelens::model::sdp
