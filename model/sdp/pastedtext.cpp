// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sdp/pastedtext.h"

#include "model/sdp/candidateline.h"
#include "model/sdp/sdptext.h"

#include <algorithm>
#include <array>
#include <utility>

namespace icelens::model::sdp {
namespace {

/// What programs that mean well make of plain characters, in UTF-8, and what was meant.
constexpr std::array<std::pair<std::string_view, std::string_view>, 19> meant = {{
    {"\xc2\xa0", " "},      // no-break space
    {"\xe2\x80\xaf", " "},  // narrow no-break space
    {"\xe2\x80\x83", " "},  // em space
    {"\xe2\x80\x89", " "},  // thin space
    {"\xc2\xad", ""},       // soft hyphen
    {"\xe2\x80\x8b", ""},   // zero width space
    {"\xe2\x80\x8c", ""},   // zero width non-joiner
    {"\xe2\x80\x8d", ""},   // zero width joiner
    {"\xe2\x81\xa0", ""},   // word joiner
    {"\xef\xbb\xbf", ""},   // byte order mark
    {"\xe2\x80\x9c", "\""}, // curly quotes
    {"\xe2\x80\x9d", "\""}, {"\xe2\x80\x9e", "\""}, {"\xc2\xab", "\""},
    {"\xc2\xbb", "\""},     {"\xe2\x80\x90", "-"}, // hyphen
    {"\xe2\x80\x91", "-"},                         // no-break hyphen
    {"\xe2\x80\x93", "-"},                         // en dash
    {"\xe2\x80\xa8", "\n"},                        // line separator
}};

std::string_view unquoted(std::string_view line)
{
    while (!line.empty()
           && (text::isSpace(line.front()) || line.front() == '>' || line.front() == '|'))
        line.remove_prefix(1);
    return text::trimmed(line);
}

bool isField(std::string_view line)
{
    return line.size() >= 2 && text::isLetter(line[0]) && line[1] == '='
        && (line.size() == 2 || line[2] != '=');
}

bool begins(std::string_view line, std::string_view with)
{
    return line.size() >= with.size() && text::same(line.substr(0, with.size()), with);
}

bool isKnownExtension(std::string_view word)
{
    constexpr std::array<std::string_view, 10> known = {
        "typ",        "host",  "raddr",      "rport",        "tcptype",
        "generation", "ufrag", "network-id", "network-cost", "svn"};
    return std::ranges::any_of(known,
                               [&](std::string_view name) { return text::same(name, word); });
}

/// Whether mail broke @p before where @p line begins.
bool continues(std::string_view before, std::string_view line)
{
    constexpr std::size_t leastBroken = 60; // nobody breaks shorter lines
    if (begins(before, "a=fingerprint:"))
        return std::ranges::all_of(line, [](char c) {
            return text::isDigit(c) || (text::lower(c) >= 'a' && text::lower(c) <= 'f') || c == ':';
        });
    if (begins(before, "a=candidate:"))
        return !readCandidate(before) || text::words(before).size() % 2 != 0 // half a pair
            || isKnownExtension(line.substr(0, line.find(' ')));
    return before.size() >= leastBroken;
}

/// Reads strings out of JSON without more of a grammar than it takes to find them.
class JsonScanner
{
public:
    explicit JsonScanner(std::string_view text)
        : m_text(text)
    {}

    std::optional<JsonDescription> scan();

private:
    bool skipTo(char wanted);
    std::optional<std::string> string();
    bool escape(std::string& to);
    void skipValue();
    void skipSpace();

