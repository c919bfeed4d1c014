// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/checklistmodel.h"

#include <vector>

namespace icelens::items {

/// A check list as CheckListModel keeps it. Lives as long as the model; indexes point to it.
struct CheckListModel::Group
{
    GroupKey key;
    int place = -1;              ///< Row at the top level; -1 while it has no rows.
    std::vector<Index> members;  ///< All pairs of the check list, ascending.
    std::vector<Index> rows;     ///< Those that the views were told of, in their order.
    std::vector<Index> entering; ///< During show(): new pairs that the filter lets through.
    PairTally tally;
    bool toRank = false; ///< During show(): places must be found again.
    bool toTell = false; ///< During show(): the group row itself changed.
};

} // namespace icelens::items
