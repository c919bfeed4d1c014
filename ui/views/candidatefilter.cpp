// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/candidatefilter.h"

#include "model/items/roles.h"

#include <algorithm>

namespace icelens::ui {

void CandidateFilter::set(std::vector<model::AgentId> agents, const QString& text,
                          std::function<bool(const QModelIndex&)> only)
{
    m_agents = std::move(agents);
    m_text = text;
    m_only = std::move(only);
    invalidateFilter();
}

int CandidateFilter::candidateCount() const
{
    int count = 0;
    for (int group = 0; group < rowCount(); ++group)
        count += rowCount(index(group, 0));
    return count;
}

bool CandidateFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const QModelIndex first = sourceModel()->index(row, 0, parent);
    const int agent = first.data(items::AgentIdRole).toInt();
    if (!m_agents.empty()
        && std::ranges::none_of(m_agents, [agent](auto id) { return id.value() == agent; }))
        return false;
    if (first.data(items::IsGroupRole).toBool())
        return true;
    if (m_only && !m_only(first))
        return false;
    if (m_text.isEmpty())
        return true;
    for (int column = 0; column < sourceModel()->columnCount(parent); ++column) {
        if (first.siblingAtColumn(column).data().toString().contains(m_text, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

bool CandidateFilter::lessThan(const QModelIndex& a, const QModelIndex& b) const
{
    if (!a.parent().isValid())
        return a.row() < b.row();
    const QVariant left = a.data(items::SortRole);
    const QVariant right = b.data(items::SortRole);
    const auto order = QVariant::compare(left, right);
    return order == QPartialOrdering::Less
        || (order == QPartialOrdering::Equivalent && a.row() < b.row());
}

} // namespace icelens::ui
