// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/pairarrangement.h"
#include "model/items/roles.h"
#include "model/session/session.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace icelens::items {

/// The candidate pairs of a session: a row for each agent's component, and below it its pairs.
///
/// A projection of a model::Session. It sorts and filters by itself, and only when told to: show()
/// leaves rows where they are, appends new ones to their group and tells of each changed row once.
/// The view calls rearrange() at most twice a second and never while the pointer is over the rows.
/// A group stands here while it has a row to show.
class CheckListModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column {
        StateColumn,      ///< "Succeeded"; "Removed" for a removed pair. Sort: state, removed last.
        NumberColumn,     ///< Place in the check list of the component, by priority.
        LocalColumn,      ///< "host 192.0.2.1:40112"; CandidateTypeTextRole, AddressRole.
        RemoteColumn,     ///< Likewise.
        MarksColumn,      ///< MarksRole; DisplayRole is empty, AccessibleTextRole has the words.
        ChecksColumn,     ///< "3 / 2 / 0": transactions begun, answered, retransmissions.
        RoundTripColumn,  ///< "46.4 ms"
        ChangedColumn,    ///< "5.046 s"
        FoundationColumn, ///< "1:1"
        PriorityColumn,   ///< RFC 8445 §6.1.2.3
        RoleColumn,       ///< Of the agent: "controlling".
        PairColumn,       ///< The number by which events and packets name the pair: PairId.
        ColumnCount
    };

    explicit CheckListModel(QObject* parent = nullptr);
    ~CheckListModel() override;

    /// Shows @p session as it stands at the cursor, which may be earlier than what is shown now.
    /// Rows that stay keep their place and their selection.
    void show(const model::Session& session);

    /// Filters and sorts now. Rows that stay keep their selection.
    void rearrange();
    /// Also rearranges.
    void setFilter(const PairFilter& filter);
    [[nodiscard]] const PairFilter& filter() const { return m_arrangement.filter(); }
    /// Also rearranges. The default is NumberColumn, ascending. Views call it by their header.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    /// Null index if the pair is not shown.
    [[nodiscard]] QModelIndex indexOf(model::PairId pair, int column = StateColumn) const;
    /// 0 for a group row or a null index.
    [[nodiscard]] model::PairId pairAt(const QModelIndex& index) const;

    /// Of the agents that the filter lets through, whatever else it hides.
    [[nodiscard]] PairTally stateCounts() const;
    /// Pair rows that stand here now, and pairs that the session has.
    [[nodiscard]] int shownPairs() const { return m_shownPairs; }
    [[nodiscard]] int totalPairs() const { return static_cast<int>(m_session.pairs().size()); }

    /// The rows of @p indexes, in the order shown, as tab-separated text below a header line.
    [[nodiscard]] QString copyText(const QModelIndexList& indexes) const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    /// Pair rows: the columns, and of the roles SortRole, PairIdRole, AgentIdRole, StreamIdRole,
    /// ComponentIdRole, StateRole, RemovedRole, RemovedReasonRole, MarksRole, InferredRole,
    /// TimeRole (last change), CandidateTypeRole, CandidateTypeTextRole, AddressRole,
    /// MonospaceRole. Group rows: DisplayRole in column 0, SummaryRole, IsGroupRole, AgentIdRole,
    /// StreamIdRole, ComponentIdRole.
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

Q_SIGNALS:
    /// stateCounts(), shownPairs() or totalPairs() changed.
    void countsChanged();

private:
    struct Group;
    using Index = PairArrangement::Index;
    static constexpr Index notShown = ~Index{0};

    [[nodiscard]] QVariant groupData(const Group& group, int column, int role) const;
    [[nodiscard]] QVariant pairData(Index pair, int column, int role) const;
    [[nodiscard]] Group* findGroup(const GroupKey& key) const;
    [[nodiscard]] Group& groupFor(const GroupKey& key);
    void reset(const model::Session& session);
    void dropPairsFrom(std::size_t count);
    void updatePairs(const model::Session& next, const std::vector<Index>& dirty);
    void tellAgents(const model::Session& before);
    void appendPairs(std::size_t first);
    void finish(Group& group);
    void rank(Group& group);
    void settle(Group& group, std::vector<Index> stay);
    void reorder(Group& group, std::vector<Index> rows);
    void truncate(Group& group, std::size_t rows);
    void insertRows(Group& group, const std::vector<Index>& pairs);
    void noteRows(const Group& group, std::size_t from);
    void placeGroups();

    model::Session m_session;
    PairArrangement m_arrangement;
    std::vector<std::unique_ptr<Group>> m_all; ///< By key; those with rows are announced.
    std::vector<Group*> m_groups;              ///< With rows, by key: the top level.
    std::vector<Index> m_rowOf;                ///< Of each pair in its group, or notShown.
    std::vector<Index> m_place;                ///< Of each pair in its check list, from 1.
    int m_shownPairs = 0;
};

} // namespace icelens::items
