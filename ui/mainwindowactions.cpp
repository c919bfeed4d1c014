// SPDX-License-Identifier: GPL-3.0-or-later
// What the menus of the main window do.
#include "ui/ladder/ladderview.h"
#include "ui/mainwindow.h"
#include "ui/panels/detailspanel.h"
#include "ui/panels/startpanel.h"
#include "ui/panels/transportbar.h"
#include "ui/theme/theme.h"
#include "ui/views/candidatesview.h"
#include "ui/views/checklistview.h"
#include "ui/views/eventsview.h"
#include "ui/views/filterbar.h"
#include "ui/views/packetsview.h"
#include "ui/views/sessionview.h"
#include "ui/views/tableheader.h"
#include "ui/views/treetable.h"
#include "ui/workspace/dock.h"
#include "ui/workspace/workspace.h"

#include <QApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QStackedWidget>

namespace icelens::ui {

namespace {
const auto recordingSuffix = QLatin1String(".icelens");
}

void MainWindow::showSide()
{
    m_side->setCurrentWidget(m_startAction->isChecked() ? static_cast<QWidget*>(m_start)
                                                        : static_cast<QWidget*>(m_details));
}

void MainWindow::updateActions()
{
    const bool live = m_kind == SessionKind::Live;
    m_restartAction->setEnabled(live);
    m_stopAction->setEnabled(live);
    m_start->setRestartEnabled(live);
    showCallActions();
    m_saveAction->setEnabled(m_log != nullptr);
    m_saveAsAction->setEnabled(m_log != nullptr);
    m_exportLadderAction->setEnabled(m_projections != nullptr);
}

void MainWindow::setRecentFiles(const QStringList& paths)
{
    m_start->setRecent(paths);
    m_recentMenu->clear();
    m_recentMenu->setEnabled(!paths.isEmpty());
    for (const auto& path : paths) {
        QAction* action = m_recentMenu->addAction(QFileInfo(path).fileName());
        action->setToolTip(path);
        connect(action, &QAction::triggered, this, [this, path] { Q_EMIT openRequested(path); });
    }
    m_recentMenu->setToolTipsVisible(true);
    m_recentMenu->addSeparator();
    m_recentMenu->addAction(tr("&Clear List"), this, &MainWindow::clearRecentRequested);
}

void MainWindow::askForOptions()
{
    SessionOptionsDialog dialog(m_options, m_interfaces, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    m_options = dialog.options();
    Q_EMIT commandRequested(model::StartDemo{m_options});
}

void MainWindow::askForFileToOpen()
{
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Open a recording"), QFileInfo(m_fileName).path(),
                                     tr("IceLens recordings (*.icelens);;All files (*)"));
    if (!path.isEmpty())
        Q_EMIT openRequested(path);
}

void MainWindow::save()
{
    if (m_fileName.isEmpty())
        askForFileToSave();
    else
        Q_EMIT saveRequested(m_fileName);
}

void MainWindow::askForFileToSave()
{
    QString path = QFileDialog::getSaveFileName(this, tr("Save the session"), m_fileName,
                                                tr("IceLens recordings (*.icelens)"));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += recordingSuffix;
    Q_EMIT saveRequested(path);
}

void MainWindow::exportLadder()
{
    showView(QStringLiteral("ladder")); // what is written is what is seen
    m_ladder->askWhereToExport();
}

void MainWindow::copySelection()
{
    // A field or a table that has the focus copies by itself; else the view that is shown does.
    if (auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget())) {
        field->copy();
        return;
    }
    if (SessionView* view = currentSessionView()) {
        view->copySelection();
        return;
    }
    const Dock* current = m_workspace->current();
    QWidget* shown = current != nullptr ? current->widget() : nullptr;
    if (shown == m_checkList)
        m_checkList->copySelection();
    else if (shown == m_candidates)
        m_candidates->copySelection();
    else if (shown == m_packets)
        m_packets->copySelection();
    else if (shown == m_events)
        m_events->copySelection();
}

void MainWindow::find()
{
    if (SessionView* view = currentSessionView()) {
        view->find();
        return;
    }
    const Dock* current = m_workspace->current();
    QWidget* shown = current != nullptr ? current->widget() : nullptr;
    if (shown == m_packets)
        m_packets->page().bar().focusText();
    else if (auto* page = qobject_cast<TablePage*>(shown))
        page->bar().focusText();
}

void MainWindow::goToPane(int step)
{
    m_workspace->moveFocus(step, {m_transport});
}

void MainWindow::setSettingsKey(const QString& key)
{
    m_settingsKey = key;
    const auto below = [&key](const char* name) {
        return key + QLatin1Char('/') + QString::fromLatin1(name);
    };
    m_checkList->setSettingsKey(below("checkListColumns"));
    m_candidates->setSettingsKey(below("candidateColumns"));
    m_packets->setSettingsKey(below("packetColumns"));
    m_events->setSettingsKey(below("eventColumns"));
    const QSettings settings;
    const int theme = settings.value(below("theme"), 0).toInt();
    if (theme >= 0 && theme <= static_cast<int>(Theme::Choice::Dark))
        Theme::instance().setChoice(static_cast<Theme::Choice>(theme));
    Theme::instance().setReducedMotion(settings.value(below("reducedMotion"), false).toBool());
    restoreCallOptions();
    restoreGeometry(settings.value(below("geometry")).toByteArray());
    restoreLayout();
}

void MainWindow::remember(const QString& name, const QVariant& value) const
{
    if (!m_settingsKey.isEmpty())
        QSettings().setValue(m_settingsKey + QLatin1Char('/') + name, value);
}

} // namespace icelens::ui
