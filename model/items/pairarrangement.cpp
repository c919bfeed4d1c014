// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/pairarrangement.h"

#include "model/items/roles.h"

#include <algorithm>
#include <numeric>
#include <string_view>

namespace icelens::items {

using model::Pair;
using Pairs = model::Session::Pairs;

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool contains(std::string_view text, std::string_view wanted)
{
    const auto same = [](char a, char b) { return lower(a) == lower(b); };
    return std::search(text.begin(), text.end(), wanted.begin(), wanted.end(), same) != text.end();
}

std::string_view typeName(std::optional<model::CandidateType> type)
{
    constexpr std::array<std::string_view, 4> names{"host", "srflx", "prflx", "relay"};
    return type ? names.at(static_cast<std::size_t>(*type)) : std::string_view();
}

bool textMatches(const Pair& pair, std::string_view wanted)
{
    // With the type before each address, so that "relay 203.0.113.10" finds what the table shows.
    std::string text;
    text.append(typeName(pair.localType)).append(" ").append(pair.local.toString());
    if (contains(text, wanted) || contains(pair.foundation, wanted))
        return true;
    text.assign(typeName(pair.remoteType)).append(" ").append(pair.remote.toString());
    return contains(text, wanted);
}

template <class T>
int compare(const T& a, const T& b)
{
    if (a < b)
        return -1;
    return b < a ? 1 : 0;
}

/// Highest priority first, then the oldest.
int comparePlace(const Pair& a, const Pair& b)
{
    if (const int order = compare(b.priority, a.priority); order != 0)
        return order;
    return compare(a.id, b.id);
}

int stateRank(const Pair& pair)
{
    return pair.removed ? 6 : static_cast<int>(pair.state);
}

/// What matters most counts most: selected, nominated, valid, triggered.
int markRank(const Pair& pair)
{
    return (pair.selected ? 8 : 0) + (pair.nominated ? 4 : 0) + (pair.valid ? 2 : 0)
        + (pair.triggered ? 1 : 0);
}

int compareCandidates(std::optional<model::CandidateType> typeA, const model::Address& a,
                      std::optional<model::CandidateType> typeB, const model::Address& b)
{
    if (const int order = compare(typeA, typeB); order != 0)
        return order;
    return compare(a, b);
}

int compareChecks(const Pair& a, const Pair& b)
{
    if (const int order = compare(a.requestsSent, b.requestsSent); order != 0)
        return order;
    if (const int order = compare(a.requestsAnswered, b.requestsAnswered); order != 0)
        return order;
    return compare(a.requestsRetransmitted, b.requestsRetransmitted);
}

int compareBy(PairOrder order, const Pair& a, const Pair& b)
{
    switch (order) {
    case PairOrder::State:
        return compare(stateRank(a), stateRank(b));
    case PairOrder::Number:
        return comparePlace(a, b);
    case PairOrder::LocalCandidate:
        return compareCandidates(a.localType, a.local, b.localType, b.local);
    case PairOrder::RemoteCandidate:
        return compareCandidates(a.remoteType, a.remote, b.remoteType, b.remote);
    case PairOrder::Marks:
        return compare(markRank(a), markRank(b));
    case PairOrder::Checks:
        return compareChecks(a, b);
    case PairOrder::RoundTrip:
        return compare(a.roundTrip, b.roundTrip);
    case PairOrder::Changed:
        return compare(a.changedAt, b.changedAt);
    case PairOrder::Foundation:
        return compare(a.foundation, b.foundation);
    case PairOrder::Priority:
        return compare(a.priority, b.priority);
    case PairOrder::Role: // one agent's: all the same
        return 0;
    case PairOrder::Formed:
        return compare(a.id, b.id);
    }
    return 0;
}

} // namespace

bool PairFilter::accepts(const Pair& pair) const
{
    if (pair.removed ? !removed : !states.at(static_cast<std::size_t>(pair.state)))
        return false;
    if (!agents.empty() && std::ranges::find(agents, pair.agent) == agents.end())
        return false;
    if (type && pair.localType != type && pair.remoteType != type)
        return false;
    return text.empty() || textMatches(pair, text);
}

void PairTally::add(const Pair& pair)
{
    ++total;
    if (pair.removed) {
        ++removed;
        return;
    }
    ++states.at(static_cast<std::size_t>(pair.state));
    nominated += pair.nominated ? 1 : 0;
}

void PairTally::subtract(const Pair& pair)
{
    --total;
    if (pair.removed) {
        --removed;
        return;
    }
    --states.at(static_cast<std::size_t>(pair.state));
    nominated -= pair.nominated ? 1 : 0;
}

void PairTally::add(const PairTally& other)
{
    for (std::size_t i = 0; i < states.size(); ++i)
        states.at(i) += other.states.at(i);
    removed += other.removed;
    nominated += other.nominated;
    total += other.total;
}

void PairArrangement::setOrder(PairOrder order, bool descending)
{
    m_order = order;
    m_descending = descending;
}

void PairArrangement::sort(std::vector<Index>& rows, const Pairs& pairs) const
{
    std::ranges::sort(rows, [&](Index left, Index right) {
        const Pair& a = pairs[left];
        const Pair& b = pairs[right];
        if (m_order == PairOrder::RoundTrip && a.roundTrip.has_value() != b.roundTrip.has_value())
            return a.roundTrip.has_value();
        if (const int order = compareBy(m_order, a, b); order != 0)
            return m_descending ? order > 0 : order < 0;
        return comparePlace(a, b) < 0;
    });
}

std::vector<PairArrangement::Index> PairArrangement::places(const std::vector<Index>& members,
                                                            const Pairs& pairs)
{
    std::vector<Index> ranked(members.size());
    std::iota(ranked.begin(), ranked.end(), Index{0});
    std::ranges::sort(ranked, [&](Index left, Index right) {
        return comparePlace(pairs[members[left]], pairs[members[right]]) < 0;
    });
    std::vector<Index> places(members.size());
    for (std::size_t i = 0; i < ranked.size(); ++i)
        places[ranked[i]] = static_cast<Index>(i + 1);
    return places;
}

int PairArrangement::marks(const Pair& pair)
{
    return (pair.valid ? ValidMark : 0) | (pair.nominated ? NominatedMark : 0)
        | (pair.selected ? SelectedMark : 0) | (pair.triggered ? TriggeredMark : 0)
        | (pair.wasTriggered ? WasTriggeredMark : 0) | (pair.checkNotSent ? NotSentMark : 0)
        | (pair.asymmetric ? AsymmetricMark : 0);
}

} // namespace icelens::items
