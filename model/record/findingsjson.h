// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/diagnosis/cause.h"
#include "model/record/jsonwriter.h"

#include <vector>

namespace icelens::record {

/// Writes the member "findings" of the show object (docs/formats.md).
void writeFindings(JsonWriter& json, const std::vector<model::SessionFinding>& findings);

} // namespace icelens::record
