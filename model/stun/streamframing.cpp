// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/stun/streamframing.h"

#include <algorithm>
#include <array>

namespace icelens::model::stun {

namespace {

constexpr std::size_t stunHeader = 20;
constexpr std::size_t channelHeader = 4;
constexpr std::size_t rfc4571Prefix = 2;
constexpr std::array cookieOctets{std::byte{0x21}, std::byte{0x12}, std::byte{0xA4},
                                  std::byte{0x42}};

std::size_t lengthAt(std::span<const std::byte> bytes, std::size_t at)
{
    return std::to_integer<std::size_t>(bytes[at]) << 8
        | std::to_integer<std::size_t>(bytes[at + 1]);
}

/// True as far as the bytes go.
bool cookieAt(std::span<const std::byte> bytes, std::size_t at)
{
    const auto there = bytes.subspan(std::min(at, bytes.size()));
    return std::equal(cookieOctets.begin(),
                      cookieOctets.begin()
                          + static_cast<std::ptrdiff_t>(std::min<std::size_t>(4, there.size())),
                      there.begin());
}

/// True if a STUN header may begin @p at, as far as the bytes go (RFC 8489 §5).
bool stunAt(std::span<const std::byte> bytes, std::size_t at)
{
    if (bytes.size() > at && (bytes[at] & std::byte{0xC0}) != std::byte{0})
        return false;
    if (bytes.size() >= at + 4 && lengthAt(bytes, at + 2) % 4 != 0)
        return false;
    return cookieAt(bytes, at + 4);
}

bool channelAt(std::span<const std::byte> bytes)
{
    return (bytes[0] & std::byte{0xF0}) == std::byte{0x40}; // 0x4000..0x4FFF, RFC 8656 §12
}

} // namespace

std::size_t StreamFraming::push(std::span<const std::byte> bytes, const Sink& sink)
{
    if (m_kind == Kind::Opaque)
        return bytes.size();
    if (m_buffer.empty()) {
        const std::size_t used = cut(bytes, sink);
        m_buffer.assign(bytes.begin() + static_cast<std::ptrdiff_t>(used), bytes.end());
    } else {
        m_buffer.insert(m_buffer.end(), bytes.begin(), bytes.end());
        const std::size_t used = cut(m_buffer, sink);
        m_buffer.erase(m_buffer.begin(), m_buffer.begin() + static_cast<std::ptrdiff_t>(used));
    }
    if (m_kind != Kind::Opaque)
        return 0;
    const std::size_t lost = m_buffer.size();
    m_buffer = {};
    return lost;
}

std::size_t StreamFraming::cut(std::span<const std::byte> bytes, const Sink& sink)
{
    std::size_t used = 0;
    Frame frame;
    for (;;) {
        const auto rest = bytes.subspan(used);
        const Peek found = peek(rest, frame);
        if (found == Peek::Garbage)
            m_kind = Kind::Opaque;
        if (found != Peek::Known || rest.size() < frame.total())
            return used;
        if (frame.message > 0)
            sink(rest.subspan(frame.prefix, frame.message));
        used += frame.total();
    }
}

StreamFraming::Peek StreamFraming::decide(std::span<const std::byte> bytes)
{
    const bool turn = stunAt(bytes, 0);
    const bool rfc4571 = stunAt(bytes, rfc4571Prefix)
        && (bytes.size() < rfc4571Prefix || lengthAt(bytes, 0) >= stunHeader);
    if (turn && bytes.size() >= 8)
        m_kind = Kind::Turn;
    else if (!turn && rfc4571 && bytes.size() >= rfc4571Prefix + 8)
        m_kind = Kind::Rfc4571;
    else
        return turn || rfc4571 ? Peek::NeedMore : Peek::Garbage;
    return Peek::Known;
}

StreamFraming::Peek StreamFraming::peek(std::span<const std::byte> bytes, Frame& frame)
{
    if (m_kind == Kind::Undecided) {
        const Peek decided = decide(bytes);
        if (decided != Peek::Known)
            return decided;
    }
    if (m_kind == Kind::Rfc4571) {
        if (bytes.size() < rfc4571Prefix)
            return Peek::NeedMore;
        frame = {rfc4571Prefix, lengthAt(bytes, 0), 0};
        return Peek::Known;
    }
    if (bytes.size() < channelHeader)
        return Peek::NeedMore;
    const std::size_t length = lengthAt(bytes, 2);
    if (channelAt(bytes)) {
        frame = {0, channelHeader + length, (4 - length % 4) % 4};
        return Peek::Known;
    }
    if (!stunAt(bytes, 0))
        return Peek::Garbage;
    frame = {0, stunHeader + length, 0};
    return Peek::Known;
}

} // namespace icelens::model::stun
