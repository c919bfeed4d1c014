// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/event.h"
#include "model/items/roles.h"

#include <QAbstractItemModel>

#include <memory>

namespace icelens::items {

struct DecoderNode;

/// One message taken apart: its header and attributes, and below a DATA attribute or ChannelData
/// the message that a relay carries inside.
class DecoderModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column {
        NameColumn,    ///< "XOR-MAPPED-ADDRESS"
        ValueColumn,   ///< "192.0.2.1:40112"
        MeaningColumn, ///< One sentence.
        SectionColumn, ///< "RFC 8489 §14.2"
        PlaceColumn,   ///< "20–31": first and last byte.
        ColumnCount
    };

    explicit DecoderModel(QObject* parent = nullptr);
    ~DecoderModel() override;

    /// Resets the model.
    void show(const model::MessageSeen& message);
    void clear();
    /// Of the message shown, for the byte view.
    [[nodiscard]] const model::Bytes& bytes() const { return m_bytes; }

    /// The innermost field that holds byte @p offset; null if there is none.
    [[nodiscard]] QModelIndex indexAtByte(int offset) const;

    /// All rows as tab-separated text below a header line.
    [[nodiscard]] QString copyText() const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    /// OffsetRole and LengthRole count in bytes() also for a message inside; VerdictRole;
    /// MonospaceRole; IsGroupRole for rows that only hold others.
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] const DecoderNode& nodeOf(const QModelIndex& index) const;
    [[nodiscard]] static QString text(const DecoderNode& node, int column);

    model::Bytes m_bytes;
    std::unique_ptr<DecoderNode> m_root;
};

} // namespace icelens::items
