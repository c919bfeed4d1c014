// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/projection/projections.h"
#include "model/session/eventlog.h"

#include <QCoreApplication>
#include <QString>

namespace icelens::ui {

/// What a lane of the timeline says in words.
class LaneWords
{
    Q_DECLARE_TR_FUNCTIONS(icelens::ui::LaneWords)

public:
    /// "192.0.2.24→203.0.113.61": short, for the label of a pair's lane. A relayed address is
    /// "relay .10", a long one keeps its end.
    [[nodiscard]] static QString pairLabel(const model::Pair& pair);
    /// "Alice", "Component 1 (RTP)", "stun 198.51.100.10:3478"; empty for a pair.
    [[nodiscard]] static QString heading(const model::Session& session, const model::LaneKey& key);
    /// What stands beside a heading: the role of an agent; else nothing.
    [[nodiscard]] static QString note(const model::Session& session, const model::LaneKey& key);
    /// "connecting": the value of a segment of a lane of @p kind.
    [[nodiscard]] static QString value(model::LaneKind kind, std::uint8_t value);
    [[nodiscard]] static QString flag(const model::Flag& flag, const model::Session& session,
                                      const model::LaneKey& key);
    [[nodiscard]] static QString check(const model::CheckAt& check, const model::Cursor& cursor);
    /// "0.5 % lost, jitter 2.1 ms, round trip 46.2 ms, reported at 12.000 s"
    [[nodiscard]] static QString quality(const model::QualityAt& quality);
    [[nodiscard]] static QString gathering(const model::Gathering& gathering);

    /// "Pair 4, component 1, In-Progress since 3.500 s": the lane as it stands at the cursor.
    [[nodiscard]] static QString sentence(const model::Session& session, const model::LaneAt& lane);

    /// What is under the pointer: the lane, the segment that holds @p at with its start, end and
    /// cause, and every mark between @p from and @p to.
    [[nodiscard]] static QString toolTip(const model::Session& session, const model::EventLog& log,
                                         const model::LaneAt& lane, const model::Cursor& cursor,
                                         model::SessionTime at, model::SessionTime from,
                                         model::SessionTime to);
};

} // namespace icelens::ui
