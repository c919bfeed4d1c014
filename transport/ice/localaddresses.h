// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/options.h"

#include <nice/address.h>

#include <string>
#include <vector>

namespace icelens::transport {

/// What an agent is to gather on.
struct LocalAddresses
{
    /// To be added one by one. Empty, and not none: libnice's own choice is what the options ask.
    std::vector<NiceAddress> addresses;
    /// The options leave nothing: gathering cannot succeed.
    bool none = false;
    /// Entries of SessionOptions::interfaces that are neither an interface nor an address here.
    std::vector<std::string> unknown;
};

/// Reads interfaces, ipv4 and ipv6 of @p options. With no interface named it is what libnice picks
/// (not loopback, not those of containers); on a machine that has nothing else it is loopback.
[[nodiscard]] LocalAddresses chooseLocalAddresses(const model::SessionOptions& options);

} // namespace icelens::transport
