// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/copytext.h"

#include <QStringList>

#include <algorithm>
#include <utility>
#include <vector>

namespace icelens::items {

namespace {

QString cellText(const QModelIndex& cell)
{
    auto text = cell.data(Qt::DisplayRole).toString();
    if (text.isEmpty())
        text = cell.data(Qt::AccessibleTextRole).toString();
    // A cell must not break the table.
    return text.replace(QLatin1Char('\t'), QLatin1Char(' '))
        .replace(QLatin1Char('\n'), QLatin1Char(' '));
}

/// Groups that hold rows say themselves in those rows.
std::vector<QModelIndex> rowsOf(const QAbstractItemModel& model, const QModelIndexList& indexes,
                                bool grouped)
{
    std::vector<QModelIndex> rows;
    for (const auto& index : indexes) {
        if (index.isValid() && (!grouped || index.parent().isValid()))
            rows.push_back(model.index(index.row(), 0, index.parent()));
    }
    const auto key = [](const QModelIndex& row) {
        return std::pair(row.parent().row(), row.row());
    };
    std::ranges::sort(rows, {}, key);
    const auto rest = std::ranges::unique(rows);
    rows.erase(rest.begin(), rest.end());
    return rows;
}

} // namespace

QString copyRows(const QAbstractItemModel& model, const QModelIndexList& indexes,
                 const QString& groupHeader)
{
    const bool grouped = !groupHeader.isEmpty();
    const int columns = model.columnCount();
    QStringList line;
    if (grouped)
        line.append(groupHeader);
    for (int column = 0; column < columns; ++column)
        line.append(model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    QStringList lines{line.join(QLatin1Char('\t'))};
    for (const auto& row : rowsOf(model, indexes, grouped)) {
        line.clear();
        if (grouped)
            line.append(cellText(row.parent()));
        for (int column = 0; column < columns; ++column)
            line.append(cellText(row.siblingAtColumn(column)));
        lines.append(line.join(QLatin1Char('\t')));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace icelens::items
