// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/diagnosis/pairhistory.h"

#include "model/diagnosis/wirelook.h"

#include <algorithm>

namespace icelens::model {

namespace {

/// One pass over the events since the pair was formed.
class Reader
{
public:
    Reader(const Pair& pair, const Moments& moments)
        : m_pair(pair)
        , m_moments(moments)
    {}

    PairHistory read()
    {
        // Events of one instant are told apart by their order only: begin at the first of them.
        const auto before = m_pair.formedAt - SessionTime(1);
        for (auto i = m_moments.log.countUntil(before); i < m_moments.cursor; ++i) {
            const auto& event = m_moments.log[i];
            if (event.agent == m_pair.agent)
                read(static_cast<std::uint32_t>(i), event);
        }
        addRevealingCheck();
        return std::move(m_history);
    }

private:
    void read(std::uint32_t number, const Event& event)
    {
        if (const auto* formed = std::get_if<Boxed<PairFormed>>(&event.fact)) {
            if ((*formed)->pair == m_pair.id)
                m_history.formed = number;
        } else if (std::holds_alternative<Boxed<MessageSeen>>(event.fact)) {
            onMessage(number);
        } else if (const auto* selected = std::get_if<PairSelected>(&event.fact)) {
            if (selected->stream == m_pair.stream && selected->component == m_pair.component
                && selected->local == m_pair.local && selected->remote == m_pair.remote)
                m_history.selected = number;
        } else {
            onPairFact(number, event.fact);
        }
    }

    void onPairFact(std::uint32_t number, const Fact& fact)
    {
        const auto mine = [&](const auto* known) {
            return known != nullptr && known->pair == m_pair.id;
        };
        if (const auto* changed = std::get_if<PairStateChanged>(&fact); mine(changed)) {
            m_history.steps.emplace_back(number, changed->state);
        } else if (const auto* triggered = std::get_if<PairTriggered>(&fact); mine(triggered)) {
            m_history.triggers.emplace_back(number, triggered->reason);
            m_queued = true;
        } else if (const auto* prepared = std::get_if<CheckPrepared>(&fact); mine(prepared)) {
            m_prepared = true;
        } else if (mine(std::get_if<PairValidated>(&fact))) {
            m_history.validated = m_history.validated.value_or(number);
        } else if (mine(std::get_if<PairNominated>(&fact))) {
            m_history.nominated = m_history.nominated.value_or(number);
        } else if (mine(std::get_if<PairRemoved>(&fact))) {
            m_history.removed = m_history.removed.value_or(number);
        } else if (mine(std::get_if<CheckNotSent>(&fact))) {
            m_history.notSent = number;
        } else if (mine(std::get_if<AsymmetricResponse>(&fact))) {
            m_history.asymmetric = number;
        }
    }

    void onMessage(std::uint32_t number)
    {
        const auto& index = m_moments.index;
        const auto which = index.messageOfEvent(number);
        if (!which || index.pairOf(*which, m_pair.agent) != m_pair.id)
            return;
        const auto& entry = index.message(*which);
        const auto look = lookAt(m_moments.log[number]);
        if (!look || entry.transaction == TransactionIndex::none)
            return;
        const bool ours = look->sent != entry.response;
        auto& list = ours ? m_history.sent : m_history.received;
        const auto known = std::ranges::find(list, entry.transaction, &CheckSeen::transaction);
        if (known == list.end() && !entry.response)
            list.push_back(newCheck(number, entry.transaction, *look, ours));
        else if (known != list.end() && !entry.response)
            known->requests.push_back(number);
        else if (known != list.end() && !known->response)
            onResponse(number, *known, *look);
    }

    CheckSeen newCheck(std::uint32_t number, TransactionIndex::Ordinal transaction,
                       const WireLook& look, bool ours)
    {
        CheckSeen check;
        check.transaction = transaction;
        check.requests.push_back(number);
        check.useCandidate = look.useCandidate;
        if (ours) {
            check.triggered = std::exchange(m_queued, false);
            check.prepared = std::exchange(m_prepared, false);
        }
        lookAtFarEnd(check);
        return check;
    }

    static void onResponse(std::uint32_t number, CheckSeen& check, const WireLook& look)
    {
        check.response = number;
        check.errorCode = look.error ? std::max(look.errorCode, 1) : 0;
        check.mapped = look.mapped;
    }

    /// The check that made the agent form the pair came before the pair, so it is of none yet.
    void addRevealingCheck()
    {
        if (m_pair.origin != PairOrigin::Triggered || !m_history.formed)
            return;
        const auto arrival =
            lastCheckFrom(m_pair.agent, m_pair.remote, *m_history.formed, m_moments.log);
        const auto transaction = arrival ? m_moments.index.transactionOfEvent(*arrival)
                                         : std::optional<TransactionIndex::Ordinal>();
        const auto look = arrival ? lookAt(m_moments.log[*arrival]) : std::nullopt;
        const auto known = [&](const CheckSeen& check) { return check.transaction == transaction; };
        if (transaction && look && std::ranges::none_of(m_history.received, known))
            m_history.received.insert(m_history.received.begin(),
                                      newCheck(*arrival, *transaction, *look, false));
    }

    void lookAtFarEnd(CheckSeen& check) const
    {
        for (const auto event : m_moments.index.eventsOf(check.transaction)) {
            if (event >= m_moments.cursor || m_moments.log[event].agent == m_pair.agent)
                continue;
            const auto which = m_moments.index.messageOfEvent(event);
            auto& place =
                m_moments.index.message(*which).response ? check.farResponse : check.farRequest;
            place = place.value_or(static_cast<std::uint32_t>(event));
        }
    }

    const Pair& m_pair;
    const Moments& m_moments;
    PairHistory m_history;
    bool m_queued = false;
    bool m_prepared = false;
};

} // namespace

std::optional<std::uint32_t> PairHistory::lastInto(PairState state) const
{
    const auto last = std::find_if(steps.rbegin(), steps.rend(),
                                   [&](const Step& step) { return step.second == state; });
    return last == steps.rend() ? std::nullopt : std::optional(last->first);
}

const CheckSeen* PairHistory::firstSuccess() const
{
    const CheckSeen* first = nullptr;
    for (const auto& check : sent) {
        if (check.succeeded() && (first == nullptr || *check.response < *first->response))
            first = &check;
    }
    return first;
}

PairHistory historyOf(const Pair& pair, const Moments& moments)
{
    return Reader(pair, moments).read();
}

} // namespace icelens::model
