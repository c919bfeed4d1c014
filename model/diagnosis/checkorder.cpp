// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/diagnosis/explain.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace icelens::model {

namespace {

/// Since when a pair stands in the queue: the event that put it there.
class QueuePlaces
{
public:
    QueuePlaces(const std::vector<const Pair*>& queued, const Moments& moments)
    {
        auto open = queued.size();
        for (const auto* pair : queued)
            m_since.emplace(pair->id.value(), Place{});
        for (auto i = moments.cursor; i > 0 && open > 0; --i)
            open -= look(i - 1, moments.log[i - 1].fact) ? 1 : 0;
    }

    [[nodiscard]] std::size_t since(PairId pair) const { return m_since.at(pair.value()).since; }

private:
    struct Place
    {
        std::size_t since = 0;
        bool found = false;
    };

    /// True if with it all is known of one more pair.
    bool look(std::size_t number, const Fact& fact)
    {
        if (const auto* triggered = std::get_if<PairTriggered>(&fact)) {
            const auto place = m_since.find(triggered->pair.value());
            if (place != m_since.end() && !place->second.found)
                place->second.since = number; // queued twice, it stands where it stood
            return false;
        }
        const auto* changed = std::get_if<PairStateChanged>(&fact);
        if (changed == nullptr
            || (changed->state != PairState::InProgress && changed->state != PairState::Succeeded))
            return false;
        const auto place = m_since.find(changed->pair.value());
        return place != m_since.end() && !std::exchange(place->second.found, true);
    }

    std::unordered_map<std::uint32_t, Place> m_since;
};

/// Frozen pairs that the next tick may unfreeze. RFC 8445 §6.1.4.2 leaves alone a foundation of
/// which a pair is In-Progress; libnice looks at Waiting pairs only, and there are none.
const Pair* firstToUnfreeze(AgentId agent, const Session& session)
{
    const auto* known = session.agent(agent);
    const bool libnice = known != nullptr && known->software.starts_with("libnice");
    std::unordered_set<std::string_view> busy;
    std::vector<const Pair*> frozen;
    for (std::size_t i = 0; i < session.pairs().size(); ++i) {
        const auto& pair = session.pairs()[i];
        if (pair.agent != agent || pair.removed)
            continue;
        if (pair.state == PairState::Frozen)
            frozen.push_back(&pair);
        else if (pair.state == PairState::InProgress && !libnice)
            busy.insert(pair.foundation);
    }
    const Pair* first = nullptr;
    for (const auto* pair : frozen) {
        if (busy.contains(pair->foundation))
            continue;
        const bool before = first == nullptr || pair->stream < first->stream
            || (pair->stream == first->stream
                && pair->priority.value_or(0) > first->priority.value_or(0));
        if (before)
            first = pair;
    }
    return first;
}

} // namespace

std::vector<PairId> checkOrder(AgentId agent, const Moments& moments)
{
    std::vector<const Pair*> queued;
    std::vector<const Pair*> waiting;
    const auto& pairs = moments.session.pairs();
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto& pair = pairs[i];
        if (pair.agent != agent || pair.removed)
            continue;
        if (pair.triggered)
            queued.push_back(&pair);
        else if (pair.state == PairState::Waiting)
            waiting.push_back(&pair);
    }
    const QueuePlaces places(queued, moments);
    std::ranges::sort(queued, {}, [&](const Pair* pair) { return places.since(pair->id); });
    std::ranges::stable_sort(waiting, [](const Pair* a, const Pair* b) {
        if (a->stream != b->stream)
            return a->stream < b->stream;
        return a->priority.value_or(0) > b->priority.value_or(0);
    });
    std::vector<PairId> order;
    for (const auto* pair : queued)
        order.push_back(pair->id);
    for (const auto* pair : waiting)
        order.push_back(pair->id);
    return order;
}

std::optional<NextCheck> nextCheck(AgentId agent, const Moments& moments)
{
    using enum NextCheck::Why;
    if (const auto order = checkOrder(agent, moments); !order.empty()) {
        const auto* pair = moments.session.pair(order.front());
        return NextCheck{pair->id, pair->triggered ? Triggered : HighestWaiting};
    }
    if (const auto* pair = firstToUnfreeze(agent, moments.session))
        return NextCheck{pair->id, Unfrozen};
    return std::nullopt;
}

} // namespace icelens::model
