// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/command.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace icelens::ui {

class Keypad;

/// What can be done in a call: mute, deafen, hold, keypad, hang up.
class CallControls : public QWidget
{
    Q_OBJECT

public:
    explicit CallControls(QWidget* parent = nullptr);

    void show(const model::SoundStatus& status);
    /// @p talking: keys can be pressed and there is something to hold.
    void setTalking(bool talking);
    [[nodiscard]] Keypad& keypad() const { return *m_keypad; }

    [[nodiscard]] QToolButton& muteButton() const { return *m_mute; }
    [[nodiscard]] QToolButton& deafenButton() const { return *m_deafen; }
    [[nodiscard]] QToolButton& holdButton() const { return *m_hold; }
    [[nodiscard]] QToolButton& keypadButton() const { return *m_keys; }
    [[nodiscard]] QToolButton& hangUpButton() const { return *m_hangUp; }

Q_SIGNALS:
    void commandRequested(const icelens::model::Command& command);

private:
    QToolButton* add(const QString& iconName, const QString& word, const QString& toolTip,
                     const char* look);
    void showState(QToolButton* button, bool on, const QString& word, const QString& iconName);

    QToolButton* m_mute;
    QToolButton* m_deafen;
    QToolButton* m_hold;
    QToolButton* m_keys;
    QToolButton* m_hangUp;
    Keypad* m_keypad;
};

} // namespace icelens::ui
