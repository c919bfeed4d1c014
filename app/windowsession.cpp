// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowsession.h"

#include "app/demosound.h"
#include "app/interfaces.h"
#include "app/sessiontext.h"
#include "model/base/overloaded.h"
#include "model/items/words.h"
#include "transport/ice/demosession.h"
#include "ui/workspace/workspace.h"

#include <QApplication>
#include <QFileInfo>
#include <QSettings>

#include <ctime>

namespace icelens::app {

namespace {

const QString recentKey = QStringLiteral("recentFiles");

std::chrono::nanoseconds monotonicNow()
{
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

std::vector<ui::InterfaceChoice> interfaceChoices()
{
    std::vector<ui::InterfaceChoice> choices;
    for (const NetworkInterface& interface : networkInterfaces())
        choices.push_back({interface.name, interface.addresses});
    return choices;
}

} // namespace

WindowSession::WindowSession(QObject* parent)
    : QObject(parent)
{
    using namespace std::chrono_literals;
    m_clock.setInterval(100ms);
    m_duration.setSingleShot(true);
    connect(&m_clock, &QTimer::timeout, this, &WindowSession::tick);
    connect(&m_duration, &QTimer::timeout, this, &WindowSession::leave);
    connect(&m_signals, &SignalWatch::endAsked, this, &WindowSession::leave);
    // The session is ended in order first; then the program ends.
    QApplication::setQuitOnLastWindowClosed(false);
    connect(qApp, &QGuiApplication::lastWindowClosed, this, &WindowSession::leave);
    connectWindow();
    connectSession();
    connectCall(m_line);
    connect(&m_desk, &SoundDesk::changed, &m_window, &ui::MainWindow::showSound);
    m_window.setVersion(QCoreApplication::applicationVersion());
    m_window.setSettingsKey(QStringLiteral("window"));
    m_window.setInterfaces(interfaceChoices());
    showRecent();
}

WindowSession::~WindowSession()
{
    m_window.setLog(nullptr, nullptr);
}

void WindowSession::connectWindow()
{
    using ui::MainWindow;
    connect(&m_window, &MainWindow::commandRequested, this, &WindowSession::apply);
    connect(&m_window, &MainWindow::openRequested, this, &WindowSession::open);
    connect(&m_window, &MainWindow::saveRequested, this, &WindowSession::save);
    connect(&m_window, &MainWindow::lessonRequested, this, &WindowSession::startLesson);
    connect(&m_window, &MainWindow::lessonLeft, this, &WindowSession::returnFromLesson);
    connect(&m_window, &MainWindow::cancelLoadRequested, &m_loader, &SessionLoader::cancel);
    connect(&m_window, &MainWindow::clearRecentRequested, this, [this] {
        QSettings().remove(recentKey);
        showRecent();
    });
}

void WindowSession::connectSession()
{
    connect(&m_controller, &SessionController::aboutToReplace, this,
            [this] { m_window.setLog(nullptr, nullptr); });
    connect(&m_controller, &SessionController::replaced, this, [this] {
        m_window.setLog(m_controller.log().get(), &m_controller.transactions(),
                        &m_controller.projections());
    });
    connect(&m_controller, &SessionController::changed, this, [this] {
        if (m_progress == Progress::Running)
            m_progress = progressOf(m_controller.log()->latest());
        m_window.refresh();
    });
    connect(&m_controller, &SessionController::ended, this, &WindowSession::onEnded);
    connect(&m_controller, &SessionController::writingFailed, this,
            [this](const record::FileError& error) { m_window.showProblem(describe(error)); });
    connect(&m_loader, &SessionLoader::opened, this, [this](const QString& path) {
        m_clock.stop();
        const bool lesson = path == m_lessonSession;
        m_window.setSessionKind(lesson ? ui::SessionKind::Lesson : ui::SessionKind::Recording);
        m_window.setFileName(lesson ? QString() : path);
        m_window.setModified(false);
        m_shownFile = path;
    });
    connect(&m_loader, &SessionLoader::progressed, this, [this](int permille) {
        m_window.setLoading(permille < 0 ? 0 : permille / 1000.0,
                            tr("%n event(s)", nullptr, int(m_controller.log()->size())));
    });
    connect(&m_loader, &SessionLoader::finished, this, &WindowSession::onLoaded);
    connect(&m_loader, &SessionLoader::failed, this, &WindowSession::onLoadFailed);
}

std::vector<RecordTo> WindowSession::filesOf(const LiveRequest& request)
{
    std::vector<RecordTo> files;
    if (!request.recordFile.isEmpty())
        files.push_back({request.recordFile, record::FileAccess::ByUmask});
    if (request.json)
        files.push_back({QStringLiteral("-"), record::FileAccess::ByUmask});
    return files;
}

ExitStatus WindowSession::run(const CallRequest& request)
{
    m_window.show();
    startCall(request, filesOf(request));
    QCoreApplication::exec();
    if (const auto error = m_controller.finishWriting(); error && !request.recordFile.isEmpty())
        return ExitStatus::BadUsage;
    return m_call->status();
}

ExitStatus WindowSession::run(const DemoRequest& request)
{
    m_window.show();
    startDemo(request.options, filesOf(request));
    if (request.duration)
        m_duration.start(*request.duration);
    QCoreApplication::exec();
    if (const auto error = m_controller.finishWriting(); error && !request.recordFile.isEmpty())
        return ExitStatus::BadUsage;
    // A person who closes the window has seen what became of it; a script wants to be told.
    return request.duration ? exitStatus(m_progress) : ExitStatus::Connected;
}

ExitStatus WindowSession::run(const OpenRequest& request)
{
    m_window.show();
    open(request.file);
    QCoreApplication::exec();
    m_controller.finishWriting();
    return ExitStatus::Connected;
}

void WindowSession::connectCall(LiveCall& call)
{
    connect(&call, &LiveCall::begun, this, &WindowSession::showLive);
    connect(&call, &LiveCall::begun, &m_window, &ui::MainWindow::showCallBegun);
    connect(&call, &LiveCall::described, &m_window, &ui::MainWindow::showDescription);
    connect(&call, &LiveCall::refused, &m_window, &ui::MainWindow::showRefused);
}

LiveCall& WindowSession::call()
{
    return m_call != nullptr && m_call->call().isRunning() ? m_call->call() : m_line;
}

void WindowSession::apply(const model::Command& command)
{
    if (m_desk.apply(command))
        return;
    std::visit(model::Overloaded{
                   [this](const model::StartDemo& wish) { startDemo(wish.options, {}); },
                   [this](const model::StopSession&) { m_controller.stop(); },
                   [this](const model::RestartIce&) { m_controller.restartIce(); },
                   [this](const model::StartCall& wish) { startCall(wish); },
                   [this](const model::TakeDescription& wish) {
                       call().setRemoteDescription(*wish.description);
                   },
                   [this](const model::PressKey& wish) { call().sendDtmf(wish.event); },
                   // Of the sound of a call: without one there is nothing to do.
                   [](const model::MuteMicrophone&) {},
                   [](const model::DeafenCall&) {},
                   [](const model::HoldCall&) {},
                   [](const model::ChooseDevice&) {},
                   [](const model::ProcessVoice&) {},
                   [](const model::PlayTestTone&) {},
                   [](const model::HearYourself&) {},
                   [this](const model::LetCandidateGo&) { m_controller.letCandidateGo(); },
                   [this](const model::LetCandidatesGo&) { m_controller.letCandidatesGo(); },
               },
               command);
}

std::vector<RecordTo> WindowSession::withAutosave(std::vector<RecordTo> files)
{
    const QString kept = m_autosave.newFile(QDateTime::currentDateTimeUtc());
    if (kept.isEmpty())
        m_window.showProblem(
            tr("This session is not kept as it runs: the folder %1 cannot be written. Save it "
               "yourself before you close the window.")
                .arg(Autosave::defaultFolder()));
    else
        files.push_back({kept, record::FileAccess::Private});
    m_shownFile = kept;
    return files;
}

void WindowSession::startDemo(const model::SessionOptions& options, std::vector<RecordTo> files)
{
    dropLesson();
    m_loader.cancel();
    m_progress = Progress::Running;
    m_options = options;
    m_window.setOptions(options);
    m_controller.start(
        [this, options](transport::NetworkThread& network, model::EventSink sink) {
            showLive();
            DemoSound sound;
            m_desk.openDemo(sound.talker, sound.listener);
            return std::make_unique<transport::DemoSession>(network, options, std::move(sink),
                                                            sound.voices());
        },
        withAutosave(std::move(files)));
}

void WindowSession::startCall(const CallRequest& request, std::vector<RecordTo> files)
{
    m_call = std::make_unique<CallLink>(m_controller, request);
    connect(m_call.get(), &CallLink::begun, this, &WindowSession::showLive);
    connect(m_call.get(), &CallLink::secured, this,
            [this] { m_window.workspace().arrange(ui::Workspace::Arrangement::Call); });
    connect(m_call.get(), &CallLink::said, &m_window, &ui::MainWindow::showProblem);
    connect(m_call.get(), &CallLink::finished, this, [this] {
        m_desk.close();
        if (!m_call->outcome().isEmpty() && m_call->status() != ExitStatus::Connected)
            m_window.showProblem(m_call->outcome());
    });
    m_window.setOptions(request.options);
    m_call->start(withAutosave(std::move(files)));
    m_desk.open(m_call->controls());
}

void WindowSession::startCall(const model::StartCall& wish)
{
    dropLesson();
    m_loader.cancel();
    LiveCall::Plan plan;
    plan.options = wish.options;
    if (wish.offer != nullptr)
        plan.offer = *wish.offer;
    // Not before the session that runs has ended: it closes the desk.
    plan.prepareVoice = [this] {
        CallRequest request;
        request.audio.kind = AudioChoice::Kind::Device;
        CallSound sound;
        (void)sound.prepare(request); // reads nothing, so nothing can fail
        m_desk.open(sound.controls());
        return sound.maker();
    };
    m_line.begin(std::move(plan), withAutosave({}));
}

void WindowSession::showLive()
{
    m_window.setSessionKind(ui::SessionKind::Live);
    m_window.setFileName({});
    m_window.setModified(true);
    m_clock.start();
}

void WindowSession::open(const QString& path)
{
    if (path.endsWith(QLatin1String(".lesson"))) {
        m_window.openLesson(path);
        return;
    }
    dropLesson();
    load(path);
}

void WindowSession::load(const QString& path)
{
    m_window.setLoading(0);
    m_loader.open(path);
}

void WindowSession::startLesson(const QString& path)
{
    if (call().isRunning()) {
        m_window.failLesson(
            tr("A call is under way. Hang up before you begin a lesson: it takes the place of what "
               "is shown."));
        return;
    }
    // From lesson to lesson: what was shown before the first of them.
    if (m_lessonSession.isEmpty())
        m_beforeLesson = {m_controller.isLive() ? std::optional(m_options) : std::nullopt,
                          m_shownFile};
    m_lessonSession = path;
    load(path);
}

/// A lesson ends because something else takes its place.
void WindowSession::dropLesson()
{
    m_lessonSession.clear();
    m_window.endLesson();
}

void WindowSession::returnFromLesson()
{
    const Shown before = std::exchange(m_beforeLesson, {});
    if (!before.live && !before.file.isEmpty())
        open(before.file);
    else
        startDemo(before.live.value_or(m_options), {});
}

void WindowSession::onLoaded(const QString& path, const record::ReadSummary& summary)
{
    m_window.setLoading(-1);
    m_window.refresh();
    if (const QStringList remarks = describe(summary); !remarks.isEmpty())
        m_window.showProblem(remarks.join(QLatin1Char(' ')));
    if (path == m_lessonSession)
        m_window.beginLesson();
    else
        remember(path);
}

void WindowSession::onLoadFailed(const record::FileError& error)
{
    m_window.setLoading(-1);
    m_window.refresh();
    if (!m_lessonSession.isEmpty())
        m_window.failLesson(describe(error));
    else if (error.fault != record::FileFault::Cancelled)
        m_window.showProblem(describe(error));
}

void WindowSession::save(const QString& path)
{
    // The log may go on growing meanwhile: the copy shares what there is now. The disk is waited
    // for elsewhere.
    m_savers.start(
        [this, path, events = m_controller.log()->events(), header = m_controller.header()] {
            const auto error = record::saveSession(path, header, events);
            QMetaObject::invokeMethod(
                this, [this, path, error] { onSaved(path, error); }, Qt::QueuedConnection);
        });
}

void WindowSession::onSaved(const QString& path, const std::optional<record::FileError>& error)
{
    if (error) {
        m_window.showProblem(describe(*error));
        return;
    }
    m_window.setFileName(path);
    m_window.setModified(m_controller.isLive()); // more is to come
    remember(path);
}

void WindowSession::onEnded()
{
    m_clock.stop();
    m_desk.close();
    m_window.setSessionKind(ui::SessionKind::Ended);
    if (m_leaving)
        QCoreApplication::quit();
}

void WindowSession::tick()
{
    if (m_controller.isLive() && m_controller.header().monotonicZero)
        m_window.showClock(monotonicNow() - *m_controller.header().monotonicZero);
}

void WindowSession::leave()
{
    m_leaving = true;
    m_loader.cancel();
    if (m_call != nullptr)
        m_call->stop();
    if (m_controller.isLive())
        m_controller.stop();
    else
        QCoreApplication::quit();
}

void WindowSession::remember(const QString& path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QSettings settings;
    QStringList paths = settings.value(recentKey).toStringList();
    paths.removeAll(absolute);
    paths.prepend(absolute);
    settings.setValue(recentKey, paths.mid(0, recentFiles));
    showRecent();
}

void WindowSession::showRecent()
{
    m_window.setRecentFiles(QSettings().value(recentKey).toStringList());
}

} // namespace icelens::app
