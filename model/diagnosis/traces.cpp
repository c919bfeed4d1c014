// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/diagnosis/traces.h"

#include "model/diagnosis/tracestep.h"

#include <algorithm>

namespace icelens::model {

void Tally::add(std::uint32_t event)
{
    constexpr std::size_t firstOnes = 32;
    ++count;
    if (events.size() > firstOnes)
        events.back() = event;
    else
        events.push_back(event);
}

const AgentTraces* Traces::of(AgentId agent) const
{
    const auto found = std::ranges::find(m_agents, agent, &AgentTraces::agent);
    return found == m_agents.end() ? nullptr : &*found;
}

void Traces::apply(const Event& event, std::uint32_t number, const TransactionIndex& index)
{
    ++m_eventCount;
    TraceStep(*this, event, number, index).apply();
}

const Traces& TraceLog::at(std::size_t cursor, const EventLog& log, const TransactionIndex& index)
{
    if (cursor < m_traces.eventCount()) {
        const auto whole = cursor / snapshotEvery;
        m_traces = whole == 0 ? Traces() : m_snapshots[whole - 1];
    }
    for (auto i = m_traces.eventCount(); i < cursor; ++i) {
        m_traces.apply(log[i], static_cast<std::uint32_t>(i), index);
        if ((i + 1) % snapshotEvery == 0 && m_snapshots.size() < (i + 1) / snapshotEvery)
            m_snapshots.push_back(m_traces);
    }
    return m_traces;
}

void TraceLog::clear()
{
    m_snapshots.clear();
    m_traces = {};
}

} // namespace icelens::model
