// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/sdp/sdperror.h"

#include <QString>

namespace icelens::items {

/// What is wrong with a description, where, and what to do, in sentences. The line is named if
/// there is one to blame, and shown.
[[nodiscard]] QString describe(const model::sdp::Error& error);

} // namespace icelens::items
