// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/options.h"

#include <chrono>
#include <cstdint>

namespace icelens::model {

/// How fast a negotiation goes.
enum class Preset : std::uint8_t {
    Fast,       ///< Ta at the floor of RFC 8445 §14.2.
    AsLibnice,  ///< libnice's own Ta.
    SlowMotion, ///< Slow enough to follow with the eye.
};

/// Ta of @p preset (RFC 8445 §14.2). Everything else of the options stays as it is.
[[nodiscard]] constexpr std::chrono::milliseconds taOf(Preset preset)
{
    switch (preset) {
    case Preset::Fast:
        return std::chrono::milliseconds(5);
    case Preset::AsLibnice:
        return std::chrono::milliseconds(20);
    case Preset::SlowMotion:
        break;
    }
    return std::chrono::milliseconds(250);
}

} // namespace icelens::model
