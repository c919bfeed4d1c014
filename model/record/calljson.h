// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record/jsonwriter.h"
#include "model/session/callstate.h"

namespace icelens::record {

/// The member "call" of the show object (docs/formats.md).
void writeCall(JsonWriter& json, const model::CallState& call);

} // namespace icelens::record
