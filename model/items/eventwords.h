// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"
#include "model/session/session.h"

#include <QString>

namespace icelens::items {

/// The event as one sentence. @p session gives agents their names and pairs their addresses; any
/// state of the session at or after the event will do.
[[nodiscard]] QString eventSentence(const model::Event& event, const model::Session& session);

} // namespace icelens::items
