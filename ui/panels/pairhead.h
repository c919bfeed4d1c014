// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/pair.h"

#include <QWidget>

namespace icelens::ui {

/// A pair at the head of its details: state in large, both candidates, the marks with their words.
class PairHead : public QWidget
{
    Q_OBJECT

public:
    explicit PairHead(QWidget* parent = nullptr);

    void show(const model::Pair& pair);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintMarkWords(QPainter& painter, QRect line);

    model::Pair m_pair;
    int m_marks = 0;
};

} // namespace icelens::ui
