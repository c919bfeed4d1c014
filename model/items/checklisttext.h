// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/pairarrangement.h"

#include <QString>
#include <QVariant>

namespace icelens::items {

/// One pair as CheckListModel words it. @p place is its place in the check list, from 1; @p column
/// is a CheckListModel::Column.
struct PairCell
{
    const model::Session& session;
    const model::Pair& pair;
    std::uint32_t place = 0;
    int column = 0;

    [[nodiscard]] QString display() const;
    [[nodiscard]] QVariant sortValue() const;
    [[nodiscard]] QString toolTip() const;
    [[nodiscard]] QString accessible() const;

private:
    [[nodiscard]] QString candidate(bool remote) const;
    [[nodiscard]] QString candidateToolTip(bool remote) const;
    [[nodiscard]] QString stateToolTip() const;
    [[nodiscard]] QString marksToolTip() const;
    [[nodiscard]] QString checksToolTip() const;
    [[nodiscard]] QString priorityToolTip() const;
    [[nodiscard]] QString pairToolTip() const;
    [[nodiscard]] std::optional<model::Role> role() const;
};

/// "1 nominated · 2 Succeeded · 5 removed"; "no pairs" for an empty tally.
[[nodiscard]] QString tallySummary(const PairTally& tally);

} // namespace icelens::items
