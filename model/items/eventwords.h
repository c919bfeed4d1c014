// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"
#include "model/session/session.h"

#include <QString>

#include <cstddef>
#include <span>

namespace icelens::items {

/// The event as one sentence. @p session gives agents their names and pairs their addresses; any
/// state of the session at or after the event will do.
[[nodiscard]] QString eventSentence(const model::Event& event, const model::Session& session);

/// What a message is: "Binding request", "Allocate error 401",
/// "Send indication ▸ Binding request", "ChannelData 0x4000 ▸ Binding success".
[[nodiscard]] QString messageName(std::span<const std::byte> bytes);

} // namespace icelens::items
