// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/selectionhub.h"

#include <utility>

namespace icelens::ui {

void SelectionHub::choosePair(model::PairId pair)
{
    // An event of the pair stays chosen: following a packet to its pair must not lose the packet.
    if (pair != m_pair)
        change(pair, {}, {});
    else if (m_candidate)
        change(pair, m_event, {});
}

void SelectionHub::chooseEvent(std::size_t number, model::PairId pair)
{
    change(pair.value() != 0 ? pair : m_pair, number, {});
}

void SelectionHub::chooseCandidate(const CandidateRef& candidate)
{
    change(m_pair, m_event, candidate);
}

void SelectionHub::setOnlyThisPair(bool only)
{
    const bool before = onlyThisPair();
    m_onlyThisPair = only && m_pair.value() != 0;
    if (before != onlyThisPair())
        Q_EMIT onlyThisPairChanged(onlyThisPair());
}

void SelectionHub::clear()
{
    change({}, {}, {});
}

void SelectionHub::change(model::PairId pair, std::optional<std::size_t> event,
                          std::optional<CandidateRef> candidate)
{
    const bool onlyBefore = onlyThisPair();
    const bool pairChanges = m_pair != pair;
    const bool eventChanges = m_event != event;
    const bool candidateChanges = m_candidate != candidate;
    m_pair = pair;
    m_event = event;
    m_candidate = std::move(candidate);
    if (m_pair.value() == 0)
        m_onlyThisPair = false;
    if (pairChanges)
        Q_EMIT pairChanged(m_pair);
    if (eventChanges)
        Q_EMIT eventChanged();
    if (candidateChanges)
        Q_EMIT candidateChanged();
    if (onlyBefore != onlyThisPair())
        Q_EMIT onlyThisPairChanged(onlyThisPair());
}

} // namespace icelens::ui
