// SPDX-License-Identifier: GPL-3.0-or-later
// What the menus of the main window hold.
#include "ui/mainwindow.h"
#include "ui/panels/detailspanel.h"
#include "ui/theme/theme.h"
#include "ui/timemenu.h"
#include "ui/views/checklistview.h"
#include "ui/views/tableheader.h"
#include "ui/views/treetable.h"
#include "ui/workspace/workspace.h"

#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>

namespace icelens::ui {

void MainWindow::makeMenus()
{
    makeFileMenu();
    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    edit->addAction(tr("&Copy"), QKeySequence::Copy, this, &MainWindow::copySelection);
    edit->addAction(tr("&Find"), QKeySequence::Find, this, &MainWindow::find);
    makeViewMenu();
    makeSessionMenu();
    makeCallMenu();
    menuBar()->addMenu(new TimeMenu(m_playback, this));
    makeLessonMenu();
    makeHelpMenu();
}

void MainWindow::makeFileMenu()
{
    QMenu* file = menuBar()->addMenu(tr("&File"));
    file->addAction(tr("&New Session…"), QKeySequence::New, this, &MainWindow::askForOptions);
    file->addAction(tr("&Open…"), QKeySequence::Open, this, &MainWindow::askForFileToOpen);
    m_recentMenu = file->addMenu(tr("Open &Recent"));
    file->addSeparator();
    m_saveAction = file->addAction(tr("&Save…"), QKeySequence::Save, this, &MainWindow::save);
    m_saveAsAction = file->addAction(tr("Save &As…"), QKeySequence(tr("Ctrl+Shift+S")), this,
                                     &MainWindow::askForFileToSave);
    m_exportLadderAction =
        file->addAction(tr("&Export the Ladder…"), this, &MainWindow::exportLadder);
    file->addSeparator();
    file->addAction(tr("&Quit"), QKeySequence(tr("Ctrl+Q")), this, &QWidget::close);
    setRecentFiles({});
}

void MainWindow::makeViewMenu()
{
    QMenu* view = menuBar()->addMenu(tr("&View"));
    makeArrangementMenu(*view);
    m_goMenu = view->addMenu(tr("&Go To"));
    m_shownMenu = view->addMenu(tr("&Shown Views"));
    view->addSeparator();
    QMenu* columns = view->addMenu(tr("&Columns of the Check List"));
    connect(columns, &QMenu::aboutToShow, this, [this, columns] {
        columns->clear();
        m_checkList->table().columns().fillMenu(*columns);
    });

    QMenu* theme = view->addMenu(tr("&Theme"));
    auto* group = new QActionGroup(this);
    const auto add = [&](const QString& text, Theme::Choice choice) {
        QAction* action = theme->addAction(text);
        action->setCheckable(true);
        action->setActionGroup(group);
        action->setChecked(Theme::instance().choice() == choice);
        connect(action, &QAction::triggered, this, [this, choice] {
            Theme::instance().setChoice(choice);
            remember(QStringLiteral("theme"), static_cast<int>(choice));
        });
        connect(&Theme::instance(), &Theme::changed, action,
                [action, choice] { action->setChecked(Theme::instance().choice() == choice); });
    };
    add(tr("&System"), Theme::Choice::System);
    add(tr("&Light"), Theme::Choice::Light);
    add(tr("&Dark"), Theme::Choice::Dark);
    QAction* still = view->addAction(tr("&Reduce Motion"));
    still->setCheckable(true);
    connect(still, &QAction::triggered, this, [this](bool reduced) {
        Theme::instance().setReducedMotion(reduced);
        remember(QStringLiteral("reducedMotion"), reduced);
    });
    connect(&Theme::instance(), &Theme::changed, still,
            [still] { still->setChecked(Theme::instance().reducedMotion()); });
    still->setChecked(Theme::instance().reducedMotion());
    view->addSeparator();
    view->addAction(tr("&Next Pane"), QKeySequence(tr("F6")), this, [this] { goToPane(1); });
    view->addAction(tr("&Previous Pane"), QKeySequence(tr("Shift+F6")), this,
                    [this] { goToPane(-1); });
}

void MainWindow::makeSessionMenu()
{
    QMenu* session = menuBar()->addMenu(tr("&Session"));
    m_restartAction = session->addAction(tr("&Restart ICE"), QKeySequence(tr("Ctrl+R")), this,
                                         [this] { Q_EMIT commandRequested(model::RestartIce{}); });
    m_stopAction = session->addAction(tr("&Stop"), QKeySequence(tr("Ctrl+.")), this,
                                      [this] { Q_EMIT commandRequested(model::StopSession{}); });
    session->addSeparator();
    session->addAction(tr("&Options…"), this, &MainWindow::askForOptions);
    session->addSeparator();
    QAction* only = session->addAction(tr("Only &This Pair"));
    only->setCheckable(true);
    only->setEnabled(false);
    connect(only, &QAction::toggled, m_hub, &SelectionHub::setOnlyThisPair);
    connect(m_hub, &SelectionHub::onlyThisPairChanged, only, &QAction::setChecked);
    connect(m_hub, &SelectionHub::pairChanged, only,
            [only](model::PairId pair) { only->setEnabled(pair.value() != 0); });
}

void MainWindow::makeHelpMenu()
{
    QMenu* help = menuBar()->addMenu(tr("&Help"));
    m_startAction = help->addAction(tr("&Start Here"));
    m_startAction->setCheckable(true);
    m_startAction->setChecked(true);
    connect(m_startAction, &QAction::toggled, this, [this](bool shown) {
        showSide();
        if (shown)
            m_workspace->raise(QStringLiteral("details"));
    });
    help->addAction(tr("&Glossary"), QKeySequence(Qt::Key_F1), this,
                    [this] { m_details->showGlossary(); });
    help->addAction(tr("&Keyboard Shortcuts"), this, &MainWindow::showShortcuts);
    help->addSeparator();
    help->addAction(tr("&About IceLens"), this, &MainWindow::showAbout);
}

void MainWindow::showShortcuts()
{
    const QList<std::pair<QString, QString>> keys{
        {tr("Ctrl+N"), tr("New session")},
        {tr("Ctrl+O"), tr("Open a recording")},
        {tr("Ctrl+S"), tr("Save the session")},
        {tr("Ctrl+F"), tr("Filter the view")},
        {tr("Ctrl+C"), tr("Copy the selected rows as text")},
        {tr("Ctrl+R"), tr("Restart ICE")},
        {tr("Ctrl+."), tr("Stop the session, hang up the call")},
        {tr("Ctrl+Shift+N"), tr("New call")},
        {tr("Ctrl+M, Ctrl+D, Ctrl+H"), tr("Mute, deafen, hold")},
        {tr("Ctrl+K"), tr("Open the keypad")},
        {tr("Alt+1 to Alt+9"), tr("Go to a view")},
        {tr("Ctrl+1, Ctrl+2, Ctrl+3"), tr("Arrange the views to inspect, to teach or for a call")},
        {tr("Ctrl+0"), tr("Put the arrangement back as it was prepared")},
        {tr("Ctrl+L"), tr("Show the lessons")},
        {tr("Enter, Page Up"), tr("In a lesson: go on, go back")},
        {tr("A, B, C"), tr("In a lesson: choose an answer")},
        {tr("F1"), tr("Open the glossary, at the term that has the focus")},
        {tr("F4"), tr("Show or hide the details")},
        {tr("F6, Shift+F6"), tr("Go to the next or previous pane")},
        {tr("Up, Down"), tr("Move in a table or a picture")},
        {tr("Space"), tr("Play or pause; on a group, fold or unfold it")},
        {tr("Left, Right"), tr("Back or on one event; on a group, fold or unfold it")},
        {tr("Shift+Left, Shift+Right"), tr("Previous or next change of state")},
        {tr("Home, End"), tr("Start or end of the session")},
        {tr("L"), tr("Follow what happens now")},
    };
    QString rows;
    for (const auto& [key, does] : keys)
        rows += QStringLiteral("<tr><td><b>%1</b>&nbsp;&nbsp;&nbsp;</td><td>%2</td></tr>")
                    .arg(key.toHtmlEscaped(), does.toHtmlEscaped());
    QMessageBox box(this);
    box.setWindowTitle(tr("Keyboard Shortcuts"));
    box.setTextFormat(Qt::RichText);
    box.setText(QStringLiteral("<table cellspacing=\"4\">%1</table>").arg(rows));
    box.exec();
}

void MainWindow::showAbout()
{
    QMessageBox box(this);
    box.setWindowTitle(tr("About IceLens"));
    box.setIconPixmap(windowIcon().pixmap(64, 64));
    box.setText(tr("IceLens %1").arg(m_version));
    box.setInformativeText(
        tr("Shows what ICE is doing while it does it.\n\nFree software under the GNU General "
           "Public License, version 3 or later."));
    box.exec();
}

} // namespace icelens::ui
