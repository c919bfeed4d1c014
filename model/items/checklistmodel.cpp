// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/checklistmodel.h"

#include "model/items/checklistgroup.h"
#include "model/items/copytext.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace icelens::items {

using model::Pair;
using model::PairId;
using model::Session;

namespace {

static_assert(static_cast<int>(PairOrder::State) == CheckListModel::StateColumn);
static_assert(static_cast<int>(PairOrder::Formed) == CheckListModel::PairColumn);

bool samePair(const Pair& a, const Pair& b)
{
    return a.formedAt == b.formedAt && GroupKey::of(a) == GroupKey::of(b);
}

/// Indices of the pairs that both have and that differ; empty if the two are not of one session.
std::optional<std::vector<std::uint32_t>> difference(const Session::Pairs& shown,
                                                     const Session::Pairs& next)
{
    std::vector<std::uint32_t> dirty;
    const auto both = std::min(shown.size(), next.size());
    for (std::size_t begin = 0; begin < both; begin += Session::Pairs::chunkSize) {
        if (shown.sharesChunk(next, begin / Session::Pairs::chunkSize))
            continue;
        const auto end = std::min(both, begin + Session::Pairs::chunkSize);
        for (auto i = begin; i < end; ++i) {
            if (shown[i] == next[i])
                continue;
            if (!samePair(shown[i], next[i]))
                return std::nullopt;
            dirty.push_back(static_cast<std::uint32_t>(i));
        }
    }
    return dirty;
}

} // namespace

CheckListModel::CheckListModel(QObject* parent)
    : QAbstractItemModel(parent)
{}

CheckListModel::~CheckListModel() = default;

void CheckListModel::show(const Session& session)
{
    const auto dirty = difference(m_session.pairs(), session.pairs());
    if (!dirty) {
        reset(session);
        return;
    }
    const auto shown = m_session.pairs().size();
    const auto next = session.pairs().size();
    if (next < shown)
        dropPairsFrom(next);
    updatePairs(session, *dirty);
    if (next > shown)
        appendPairs(shown);
    bool counted = next != shown;
    for (const auto& group : m_all) {
        counted = counted || group->toTell;
        finish(*group);
    }
    if (counted)
        Q_EMIT countsChanged();
}

void CheckListModel::reset(const Session& session)
{
    beginResetModel();
    m_groups.clear();
    m_all.clear();
    m_rowOf.clear();
    m_place.clear();
    m_shownPairs = 0;
    m_session = {};
    endResetModel();
    show(session);
    rearrange();
}

void CheckListModel::dropPairsFrom(std::size_t count)
{
    for (const auto& group : m_all) {
        if (group->members.empty() || group->members.back() < count)
            continue;
        while (!group->members.empty() && group->members.back() >= count) {
            group->tally.subtract(m_session.pairs()[group->members.back()]);
            group->members.pop_back();
        }
        group->toRank = group->toTell = true;
        std::vector<Index> stay;
        std::ranges::copy_if(group->rows, std::back_inserter(stay),
                             [&](Index pair) { return pair < count; });
        settle(*group, std::move(stay));
    }
    m_rowOf.resize(count);
    m_place.resize(count);
}

void CheckListModel::updatePairs(const Session& next, const std::vector<Index>& dirty)
{
    const Session before = std::exchange(m_session, next);
    for (const Index pair : dirty) {
        const Pair& was = before.pairs()[pair];
        const Pair& is = m_session.pairs()[pair];
        Group& group = *findGroup(GroupKey::of(is));
        const auto tally = group.tally;
        group.tally.subtract(was);
        group.tally.add(is);
        group.toTell = group.toTell || group.tally != tally;
        group.toRank = group.toRank || was.priority != is.priority;
        if (m_rowOf[pair] != notShown) {
            const int row = static_cast<int>(m_rowOf[pair]);
            Q_EMIT dataChanged(createIndex(row, 0, &group),
                               createIndex(row, ColumnCount - 1, &group));
        }
    }
    if (before.agents() != m_session.agents())
        tellAgents(before);
}

