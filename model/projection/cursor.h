// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/ids.h"

#include <cstddef>
#include <cstdint>
#include <limits>

namespace icelens::model {

/// An event's place in the log.
using EventNumber = std::uint32_t;
constexpr EventNumber noEvent = std::numeric_limits<EventNumber>::max();

/// The instant that a view shows. Several events may share one time, so both are needed.
struct Cursor
{
    std::size_t events = 0; ///< Events that have happened: the first so many of the log.
    SessionTime time{};     ///< Not before the last of them, nor after the next.

    /// After everything.
    [[nodiscard]] static constexpr Cursor end()
    {
        return {std::numeric_limits<std::size_t>::max(), SessionTime::max()};
    }

    [[nodiscard]] bool covers(EventNumber event) const
    {
        return event != noEvent && event < events;
    }

    friend bool operator==(const Cursor&, const Cursor&) = default;
};

} // namespace icelens::model