    std::string_view m_text;
    std::size_t m_at = 0;
};

void JsonScanner::skipSpace()
{
    while (m_at < m_text.size() && (text::isSpace(m_text[m_at]) || m_text[m_at] == '\n'))
        ++m_at;
}

bool JsonScanner::skipTo(char wanted)
{
    skipSpace();
    if (m_at >= m_text.size() || m_text[m_at] != wanted)
        return false;
    ++m_at;
    return true;
}

void appendUtf8(std::string& to, unsigned code)
{
    if (code < 0x80U) {
        to += static_cast<char>(code);
    } else if (code < 0x800U) {
        to += static_cast<char>(0xc0U | code >> 6U);
        to += static_cast<char>(0x80U | (code & 0x3fU));
    } else {
        to += static_cast<char>(0xe0U | code >> 12U);
        to += static_cast<char>(0x80U | (code >> 6U & 0x3fU));
        to += static_cast<char>(0x80U | (code & 0x3fU));
    }
}

bool JsonScanner::escape(std::string& to)
{
    constexpr std::size_t hexDigits = 4;
    if (m_at >= m_text.size())
        return false;
    const char c = m_text[m_at++];
    if (c == 'n') {
        to += '\n';
    } else if (c == 'r') {
        to += '\r';
    } else if (c == 't') {
        to += '\t';
    } else if (c == 'u') {
        unsigned code = 0;
        const auto digits = m_text.substr(m_at, hexDigits);
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
        if (error != std::errc() || end != digits.data() + hexDigits)
            return false;
        m_at += hexDigits;
        appendUtf8(to, code);
    } else {
        to += c;
    }
    return true;
}

std::optional<std::string> JsonScanner::string()
{
    if (!skipTo('"'))
        return {};
    std::string result;
    while (m_at < m_text.size()) {
        const char c = m_text[m_at++];
        if (c == '"')
            return result;
        if (c != '\\')
            result += c;
        else if (!escape(result))
            return {};
    }
    return {};
}

void JsonScanner::skipValue()
{
    int depth = 0;
    for (; m_at < m_text.size(); ++m_at) {
        const char c = m_text[m_at];
        if (c == '"') {
            if (!string())
                return;
            --m_at;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if ((c == ',' || c == '}') && depth == 0) {
            return;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
}

std::optional<JsonDescription> JsonScanner::scan()
{
    if (!skipTo('{'))
        return {};
    JsonDescription found;
    bool any = false;
    do {
        const auto name = string();
        if (!name || !skipTo(':'))
            break;
        skipSpace();
        const bool isString = m_at < m_text.size() && m_text[m_at] == '"';
        if (isString && (*name == "sdp" || *name == "type")) {
            auto value = string();
            if (!value)
                break;
            any = any || *name == "sdp";
            (*name == "sdp" ? found.sdp : found.type) = std::move(*value);
        } else {
            skipValue();
        }
    } while (skipTo(','));
    if (!any)
        return {};
    return found;
}

} // namespace

std::string plainText(std::string_view given)
{
    std::string plain;
    plain.reserve(given.size());
    while (!given.empty()) {
        const auto odd = std::ranges::find_if(
            meant, [&](const auto& pair) { return given.starts_with(pair.first); });
        if (odd != meant.end()) {
            plain += odd->second;
            given.remove_prefix(odd->first.size());
            continue;
        }
        const char c = given.front();
        given.remove_prefix(1);
        if (c != '\r')
            plain += c;
        else if (!given.starts_with('\n'))
            plain += '\n';
    }
    return plain;
}

std::vector<PastedLine> sdpLines(std::string_view plain)
{
    std::vector<PastedLine> lines;
    bool afterBlank = false;
    for (std::size_t number = 1; !plain.empty(); ++number) {
        const auto line = unquoted(text::take(plain, '\n'));
        if (lines.empty() && !(isField(line) && begins(line, "v=")))
            continue;
        if (line.empty()) {
            afterBlank = true;
        } else if (isField(line)) {
            lines.push_back({number, std::string(line)});
            afterBlank = false;
        } else if (!afterBlank && continues(lines.back().text, line)) {
            lines.back().text += ' ' + std::string(line);
        } else if (lines.size() > 3) {
            break; // prose
        } else {
            lines.push_back({number, std::string(line)}); // for the reader to refuse
        }
    }
    return lines;
}

std::optional<JsonDescription> jsonDescription(std::string_view plain)
{
    for (auto at = plain.find('{'); at != std::string_view::npos; at = plain.find('{', at + 1)) {
        if (auto found = JsonScanner(plain.substr(at)).scan())
            return found;
        // An object that holds another one is rare; a text of braces is an attack.
        if (at > 4096)
            break;
    }
    return {};
}

} // namespace icelens::model::sdp
