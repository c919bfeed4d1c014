// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/dtls/dtlsendpoint.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>

namespace icelens::transport {

/// Room that protection adds at most to a packet: tag, and for RTCP the index.
inline constexpr std::size_t maxSrtpTrailer = 32;

/// Encrypts and authenticates RTP and RTCP of one component, both ways (RFC 3711, RFC 7714).
///
/// Works in place and allocates nothing per packet (only for each new SSRC, and those of the peer
/// are bounded). Lives in one thread.
class SrtpContext
{
public:
    /// What was not let through.
    struct Rejected
    {
        std::uint64_t forged = 0;   ///< Authentication failed.
        std::uint64_t replayed = 0; ///< Seen before, or too old to tell (RFC 3711 §3.3.2).
        std::uint64_t malformed = 0;
        std::uint64_t tooManySources = 0; ///< More SSRCs than we keep apart.

        [[nodiscard]] std::uint64_t all() const
        {
            return forged + replayed + malformed + tooManySources;
        }
    };

    /// Empty if libsrtp does not take the keys.
    [[nodiscard]] static std::optional<SrtpContext> make(const SrtpKeys& keys);
    SrtpContext(SrtpContext&&) noexcept;
    SrtpContext& operator=(SrtpContext&&) noexcept;
    ~SrtpContext();

    /// @p buffer begins with a packet of @p size octets, and has maxSrtpTrailer octets more.
    /// @return the octets of the protected packet; 0 if it failed.
    [[nodiscard]] std::size_t protectRtp(std::span<std::byte> buffer, std::size_t size);
    [[nodiscard]] std::size_t protectRtcp(std::span<std::byte> buffer, std::size_t size);

    /// @return the octets of the plain packet, at the same place; 0 if it was rejected.
    [[nodiscard]] std::size_t unprotectRtp(std::span<std::byte> packet);
    [[nodiscard]] std::size_t unprotectRtcp(std::span<std::byte> packet);

    [[nodiscard]] const Rejected& rejected() const;

private:
    struct Impl;
    explicit SrtpContext(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m;
};

} // namespace icelens::transport