void CheckListModel::tellAgents(const Session& before)
{
    for (Group* group : m_groups) {
        const auto* was = before.agent(group->key.agent);
        const auto* is = m_session.agent(group->key.agent);
        if (was == is || was == nullptr || is == nullptr)
            continue;
        group->toTell =
            group->toTell || was->name != is->name || was->streams.size() != is->streams.size();
        if (was->role != is->role)
            Q_EMIT dataChanged(
                createIndex(0, RoleColumn, group),
                createIndex(static_cast<int>(group->rows.size()) - 1, RoleColumn, group));
    }
}

void CheckListModel::appendPairs(std::size_t first)
{
    const auto& pairs = m_session.pairs();
    m_rowOf.resize(pairs.size(), notShown);
    m_place.resize(pairs.size(), 0);
    for (auto i = first; i < pairs.size(); ++i) {
        Group& group = groupFor(GroupKey::of(pairs[i]));
        group.members.push_back(static_cast<Index>(i));
        group.tally.add(pairs[i]);
        group.toRank = group.toTell = true;
        if (m_arrangement.accepts(pairs[i]))
            group.entering.push_back(static_cast<Index>(i));
    }
    for (const auto& group : m_all)
        insertRows(*group, std::exchange(group->entering, {}));
}

void CheckListModel::finish(Group& group)
{
    if (std::exchange(group.toRank, false))
        rank(group);
    const bool tell = std::exchange(group.toTell, false);
    if (tell && group.place >= 0)
        Q_EMIT dataChanged(createIndex(group.place, 0), createIndex(group.place, ColumnCount - 1));
}

void CheckListModel::rank(Group& group)
{
    const auto places = PairArrangement::places(group.members, m_session.pairs());
    bool changed = false;
    for (std::size_t i = 0; i < places.size(); ++i) {
        auto& place = m_place[group.members[i]];
        changed = changed || place != places[i];
        place = places[i];
    }
    // A new pair moves all below it down by one: one range says less than one signal each.
    if (changed && !group.rows.empty())
        Q_EMIT dataChanged(
            createIndex(0, NumberColumn, &group),
            createIndex(static_cast<int>(group.rows.size()) - 1, NumberColumn, &group));
}

void CheckListModel::rearrange()
{
    const int shown = m_shownPairs;
    for (const auto& group : m_all) {
        std::vector<Index> stay;
        std::vector<Index> enter;
        for (const Index pair : group->members) {
            if (m_arrangement.accepts(m_session.pairs()[pair]))
                (m_rowOf[pair] == notShown ? enter : stay).push_back(pair);
        }
        m_arrangement.sort(stay, m_session.pairs());
        settle(*group, std::move(stay));
        if (enter.empty())
            continue;
        insertRows(*group, enter);
        auto all = group->rows;
        m_arrangement.sort(all, m_session.pairs());
        reorder(*group, std::move(all));
    }
    if (shown != m_shownPairs)
        Q_EMIT countsChanged();
}

void CheckListModel::setFilter(const PairFilter& filter)
{
    if (filter == m_arrangement.filter())
        return;
    const bool agents = filter.agents != m_arrangement.filter().agents;
    m_arrangement.setFilter(filter);
    const int shown = m_shownPairs;
    rearrange();
    if (agents && shown == m_shownPairs)
        Q_EMIT countsChanged();
}

void CheckListModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount)
        return;
    m_arrangement.setOrder(static_cast<PairOrder>(column), order == Qt::DescendingOrder);
    rearrange();
}

/// Leaves @p stay, in that order, of the group's rows. Those that leave are moved to the end first,
/// so that however scattered they are, one removal is told.
void CheckListModel::settle(Group& group, std::vector<Index> stay)
{
    const auto kept = stay.size();
    if (kept == 0) {
        truncate(group, 0);
        return;
    }
    if (kept < group.rows.size()) {
        std::vector<bool> stays(m_rowOf.size(), false);
        for (const Index pair : stay)
            stays[pair] = true;
        std::ranges::copy_if(group.rows, std::back_inserter(stay),
                             [&](Index pair) { return !stays[pair]; });
    }
    reorder(group, std::move(stay));
    truncate(group, kept);
}

