// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace icelens::ui {

/// A bar of one segment a step; those up to the present one are full. UI thread.
class LessonProgress : public QWidget
{
    Q_OBJECT

public:
    explicit LessonProgress(QWidget* parent = nullptr);

    /// @p step counts from 0.
    void show(int step, int count);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_step = 0;
    int m_count = 0;
};

} // namespace icelens::ui
