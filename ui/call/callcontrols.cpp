// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/call/callcontrols.h"

#include "ui/call/keypad.h"
#include "ui/theme/icons.h"
#include "ui/widgets.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace icelens::ui {

namespace {

QLabel* wordOf(const QToolButton* button)
{
    return button->parentWidget()->findChild<QLabel*>();
}

} // namespace

CallControls::CallControls(QWidget* parent)
    : QWidget(parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_mute =
        add(QStringLiteral("call-microphone"), tr("Mute"), tr("Send silence (Ctrl+M)"), "call");
    m_deafen = add(QStringLiteral("call-speaker"), tr("Deafen"),
                   tr("Play nothing of the other side (Ctrl+D)"), "call");
    m_hold = add(QStringLiteral("ui-pause"), tr("Hold"),
                 tr("Neither send nor play until the call is taken up again (Ctrl+H)"), "call");
    m_keys = add(QStringLiteral("call-keypad"), tr("Keypad"),
                 tr("Press keys of a telephone (Ctrl+K)"), "call");
    m_hangUp =
        add(QStringLiteral("call-hangup"), tr("Hang up"), tr("End the call (Ctrl+.)"), "hangup");
    m_keypad = new Keypad(this);
    const auto toggles = [this](QToolButton* button, auto make) {
        button->setCheckable(true);
        connect(button, &QToolButton::clicked, this,
                [this, make](bool on) { Q_EMIT commandRequested(make(on)); });
    };
    toggles(m_mute, [](bool on) { return model::MuteMicrophone{on}; });
    toggles(m_deafen, [](bool on) { return model::DeafenCall{on}; });
    toggles(m_hold, [](bool on) { return model::HoldCall{on}; });
    connect(m_keys, &QToolButton::clicked, this, [this] { m_keypad->popUp(m_keys); });
    connect(m_keypad, &Keypad::pressed, this, [this](int event) {
        Q_EMIT commandRequested(model::PressKey{static_cast<std::uint8_t>(event)});
    });
    connect(m_hangUp, &QToolButton::clicked, this,
            [this] { Q_EMIT commandRequested(model::StopSession{}); });
}

QToolButton* CallControls::add(const QString& iconName, const QString& word, const QString& toolTip,
                               const char* look)
{
    auto* place = new QWidget(this);
    auto* button = new QToolButton(place);
    const bool hangsUp = QLatin1String(look) == QLatin1String("hangup");
    button->setIcon(icon(iconName, hangsUp ? ColourRole::HangUpText : ColourRole::Text));
    button->setIconSize({18, 18});
    button->setFixedSize(46, 36);
    button->setToolTip(toolTip);
    button->setAccessibleName(word);
    button->setFocusPolicy(Qt::StrongFocus);
    setLook(button, look);
    auto* label = makeLabel(word, Theme::Type::Label, place);
    label->setAlignment(Qt::AlignCenter);
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(button, 0, Qt::AlignHCenter);
    column->addWidget(label);
    layout()->addWidget(place);
    return button;
}

void CallControls::showState(QToolButton* button, bool on, const QString& word,
                             const QString& iconName)
{
    if (button->isChecked() == on && button->accessibleName() == word)
        return;
    button->setChecked(on);
    button->setAccessibleName(word);
    button->setIcon(icon(iconName, on ? ColourRole::TextOnAccent : ColourRole::Text));
    wordOf(button)->setText(word);
}

void CallControls::show(const model::SoundStatus& status)
{
    showState(m_mute, status.muted, status.muted ? tr("Unmute") : tr("Mute"),
              status.muted ? QStringLiteral("call-muted") : QStringLiteral("call-microphone"));
    showState(m_deafen, status.deafened, status.deafened ? tr("Listen") : tr("Deafen"),
              status.deafened ? QStringLiteral("call-deaf") : QStringLiteral("call-speaker"));
    showState(m_hold, status.held, status.held ? tr("Resume") : tr("Hold"),
              status.held ? QStringLiteral("ui-play") : QStringLiteral("ui-pause"));
    for (QToolButton* button : {m_mute, m_deafen, m_hold})
        button->setEnabled(status.controllable);
}

void CallControls::setTalking(bool talking)
{
    m_keys->setEnabled(talking);
}

} // namespace icelens::ui
