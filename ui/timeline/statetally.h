// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/items/pairarrangement.h"

#include <QWidget>

namespace icelens::ui {

/// How many pairs are in each state: icon, word, number.
class StateTally : public QWidget
{
    Q_OBJECT

public:
    explicit StateTally(QWidget* parent = nullptr);

    void showPairs(const model::Session::Pairs& pairs);
    [[nodiscard]] const items::PairTally& tally() const { return m_tally; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {40, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    items::PairTally m_tally;
};

/// What the lanes and marks of the timeline mean. What does not fit is left out.
class TimelineLegend : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineLegend(QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {40, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace icelens::ui
