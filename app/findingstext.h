// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/diagnosis/findings.h"
#include "model/session/session.h"

#include <QString>

namespace icelens::app {

/// What went wrong and why, as text: each finding with its evidence and what to do. One sentence if
/// there is none.
[[nodiscard]] QString findingsText(const std::vector<model::SessionFinding>& findings,
                                   const model::Session& session);

} // namespace icelens::app
