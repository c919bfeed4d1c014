// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/roles.h"
#include "model/session/session.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace icelens::items {

/// The candidates of a session: a row for each agent's local and remote ones, and below it those,
/// in order of appearance. A projection of a model::Session.
class CandidateModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column {
        TypeColumn,      ///< "host", "srflx", "prflx", "relay"
        TransportColumn, ///< "UDP", "TCP active"
        AddressColumn,   ///< "192.0.2.1:40112"
        RelatedColumn,   ///< Related address; "–" where there is none.
        BaseColumn,      ///< "–" where it is not known.
        FoundationColumn,
        PriorityColumn,
        TypePreferenceColumn,  ///< 0..126, from the priority (RFC 8445 §5.1.2.1).
        LocalPreferenceColumn, ///< 0..65535, likewise.
        ComponentColumn,       ///< "1"; "2.1" (stream and component) if there are several streams.
        ServerColumn,          ///< STUN or TURN server that it came from.
        AppearedColumn,        ///< "0.002 s"
        TrickledColumn,        ///< "trickled" or "with the description"; remote ones only.
        ColumnCount
    };

    explicit CandidateModel(QObject* parent = nullptr);
    ~CandidateModel() override;

    /// Shows @p session as it stands at the cursor, which may be earlier than what is shown now.
    /// Rows that stay keep their selection.
    void show(const model::Session& session);

    [[nodiscard]] int candidateCount() const;

    /// Row of the candidate of @p agent with this address and transport, the newest generation of
    /// it; null if there is none. @p remote: among those of its peer.
    [[nodiscard]] QModelIndex indexOf(model::AgentId agent, bool remote,
                                      const model::Address& address,
                                      model::Transport transport) const;
    /// Null for a group row. Dies with the next show().
    [[nodiscard]] const model::KnownCandidate* candidateAt(const QModelIndex& index) const;

    /// The rows of @p indexes, in the order shown, as tab-separated text below a header line.
    [[nodiscard]] QString copyText(const QModelIndexList& indexes) const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    /// Candidate rows: SortRole, AgentIdRole, StreamIdRole, ComponentIdRole, RemoteRole,
    /// CandidateTypeRole, AddressRole (of the column), SupersededRole, InferredRole, TrickledRole,
    /// TimeRole, MonospaceRole. Group rows: DisplayRole ("Alice: local candidates"), SummaryRole
    /// ("12 candidates"), IsGroupRole, AgentIdRole, RemoteRole.
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

Q_SIGNALS:
    void candidateCountChanged();

private:
    struct Group;

    [[nodiscard]] static QVariant groupData(const Group& group, int column, int role);
    void removeGroupsMissingFrom(const std::vector<Group>& wanted);
    void showGroup(std::size_t place, Group wanted);
    void merge(std::size_t place, std::vector<model::KnownCandidate> next);

    std::vector<std::shared_ptr<const model::Agent>> m_agents; ///< Shown now.
    std::vector<std::unique_ptr<Group>> m_groups;
};

} // namespace icelens::items
