// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/call/soundmenu.h"

#include "ui/widgets.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScreen>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace icelens::ui {

SoundMenu::SoundMenu(QWidget* parent)
    : QWidget(parent, Qt::Popup)
    , m_echo(new QComboBox(this))
    , m_echoDoes(makeLabel({}, Theme::Type::Label, this, "text2", true))
    , m_noise(new QCheckBox(tr("&Suppress noise"), this))
    , m_gain(new QCheckBox(tr("&Keep my level even"), this))
    , m_tone(new QPushButton(tr("Play a &test tone here"), this))
{
    setLook(this, "popup");
    setAccessibleName(tr("Echo, noise and gain"));
    auto* echoLabel = makeLabel(tr("Echo cancelling"), Theme::Type::Strong, this);
    echoLabel->setBuddy(m_echo);
    m_echo->setAccessibleName(tr("Echo cancelling"));
    m_echo->addItem(tr("Off"), int(model::EchoCancelling::Off));
    m_echo->addItem(tr("For headphones: gentle"), int(model::EchoCancelling::Headset));
    m_echo->addItem(tr("For loudspeakers: strong"), int(model::EchoCancelling::Loudspeaker));
    m_tone->setCheckable(true);
    m_tone->setToolTip(tr("To hear whether the loudspeaker works. The other side hears nothing "
                          "of it."));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 14);
    column->setSpacing(8);
    column->addWidget(echoLabel);
    column->addWidget(m_echo);
    m_echoDoes->setMinimumWidth(260);
    column->addWidget(m_echoDoes);
    column->addWidget(m_noise);
    column->addWidget(m_gain);
    column->addWidget(makeRule(this));
    column->addWidget(m_tone);
    connect(m_echo, qOverload<int>(&QComboBox::activated), this, &SoundMenu::tell);
    connect(m_noise, &QCheckBox::clicked, this, &SoundMenu::tell);
    connect(m_gain, &QCheckBox::clicked, this, &SoundMenu::tell);
    connect(m_tone, &QPushButton::clicked, this,
            [this](bool on) { Q_EMIT commandRequested(model::PlayTestTone{on}); });
}

void SoundMenu::tell()
{
    model::VoiceProcessing wish;
    wish.echo = static_cast<model::EchoCancelling>(m_echo->currentData().toInt());
    wish.noise = m_noise->isChecked();
    wish.gain = m_gain->isChecked();
    Q_EMIT commandRequested(model::ProcessVoice{wish});
}

void SoundMenu::show(const model::SoundStatus& status)
{
    if (!m_echo->view()->isVisible())
        m_echo->setCurrentIndex(m_echo->findData(int(status.processing.echo)));
    m_noise->setChecked(status.processing.noise);
    m_gain->setChecked(status.processing.gain);
    m_tone->setChecked(status.testTone);
    QString does;
    if (status.processing.echo == model::EchoCancelling::Off)
        does = tr("The other side hears its own voice if your microphone hears the loudspeaker.");
    else if (status.echoReturnLoss && *status.echoReturnLoss > 0)
        does = tr("Takes %1 dB of the echo away now (echo return loss enhancement).")
                   .arg(QLocale().toString(*status.echoReturnLoss, 'f', 0));
    else
        does = tr("There is no echo to take away now.");
    if (m_echoDoes->text() != does)
        m_echoDoes->setText(does);
}

void SoundMenu::popUp(const QWidget* anchor)
{
    adjustSize();
    QPoint at = anchor->mapToGlobal(QPoint(0, anchor->height() + 4));
    const QRect screen = anchor->screen()->availableGeometry();
    if (at.y() + height() > screen.bottom())
        at.setY(anchor->mapToGlobal(QPoint(0, 0)).y() - height() - 4);
    at.setX(std::clamp(at.x(), screen.left(), std::max(screen.left(), screen.right() - width())));
    move(at);
    QWidget::show();
    m_echo->setFocus(Qt::PopupFocusReason);
}

} // namespace icelens::ui
