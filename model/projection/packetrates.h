// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"
#include "model/projection/cursor.h"
#include "model/session/session.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

namespace icelens::model {

/// How many packets went over each pair's path, from what was counted and what was seen.
/// Append-only beside the log.
class PacketRates
{
public:
    struct Rate
    {
        double stun = 0;   ///< STUN messages a second.
        double media = 0;  ///< Other packets a second.
        double octets = 0; ///< Of both, a second.

        friend bool operator==(const Rate&, const Rate&) = default;
    };

    /// @p after: the fold up to and with @p event.
    void append(const Event& event, const Session& after);

    /// Over the @p window that ends at the cursor. Packets count at the time they were reported.
    [[nodiscard]] Rate rateAt(PairId pair, Direction direction, const Cursor& cursor,
                              std::chrono::nanoseconds window = std::chrono::seconds(1)) const;

private:
    /// Sums up to and with an event.
    struct Sum
    {
        EventNumber event = 0;
        SessionTime at{};
        std::uint64_t stun = 0;
        std::uint64_t media = 0;
        std::uint64_t octets = 0;
    };

    [[nodiscard]] static Sum sumUntil(const std::vector<Sum>& sums, std::size_t count);

    std::map<std::pair<PairId, Direction>, std::vector<Sum>> m_sums;
    EventNumber m_eventCount = 0;
};

} // namespace icelens::model
