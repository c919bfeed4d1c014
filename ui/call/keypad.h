// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace icelens::ui {

/// The keys of a telephone (RFC 4733), as a panel that stays open while keys are pressed; the keys
/// of the keyboard press them too.
class Keypad : public QWidget
{
    Q_OBJECT

public:
    explicit Keypad(QWidget* parent = nullptr);

    /// Below or above @p anchor, whichever has room.
    void popUp(const QWidget* anchor);

Q_SIGNALS:
    /// 0..11: the digits, * and #.
    void pressed(int event);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void press(int event);

    QLabel* m_dialled;
};

} // namespace icelens::ui
