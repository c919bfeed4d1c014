// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/decodernode.h"

#include <cstddef>
#include <span>

namespace icelens::items {

/// Takes a datagram of DTLS apart: its records, and in them the messages of the handshake.
void addDtlsNodes(DecoderNode& root, std::span<const std::byte> bytes);

} // namespace icelens::items
