// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/record/jsontext.h"

#include <cstddef>
#include <cstdint>

namespace icelens::record {

namespace {

std::uint8_t octetAt(std::string_view text, std::size_t at)
{
    return at < text.size() ? static_cast<std::uint8_t>(text[at]) : std::uint8_t{0};
}

bool continues(std::uint8_t octet)
{
    return (octet & 0xC0U) == 0x80U;
}

/// Length of the UTF-8 sequence at @p at (RFC 3629 §4); 0 if there is none.
std::size_t sequenceLength(std::string_view text, std::size_t at)
{
    const std::uint8_t first = octetAt(text, at);
    const std::uint8_t second = octetAt(text, at + 1);
    if (first < 0x80)
        return 1;
    if (first < 0xC2 || first > 0xF4 || !continues(second))
        return 0;
    if (first < 0xE0)
        return 2;
    if (!continues(octetAt(text, at + 2)))
        return 0;
    if (first < 0xF0) {
        const bool overlong = first == 0xE0 && second < 0xA0;
        const bool surrogate = first == 0xED && second > 0x9F;
        return overlong || surrogate ? 0 : 3;
    }
    const bool overlong = first == 0xF0 && second < 0x90;
    const bool tooLarge = first == 0xF4 && second > 0x8F;
    return overlong || tooLarge || !continues(octetAt(text, at + 3)) ? 0 : 4;
}

void appendControl(std::string& to, char c)
{
    constexpr std::string_view hex = "0123456789abcdef";
    switch (c) {
    case '\n':
        to += "\\n";
        return;
    case '\r':
        to += "\\r";
        return;
    case '\t':
        to += "\\t";
        return;
    default:
        break;
    }
    to += "\\u00";
    to += hex[static_cast<std::uint8_t>(c) >> 4U];
    to += hex[static_cast<std::uint8_t>(c) & 0x0FU];
}

bool plain(char c)
{
    const auto octet = static_cast<std::uint8_t>(c);
    return octet >= 0x20 && octet < 0x7F && c != '"' && c != '\\';
}

} // namespace

void appendJsonString(std::string& to, std::string_view text)
{
    to += '"';
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t run = at;
        while (run < text.size() && plain(text[run]))
            ++run;
        to.append(text, at, run - at);
        at = run;
        if (at == text.size())
            break;
        const char c = text[at];
        const std::size_t length = sequenceLength(text, at);
        if (length == 0) {
            to += "\xEF\xBF\xBD";
        } else if (length > 1) {
            to.append(text, at, length);
        } else if (c == '"' || c == '\\') {
            to += '\\';
            to += c;
        } else {
            appendControl(to, c);
        }
        at += length == 0 ? 1 : length;
    }
    to += '"';
}

void appendJsonAddress(std::string& to, const model::Address& address)
{
    to += '"';
    if (address.family() == model::Address::Family::V4) {
        for (std::size_t i = 0; i < 4; ++i) {
            if (i > 0)
                to += '.';
            appendNumber(to, address.octets().at(i));
        }
        to += ':';
        appendNumber(to, address.port());
    } else {
        to += address.toString();
    }
    to += '"';
}

} // namespace icelens::record
