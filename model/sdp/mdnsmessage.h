// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/address.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

/// As much of multicast DNS (RFC 6762) as looking up a candidate's name takes.
namespace icelens::model::sdp {

/// A query for the addresses of @p name, of both families. Empty if it is no name that DNS can ask
/// for. @p unicast: the answer may come to the asking socket alone (RFC 6762 §5.4).
[[nodiscard]] std::vector<std::uint8_t> mdnsQuery(std::string_view name, bool unicast);

/// Addresses, without ports, that @p message gives @p name; empty for anything that is no response.
[[nodiscard]] std::vector<Address> mdnsAddresses(std::span<const std::byte> message,
                                                 std::string_view name);

} // namespace icelens::model::sdp
