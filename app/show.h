// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"

namespace icelens::app {

/// Runs `icelens show`: prints the session of a file, as text or as one JSON object.
[[nodiscard]] ExitStatus show(const ShowRequest& request);

} // namespace icelens::app
