// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QTabBar;

namespace icelens::ui {

/// Draws the tabs that a QMainWindow makes of docks as ours: the name, and a quiet count. A double
/// click detaches the view of a tab.
class DockTabs : public QObject
{
    Q_OBJECT

public:
    /// Belongs to @p tabs. Does nothing to tabs that are dressed already.
    static void dress(QTabBar* tabs);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    explicit DockTabs(QTabBar* tabs);
    void paint();

    QTabBar* m_tabs;
    bool m_keyboardFocus = false;
};

} // namespace icelens::ui
