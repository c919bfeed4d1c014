// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace icelens::ui {

/// What the lines of the ladder mean. What does not fit is left out.
class LadderLegend : public QWidget
{
    Q_OBJECT

public:
    explicit LadderLegend(QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {40, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace icelens::ui
