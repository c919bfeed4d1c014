// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/projection/timeline.h"

#include <algorithm>
#include <tuple>

namespace icelens::model {

namespace {

/// Best first.
int rankOf(const Pair& pair)
{
    if (pair.selected)
        return 0;
    if (pair.removed)
        return 9;
    if (pair.nominated)
        return 1;
    switch (pair.state) {
    case PairState::Succeeded:
        return 2;
    case PairState::Discovered:
        return 3;
    case PairState::InProgress:
        return 4;
    case PairState::Waiting:
        return 5;
    case PairState::Frozen:
        return 6;
    case PairState::Failed:
        break;
    }
    return 7;
}

bool comesFirst(const Pair& a, const Pair& b, LaneOrder order)
{
    const auto byPriority = [](const Pair& pair) { return ~pair.priority.value_or(0); };
    switch (order) {
    case LaneOrder::Outcome:
        return std::tuple(rankOf(a), byPriority(a), a.id)
            < std::tuple(rankOf(b), byPriority(b), b.id);
    case LaneOrder::Priority:
        return std::tuple(byPriority(a), a.id) < std::tuple(byPriority(b), b.id);
    case LaneOrder::Time:
        break;
    }
    return a.id < b.id;
}

using ComponentKey = std::tuple<AgentId, StreamId, ComponentId>;

ComponentKey componentOf(const Pair& pair)
{
    return {pair.agent, pair.stream, pair.component};
}

std::vector<const Pair*> arrangedPairs(const Session& state, LaneOrder order)
{
    std::vector<const Pair*> pairs;
    pairs.reserve(state.pairs().size());
    for (std::size_t i = 0; i < state.pairs().size(); ++i)
        pairs.push_back(&state.pairs()[i]);
    std::ranges::sort(pairs, [&](const Pair* a, const Pair* b) {
        const auto keyA = componentOf(*a);
        const auto keyB = componentOf(*b);
        return keyA != keyB ? keyA < keyB : comesFirst(*a, *b, order);
    });
    return pairs;
}

} // namespace

std::vector<Timeline::Row> Timeline::arrange(const Session& state, LaneOrder order) const
{
    const auto pairs = arrangedPairs(state, order);
    std::vector<Row> rows;
    const auto add = [&](const LaneKey& key, int depth) {
        const auto lane = laneOf(key);
        if (lane && m_lanes[*lane].event < state.eventCount())
            rows.push_back({key, *lane, depth});
    };
    for (const auto& agent : state.agents()) {
        add({LaneKind::Agent, agent->id, {}, {}, {}, {}}, 0);
        for (const auto& [key, lane] : m_servers) {
            if (key.first == agent->id && m_lanes[lane].event < state.eventCount())
                rows.push_back({m_lanes[lane].key, lane, 1});
        }
        for (const auto& stream : agent->streams) {
            for (const auto& component : stream.components) {
                const ComponentKey here{agent->id, stream.id, component.id};
                add({LaneKind::ComponentState, agent->id, stream.id, component.id, {}, {}}, 1);
                const auto componentOfPair = [](const Pair* pair) { return componentOf(*pair); };
                // Not equal_range: Clang 14 cannot compile what it returns.
                auto pair = std::ranges::lower_bound(pairs, here, {}, componentOfPair);
                const auto end = std::ranges::upper_bound(pairs, here, {}, componentOfPair);
                for (; pair != end; ++pair)
                    add({LaneKind::Pair, agent->id, stream.id, component.id, (*pair)->id, {}}, 2);
                add({LaneKind::Media, agent->id, stream.id, component.id, {}, {}}, 2);
                add({LaneKind::Quality, agent->id, stream.id, component.id, {}, {}}, 2);
            }
        }
    }
    return rows;
}

} // namespace icelens::model
