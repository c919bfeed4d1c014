// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/candidatemodel.h"

#include "model/items/candidatetext.h"
#include "model/items/copytext.h"
#include "model/items/words.h"

#include <algorithm>
#include <utility>

namespace icelens::items {

using model::AgentId;
using model::KnownCandidate;
using model::Session;

struct CandidateModel::Group
{
    AgentId agent;
    bool remote = false;
    QString agentName;
    std::vector<KnownCandidate> rows;
};

namespace {

/// What makes two rows the same candidate at two moments: the rest of it can change.
auto identity(const KnownCandidate& known)
{
    const auto& candidate = *known.candidate;
    return std::tuple(known.at, candidate.stream, candidate.component, candidate.address,
                      candidate.base, candidate.transport);
}

std::vector<KnownCandidate> candidatesOf(const model::Agent& agent, bool remote)
{
    std::vector<KnownCandidate> found;
    for (const auto& stream : agent.streams) {
        for (const auto& component : stream.components)
            std::ranges::copy_if(component.candidates, std::back_inserter(found),
                                 [&](const auto& known) { return known.remote == remote; });
    }
    std::ranges::stable_sort(found, {}, &KnownCandidate::at);
    return found;
}

} // namespace

CandidateModel::CandidateModel(QObject* parent)
    : QAbstractItemModel(parent)
{}

CandidateModel::~CandidateModel() = default;

void CandidateModel::show(const Session& session)
{
    if (session.agents() == m_agents)
        return;
    m_agents = session.agents();
    const int before = candidateCount();
    std::vector<Group> wanted;
    for (const auto& agent : session.agents()) {
        const auto name = Words::agent(session, agent->id);
        for (const bool remote : {false, true}) {
            Group group{agent->id, remote, name, candidatesOf(*agent, remote)};
            if (!group.rows.empty())
                wanted.push_back(std::move(group));
        }
    }
    removeGroupsMissingFrom(wanted);
    for (std::size_t i = 0; i < wanted.size(); ++i)
        showGroup(i, std::move(wanted[i]));
    if (before != candidateCount())
        Q_EMIT candidateCountChanged();
}

void CandidateModel::removeGroupsMissingFrom(const std::vector<Group>& wanted)
{
    for (auto i = m_groups.size(); i > 0; --i) {
        const Group& group = *m_groups[i - 1];
        const bool stays = std::ranges::any_of(wanted, [&](const Group& other) {
            return other.agent == group.agent && other.remote == group.remote
                && other.agentName == group.agentName;
        });
        if (stays)
            continue;
        const int row = static_cast<int>(i) - 1;
        beginRemoveRows({}, row, row);
        m_groups.erase(m_groups.begin() + row);
        endRemoveRows();
    }
}

/// Groups come in one order only, so the one at @p place is either this one or one that follows it.
void CandidateModel::showGroup(std::size_t place, Group wanted)
{
    const bool known = place < m_groups.size() && m_groups[place]->agent == wanted.agent
        && m_groups[place]->remote == wanted.remote;
    if (known) {
        merge(place, std::move(wanted.rows));
        return;
    }
    const int row = static_cast<int>(place);
    beginInsertRows({}, row, row);
    m_groups.insert(m_groups.begin() + row, std::make_unique<Group>(std::move(wanted)));
    endInsertRows();
}

void CandidateModel::merge(std::size_t place, std::vector<KnownCandidate> next)
{
    Group& group = *m_groups[place];
    const auto parent = createIndex(static_cast<int>(place), 0);
    const auto old = group.rows.size();
    std::size_t same = 0;
    const auto both = std::min(old, next.size());
    while (same < both && identity(group.rows[same]) == identity(next[same]))
        ++same;
    // Candidates only ever follow each other, so moments of one session differ in the tail.
    if (same < old) {
        beginRemoveRows(parent, static_cast<int>(same), static_cast<int>(old) - 1);
        group.rows.resize(same);
        endRemoveRows();
    }
    for (std::size_t row = 0; row < same; ++row) {
        if (group.rows[row] == next[row])
            continue;
        group.rows[row] = next[row];
        Q_EMIT dataChanged(createIndex(static_cast<int>(row), 0, &group),
                           createIndex(static_cast<int>(row), ColumnCount - 1, &group));
    }
    if (next.size() > same) {
        beginInsertRows(parent, static_cast<int>(same), static_cast<int>(next.size()) - 1);
        group.rows = std::move(next);
        endInsertRows();
    }
    if (group.rows.size() != old)
        Q_EMIT dataChanged(parent, parent.siblingAtColumn(ColumnCount - 1));
}

int CandidateModel::candidateCount() const
{
    std::size_t count = 0;
    for (const auto& group : m_groups)
        count += group->rows.size();
    return static_cast<int>(count);
}

QModelIndex CandidateModel::indexOf(AgentId agent, bool remote, const model::Address& address,
                                    model::Transport transport) const
{
    for (const auto& group : m_groups) {
        if (group->agent != agent || group->remote != remote)
            continue;
        for (auto row = group->rows.size(); row > 0; --row) {
            const auto& candidate = *group->rows[row - 1].candidate;
            if (candidate.address == address && candidate.transport == transport)
                return createIndex(static_cast<int>(row) - 1, 0, group.get());
        }
    }
    return {};
}

const KnownCandidate* CandidateModel::candidateAt(const QModelIndex& index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || index.internalPointer() == nullptr)
        return nullptr;
    const auto& group = *static_cast<const Group*>(index.internalPointer());
    return &group.rows[static_cast<std::size_t>(index.row())];
}

