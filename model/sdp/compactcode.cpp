// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sdp/compactcode.h"

#include "model/sdp/audiosection.h"
#include "model/sdp/candidateline.h"
#include "model/sdp/compactbits.h"
#include "model/sdp/sdpreader.h"
#include "model/sdp/sdptext.h"

#include <algorithm>
#include <array>

namespace icelens::model::sdp {
namespace {

constexpr unsigned codeVersion = 1;
constexpr std::size_t headOctets = 3; // version, and the length of what follows
constexpr std::size_t checksumOctets = 4;
constexpr std::size_t mostCandidates = 255;

/// Hashes by their number in the code.
constexpr std::array<std::pair<std::string_view, std::size_t>, 4> hashes = {{
    {"", 0},
    {"sha-256", 32},
    {"sha-384", 48},
    {"sha-512", 64},
}};

/// Bits of the octet that a candidate begins with; type and transport are numbers below them.
constexpr unsigned v6Flag = 1U << 4U;
constexpr unsigned nameFlag = 1U << 5U;

constexpr unsigned answerFlag = 1U;
constexpr unsigned completeFlag = 1U << 1U;
constexpr unsigned passiveFlag = 1U << 2U;
constexpr unsigned flowShift = 3U;

std::string describedName(const Section& section)
{
    return section.sources.empty() ? std::string() : section.sources.front().cname;
}

bool putCandidate(CompactWriter& out, const CandidateLine& line)
{
    const Candidate& candidate = line.candidate;
    const bool v6 = candidate.address.family() == Address::Family::V6;
    unsigned kind =
        static_cast<unsigned>(candidate.type) | static_cast<unsigned>(candidate.transport) << 2U;
    kind |= v6 ? v6Flag : 0U;
    kind |= line.hostName.empty() ? 0U : nameFlag;
    out.u8(kind);
    if (!out.iceChars(candidate.foundation))
        return false;
    out.u32(candidate.priority);
    out.u16(line.port);
    if (!line.hostName.empty())
        out.text(line.hostName);
    else
        out.octets(std::span(candidate.address.octets()).first(v6 ? 16 : 4));
    return true;
}

/// Empty if the bits mean no candidate.
std::optional<CandidateLine> takeCandidate(CompactReader& in)
{
    CandidateLine line;
    Candidate& candidate = line.candidate;
    const unsigned kind = in.u8();
    candidate.component = ComponentId(1);
    candidate.type = static_cast<CandidateType>(kind & 3U);
    candidate.transport = static_cast<Transport>(kind >> 2U & 3U);
    candidate.foundation = in.iceChars();
    candidate.priority = in.u32();
    line.port = static_cast<std::uint16_t>(in.u16());
    if ((kind & nameFlag) != 0) {
        line.hostName = in.text();
    } else {
        std::array<std::uint8_t, 16> octets{};
        const bool v6 = (kind & v6Flag) != 0;
        std::ranges::copy(in.octets(v6 ? 16 : 4), octets.begin());
        candidate.address = v6
            ? Address::v6(octets, line.port)
            : Address::v4({octets[0], octets[1], octets[2], octets[3]}, line.port);
    }
    // Whatever a line of SDP could not say is refused: the reader of lines is the judge.
    auto read = readCandidate(writeCandidate(line));
    if (in.failed() || !read)
        return {};
    read->candidate.related = {};
    return read;
}

/// True if @p description is what its code would expand to, as far as a peer cares.
bool saysTheSame(const Description& a, const Description& b)
{
    if (a.sections.size() != 1 || b.sections.size() != 1)
        return false;
    const Section& x = a.sections.front();
    const Section& y = b.sections.front();
    const auto media = [](const Section& of) {
        return std::tuple(of.media, of.protocol, of.mid, of.flow, of.rtcpMux, of.ptime, of.maxPtime,
                          of.transport.ufrag, of.transport.password, of.transport.setup,
                          of.transport.endOfCandidates, of.transport.candidates.size());
    };
    return media(x) == media(y) && x.payloadTypes == y.payloadTypes && x.extensions == y.extensions
        && x.transport.fingerprints == y.transport.fingerprints && a.iceLite == b.iceLite;
}

/// What both offers and answers are made of again.
struct Parts
{
    Kind kind = Kind::Offer;
    AudioCallOptions options;
    LocalTransport local;
    bool passive = false;
    std::vector<CandidateLine> candidates;
};

Description expanded(const Parts& parts)
{
    Description description = makeOffer(parts.options, parts.local);
    Section& section = description.sections.front();
    section.transport.candidates = parts.candidates;
    if (parts.kind == Kind::Answer) {
        section.rtcpMuxOnly = false;
        section.transport.setup = parts.passive ? Setup::Passive : Setup::Active;
    }
    return description;
}

std::optional<Parts> takeParts(CompactReader& in)
{
    Parts parts;
    const unsigned flags = in.u8();
    parts.kind = (flags & answerFlag) != 0 ? Kind::Answer : Kind::Offer;
    parts.passive = (flags & passiveFlag) != 0;
    parts.local.complete = (flags & completeFlag) != 0;
    parts.options.flow = static_cast<Flow>(flags >> flowShift & 3U);
    parts.options.ptime = std::chrono::milliseconds(in.u8());
    parts.local.credentials.ufrag = in.iceChars();
    parts.local.credentials.password = in.iceChars();
    const unsigned hash = in.u8();
    if (hash == 0 || hash >= hashes.size())
        return {};
    parts.local.fingerprint.hash = hashes.at(hash).first;
    parts.local.fingerprint.octets = in.octets(hashes.at(hash).second);
    parts.options.ssrc = in.u32();
    parts.options.cname = in.text();
    parts.options.sessionVersion = in.u8();
    const bool cnameFits =
        std::ranges::all_of(parts.options.cname, [](char c) { return c > ' ' && c < 0x7f; });
    const unsigned count = in.u8();
    for (unsigned i = 0; i < count && !in.failed(); ++i) {
        auto candidate = takeCandidate(in);
        if (!candidate)
            return {};
        parts.candidates.push_back(std::move(*candidate));
        if (parts.candidates.back().hostName.empty())
            parts.local.candidates.push_back(parts.candidates.back().candidate);
    }
    const auto ptime = parts.options.ptime.count();
    if (in.failed() || !in.atEnd() || !cnameFits || ptime < 1)
        return {};
    return parts;
}

std::size_t findPrefix(std::string_view text)
{
    for (std::size_t at = 0; at + compactPrefix.size() <= text.size(); ++at) {
        if (text::same(text.substr(at, compactPrefix.size()), compactPrefix))
            return at;
    }
    return std::string_view::npos;
}

/// Gathers the letters of a code that mail has broken up.
class CodeGatherer
{
public:
    explicit CodeGatherer(std::string_view text)
        : m_text(text)
        , m_at(findPrefix(text) + compactPrefix.size())
    {
        m_line += static_cast<std::size_t>(std::ranges::count(text.substr(0, m_at), '\n'));
    }

