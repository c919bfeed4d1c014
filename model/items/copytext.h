// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QString>

namespace icelens::items {

/// The rows of @p indexes in the order shown, each once, as tab-separated text below a line with
/// the column names. Rows of a tree begin with the name of their group, in a column of that name
/// (@p groupHeader). Cells without text give what they say to assistive technology.
[[nodiscard]] QString copyRows(const QAbstractItemModel& model, const QModelIndexList& indexes,
                               const QString& groupHeader = {});

} // namespace icelens::items
