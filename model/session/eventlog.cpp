// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/eventlog.h"

#include <algorithm>
#include <utility>

namespace icelens::model {

void EventLog::append(Event event)
{
    event.at = std::max(event.at, m_latest.now());
    m_events.append(std::move(event));
    m_latest.apply(m_events.back());
    if (m_events.size() % snapshotEvery == 0)
        m_snapshots.push_back(m_latest);
}

Session EventLog::stateAt(std::size_t count) const
{
    if (count >= m_events.size())
        return m_latest;
    const auto snapshot = count / snapshotEvery;
    Session state = snapshot == 0 ? Session() : m_snapshots[snapshot - 1];
    for (auto i = snapshot * snapshotEvery; i < count; ++i)
        state.apply(m_events[i]);
    return state;
}

std::size_t EventLog::countUntil(SessionTime time) const
{
    const auto after = std::ranges::upper_bound(m_events, time, {}, &Event::at);
    return static_cast<std::size_t>(after - m_events.begin());
}

} // namespace icelens::model
