// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/command.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace icelens::ui {

/// What is done to the sound: echo, noise and gain, each with its switch and what it does, and the
/// test tone. Opens below a button and stays while switches are tried.
class SoundMenu : public QWidget
{
    Q_OBJECT

public:
    explicit SoundMenu(QWidget* parent = nullptr);

    void popUp(const QWidget* anchor);
    void show(const model::SoundStatus& status);

    [[nodiscard]] QComboBox& echo() const { return *m_echo; }
    [[nodiscard]] QCheckBox& noise() const { return *m_noise; }
    [[nodiscard]] QCheckBox& gain() const { return *m_gain; }
    [[nodiscard]] QPushButton& testTone() const { return *m_tone; }

Q_SIGNALS:
    void commandRequested(const icelens::model::Command& command);

private:
    void tell();

    QComboBox* m_echo;
    QLabel* m_echoDoes;
    QCheckBox* m_noise;
    QCheckBox* m_gain;
    QPushButton* m_tone;
};

} // namespace icelens::ui
