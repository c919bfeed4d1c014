// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"
#include "model/stun/describe.h"

#include <QString>

#include <cstddef>
#include <span>

namespace icelens::items {

/// The value of a field in figures and words.
[[nodiscard]] QString fieldValue(const model::stun::Value& value);

/// What the field says, in one sentence; of a malformed or repeated one, that it is so.
/// @p integrity: what is known of MESSAGE-INTEGRITY of its message.
[[nodiscard]] QString fieldMeaning(const model::stun::Field& field, model::Integrity integrity);

/// The first bytes in hexadecimal, with an ellipsis if there are more.
[[nodiscard]] QString octetsText(std::span<const std::byte> bytes);

} // namespace icelens::items
