// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace icelens::ui {

/// Paints one cell of any of the item models from its roles alone. The ground is the view's.
///
/// What a cell is, is told by its roles: StateRole in the first column makes a state with its icon,
/// MarksRole the marks, CandidateTypeTextRole with AddressRole a candidate; else it is text.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum class Kind { Text, State, Candidate, Marks };

    using QStyledItemDelegate::QStyledItemDelegate;

    void setKind(int column, Kind kind);
    [[nodiscard]] Kind kind(int column) const;
    /// Columns that a removed pair leaves to the reason of its removal.
    void setReasonColumns(int first, int last);
    [[nodiscard]] bool isReasonColumn(int column) const
    {
        return column >= m_firstReason && column <= m_lastReason;
    }

    /// Room between the left edge of the first column and its content.
    static constexpr int firstPadding = 14;
    static constexpr int padding = 7;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
    /// Width that the cell needs to show all of itself.
    [[nodiscard]] int neededWidth(const QModelIndex& index, bool first) const;
    /// Left edge of the address behind the type of a candidate.
    [[nodiscard]] static int typeWidth();

private:
    QList<Kind> m_kinds;
    int m_firstReason = -1;
    int m_lastReason = -2;
};

} // namespace icelens::ui
