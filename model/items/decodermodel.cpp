// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/decodermodel.h"

#include "model/items/decodernode.h"

#include <QStringList>

#include <functional>

namespace icelens::items {

DecoderModel::DecoderModel(QObject* parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<DecoderNode>())
{}

DecoderModel::~DecoderModel() = default;

void DecoderModel::show(const model::MessageSeen& message)
{
    beginResetModel();
    m_bytes = message.bytes;
    m_root = decodeToNodes(message);
    endResetModel();
}

void DecoderModel::clear()
{
    beginResetModel();
    m_bytes = {};
    m_root = std::make_unique<DecoderNode>();
    endResetModel();
}

const DecoderNode& DecoderModel::nodeOf(const QModelIndex& index) const
{
    if (!index.isValid())
        return *m_root;
    const auto* parent = static_cast<const DecoderNode*>(index.internalPointer());
    return *parent->children[static_cast<std::size_t>(index.row())];
}

// An index points to the parent of its node: the node is that parent's child number row().
QModelIndex DecoderModel::index(int row, int column, const QModelIndex& parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column, &nodeOf(parent))
                                         : QModelIndex();
}

QModelIndex DecoderModel::parent(const QModelIndex& child) const
{
    if (!child.isValid())
        return {};
    const auto* node = static_cast<const DecoderNode*>(child.internalPointer());
    return node->parent == nullptr ? QModelIndex() : createIndex(node->row, 0, node->parent);
}

int DecoderModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeOf(parent).children.size());
}

int DecoderModel::columnCount(const QModelIndex& /*parent*/) const
{
    return ColumnCount;
}

QModelIndex DecoderModel::indexAtByte(int offset) const
{
    QModelIndex found;
    bool deeper = true;
    while (deeper) {
        deeper = false;
        const auto& node = nodeOf(found);
        for (const auto& child : node.children) {
            if (offset < child->offset || offset >= child->offset + child->length)
                continue;
            found = createIndex(child->row, 0, &node);
            deeper = true;
            break;
        }
    }
    return found;
}

QString DecoderModel::copyText() const
{
    QStringList lines;
    QStringList cells;
    for (int column = 0; column < ColumnCount; ++column)
        cells << headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    lines << cells.join(QLatin1Char('\t'));
    const std::function<void(const QModelIndex&)> add = [&](const QModelIndex& parent) {
        for (int row = 0; row < rowCount(parent); ++row) {
            cells.clear();
            for (int column = 0; column < ColumnCount; ++column)
                cells << index(row, column, parent).data().toString().simplified();
            lines << cells.join(QLatin1Char('\t'));
            add(index(row, 0, parent));
        }
    };
    add({});
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

QVariant DecoderModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DecoderNode& node = nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
    case SortRole:
        return text(node, index.column());
    case Qt::ToolTipRole:
        return node.section.isEmpty()
            ? node.meaning
            : tr("%1 (%2)", "meaning of a field, RFC section").arg(node.meaning, node.section);
    case OffsetRole:
        return node.offset;
    case LengthRole:
        return node.length;
    case VerdictRole:
        return static_cast<int>(node.verdict);
    case MonospaceRole:
        return index.column() == ValueColumn || index.column() == PlaceColumn;
    case IsGroupRole:
        return !node.children.empty() && node.value.isEmpty();
    default:
        return {};
    }
}

QString DecoderModel::text(const DecoderNode& node, int column)
{
    switch (column) {
    case NameColumn:
        return node.name;
    case ValueColumn:
        return node.value;
    case MeaningColumn:
        return node.meaning;
    case SectionColumn:
        return node.section;
    case PlaceColumn:
        if (node.length == 0)
            return {};
        return node.length == 1 ? QString::number(node.offset)
                                : tr("%1–%2", "first and last byte of a field")
                                      .arg(node.offset)
                                      .arg(node.offset + node.length - 1);
    default:
        return {};
    }
}

QVariant DecoderModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Field");
    case ValueColumn:
        return tr("Value");
    case MeaningColumn:
        return tr("Meaning");
    case SectionColumn:
        return tr("Source", "column: RFC section that defines a field");
    case PlaceColumn:
        return tr("Bytes", "column: place of a field in a message");
    default:
        return {};
    }
}

} // namespace icelens::items