QString CandidateModel::copyText(const QModelIndexList& indexes) const
{
    return copyRows(*this, indexes, tr("Candidates"));
}

QModelIndex CandidateModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column,
                       parent.isValid() ? m_groups[static_cast<std::size_t>(parent.row())].get()
                                        : nullptr);
}

QModelIndex CandidateModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalPointer() == nullptr)
        return {};
    const auto at = std::ranges::find(m_groups, child.internalPointer(),
                                      [](const auto& group) -> const void* { return group.get(); });
    return createIndex(static_cast<int>(at - m_groups.begin()), 0);
}

int CandidateModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    if (parent.internalPointer() != nullptr || parent.column() != 0)
        return 0;
    return static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())]->rows.size());
}

int CandidateModel::columnCount(const QModelIndex& /*parent*/) const
{
    return ColumnCount;
}

QVariant CandidateModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const auto* group = static_cast<const Group*>(index.internalPointer());
    if (group == nullptr)
        return groupData(*m_groups[row], index.column(), role);
    const bool manyStreams =
        std::ranges::any_of(m_agents, [](const auto& agent) { return agent->streams.size() > 1; });
    if (role == AgentIdRole)
        return int{group->agent.value()};
    return CandidateCell{group->rows[row], index.column(), manyStreams}.data(role);
}

QVariant CandidateModel::groupData(const Group& group, int column, int role)
{
    const auto count = static_cast<int>(group.rows.size());
    const auto summary = [&] {
        return count == 1 ? tr("1 candidate") : tr("%Ln candidates", nullptr, count);
    };
    const auto name = [&] {
        return group.remote ? tr("%1: remote candidates", "an agent").arg(group.agentName)
                            : tr("%1: local candidates", "an agent").arg(group.agentName);
    };
    switch (role) {
    case Qt::DisplayRole:
        return column == 0 ? QVariant(name()) : QVariant();
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return column == 0
            ? QVariant(tr("%1, %2", "a group of candidates, and how many").arg(name(), summary()))
            : QVariant();
    case SummaryRole:
        return summary();
    case IsGroupRole:
        return true;
    case AgentIdRole:
        return int{group.agent.value()};
    case RemoteRole:
        return group.remote;
    default:
        return {};
    }
}

QVariant CandidateModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return CandidateCell::alignment(section);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    return CandidateCell::title(section, role == Qt::ToolTipRole);
}

} // namespace icelens::items
