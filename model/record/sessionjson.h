// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/diagnosis/cause.h"
#include "model/session/session.h"

#include <string>
#include <vector>

namespace icelens::record {

/// Version of the object below (docs/formats.md). Members may be added under the same version; one
/// that goes or changes its meaning raises it.
inline constexpr int showVersion = 1;

/// The JSON object that `icelens show --json` prints, with a line feed at its end: @p session as it
/// stands @p at, which is the instant that was asked for, and @p findings there.
[[nodiscard]] std::string sessionJson(const model::Session& session, model::SessionTime at,
                                      const std::vector<model::SessionFinding>& findings = {});

} // namespace icelens::record
