// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sdp/mdnsmessage.h"

#include "model/sdp/sdptext.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace icelens::model::sdp {
namespace {

constexpr unsigned typeA = 1;
constexpr unsigned typeAaaa = 28;
constexpr unsigned classInternet = 1;
constexpr unsigned topBit = 0x8000; // unicast answer in a question, cache flush in a record
constexpr std::size_t longestLabel = 63;
constexpr std::size_t longestName = 255;

void append16(std::vector<std::uint8_t>& to, unsigned value)
{
    to.push_back(static_cast<std::uint8_t>(value >> 8U));
    to.push_back(static_cast<std::uint8_t>(value & 0xffU));
}

bool appendName(std::vector<std::uint8_t>& to, std::string_view name)
{
    if (name.empty() || name.size() > longestName - 2)
        return false;
    while (!name.empty()) {
        const auto label = text::take(name, '.');
        if (label.empty() || label.size() > longestLabel)
            return false;
        to.push_back(static_cast<std::uint8_t>(label.size()));
        to.insert(to.end(), label.begin(), label.end());
    }
    to.push_back(0);
    return true;
}

/// Walks through a message; every read behind the end makes it fail.
class MdnsReader
{
public:
    explicit MdnsReader(std::span<const std::byte> message)
        : m_message(message)
    {}

    [[nodiscard]] unsigned u8() { return at(m_at++); }
    [[nodiscard]] unsigned u16()
    {
        const unsigned high = u8();
        return high << 8U | u8();
    }
    void skip(std::size_t octets) { m_at += octets; }
    [[nodiscard]] bool failed() const { return m_failed || m_at > m_message.size(); }
    [[nodiscard]] std::span<const std::byte> octets(std::size_t count)
    {
        if (failed() || count > m_message.size() - m_at) {
            m_failed = true;
            return {};
        }
        const auto result = m_message.subspan(m_at, count);
        m_at += count;
        return result;
    }
    /// With dots, without the last one (RFC 1035 §4.1.4).
    [[nodiscard]] std::string name();

private:
    [[nodiscard]] unsigned at(std::size_t place)
    {
        if (place < m_message.size())
            return std::to_integer<unsigned>(m_message[place]);
        m_failed = true;
        return 0;
    }

    std::span<const std::byte> m_message;
    std::size_t m_at = 0;
    bool m_failed = false;
};

std::string MdnsReader::name()
{
    constexpr unsigned pointer = 0xc0;
    std::string result;
    std::size_t place = m_at;
    bool jumped = false;
    // A name has at most 128 labels; pointers may go round in circles.
    for (int steps = 0; steps < 256; ++steps) {
        const unsigned length = at(place++);
        if ((length & pointer) == pointer) {
            const std::size_t target = (length & ~pointer) << 8U | at(place++);
            if (!jumped)
                m_at = place;
            jumped = true;
            place = target;
        } else if (length == 0 || m_failed) {
            break;
        } else {
            if (!result.empty())
                result += '.';
            for (unsigned i = 0; i < length; ++i)
                result += static_cast<char>(at(place++));
            if (result.size() > longestName)
                m_failed = true;
        }
    }
    if (!jumped)
        m_at = place;
    return result;
}

std::optional<Address> addressIn(unsigned type, std::span<const std::byte> data)
{
    std::array<std::uint8_t, 16> octets{};
    if (data.size() > octets.size())
        return {};
    std::ranges::transform(data, octets.begin(),
                           [](std::byte b) { return std::to_integer<std::uint8_t>(b); });
    if (type == typeA && data.size() == 4)
        return Address::v4({octets[0], octets[1], octets[2], octets[3]}, 0);
    if (type == typeAaaa && data.size() == 16)
        return Address::v6(octets, 0);
    return {};
}

} // namespace

std::vector<std::uint8_t> mdnsQuery(std::string_view name, bool unicast)
{
    std::vector<std::uint8_t> query;
    for (const unsigned head : {0U, 0U, 2U, 0U, 0U, 0U})
        append16(query, head);
    for (const unsigned type : {typeA, typeAaaa}) {
        if (!appendName(query, name))
            return {};
        append16(query, type);
        append16(query, classInternet | (unicast ? topBit : 0U));
    }
    return query;
}

std::vector<Address> mdnsAddresses(std::span<const std::byte> message, std::string_view name)
{
    constexpr unsigned response = 0x8000;
    constexpr std::size_t timeToLive = 4;
    MdnsReader in(message);
    in.skip(2);
    if ((in.u16() & response) == 0)
        return {};
    const unsigned questions = in.u16();
    const unsigned records = in.u16() + in.u16() + in.u16();
    for (unsigned i = 0; i < questions && !in.failed(); ++i) {
        (void)in.name();
        in.skip(4);
    }
    std::vector<Address> found;
    for (unsigned i = 0; i < records && !in.failed(); ++i) {
        const std::string owner = in.name();
        const unsigned type = in.u16();
        const unsigned recordClass = in.u16() & ~topBit;
        in.skip(timeToLive);
        const auto data = in.octets(in.u16());
        if (in.failed() || recordClass != classInternet || !text::same(owner, name))
            continue;
        const auto address = addressIn(type, data);
        if (address && std::ranges::find(found, *address) == found.end())
            found.push_back(*address);
    }
    return found;
}

} // namespace icelens::model::sdp
