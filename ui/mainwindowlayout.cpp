// SPDX-License-Identifier: GPL-3.0-or-later
// The views of the main window in their arrangements, and what is kept of them.
#include "ui/mainwindow.h"
#include "ui/panels/statestrip.h"
#include "ui/theme/theme.h"
#include "ui/widgets.h"
#include "ui/workspace/dock.h"
#include "ui/workspace/workspace.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QSettings>
#include <QToolButton>

namespace icelens::ui {

namespace {

using Arrangement = Workspace::Arrangement;

QString keyOf(Arrangement arrangement)
{
    switch (arrangement) {
    case Arrangement::Inspect:
        return QStringLiteral("layoutInspect");
    case Arrangement::Teach:
        return QStringLiteral("layoutTeach");
    case Arrangement::Call:
        return QStringLiteral("layoutCall");
    }
    return {};
}

constexpr std::array everyArrangement{Arrangement::Inspect, Arrangement::Teach, Arrangement::Call};
const auto arrangementKey = QStringLiteral("arrangement");

} // namespace

void MainWindow::makeArrangementMenu(QMenu& view)
{
    auto* group = new QActionGroup(this);
    const auto add = [&](const QString& text, const QString& words, const QString& keys,
                         Arrangement arrangement) {
        QAction* action = view.addAction(text);
        action->setShortcut(QKeySequence(keys));
        action->setCheckable(true);
        action->setChecked(m_workspace->arrangement() == arrangement);
        action->setToolTip(words);
        action->setActionGroup(group);
        connect(action, &QAction::triggered, this,
                [this, arrangement] { m_workspace->arrange(arrangement); });
        m_arrangementActions += action;
    };
    add(tr("&Inspect"), tr("Every table and picture, with the details beside them (Ctrl+1)"),
        tr("Ctrl+1"), Arrangement::Inspect);
    add(tr("T&each"), tr("Few things in large type: the map and the states (Ctrl+2)"), tr("Ctrl+2"),
        Arrangement::Teach);
    add(tr("C&all"), tr("The path that was found, and what happens on it (Ctrl+3)"), tr("Ctrl+3"),
        Arrangement::Call);
    view.addAction(tr("&Put the Arrangement Back"), QKeySequence(tr("Ctrl+0")), m_workspace,
                   &Workspace::reset);
    view.addSeparator();
}

QWidget* MainWindow::makeArrangementButtons()
{
    auto* segments = new QWidget(this);
    segments->setAccessibleName(tr("Arrangement of the views"));
    auto* row = new QHBoxLayout(segments);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (QAction* action : std::as_const(m_arrangementActions)) {
        auto* button = new QToolButton(segments);
        button->setDefaultAction(action);
        button->setMinimumHeight(28);
        button->setMinimumWidth(62);
        button->setFocusPolicy(Qt::StrongFocus);
        const bool first = action == m_arrangementActions.first();
        const bool last = action == m_arrangementActions.last();
        button->setProperty("place",
                            first      ? QStringLiteral("first")
                                : last ? QStringLiteral("last")
                                       : QString());
        setLook(button, "segment");
        row->addWidget(button);
    }
    return segments;
}

/// Puts a view into the menus, and below one of Alt+1 to Alt+9 if one is left.
void MainWindow::offerView(const QString& name, const QString& id)
{
    m_tabIds += id;
    QAction* go = m_goMenu->addAction(name, this, [this, id] { showView(id); });
    if (m_tabIds.size() <= 9)
        go->setShortcut(QKeySequence(tr("Alt+%1").arg(m_tabIds.size())));
    m_shownMenu->addAction(m_workspace->dock(id)->toggleViewAction());
}

void MainWindow::onArrangement()
{
    const Arrangement now = m_workspace->arrangement();
    m_arrangementActions.at(static_cast<qsizetype>(now))->setChecked(true);
    Theme::instance().setLarge(now == Arrangement::Teach);
    // A lesson says what the strip would, and one thing at a time; so does the card of a call.
    m_strip->setVisible(now == Arrangement::Inspect);
    showViews();
}

void MainWindow::rememberLayout() const
{
    for (const Arrangement arrangement : everyArrangement)
        remember(keyOf(arrangement), m_workspace->saved(arrangement));
    remember(arrangementKey, static_cast<int>(m_workspace->arrangement()));
}

void MainWindow::restoreLayout()
{
    const QSettings settings;
    const auto value = [&](const QString& name) {
        return settings.value(m_settingsKey + QLatin1Char('/') + name);
    };
    for (const Arrangement arrangement : everyArrangement)
        m_workspace->remember(arrangement, value(keyOf(arrangement)).toByteArray());
    const int last = value(arrangementKey).toInt();
    if (last > 0 && last < Workspace::arrangementCount)
        m_workspace->arrange(static_cast<Arrangement>(last));
}

} // namespace icelens::ui
