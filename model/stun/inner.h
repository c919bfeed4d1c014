// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/address.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace icelens::model::stun {

/// What a TURN relay carries for a client, taken out of its wrapping. Refers to the outer bytes.
struct Inner
{
    std::span<const std::byte> bytes; ///< May be empty, and need not be STUN.
    Address peer;                     ///< The far end (RFC 8656 §18.3); null in ChannelData.
    std::uint16_t channel = 0;        ///< 0x4000..0x4FFF; 0 in an indication.
};

/// Unwraps a Send or Data indication (RFC 8656 §11) or ChannelData (RFC 8656 §12.4).
/// Empty for anything else, and for one that is malformed. Unwraps one layer.
[[nodiscard]] std::optional<Inner> unwrap(std::span<const std::byte> bytes);

} // namespace icelens::model::stun
