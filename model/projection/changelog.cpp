// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/projection/changelog.h"

#include "model/projection/changestep.h"
#include "model/projection/timescale.h"

#include <algorithm>

namespace icelens::model {

std::span<const Change> ChangeLog::append(const Event& event, const Session& after)
{
    const auto before = m_changes.size();
    ChangeStep(*this, event, after).apply();
    ++m_eventCount;
    return std::span(m_changes).subspan(before);
}

std::span<const Change> ChangeLog::until(std::size_t events) const
{
    return coveredBy(events, all());
}

std::span<const Change> ChangeLog::of(EventNumber event) const
{
    // Not equal_range: Clang 14 cannot compile what it returns.
    return {std::ranges::lower_bound(m_changes, event, {}, &Change::event),
            std::ranges::upper_bound(m_changes, event, {}, &Change::event)};
}

std::optional<EventNumber> ChangeLog::next(std::size_t number) const
{
    const auto place = until(number).size();
    return place == m_changes.size() ? std::nullopt : std::optional(m_changes[place].event);
}

std::optional<EventNumber> ChangeLog::previous(std::size_t number) const
{
    const auto before = until(number);
    return before.empty() ? std::nullopt : std::optional(before.back().event);
}

} // namespace icelens::model
