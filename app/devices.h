// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"

namespace icelens::app {

/// `icelens devices`: prints the microphones and loudspeakers of this computer.
[[nodiscard]] ExitStatus printDevices();

} // namespace icelens::app
