// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/projection/projections.h"
#include "model/session/eventlog.h"
#include "model/session/transactionindex.h"

#include <memory>
#include <vector>

namespace icelens::test {

/// A log and all that is derived from it, kept in step.
struct Projected
{
    model::EventLog log;
    model::TransactionIndex transactions;
    model::Projections projections{transactions};

    void append(const model::Event& event)
    {
        log.append(event);
        const auto& stored = log[log.size() - 1];
        transactions.append(stored, log.latest());
        projections.append(stored, log.latest());
    }

    /// The cursor after the first @p count events, at the time of the last of them.
    [[nodiscard]] model::Cursor at(std::size_t count) const
    {
        return {count, count == 0 ? model::SessionTime{} : log[count - 1].at};
    }
};

/// @p count of @p events, or all.
[[nodiscard]] inline std::unique_ptr<Projected> project(const std::vector<model::Event>& events,
                                                        std::size_t count = ~std::size_t{0})
{
    auto projected = std::make_unique<Projected>();
    for (std::size_t i = 0; i < events.size() && i < count; ++i)
        projected->append(events[i]);
    return projected;
}

} // namespace icelens::test
