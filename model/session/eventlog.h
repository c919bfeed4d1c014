// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"
#include "model/session/eventlist.h"
#include "model/session/session.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace icelens::model {

/// The session's events in order, and the fold at any of them.
///
/// Owned by one thread. The order of events is the order of append(); their times may repeat but
/// are made not to go back, so that a time finds one place.
class EventLog
{
public:
    /// Events between two snapshots: a seek folds at most as many.
    static constexpr std::size_t snapshotEvery = 8192;

    void append(Event event);
    [[nodiscard]] std::size_t size() const { return m_events.size(); }
    [[nodiscard]] const Event& operator[](std::size_t number) const { return m_events[number]; }
    /// A copy of them is cheap, and may be read in another thread while this grows.
    [[nodiscard]] const EventList& events() const { return m_events; }

    /// The fold of everything.
    [[nodiscard]] const Session& latest() const { return m_latest; }
    /// The fold of the first @p count events; count ≤ size().
    [[nodiscard]] Session stateAt(std::size_t count) const;
    /// Number of events that happened at or before @p time.
    [[nodiscard]] std::size_t countUntil(SessionTime time) const;

private:
    EventList m_events;
    std::vector<Session> m_snapshots; ///< [i]: after (i + 1) * snapshotEvery events
    Session m_latest;
};

} // namespace icelens::model
