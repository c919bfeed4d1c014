// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/session.h"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace icelens::items {

/// Which pairs the check list shows. The default shows all.
struct PairFilter
{
    std::array<bool, 6> states{true, true, true, true, true, true}; ///< By model::PairState.
    bool removed = true;                                            ///< Removed pairs too.
    std::vector<model::AgentId> agents;                             ///< Empty: all.
    std::optional<model::CandidateType> type;                       ///< Of either candidate.
    /// Found, without regard to case, in the types, addresses or the foundation.
    std::string text;

    /// A removed pair is judged by `removed` and not by the state it died in.
    [[nodiscard]] bool accepts(const model::Pair& pair) const;

    friend bool operator==(const PairFilter&, const PairFilter&) = default;
};

/// By what pairs are put in order within their group; ties fall to priority, then to age.
enum class PairOrder : std::uint8_t {
    State,
    Number, ///< Place in the check list: highest priority first.
    LocalCandidate,
    RemoteCandidate,
    Marks,
    Checks,
    RoundTrip, ///< Not measured comes last in both directions.
    Changed,
    Foundation,
    Priority,
    Role,
    Formed,
};

/// Pairs counted by what the filter chips name.
struct PairTally
{
    std::array<std::uint32_t, 6> states{}; ///< Of pairs not removed, by model::PairState.
    std::uint32_t removed = 0;
    std::uint32_t nominated = 0; ///< Not removed.
    std::uint32_t total = 0;     ///< Removed ones too.

    void add(const model::Pair& pair);
    void subtract(const model::Pair& pair);
    void add(const PairTally& other);

    friend bool operator==(const PairTally&, const PairTally&) = default;
};

/// The check list of one component of one agent.
struct GroupKey
{
    model::AgentId agent;
    model::StreamId stream;
    model::ComponentId component;

    [[nodiscard]] static GroupKey of(const model::Pair& pair)
    {
        return {pair.agent, pair.stream, pair.component};
    }

    friend auto operator<=>(const GroupKey&, const GroupKey&) = default;
};

/// Groups and order of candidate pairs, on raw values: what CheckListModel shows, without Qt.
///
/// Works on pair indices (PairId n has index n - 1). It decides nothing by itself: its owner says
/// when to sort.
class PairArrangement
{
public:
    using Index = std::uint32_t;

    void setFilter(PairFilter filter) { m_filter = std::move(filter); }
    [[nodiscard]] const PairFilter& filter() const { return m_filter; }
    void setOrder(PairOrder order, bool descending);

    [[nodiscard]] bool accepts(const model::Pair& pair) const { return m_filter.accepts(pair); }

    /// Puts @p rows in the order that was set.
    void sort(std::vector<Index>& rows, const model::Session::Pairs& pairs) const;

    /// The pairs of @p members ranked as in their check list (RFC 8445 §6.1.2.3): entry i is the
    /// place, from 1, of members[i]. Pairs whose priority is not known come last, by age.
    [[nodiscard]] static std::vector<Index> places(const std::vector<Index>& members,
                                                   const model::Session::Pairs& pairs);

    /// The MarksRole value of a pair: items::PairMark flags.
    [[nodiscard]] static int marks(const model::Pair& pair);

private:
    PairFilter m_filter;
    PairOrder m_order = PairOrder::Number;
    bool m_descending = false;
};

} // namespace icelens::items
