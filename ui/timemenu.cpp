// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timemenu.h"

#include "ui/playback.h"
#include "ui/views/hexview.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTextEdit>

namespace icelens::ui {

TimeMenu::TimeMenu(Playback* playback, QWidget* parent)
    : QMenu(tr("&Time"), parent)
{
    add(tr("&Play or Pause"), QKeySequence(tr("Space")), playback, &Playback::togglePlay);
    add(tr("Go to &Live"), QKeySequence(tr("L")), playback, &Playback::goLive);
    addSeparator();
    add(tr("&Back One Event"), QKeySequence(tr("Left")), playback, &Playback::stepBack);
    add(tr("&On One Event"), QKeySequence(tr("Right")), playback, &Playback::stepForward);
    add(tr("Previous &Change of State"), QKeySequence(tr("Shift+Left")), playback,
        &Playback::previousChange);
    add(tr("&Next Change of State"), QKeySequence(tr("Shift+Right")), playback,
        &Playback::nextChange);
    addSeparator();
    add(tr("&Start of the Session"), QKeySequence(tr("Home")), playback, &Playback::home);
    add(tr("&End of the Session"), QKeySequence(tr("End")), playback, &Playback::toEnd);
    qApp->installEventFilter(this);
}

void TimeMenu::add(const QString& text, const QKeySequence& key, Playback* playback,
                   void (Playback::*step)())
{
    QAction* action = addAction(text);
    action->setShortcut(key);
    m_keys.append(key);
    connect(action, &QAction::triggered, playback, step);
}

bool TimeMenu::keeps(QWidget* widget, int key)
{
    if (widget == nullptr)
        return false;
    if (widget->property("keepsTimeKeys").toBool() || qobject_cast<QLineEdit*>(widget) != nullptr
        || qobject_cast<QTextEdit*>(widget) != nullptr
        || qobject_cast<QPlainTextEdit*>(widget) != nullptr
        || qobject_cast<QAbstractSpinBox*>(widget) != nullptr
        || qobject_cast<QComboBox*>(widget) != nullptr)
        return true;
    if (qobject_cast<QAbstractButton*>(widget) != nullptr)
        return key == Qt::Key_Space;
    if (qobject_cast<QTabBar*>(widget) != nullptr || qobject_cast<HexView*>(widget) != nullptr)
        return key != Qt::Key_Space && key != Qt::Key_L;
    return false;
}

bool TimeMenu::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        const bool ours = m_keys.contains(QKeySequence(key->keyCombination()));
        if (ours && keeps(qobject_cast<QWidget*>(watched), key->key())) {
            event->accept();
            return true;
        }
    }
    return QMenu::eventFilter(watched, event);
}

} // namespace icelens::ui
