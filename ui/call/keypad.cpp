// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/call/keypad.h"

#include "model/rtp/telephoneevent.h"
#include "ui/widgets.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScreen>

#include <array>

namespace icelens::ui {

namespace {

constexpr int keyCount = 12;
constexpr int starKey = 10;
constexpr int hashKey = 11;

QString keyName(int event)
{
    const auto key = model::rtp::dtmfKey(static_cast<std::uint8_t>(event));
    return key ? QString(QLatin1Char(*key)) : QString();
}

} // namespace

Keypad::Keypad(QWidget* parent)
    : QWidget(parent, Qt::Popup)
    , m_dialled(makeLabel({}, Theme::Type::MonoLarge, this))
{
    setLook(this, "popup");
    setAccessibleName(tr("Keys of the telephone"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(12, 10, 12, 12);
    grid->setSpacing(6);
    m_dialled->setAlignment(Qt::AlignRight);
    m_dialled->setMinimumHeight(m_dialled->fontMetrics().height());
    grid->addWidget(m_dialled, 0, 0, 1, 3);
    constexpr std::array order{1, 2, 3, 4, 5, 6, 7, 8, 9, starKey, 0, hashKey};
    for (int i = 0; i < keyCount; ++i) {
        const int event = order.at(static_cast<std::size_t>(i));
        auto* key = new QPushButton(keyName(event), this);
        key->setAccessibleName(tr("Key %1").arg(keyName(event)));
        key->setMinimumSize(52, 36);
        key->setAutoDefault(false);
        connect(key, &QPushButton::clicked, this, [this, event] { press(event); });
        grid->addWidget(key, 1 + i / 3, i % 3);
    }
}

void Keypad::press(int event)
{
    constexpr int shown = 14;
    m_dialled->setText((m_dialled->text() + keyName(event)).right(shown));
    Q_EMIT pressed(event);
}

void Keypad::popUp(const QWidget* anchor)
{
    m_dialled->clear();
    adjustSize();
    QPoint at =
        anchor->mapToGlobal(QPoint(anchor->width() / 2 - width() / 2, anchor->height() + 4));
    const QRect screen = anchor->screen()->availableGeometry();
    if (at.y() + height() > screen.bottom())
        at.setY(anchor->mapToGlobal(QPoint(0, 0)).y() - height() - 4);
    at.setX(std::clamp(at.x(), screen.left(), std::max(screen.left(), screen.right() - width())));
    move(at);
    show();
    setFocus(Qt::PopupFocusReason);
}

void Keypad::keyPressEvent(QKeyEvent* event)
{
    const QString text = event->text();
    const auto key =
        text.size() == 1 ? model::rtp::dtmfEvent(text.front().toLatin1()) : std::nullopt;
    if (key)
        press(*key);
    else if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace icelens::ui