void CheckListModel::reorder(Group& group, std::vector<Index> rows)
{
    if (rows == group.rows)
        return;
    const QList<QPersistentModelIndex> parents{createIndex(group.place, 0)};
    Q_EMIT layoutAboutToBeChanged(parents, VerticalSortHint);
    QModelIndexList from;
    for (const auto& index : persistentIndexList()) {
        if (index.internalPointer() == &group)
            from.append(index);
    }
    const auto before = std::exchange(group.rows, std::move(rows));
    noteRows(group, 0);
    QModelIndexList to;
    for (const auto& index : from) {
        const Index pair = before[static_cast<std::size_t>(index.row())];
        to.append(createIndex(static_cast<int>(m_rowOf[pair]), index.column(), &group));
    }
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged(parents, VerticalSortHint);
}

void CheckListModel::truncate(Group& group, std::size_t rows)
{
    if (rows >= group.rows.size())
        return;
    const bool withdrawn = rows == 0;
    if (withdrawn)
        beginRemoveRows({}, group.place, group.place);
    else
        beginRemoveRows(createIndex(group.place, 0), static_cast<int>(rows),
                        static_cast<int>(group.rows.size()) - 1);
    for (auto i = rows; i < group.rows.size(); ++i)
        m_rowOf[group.rows[i]] = notShown;
    m_shownPairs -= static_cast<int>(group.rows.size() - rows);
    group.rows.resize(rows);
    if (withdrawn) {
        m_groups.erase(m_groups.begin() + group.place);
        group.place = -1;
        placeGroups();
    }
    endRemoveRows();
}

void CheckListModel::insertRows(Group& group, const std::vector<Index>& pairs)
{
    if (pairs.empty())
        return;
    const auto first = group.rows.size();
    if (group.place < 0) {
        const auto at = std::ranges::lower_bound(m_groups, group.key, {}, &Group::key);
        const auto place = static_cast<int>(at - m_groups.begin());
        beginInsertRows({}, place, place);
        m_groups.insert(at, &group);
        placeGroups();
    } else {
        beginInsertRows(createIndex(group.place, 0), static_cast<int>(first),
                        static_cast<int>(first + pairs.size()) - 1);
    }
    group.rows.insert(group.rows.end(), pairs.begin(), pairs.end());
    noteRows(group, first);
    m_shownPairs += static_cast<int>(pairs.size());
    endInsertRows();
}

void CheckListModel::noteRows(const Group& group, std::size_t from)
{
    for (auto row = from; row < group.rows.size(); ++row)
        m_rowOf[group.rows[row]] = static_cast<Index>(row);
}

void CheckListModel::placeGroups()
{
    for (std::size_t i = 0; i < m_groups.size(); ++i)
        m_groups[i]->place = static_cast<int>(i);
}

CheckListModel::Group* CheckListModel::findGroup(const GroupKey& key) const
{
    const auto at = std::ranges::lower_bound(m_all, key, {}, [](const auto& g) { return g->key; });
    return at != m_all.end() && (*at)->key == key ? at->get() : nullptr;
}

CheckListModel::Group& CheckListModel::groupFor(const GroupKey& key)
{
    if (Group* known = findGroup(key))
        return *known;
    const auto at = std::ranges::lower_bound(m_all, key, {}, [](const auto& g) { return g->key; });
    auto group = std::make_unique<Group>();
    group->key = key;
    return **m_all.insert(at, std::move(group));
}

QModelIndex CheckListModel::indexOf(PairId pair, int column) const
{
    const auto index = static_cast<std::size_t>(pair.value()) - 1;
    if (pair.value() == 0 || index >= m_rowOf.size() || m_rowOf[index] == notShown)
        return {};
    return createIndex(static_cast<int>(m_rowOf[index]), column,
                       findGroup(GroupKey::of(m_session.pairs()[index])));
}

PairId CheckListModel::pairAt(const QModelIndex& index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || index.internalPointer() == nullptr)
        return {};
    const auto& group = *static_cast<const Group*>(index.internalPointer());
    return m_session.pairs()[group.rows[static_cast<std::size_t>(index.row())]].id;
}

PairTally CheckListModel::stateCounts() const
{
    const auto& agents = m_arrangement.filter().agents;
    PairTally sum;
    for (const auto& group : m_all) {
        if (agents.empty() || std::ranges::find(agents, group->key.agent) != agents.end())
            sum.add(group->tally);
    }
    return sum;
}

QString CheckListModel::copyText(const QModelIndexList& indexes) const
{
    return copyRows(*this, indexes, tr("Check list"));
}

} // namespace icelens::items
