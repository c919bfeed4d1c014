// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "app/flag.h"

namespace icelens::app {

/// Every flag of `icelens demo`, in the order of --help: all of model::SessionOptions, and what to
/// do with the session. @p turnPassword as in parseCommandLine().
[[nodiscard]] std::vector<FlagGroup<DemoRequest>> demoFlags(const QString& turnPassword);

/// Every flag of `icelens offer` and `icelens answer`, likewise.
[[nodiscard]] std::vector<FlagGroup<CallRequest>> callFlags(const QString& turnPassword);

/// What is wrong with the flags taken together.
[[nodiscard]] Complaint liveContradiction(const LiveRequest& request);
[[nodiscard]] Complaint callContradiction(const CallRequest& request);

} // namespace icelens::app
