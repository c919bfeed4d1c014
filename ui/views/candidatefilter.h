// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"

#include <QSortFilterProxyModel>

#include <functional>
#include <vector>

namespace icelens::ui {

/// Lets candidates through by agent, text, and what concerns a pair.
class CandidateFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    /// @p agents empty: all. @p only: asked for each source row unless it is empty.
    void set(std::vector<model::AgentId> agents, const QString& text,
             std::function<bool(const QModelIndex&)> only);
    [[nodiscard]] int candidateCount() const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex& a, const QModelIndex& b) const override;

private:
    std::vector<model::AgentId> m_agents;
    QString m_text;
    std::function<bool(const QModelIndex&)> m_only;
};

} // namespace icelens::ui