    /// Letters until there are @p octets octets; fewer if something else comes.
    bool gather(std::size_t octets)
    {
        const std::size_t wanted = (octets * 8 + 5) / 6;
        for (; m_letters.size() < wanted && m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (sextet(c)) {
                m_letters += c;
                m_lastLine = m_line;
            } else if (c == '\n') {
                ++m_line;
            } else if (c != ' ' && c != '\t' && c != '\r' && c != '>' && c != '|' && c != '=') {
                return false;
            }
        }
        return m_letters.size() == wanted;
    }

    [[nodiscard]] const std::string& letters() const { return m_letters; }
    /// Whether a character that cannot be in a code came before the end of the text.
    [[nodiscard]] bool stopped() const { return m_at < m_text.size(); }

    [[nodiscard]] Error error(Fault fault) const
    {
        auto line = m_lastLine == 0 ? m_line : m_lastLine;
        std::string_view rest = m_text;
        std::string_view shown;
        for (std::size_t i = 0; i < line; ++i)
            shown = text::take(rest, '\n');
        return {fault, line, shownLine(shown)};
    }

private:
    std::string_view m_text;
    std::size_t m_at;
    std::size_t m_line = 1;
    std::size_t m_lastLine = 0; // of the last letter
    std::string m_letters;
};

} // namespace

std::optional<std::string> writeCompact(const Description& description)
{
    const auto place = audioSection(description);
    if (!place || description.sections.size() != 1)
        return {};
    const Section& section = description.sections.front();
    const Transportation transport = effective(description, section);
    if (!transport.ufrag || !transport.password || transport.fingerprints.size() != 1
        || transport.candidates.size() > mostCandidates || !transport.setup)
        return {};
    CompactWriter out;
    const bool offer = transport.setup == Setup::Actpass;
    out.u8((offer ? 0U : answerFlag) | (transport.endOfCandidates ? completeFlag : 0U)
           | (transport.setup == Setup::Passive ? passiveFlag : 0U)
           | static_cast<unsigned>(section.flow.value_or(Flow::SendRecv)) << flowShift);
    out.u8(static_cast<unsigned>(std::clamp(section.ptime.value_or(20), 1, 255)));
    if (!out.iceChars(*transport.ufrag) || !out.iceChars(*transport.password))
        return {};
    const Fingerprint& fingerprint = transport.fingerprints.front();
    const auto hash = std::ranges::find(hashes, fingerprint.hash,
                                        &std::pair<std::string_view, std::size_t>::first);
    if (hash == hashes.end() || hash->second != fingerprint.octets.size())
        return {};
    out.u8(static_cast<unsigned>(hash - hashes.begin()));
    out.octets(fingerprint.octets);
    out.u32(section.sources.empty() ? 0 : section.sources.front().ssrc);
    out.text(describedName(section));
    out.u8(static_cast<unsigned>(description.sessionVersion & 0xffU));
    out.u8(static_cast<unsigned>(transport.candidates.size()));
    for (const CandidateLine& line : transport.candidates) {
        if (!putCandidate(out, line))
            return {};
    }
    CompactWriter framed;
    framed.u8(codeVersion);
    framed.u16(static_cast<unsigned>(out.result().size()));
    framed.octets(out.result());
    framed.u32(crc32Of(framed.result()));
    std::string code = std::string(compactPrefix) + base64Url(framed.result());
    const auto back = readCompact(code);
    if (!back.ok() || !saysTheSame(description, back->description))
        return {};
    return code;
}

Result<Compact, Error> readCompact(std::string_view text)
{
    if (text.size() > Limits::octets)
        return Error{Fault::TooLarge, 0, {}};
    if (!hasCompact(text))
        return Error{Fault::NoDescription, 0, {}};
    CodeGatherer code(text);
    const auto incomplete = [&] {
        return code.error(code.stopped() ? Fault::BadCompactCode : Fault::CompactCutShort);
    };
    // In threes, so that no octet is left half.
    if (!code.gather(headOctets))
        return incomplete();
    const auto head = fromBase64(code.letters());
    if (!head || (*head)[0] != codeVersion)
        return code.error(Fault::CompactVersion);
    const std::size_t length = (*head)[1] * std::size_t{256} + (*head)[2];
    if (!code.gather(headOctets + length + checksumOctets))
        return incomplete();
    const auto octets = fromBase64(code.letters());
    if (!octets || octets->size() != headOctets + length + checksumOctets)
        return code.error(Fault::BadCompactCode);
    const std::span<const std::uint8_t> all(*octets);
    const auto covered = all.first(headOctets + length);
    CompactReader checksum(all.last(checksumOctets));
    if (checksum.u32() != crc32Of(covered))
        return code.error(Fault::CompactChecksum);
    CompactReader in(covered.subspan(headOctets));
    const auto parts = takeParts(in);
    if (!parts)
        return code.error(Fault::BadCompactCode);
    return Compact{parts->kind, expanded(*parts)};
}

bool hasCompact(std::string_view text)
{
    return findPrefix(text) != std::string_view::npos;
}

} // namespace icelens::model::sdp
