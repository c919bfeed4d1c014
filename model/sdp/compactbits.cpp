// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sdp/compactbits.h"

#include "model/sdp/sdptext.h"

#include <algorithm>

namespace icelens::model::sdp {
namespace {

constexpr std::string_view iceAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view urlAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Groups of bits into wider or narrower ones; what is left over is filled up with zeros.
class BitPacker
{
public:
    BitPacker(unsigned in, unsigned out)
        : m_in(in)
        , m_out(out)
    {}

    template <class Sink>
    void put(unsigned value, Sink sink)
    {
        m_bits = m_bits << m_in | value;
        m_count += m_in;
        while (m_count >= m_out) {
            m_count -= m_out;
            sink(static_cast<std::uint8_t>(m_bits >> m_count & ((1U << m_out) - 1U)));
            m_bits &= (1U << m_count) - 1U;
        }
    }

    template <class Sink>
    void finish(Sink sink)
    {
        if (m_count > 0)
            sink(static_cast<std::uint8_t>(m_bits << (m_out - m_count)));
        m_count = 0;
    }

private:
    unsigned m_in;
    unsigned m_out;
    unsigned m_bits = 0;
    unsigned m_count = 0;
};

} // namespace

std::uint32_t crc32Of(std::span<const std::uint8_t> octets)
{
    std::uint32_t crc = 0xffffffffU;
    for (const std::uint8_t octet : octets) {
        crc ^= octet;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1U) != 0 ? crc >> 1U ^ 0xedb88320U : crc >> 1U;
    }
    return ~crc;
}

std::optional<std::uint8_t> sextet(char letter)
{
    if (letter == '-')
        letter = '+';
    if (letter == '_')
        letter = '/';
    const auto place = iceAlphabet.find(letter);
    if (place == std::string_view::npos)
        return {};
    return static_cast<std::uint8_t>(place);
}

std::string base64Url(std::span<const std::uint8_t> octets)
{
    std::string letters;
    const auto sink = [&](std::uint8_t value) { letters += urlAlphabet[value]; };
    BitPacker packer(8, 6);
    for (const std::uint8_t octet : octets)
        packer.put(octet, sink);
    packer.finish(sink);
    return letters;
}

std::optional<std::vector<std::uint8_t>> fromBase64(std::string_view letters)
{
    while (!letters.empty() && letters.back() == '=')
        letters.remove_suffix(1);
    if (letters.size() % 4 == 1)
        return {};
    std::vector<std::uint8_t> octets;
    BitPacker packer(6, 8);
    for (const char letter : letters) {
        const auto value = sextet(letter);
        if (!value)
            return {};
        packer.put(*value, [&](std::uint8_t octet) { octets.push_back(octet); });
    }
    return octets;
}

void CompactWriter::text(std::string_view text)
{
    constexpr std::size_t most = 255;
    const auto cut = text.substr(0, most);
    u8(static_cast<unsigned>(cut.size()));
    for (const char c : cut)
        u8(static_cast<unsigned char>(c));
}

bool CompactWriter::iceChars(std::string_view text)
{
    constexpr std::size_t most = 255;
    if (text.size() > most || !std::ranges::all_of(text, text::isIceChar))
        return false;
    u8(static_cast<unsigned>(text.size()));
    BitPacker packer(6, 8);
    const auto sink = [this](std::uint8_t octet) { m_octets.push_back(octet); };
    for (const char c : text)
        packer.put(*sextet(c), sink);
    packer.finish(sink);
    return true;
}

unsigned CompactReader::u8()
{
    if (m_rest.empty()) {
        m_failed = true;
        return 0;
    }
    const unsigned value = m_rest.front();
    m_rest = m_rest.subspan(1);
    return value;
}

std::vector<std::uint8_t> CompactReader::octets(std::size_t count)
{
    if (count > m_rest.size()) {
        m_failed = true;
        m_rest = {};
        return {};
    }
    const auto taken = m_rest.first(count);
    m_rest = m_rest.subspan(count);
    return {taken.begin(), taken.end()};
}

std::string CompactReader::text()
{
    const auto bytes = octets(u8());
    return {bytes.begin(), bytes.end()};
}

std::string CompactReader::iceChars()
{
    const std::size_t length = u8();
    std::string result;
    const auto sink = [&](std::uint8_t value) {
        if (result.size() < length)
            result += iceAlphabet[value];
    };
    BitPacker packer(8, 6);
    for (const std::uint8_t octet : octets((length * 6 + 7) / 8))
        packer.put(octet, sink);
    if (result.size() < length)
        m_failed = true;
    return result;
}

} // namespace icelens::model::sdp
