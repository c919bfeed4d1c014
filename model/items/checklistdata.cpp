// SPDX-License-Identifier: GPL-3.0-or-later
// CheckListModel as views read it; how it keeps its rows is in checklistmodel.cpp.
#include "model/items/checklistgroup.h"
#include "model/items/checklistmodel.h"
#include "model/items/checklisttext.h"
#include "model/items/words.h"

namespace icelens::items {

using model::Pair;
using model::PairOrigin;

namespace {

QVariant alignment(int column)
{
    switch (column) {
    case CheckListModel::NumberColumn:
    case CheckListModel::ChecksColumn:
    case CheckListModel::RoundTripColumn:
    case CheckListModel::ChangedColumn:
    case CheckListModel::PriorityColumn:
    case CheckListModel::PairColumn:
        return QVariant::fromValue(int{Qt::AlignRight | Qt::AlignVCenter});
    default:
        return QVariant::fromValue(int{Qt::AlignLeft | Qt::AlignVCenter});
    }
}

bool isCandidate(int column)
{
    return column == CheckListModel::LocalColumn || column == CheckListModel::RemoteColumn;
}

QVariant candidateData(const Pair& pair, int column, int role)
{
    if (!isCandidate(column))
        return {};
    const bool remote = column == CheckListModel::RemoteColumn;
    const auto type = remote ? pair.remoteType : pair.localType;
    switch (role) {
    case CandidateTypeRole:
        return type ? QVariant(static_cast<int>(*type)) : QVariant();
    case CandidateTypeTextRole:
        return Words::candidateType(type);
    case AddressRole:
        return Words::address(remote ? pair.remote : pair.local);
    default:
        return remote;
    }
}

/// What is the same in each column of a pair.
QVariant rowData(const Pair& pair, int role)
{
    switch (role) {
    case PairIdRole:
        return pair.id.value();
    case AgentIdRole:
        return int{pair.agent.value()};
    case StreamIdRole:
        return int{pair.stream.value()};
    case ComponentIdRole:
        return int{pair.component.value()};
    case StateRole:
        return static_cast<int>(pair.state);
    case RemovedRole:
        return pair.removed.has_value();
    case RemovedReasonRole:
        return pair.removed ? Words::removalReason(*pair.removed) : QString();
    case MarksRole:
        return PairArrangement::marks(pair);
    case InferredRole:
        return pair.origin == PairOrigin::Inferred;
    case IsGroupRole:
        return false;
    case TimeRole:
        return qint64{pair.changedAt.count()};
    default:
        return {};
    }
}

} // namespace

QModelIndex CheckListModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(
        row, column, parent.isValid() ? m_groups[static_cast<std::size_t>(parent.row())] : nullptr);
}

QModelIndex CheckListModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalPointer() == nullptr)
        return {};
    return createIndex(static_cast<const Group*>(child.internalPointer())->place, 0);
}

int CheckListModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    if (parent.internalPointer() != nullptr || parent.column() != 0)
        return 0;
    return static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())]->rows.size());
}

int CheckListModel::columnCount(const QModelIndex& /*parent*/) const
{
    return ColumnCount;
}

QVariant CheckListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const auto* group = static_cast<const Group*>(index.internalPointer());
    return group == nullptr ? groupData(*m_groups[row], index.column(), role)
                            : pairData(group->rows[row], index.column(), role);
}

QVariant CheckListModel::groupData(const Group& group, int column, int role) const
{
    const auto name = [&] {
        return Words::checkList(m_session, group.key.agent, group.key.stream, group.key.component);
    };
    switch (role) {
    case Qt::DisplayRole:
        return column == 0 ? QVariant(name()) : QVariant();
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return column == 0 ? QVariant(tr("%1: %2",
                                         "a check list, and how many pairs it has of each "
                                         "kind")
                                          .arg(name(), tallySummary(group.tally)))
                           : QVariant();
    case SummaryRole:
        return tallySummary(group.tally);
    case IsGroupRole:
        return true;
    case AgentIdRole:
        return int{group.key.agent.value()};
    case StreamIdRole:
        return int{group.key.stream.value()};
    case ComponentIdRole:
        return int{group.key.component.value()};
    default:
        return {};
    }
}

QVariant CheckListModel::pairData(Index index, int column, int role) const
{
    const Pair& pair = m_session.pairs()[index];
    const PairCell cell{m_session, pair, m_place[index], column};
    switch (role) {
    case Qt::DisplayRole:
        return cell.display();
    case Qt::ToolTipRole:
        return cell.toolTip();
    case Qt::AccessibleTextRole:
        return cell.accessible();
    case Qt::TextAlignmentRole:
        return alignment(column);
    case SortRole:
        return cell.sortValue();
    case MonospaceRole:
        return isCandidate(column) || column == FoundationColumn;
    case CandidateTypeRole:
    case CandidateTypeTextRole:
    case AddressRole:
    case RemoteRole:
        return candidateData(pair, column, role);
    default:
        return rowData(pair, role);
    }
}

QVariant CheckListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    struct Title
    {
        QString text;
        QString toolTip;
    };
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    const Title titles[ColumnCount] = {
        {tr("State"), tr("State of the candidate pair (RFC 8445 §6.1.2.6)")},
        {tr("Place", "column: place in the check list"),
         tr("Place in the check list of its component, by priority (RFC 8445 §6.1.2.3)")},
        {tr("Local candidate"), tr("Type and address of the local candidate")},
        {tr("Remote candidate"), tr("Type and address of the remote candidate")},
        {tr("Marks", "column: valid, nominated, selected, triggered"),
         tr("Valid, nominated, selected, triggered")},
        {tr("sent/ans/retx", "column: checks sent, answered, retransmitted"),
         tr("Checks sent, answered and retransmitted by this agent")},
        {tr("RTT", "column: round-trip time"),
         tr("Last round trip of a check that was not retransmitted")},
        {tr("Changed", "column: time of the last change"),
         tr("When state or marks last changed, since the session began")},
        {tr("Fnd", "column: foundation"), tr("Foundations of both candidates")},
        {tr("Priority"), tr("Pair priority (RFC 8445 §6.1.2.3)")},
        {tr("Role", "column: role of the agent"), tr("Role of the agent (RFC 8445 §6.1.1)")},
        {tr("#", "column: number of the pair"),
         tr("Number of the pair in the order in which the session's pairs were formed: events and "
            "packets name it so")},
    };
    return role == Qt::DisplayRole ? titles[section].text : titles[section].toolTip;
}

} // namespace icelens::items
