// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/record/base64.h"

#include <array>
#include <cstdint>

namespace icelens::record {

namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t invalid = 0xFF;

constexpr std::array<std::uint8_t, 256> makeValues()
{
    std::array<std::uint8_t, 256> values{};
    values.fill(invalid);
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        values[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
    return values;
}

constexpr auto values = makeValues();

std::uint8_t valueOf(char c)
{
    return values[static_cast<unsigned char>(c)];
}

std::uint32_t number(std::byte b)
{
    return std::to_integer<std::uint32_t>(b);
}

std::byte octet(std::uint32_t bits)
{
    return static_cast<std::byte>(bits & 0xFFU);
}

} // namespace

void appendBase64(std::string& to, std::span<const std::byte> bytes)
{
    std::size_t at = to.size();
    to.resize(at + (bytes.size() + 2) / 3 * 4);
    std::size_t i = 0;
    for (; i + 2 < bytes.size(); i += 3, at += 4) {
        const std::uint32_t bits =
            number(bytes[i]) << 16U | number(bytes[i + 1]) << 8U | number(bytes[i + 2]);
        to[at] = alphabet[bits >> 18U];
        to[at + 1] = alphabet[bits >> 12U & 0x3FU];
        to[at + 2] = alphabet[bits >> 6U & 0x3FU];
        to[at + 3] = alphabet[bits & 0x3FU];
    }
    if (i == bytes.size())
        return;
    const bool two = i + 1 < bytes.size();
    const std::uint32_t bits = number(bytes[i]) << 16U | (two ? number(bytes[i + 1]) << 8U : 0U);
    to[at] = alphabet[bits >> 18U];
    to[at + 1] = alphabet[bits >> 12U & 0x3FU];
    to[at + 2] = two ? alphabet[bits >> 6U & 0x3FU] : '=';
    to[at + 3] = '=';
}

bool decodeBase64(std::string_view text, std::vector<std::byte>& to)
{
    to.clear();
    if (text.size() % 4 != 0)
        return false;
    std::size_t padding = 0;
    while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=')
        ++padding;
    to.resize(text.size() / 4 * 3);
    std::size_t at = 0;
    for (std::size_t i = 0; i < text.size(); i += 4, at += 3) {
        const bool last = i + 4 == text.size();
        const std::uint32_t a = valueOf(text[i]);
        const std::uint32_t b = valueOf(text[i + 1]);
        const std::uint32_t c = last && padding == 2 ? 0U : valueOf(text[i + 2]);
        const std::uint32_t d = last && padding >= 1 ? 0U : valueOf(text[i + 3]);
        if ((a | b | c | d) > 0x3FU)
            return false;
        const std::uint32_t bits = a << 18U | b << 12U | c << 6U | d;
        to[at] = octet(bits >> 16U);
        to[at + 1] = octet(bits >> 8U);
        to[at + 2] = octet(bits);
    }
    to.resize(to.size() - padding);
    return true;
}

} // namespace icelens::record
