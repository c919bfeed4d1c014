// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/slicedmodel.h"

#include <QElapsedTimer>

#include <algorithm>

namespace icelens::items {

bool SlicedModel::continueFiltering(std::size_t maxItems)
{
    if (isFiltering()) {
        scan(maxItems);
        adjustRows();
        Q_EMIT filteringProgressed(std::min(m_scanned, m_itemCount), m_itemCount);
    }
    return isFiltering();
}

bool SlicedModel::isFiltering() const
{
    return m_filtered && m_scanned < m_itemCount;
}

void SlicedModel::setItemCount(std::size_t count)
{
    m_itemCount = count;
    // A live session adds a few items a frame: they must not wait for an idle event loop.
    if (isFiltering())
        continueFiltering();
    else
        adjustRows();
}

void SlicedModel::restartFilter(bool active)
{
    beginResetModel();
    m_filtered = active;
    m_matches.clear();
    m_scanned = 0;
    if (m_filtered)
        scan(sliceSize);
    m_rows = rowsFor(m_itemCount);
    endResetModel();
    if (m_filtered)
        Q_EMIT filteringProgressed(std::min(m_scanned, m_itemCount), m_itemCount);
}

void SlicedModel::clearItems(bool filterActive)
{
    beginResetModel();
    m_matches.clear();
    m_scanned = m_itemCount = m_rows = 0;
    m_filtered = filterActive;
    endResetModel();
}

void SlicedModel::scan(std::size_t maxItems)
{
    constexpr std::size_t itemsPerLook = 32;
    const auto end = std::min(m_itemCount, m_scanned + maxItems);
    QElapsedTimer timer;
    timer.start();
    for (; m_scanned < end; ++m_scanned) {
        if (m_scanned % itemsPerLook == 0 && timer.nsecsElapsed() > sliceTime.count())
            return;
        const auto item = static_cast<Item>(m_scanned);
        if (accepts(item))
            m_matches.push_back(item);
    }
}

std::size_t SlicedModel::rowsFor(std::size_t itemCount) const
{
    if (!m_filtered)
        return itemCount;
    const auto after = std::ranges::lower_bound(m_matches, itemCount);
    return static_cast<std::size_t>(after - m_matches.begin());
}

void SlicedModel::adjustRows()
{
    const auto rows = rowsFor(m_itemCount);
    if (rows > m_rows) {
        beginInsertRows({}, static_cast<int>(m_rows), static_cast<int>(rows) - 1);
        m_rows = rows;
        endInsertRows();
    } else if (rows < m_rows) {
        beginRemoveRows({}, static_cast<int>(rows), static_cast<int>(m_rows) - 1);
        m_rows = rows;
        endRemoveRows();
    }
}

int SlicedModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows);
}

SlicedModel::Item SlicedModel::itemAt(int row) const
{
    return m_filtered ? m_matches[static_cast<std::size_t>(row)] : static_cast<Item>(row);
}

std::optional<int> SlicedModel::rowOfItem(std::size_t item) const
{
    const int row = rowAtOrBefore(item);
    return row >= 0 && itemAt(row) == item ? std::optional(row) : std::nullopt;
}

int SlicedModel::rowAtOrBefore(std::size_t item) const
{
    return static_cast<int>(std::min(rowsFor(item + 1), m_rows)) - 1;
}

} // namespace icelens::items
