// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/projection/projections.h"

namespace icelens::model {

void Projections::append(const Event& event, const Session& after)
{
    const auto changes = m_changes.append(event, after);
    m_density.append(event, changes);
    m_addresses.append(event);
    m_wire.append(event, after, m_transactions, m_addresses);
    m_timeline.append(event, after, changes, m_transactions, m_wire);
    m_ladder.append(event, after);
    m_stateMachine.append(after, changes);
    m_rates.append(event, after);
    m_quality.append(event, after, changes);
}

} // namespace icelens::model
