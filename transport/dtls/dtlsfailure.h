// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/mediafacts.h"

#include <optional>
#include <string>

namespace icelens::transport {

struct DtlsFailure
{
    model::DtlsError error = model::DtlsError::HandshakeRejected;
    std::string detail; ///< Name of the peer's alert, or OpenSSL's reason.
};

/// Why a handshake failed, from OpenSSL's first error and the fatal alert of the peer, if any.
[[nodiscard]] DtlsFailure describeFailure(unsigned long opensslError, std::optional<int> peerAlert);

} // namespace icelens::transport
