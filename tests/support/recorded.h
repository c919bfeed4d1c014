// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"

#include <string>
#include <vector>

namespace icelens::test {

/// Events of tests/sessions/@p name; empty if it cannot be read.
[[nodiscard]] std::vector<model::Event> recorded(const std::string& name);

/// Names of the sessions that were recorded from real negotiations.
[[nodiscard]] const std::vector<std::string>& recordedNames();

} // namespace icelens::test
