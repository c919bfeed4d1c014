// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rtp/telephoneevent.h"

#include "model/rtp/wireorder.h"

#include <string_view>

namespace icelens::model::rtp {

namespace {

constexpr std::string_view keys = "0123456789*#ABCD"; // RFC 4733 §3.2

} // namespace

std::optional<TelephoneEvent> TelephoneEvent::parse(std::span<const std::byte> payload)
{
    if (payload.size() < 4)
        return std::nullopt;
    const unsigned flags = read8(payload, 1);
    return TelephoneEvent{read8(payload, 0), (flags & 0x80U) != 0,
                          static_cast<std::uint8_t>(flags & 0x3FU), read16(payload, 2)};
}

std::array<std::byte, 4> TelephoneEvent::write() const
{
    std::array<std::byte, 4> out{};
    write8(out, 0, event);
    write8(out, 1, (end ? 0x80U : 0U) | (volume & 0x3FU));
    write16(out, 2, duration);
    return out;
}

std::optional<char> dtmfKey(std::uint8_t event)
{
    if (event >= keys.size())
        return std::nullopt;
    return keys[event];
}

std::optional<std::uint8_t> dtmfEvent(char key)
{
    const char upper = key >= 'a' && key <= 'd' ? static_cast<char>(key - 'a' + 'A') : key;
    const auto at = keys.find(upper);
    if (at == std::string_view::npos)
        return std::nullopt;
    return static_cast<std::uint8_t>(at);
}

} // namespace icelens::model::rtp
