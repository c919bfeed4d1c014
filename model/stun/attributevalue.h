// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/stun/describe.h"

#include <optional>

namespace icelens::model::stun {

/// The value of @p attribute, one of @p message, read as @p form asks.
/// Empty if it does not have that form: wrong length, wrong address family, invalid list.
[[nodiscard]] std::optional<Value> attributeValue(const Message& message,
                                                  const Attribute& attribute, Form form);

} // namespace icelens::model::stun
