// SPDX-License-Identifier: GPL-3.0-or-later
// What lessons do with the window: a step moves its cursor, its selection and its views.
#include "model/projection/projections.h"
#include "ui/lessons/lessonpanel.h"
#include "ui/mainwindow.h"
#include "ui/panels/detailspanel.h"
#include "ui/panels/slowmotionstrip.h"
#include "ui/playback.h"
#include "ui/workspace/dock.h"
#include "ui/workspace/workspace.h"

#include <QApplication>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>

namespace icelens::ui {

namespace {

QString lessonsId()
{
    return QStringLiteral("lessons");
}

/// Below this Ta negotiations are over before a person could read what comes next.
constexpr std::chrono::milliseconds readableTa{100};

} // namespace

void MainWindow::makeLessons()
{
    addPanel(m_lessons, tr("Lessons"), lessonsId());
    const LessonGuide& guide = m_lessons->guide();
    connect(&guide, &LessonGuide::sessionWanted, this, &MainWindow::lessonRequested);
    connect(&guide, &LessonGuide::stepped, this, &MainWindow::showLessonStep);
    connect(&guide, &LessonGuide::answered, this, &MainWindow::onAnswered);
    connect(&guide, &LessonGuide::phaseChanged, this, &MainWindow::showLessonActions);
    connect(m_lessons, &LessonPanel::openRequested, this, &MainWindow::askForLesson);
    connect(m_lessons, &LessonPanel::leaveRequested, this, &MainWindow::leaveLesson);
    connect(m_lessons, &LessonPanel::termRequested, this,
            [this](items::Term term) { m_details->showGlossary(term); });
    showLessonActions();
}

void MainWindow::makeLessonMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Lessons"));
    menu->addAction(tr("&All Lessons"), QKeySequence(tr("Ctrl+L")), this, &MainWindow::showLessons);
    menu->addAction(tr("&Open Lesson…"), this, &MainWindow::askForLesson);
    menu->addSeparator();
    for (const items::LessonEntry& entry : m_lessons->entries())
        menu->addAction(entry.title, this, [this, path = entry.path] { openLesson(path); });
    menu->addSeparator();
    LessonGuide& guide = m_lessons->guide();
    m_nextStepAction = menu->addAction(tr("&Next Step"), QKeySequence(tr("Alt+Right")), &guide,
                                       &LessonGuide::next);
    m_backStepAction = menu->addAction(tr("&Previous Step"), QKeySequence(tr("Alt+Left")), &guide,
                                       &LessonGuide::back);
    m_answerAction = menu->addAction(tr("&Show the Answer"), QKeySequence(tr("Alt+Return")), &guide,
                                     &LessonGuide::showAnswer);
    m_leaveAction = menu->addAction(tr("&Leave the Lesson"), QKeySequence(tr("Ctrl+Shift+L")), this,
                                    &MainWindow::leaveLesson);
}

void MainWindow::showLessonActions()
{
    const LessonGuide& guide = m_lessons->guide();
    const bool runs = guide.phase() == LessonGuide::Phase::Running;
    m_nextStepAction->setEnabled(runs && !guide.isLast());
    m_backStepAction->setEnabled(runs && !guide.isFirst());
    m_answerAction->setEnabled(guide.asks());
    m_leaveAction->setEnabled(guide.phase() != LessonGuide::Phase::None);
}

void MainWindow::onAnswered()
{
    showLessonActions();
    if (m_log != nullptr)
        showSlowMotion(m_playback->moment());
}

void MainWindow::showLessons()
{
    if (m_workspace->arrangement() != Workspace::Arrangement::Teach)
        m_workspace->arrange(Workspace::Arrangement::Teach);
    showView(lessonsId());
}

void MainWindow::askForLesson()
{
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Open a lesson"), {}, tr("IceLens lessons (*.lesson);;All files (*)"));
    if (!path.isEmpty())
        openLesson(path);
}

void MainWindow::openLesson(const QString& path)
{
    showLessons();
    m_lessons->guide().open(path);
}

void MainWindow::beginLesson()
{
    if (m_log != nullptr && m_projections != nullptr)
        m_lessons->guide().begin(*m_log, *m_projections);
    showTitle();
}

void MainWindow::failLesson(const QString& reason)
{
    m_lessons->guide().fail(reason);
}

void MainWindow::showLessonStep()
{
    const LessonGuide& guide = m_lessons->guide();
    const model::FilledStep& step = guide.current();
    if (m_workspace->arrangement() != Workspace::Arrangement::Teach)
        m_workspace->arrange(Workspace::Arrangement::Teach);
    const bool hadFocus = m_lessons->isAncestorOf(QApplication::focusWidget());
    QStringList views;
    for (const auto& view : step.views)
        views += QString::fromStdString(view);
    m_workspace->present(views);

    m_hub->clear();
    // Several events can share one time: the step says after which of them it stands.
    if (m_log->countUntil(step.cursor.time) == step.cursor.events)
        m_playback->seek(step.cursor.time);
    else
        m_playback->seekToEvent(step.cursor.events);
    if (step.candidate)
        m_hub->chooseCandidate({step.candidate->agent, step.candidate->stream,
                                step.candidate->component, step.candidate->remote,
                                step.candidate->transport, step.candidate->address});
    else if (step.event)
        m_hub->chooseEvent(*step.event, step.pair);
    else
        m_hub->choosePair(step.pair);
    m_transport->showStop(step.cursor.events, tr("stopped by step %1").arg(guide.step() + 1));
    refresh();
    showLessonActions();
    showTitle();
    if (hadFocus) // views that change places take it away
        m_lessons->page().nextButton().setFocus(Qt::OtherFocusReason);
}

void MainWindow::showLessonTitle()
{
    const QString title = tr("Lesson: %1").arg(m_lessons->guide().title());
    m_title->setText(title);
    m_subtitle->setText(tr("recorded session, works offline"));
    setWindowTitle(tr("%1[*] – IceLens").arg(title));
}

void MainWindow::endLesson()
{
    m_transport->showStop(0, {});
    m_lessons->guide().close();
}

void MainWindow::leaveLesson()
{
    const auto phase = m_lessons->guide().phase();
    endLesson();
    // A lesson that could not be read has taken nothing's place.
    if (m_kind == SessionKind::Lesson || phase == LessonGuide::Phase::Waiting)
        Q_EMIT lessonLeft();
}

void MainWindow::showSlowMotion(const Moment& moment)
{
    const model::Session& session = m_playback->state();
    // What is asked is not told.
    const bool asked = m_lessons->guide().asks();
    const bool follows = moment.growing && !moment.past;
    m_followed = follows;
    const bool readable =
        !follows || session.options().ta >= readableTa || session.options().holdCandidates;
    std::vector<SlowMotionStrip::Next> expected;
    if (readable && !asked && m_log != nullptr && m_projections != nullptr) {
        const model::Moments moments{session, *m_log, moment.cursor.events,
                                     m_projections->transactions()};
        for (const auto& agent : session.agents()) {
            const auto next = agent->closed ? std::nullopt : model::nextCheck(agent->id, moments);
            if (next)
                expected.push_back({agent->id, *next});
        }
    }
    m_slow->show(session, expected, follows);
}

} // namespace icelens::ui
