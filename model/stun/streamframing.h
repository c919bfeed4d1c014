// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace icelens::model::stun {

/// Cuts one direction of a TCP connection into messages, in whatever pieces it arrives.
///
/// Two framings exist: a 16-bit length before each packet (ICE-TCP: RFC 6544 §3, RFC 4571 §2), and
/// the lengths in STUN and ChannelData headers, with ChannelData padded to 4 bytes (TURN over TCP:
/// RFC 8656 §3.1, §12.5). Which one it is shows in the place of the first magic cookie. A
/// stream that fits neither, or stops to fit, stays Opaque: where a message begins is lost.
class StreamFraming
{
public:
    enum class Kind : std::uint8_t { Undecided, Rfc4571, Turn, Opaque };

    /// Gets a whole message, without length prefix and padding. It dies when the sink returns.
    using Sink = std::function<void(std::span<const std::byte>)>;

    /// @return octets of @p bytes, and of what was buffered before, that belong to no message.
    std::size_t push(std::span<const std::byte> bytes, const Sink& sink);

    [[nodiscard]] Kind kind() const { return m_kind; }
    /// Octets that wait for the rest of their message; at most maxBuffered.
    [[nodiscard]] std::size_t buffered() const { return m_buffer.size(); }

    /// A STUN header and 65535 octets, the most that a header can announce, and padding.
    static constexpr std::size_t maxBuffered = 20 + 65535 + 3;

private:
    /// How a frame lies in the stream.
    struct Frame
    {
        std::size_t prefix = 0; ///< Octets before the message.
        std::size_t message = 0;
        std::size_t padding = 0; ///< Octets after it.

        [[nodiscard]] std::size_t total() const { return prefix + message + padding; }
    };
    enum class Peek : std::uint8_t { Known, NeedMore, Garbage };

    Peek peek(std::span<const std::byte> bytes, Frame& frame);
    Peek decide(std::span<const std::byte> bytes);
    /// @return octets consumed from the front.
    std::size_t cut(std::span<const std::byte> bytes, const Sink& sink);

    std::vector<std::byte> m_buffer; // the start of a message that is not whole yet
    Kind m_kind = Kind::Undecided;
};

} // namespace icelens::model::stun
