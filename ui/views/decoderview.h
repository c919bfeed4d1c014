// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/decodermodel.h"

#include <QSplitter>

class QTreeView;

namespace icelens::ui {

class HexView;

/// One message taken apart, its fields beside its bytes; each points at the other.
class DecoderView : public QSplitter
{
    Q_OBJECT

public:
    explicit DecoderView(QWidget* parent = nullptr);

    void show(const model::MessageSeen& message);
    void clear();
    [[nodiscard]] items::DecoderModel& model() const { return *m_model; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void markField(const QModelIndex& index);

    items::DecoderModel* m_model;
    QTreeView* m_tree;
    HexView* m_bytes;
};

} // namespace icelens::ui
