// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sdp/sdpreader.h"

#include "model/sdp/sdpattributes.h"
#include "model/sdp/sdptext.h"

#include <algorithm>
#include <utility>

namespace icelens::model::sdp {
namespace {

/// Takes the first line off @p text, whatever ends it.
std::string_view takeLine(std::string_view& text)
{
    const auto end = text.find_first_of("\r\n");
    const auto line = text.substr(0, end);
    if (end == std::string_view::npos) {
        text = {};
        return line;
    }
    const bool two = text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n';
    text.remove_prefix(end + (two ? 2 : 1));
    return line;
}

class SdpReader
{
public:
    Result<Description, Error> read(std::string_view text);

private:
    using Failure = std::optional<Fault>;

    Failure onLine(std::string_view line);
    Failure onField(char type, std::string_view value);
    Failure onMedia(std::string_view value);
    void onOrigin(std::string_view value);
    void keep(char type, std::string_view value);

    Description m_description;
    std::size_t m_line = 0;
    bool m_begun = false;
};

Result<Description, Error> SdpReader::read(std::string_view text)
{
    if (text.size() > Limits::octets)
        return Error{Fault::TooLarge, 0, {}};
    while (!text.empty()) {
        const auto line = takeLine(text);
        if (++m_line > Limits::lines)
            return Error{Fault::TooLarge, m_line, {}};
        if (const auto fault = onLine(text::trimmed(line)))
            return Error{*fault, m_line, shownLine(line)};
    }
    if (!m_begun)
        return Error{Fault::Empty, 0, {}};
    return std::move(m_description);
}

SdpReader::Failure SdpReader::onLine(std::string_view line)
{
    if (line.empty())
        return {};
    if (line.size() < 2 || line[1] != '=' || !text::isLetter(line[0]))
        return Fault::NotALine;
    return onField(text::lower(line[0]), text::trimmed(line.substr(2)));
}

SdpReader::Failure SdpReader::onField(char type, std::string_view value)
{
    const bool first = !std::exchange(m_begun, true);
    switch (type) {
    case 'v':
        return value == "0" ? Failure() : Fault::BadVersion;
    case 'o':
        onOrigin(value);
        return {};
    case 's':
        m_description.name = value;
        return {};
    case 't':
        return {};
    case 'm':
        return first ? Fault::NoDescription : onMedia(value);
    case 'c':
        if (m_description.sections.empty())
            keep(type, value);
        else
            m_description.sections.back().connection = value;
        return {};
    case 'a':
        if (!readAttribute(value, m_line, m_description))
            return Fault::TooLarge;
        return {};
    default:
        keep(type, value);
        return {};
    }
}

void SdpReader::onOrigin(std::string_view value)
{
    const auto words = text::words(value);
    m_description.origin = value;
    if (words.size() < 3)
        return;
    m_description.sessionId = text::number<std::uint64_t>(words[1]).value_or(0);
    m_description.sessionVersion = text::number<std::uint64_t>(words[2]).value_or(0);
}

SdpReader::Failure SdpReader::onMedia(std::string_view value)
{
    if (m_description.sections.size() == Limits::sections)
        return Fault::TooLarge;
    const auto words = text::words(value);
    if (words.size() < 4)
        return Fault::BadMediaLine;
    Section section;
    section.line = m_line;
    section.media = text::lowered(words[0]);
    const auto port = text::number<std::uint16_t>(words[1].substr(0, words[1].find('/')));
    if (!port)
        return Fault::BadMediaLine;
    section.port = *port;
    section.protocol = words[2];
    for (std::size_t i = 3; i < words.size() && section.formats.size() < Limits::perSection; ++i) {
        section.formats.emplace_back(words[i]);
        const auto number = text::number<int>(words[i]);
        const bool known = !number
            || std::ranges::find(section.payloadTypes, *number, &PayloadType::number)
                != section.payloadTypes.end();
        if (!known && *number >= 0 && *number <= 127)
            section.payloadTypes.push_back(staticPayloadType(*number));
    }
    m_description.sections.push_back(std::move(section));
    return {};
}

void SdpReader::keep(char type, std::string_view value)
{
    auto& others = m_description.sections.empty() ? m_description.others
                                                  : m_description.sections.back().others;
    if (others.size() < Limits::perSection)
        others.push_back({type, std::string(value)});
}

/// The section whose transport a bundle-only section uses.
const Section* carrierOf(const Description& description, const Section& section)
{
    if (!section.mid)
        return nullptr;
    for (const auto& group : description.bundleGroups) {
        if (std::ranges::find(group, *section.mid) == group.end())
            continue;
        const auto carrier =
            std::ranges::find(description.sections, std::optional(group.front()), &Section::mid);
        return carrier == description.sections.end() ? nullptr : &*carrier;
    }
    return nullptr;
}

void fillFrom(const Transportation& from, Transportation& to)
{
    // The two belong together (RFC 8839 §5.4).
    if (!to.ufrag && !to.password) {
        to.ufrag = from.ufrag;
        to.password = from.password;
    }
    for (const auto& option : from.iceOptions) {
        if (std::ranges::find(to.iceOptions, option) == to.iceOptions.end())
            to.iceOptions.push_back(option);
    }
    if (to.fingerprints.empty())
        to.fingerprints = from.fingerprints;
    if (!to.setup)
        to.setup = from.setup;
    if (to.tlsId.empty())
        to.tlsId = from.tlsId;
    if (to.candidates.empty())
        to.candidates = from.candidates;
    to.endOfCandidates = to.endOfCandidates || from.endOfCandidates;
}

} // namespace

Result<Description, Error> readSdp(std::string_view text)
{
    return SdpReader().read(text);
}

Transportation effective(const Description& description, const Section& section)
{
    Transportation result = section.transport;
    const Section* const carrier = carrierOf(description, section);
    if (carrier != nullptr && carrier != &section && !section.transport.ufrag)
        fillFrom(carrier->transport, result);
    fillFrom(description.transport, result);
    return result;
}

Flow effectiveFlow(const Description& description, const Section& section)
{
    return section.flow.value_or(description.flow.value_or(Flow::SendRecv));
}

std::vector<HeaderExtension> effectiveExtensions(const Description& description,
                                                 const Section& section)
{
    auto result = section.extensions;
    result.insert(result.end(), description.extensions.begin(), description.extensions.end());
    return result;
}

std::string shownLine(std::string_view line)
{
    constexpr std::size_t most = 200;
    constexpr std::string_view secret = "ice-pwd:";
    std::string shown(line.substr(0, most));
    if (const auto at = text::lowered(shown).find(secret); at != std::string::npos) {
        shown.resize(at + secret.size());
        shown += "…";
    }
    return shown;
}

} // namespace icelens::model::sdp
