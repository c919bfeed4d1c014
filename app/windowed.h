// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"

namespace icelens::app {

/// Runs the main window with a live session. Needs a QApplication.
[[nodiscard]] ExitStatus runWindowed(const DemoRequest& request);

/// Runs the main window with a session file.
[[nodiscard]] ExitStatus runWindowed(const OpenRequest& request);

} // namespace icelens::app
