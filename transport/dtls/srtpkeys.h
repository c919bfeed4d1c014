// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/mediafacts.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace icelens::transport {

/// Key and salt for SRTP in one direction (RFC 5764 §4.2). A secret; wiped when it dies.
struct SrtpKey
{
    std::array<std::uint8_t, 46> material{}; ///< Key, then salt.
    std::size_t size = 0;

    SrtpKey() = default;
    SrtpKey(const SrtpKey&) = default;
    SrtpKey& operator=(const SrtpKey&) = default;
    ~SrtpKey();
};

/// What a finished handshake yields for SRTP.
struct SrtpKeys
{
    model::SrtpProfile profile = model::SrtpProfile::None;
    SrtpKey local;  ///< Protects what we send.
    SrtpKey remote; ///< Protects what the peer sends.
};

/// Octets of key and salt that a profile wants (RFC 5764 §4.1.2, RFC 7714 §12).
struct SrtpKeyLengths
{
    std::size_t key = 0;
    std::size_t salt = 0;
};

[[nodiscard]] SrtpKeyLengths keyLengthsOf(model::SrtpProfile profile);

} // namespace icelens::transport
