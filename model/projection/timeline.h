// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/projection/changelog.h"
#include "model/projection/timelinelane.h"
#include "model/projection/timescale.h"
#include "model/projection/wirematch.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace icelens::model {

/// In which order the pairs of a component stand.
enum class LaneOrder : std::uint8_t {
    Outcome,  ///< Selected, nominated, Succeeded, In-Progress, Waiting, Frozen, Failed, removed.
    Priority, ///< Highest first; unknown ones last.
    Time,     ///< As they were formed.
};

/// All lanes of the timeline over the whole log, and what of them is true at a cursor.
///
/// Append-only beside the log. laneAt() clips: for any cursor it equals what it would be had the
/// log ended there.
class Timeline
{
public:
    /// The next event, what ChangeLog::append() said of it, and the indexes that hold it already.
    void append(const Event& event, const Session& after, std::span<const Change> changes,
                const TransactionIndex& transactions, const WireMatch& wire);

    [[nodiscard]] std::size_t laneCount() const { return m_lanes.size(); }
    /// In order of appearance. With everything that ever happens in it.
    [[nodiscard]] const Lane& lane(std::size_t ordinal) const { return m_lanes[ordinal]; }
    [[nodiscard]] std::optional<std::size_t> laneOf(const LaneKey& key) const;
    [[nodiscard]] std::optional<std::size_t> laneOfPair(PairId pair) const;

    /// What @p lane shows at @p cursor; its segments end at the cursor's time at the latest.
    /// Empty if it does not exist by then.
    [[nodiscard]] std::optional<LaneAt> laneAt(std::size_t lane, const Cursor& cursor,
                                               const WireMatch& wire) const;

    /// For painting: at most a bar, a mark of each kind and a flag of each kind a pixel. Shows the
    /// whole lane, with @p cursor deciding what is known of a check; clip with scale.to.
    [[nodiscard]] LanePicture draw(std::size_t lane, const TimeScale& scale, const Cursor& cursor,
                                   const WireMatch& wire) const;

    /// A line of the view.
    struct Row
    {
        LaneKey key;
        std::size_t lane = 0;
        int depth = 0; ///< 0 agent, 1 component, role and gathering, 2 pair and media

        friend bool operator==(const Row&, const Row&) = default;
    };

    /// All rows that exist in @p state, grouped by agent, stream and component. The pairs' order
    /// is by what @p state says of them.
    [[nodiscard]] std::vector<Row> arrange(const Session& state, LaneOrder order) const;

private:
    static constexpr std::size_t noLane = ~std::size_t{0};

    /// A peer's check that came before the pair it will trigger.
    using EarlyKey = std::tuple<AgentId, bool, Address, Address>;

    Lane& laneFor(const LaneKey& key, EventNumber event, SessionTime at);
    void onChange(const Change& change, const Session& after);
    void onPairChange(const Change& change, const Session& after);
    void onMessage(const MessageSeen& seen, const TransactionIndex& transactions,
                   WireMatch::Ordinal message, const WireMatch& wire);
    void onServerRequest(const MessageSeen& seen, const TransactionIndex::Message& message,
                         const WireMatch::Entry& entry);
    void onServerResponse(const MessageSeen& seen, const TransactionIndex::Message& message,
                          const WireMatch::Entry& entry);
    void onReport(const Event& event, const MediaReport& report);
    void onMedia(const Event& event, const MediaCounted& counted, const Session& after);

    std::vector<Lane> m_lanes;
    std::unordered_map<LaneKey, std::size_t> m_byKey;
    std::vector<std::size_t> m_pairLanes; ///< PairId n at n - 1
    std::unordered_map<std::uint32_t, std::pair<std::size_t, std::size_t>>
        m_serverTransactions;                                     ///< Lane and place in it
    std::map<std::pair<AgentId, Address>, std::size_t> m_servers; ///< Gathering lanes
    /// The last report of each component.
    std::map<std::tuple<AgentId, StreamId, ComponentId>, MediaReport> m_reports;
    std::map<EarlyKey, std::vector<Check>> m_early;
    EventNumber m_eventCount = 0;
};

} // namespace icelens::model
