// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace icelens::items {

/// A flat model over a growing sequence of numbered items up to a cursor, with a filter that works
/// through them in slices, so that a million items never hold up the thread of the views.
///
/// Nothing is copied: unfiltered, row n is item n; filtered, a row is a place in the list of item
/// numbers that match. Going back in time hides rows and forgets nothing.
class SlicedModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using Item = std::uint32_t;
    /// What one slice looks at and takes at most, whichever ends first: a quarter of a frame.
    static constexpr std::size_t sliceSize = 8192;
    static constexpr std::chrono::nanoseconds sliceTime = std::chrono::milliseconds(4);

    using QAbstractTableModel::QAbstractTableModel;

    /// Looks at up to @p maxItems more items and appends rows for those that match.
    /// @return true if items are left: call it again when the event loop is idle.
    bool continueFiltering(std::size_t maxItems = sliceSize);
    [[nodiscard]] bool isFiltering() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    /// Items up to the cursor, shown or not.
    [[nodiscard]] std::size_t itemCount() const { return m_itemCount; }
    [[nodiscard]] Item itemAt(int row) const;
    /// Empty if the item is hidden by the filter or the cursor.
    [[nodiscard]] std::optional<int> rowOfItem(std::size_t item) const;
    /// Row of the last shown item before or at @p item; -1 if there is none.
    [[nodiscard]] int rowAtOrBefore(std::size_t item) const;

Q_SIGNALS:
    /// After each slice; the filter has caught up when both are equal.
    void filteringProgressed(qulonglong done, qulonglong total);

protected:
    /// Moves the cursor, either way. Looks at one slice of new items at most.
    void setItemCount(std::size_t count);
    /// Resets the model. @p active: accepts() is to be asked.
    void restartFilter(bool active);
    /// Resets the model to no items.
    void clearItems(bool filterActive);
    [[nodiscard]] virtual bool accepts(Item item) const = 0;

private:
    [[nodiscard]] std::size_t rowsFor(std::size_t itemCount) const;
    void scan(std::size_t maxItems);
    void adjustRows();

    std::vector<Item> m_matches; ///< Ascending; of the items before m_scanned.
    std::size_t m_scanned = 0;
    std::size_t m_itemCount = 0;
    std::size_t m_rows = 0; ///< What the views were told.
    bool m_filtered = false;
};

} // namespace icelens::items
