// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/call/devicerow.h"

#include "ui/call/levelmeter.h"
#include "ui/theme/icons.h"
#include "ui/widgets.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace icelens::ui {

namespace {

void showText(QLabel* label, const QString& text)
{
    if (label->text() != text)
        label->setText(text);
}

} // namespace

DeviceRow::DeviceRow(model::AudioUse use, QWidget* parent)
    : QWidget(parent)
    , m_use(use)
    , m_sign(new QLabel(this))
    , m_choice(new QComboBox(this))
    , m_name(makeLabel({}, Theme::Type::Body, this))
    , m_figure(makeLabel({}, Theme::Type::Mono, this))
    , m_off(makeLabel({}, Theme::Type::LabelStrong, this))
    , m_meter(new LevelMeter(
          use == model::AudioUse::Input ? tr("What is sent") : tr("What is heard"), this))
{
    const bool input = use == model::AudioUse::Input;
    m_choice->setAccessibleName(input ? tr("Microphone") : tr("Loudspeaker"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumHeight(28);
    m_figure->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_figure->setMinimumWidth(m_figure->fontMetrics().horizontalAdvance(tr("-127 dBov")));
    m_off->setAlignment(Qt::AlignRight);
    m_sign->setPixmap(
        icon(input ? QStringLiteral("call-microphone") : QStringLiteral("call-speaker"))
            .pixmap(QSize(16, 16), devicePixelRatioF()));
    connect(&Theme::instance(), &Theme::changed, this, [this, input] {
        const QString on =
            input ? QStringLiteral("call-microphone") : QStringLiteral("call-speaker");
        const QString off = input ? QStringLiteral("call-muted") : QStringLiteral("call-deaf");
        m_sign->setPixmap(icon(m_isOff ? off : on).pixmap(QSize(16, 16), devicePixelRatioF()));
    });
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(5);
    grid->addWidget(m_sign, 0, 0);
    grid->addWidget(m_choice, 0, 1);
    grid->addWidget(m_name, 0, 1);
    grid->addWidget(m_figure, 0, 2);
    grid->addWidget(m_meter, 1, 1);
    grid->addWidget(m_off, 1, 2);
    grid->setColumnStretch(1, 1);
    m_choice->hide();
    setFocusProxy(m_choice);
    connect(m_choice, qOverload<int>(&QComboBox::activated), this,
            [this](int index) { Q_EMIT chosen(m_choice->itemData(index).toString()); });
}

void DeviceRow::offer(const std::vector<model::SoundDevice>& devices, const std::string& chosen)
{
    m_choice->setVisible(true);
    m_name->setVisible(false);
    if (devices == m_devices && m_chosen == chosen)
        return;
    if (m_choice->view()->isVisible())
        return; // not while a person looks at the list
    m_devices = devices;
    m_chosen = chosen;
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    QString system;
    for (const auto& device : devices) {
        if (device.use == m_use && device.isDefault)
            system = QString::fromStdString(device.name);
    }
    m_choice->addItem(system.isEmpty() ? tr("The system’s choice")
                                       : tr("The system’s choice: %1").arg(system),
                      QString());
    for (const auto& device : devices) {
        if (device.use == m_use)
            m_choice->addItem(QString::fromStdString(device.name),
                              QString::fromStdString(device.id));
    }
    const int at = m_choice->findData(QString::fromStdString(chosen));
    if (at < 0) // remembered, and not there now
        m_choice->addItem(tr("%1 (not there)").arg(QString::fromStdString(chosen)),
                          QString::fromStdString(chosen));
    m_choice->setCurrentIndex(at < 0 ? m_choice->count() - 1 : at);
    m_choice->setToolTip(m_choice->currentText());
}

void DeviceRow::showName(const QString& name)
{
    m_choice->setVisible(false);
    m_name->setVisible(true);
    showText(m_name, name);
}

void DeviceRow::showLevel(std::optional<int> level, std::optional<int> peak)
{
    m_meter->show(level, peak);
    showText(m_figure, m_meter->words());
}

void DeviceRow::showOff(const QString& words)
{
    showText(m_off, words);
    if (m_isOff == !words.isEmpty())
        return;
    m_isOff = !words.isEmpty();
    const bool input = m_use == model::AudioUse::Input;
    const QString on = input ? QStringLiteral("call-microphone") : QStringLiteral("call-speaker");
    const QString off = input ? QStringLiteral("call-muted") : QStringLiteral("call-deaf");
    m_sign->setPixmap(icon(m_isOff ? off : on).pixmap(QSize(16, 16), devicePixelRatioF()));
}

} // namespace icelens::ui
