// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sdp/readdescription.h"

#include "model/sdp/audiosection.h"
#include "model/sdp/compactbits.h"
#include "model/sdp/compactcode.h"
#include "model/sdp/pastedtext.h"
#include "model/sdp/sdpreader.h"
#include "model/sdp/sdptext.h"

#include <algorithm>

namespace icelens::model::sdp {
namespace {

using Reading = Result<Description, Error>;

/// The attribute that a fault of a whole section is about; empty: the m= line itself.
std::string_view attributeOf(Fault fault)
{
    switch (fault) {
    case Fault::BadUfrag:
        return "a=ice-ufrag:";
    case Fault::BadPassword:
        return "a=ice-pwd:";
    case Fault::BadSetup:
    case Fault::IsAnOffer:
    case Fault::IsAnAnswer:
        return "a=setup:";
    case Fault::WeakFingerprint:
    case Fault::BadFingerprint:
        return "a=fingerprint:";
    case Fault::IceMismatch:
        return "a=ice-mismatch";
    default:
        return {};
    }
}

/// Makes @p error, of a section or a line of the lines' text, one of the text that was pasted.
Error placed(Error error, const std::vector<PastedLine>& lines)
{
    if (error.line == 0 || error.line > lines.size())
        return error;
    std::size_t at = error.line - 1;
    const auto attribute = attributeOf(error.fault);
    const auto isIt = [&](const PastedLine& line) {
        return text::same(std::string_view(line.text).substr(0, attribute.size()), attribute);
    };
    if (!attribute.empty() && !isIt(lines[at])) {
        const auto section = lines.begin() + static_cast<std::ptrdiff_t>(at);
        auto found = std::find_if(section, lines.end(), isIt);
        if (found == lines.end())
            found = std::find_if(lines.begin(), section, isIt);
        if (found != lines.end())
            at = static_cast<std::size_t>(found - lines.begin());
    }
    return {error.fault, lines[at].number, shownLine(lines[at].text)};
}

/// What a description is by itself: only an offer leaves the DTLS role open.
std::optional<Kind> kindOf(const Description& description)
{
    const auto place = audioSection(description);
    if (!place)
        return {};
    const auto setup = effective(description, description.sections[*place]).setup;
    if (setup == Setup::Actpass)
        return Kind::Offer;
    return {};
}

std::optional<Fault> contradiction(std::optional<Kind> wanted, std::optional<Kind> found)
{
    if (!wanted || !found || wanted == found)
        return {};
    return *found == Kind::Offer ? Fault::IsAnOffer : Fault::IsAnAnswer;
}

Reading judged(Description description, std::optional<Kind> wanted,
               const std::vector<PastedLine>& lines)
{
    for (Error& remark : description.remarks)
        remark = placed(std::move(remark), lines);
    if (auto error = objection(description)) {
        // A remark has its place in the text already.
        const bool isRemark =
            std::ranges::find(description.remarks, *error) != description.remarks.end();
        return isRemark ? *error : placed(std::move(*error), lines);
    }
    if (const auto fault = contradiction(wanted, kindOf(description))) {
        const auto place = audioSection(description);
        return placed({*fault, description.sections[*place].line, {}}, lines);
    }
    return description;
}

Reading fromSdp(std::string_view plain, std::optional<Kind> wanted)
{
    const auto lines = sdpLines(plain);
    if (lines.empty())
        return Error{Fault::NoDescription, 0, {}};
    std::string joined;
    for (const PastedLine& line : lines)
        joined += line.text + '\n';
    auto read = readSdp(joined);
    if (!read.ok())
        return placed(read.error(), lines);
    return judged(std::move(*read), wanted, lines);
}

Reading fromCompact(std::string_view plain, std::optional<Kind> wanted)
{
    auto compact = readCompact(plain);
    if (!compact.ok())
        return compact.error();
    if (const auto fault = contradiction(wanted, compact->kind))
        return Error{*fault, 0, {}};
    return judged(std::move(compact->description), wanted, {});
}

Reading fromJson(const JsonDescription& json, std::optional<Kind> wanted)
{
    std::optional<Kind> said;
    if (text::same(json.type, "offer"))
        said = Kind::Offer;
    else if (text::same(json.type, "answer") || text::same(json.type, "pranswer"))
        said = Kind::Answer;
    if (const auto fault = contradiction(wanted, said))
        return Error{*fault, 0, {}};
    return fromSdp(plainText(json.sdp), wanted);
}

/// A text that is base64 as a whole.
std::optional<std::string> decoded(std::string_view plain)
{
    constexpr std::size_t least = 64;
    std::string letters;
    for (const char c : plain) {
        if (!text::isSpace(c) && c != '\n' && c != '>')
            letters += c;
    }
    if (letters.size() < least)
        return {};
    const auto octets = fromBase64(letters);
    if (!octets)
        return {};
    return std::string(octets->begin(), octets->end());
}

} // namespace

Result<Description, Error> readDescription(std::string_view text, std::optional<Kind> wanted)
{
    if (text.size() > Limits::octets)
        return Error{Fault::TooLarge, 0, {}};
    const std::string plain = plainText(text);
    if (plain.find_first_not_of(" \t\n") == std::string::npos)
        return Error{Fault::Empty, 0, {}};
    if (hasCompact(plain))
        return fromCompact(plain, wanted);
    if (const auto json = jsonDescription(plain))
        return fromJson(*json, wanted);
    auto read = fromSdp(plain, wanted);
    if (read.ok() || read.error().fault != Fault::NoDescription)
        return read;
    if (const auto inside = decoded(plain)) {
        if (const auto json = jsonDescription(*inside))
            return fromJson(*json, wanted);
    }
    if (plain.find('{') < plain.find_first_not_of(" \t\n{"))
        return Error{Fault::BadJson, 0, {}};
    return read;
}

} // namespace icelens::model::sdp
