// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/autosave.h"
#include "app/calllink.h"
#include "app/commandline.h"
#include "app/livecall.h"
#include "app/progress.h"
#include "app/sessioncontroller.h"
#include "app/sessionloader.h"
#include "app/signalwatch.h"
#include "app/sounddesk.h"
#include "ui/mainwindow.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace icelens::app {

/// The main window and the session behind it: carries the person's wishes to the network thread,
/// the loader and the disk, and what happens there back to the window. UI thread.
class WindowSession final : public QObject
{
    Q_OBJECT
public:
    explicit WindowSession(QObject* parent = nullptr);
    ~WindowSession() override;

    /// Shows the window with a live session, or with a file, until the person closes it.
    [[nodiscard]] ExitStatus run(const DemoRequest& request);
    /// Likewise with a call whose descriptions are carried in files.
    [[nodiscard]] ExitStatus run(const CallRequest& request);
    [[nodiscard]] ExitStatus run(const OpenRequest& request);

private:
    static constexpr int recentFiles = 10;

    void connectWindow();
    void connectSession();
    void connectCall(LiveCall& call);
    void apply(const model::Command& command);
    void startDemo(const model::SessionOptions& options, std::vector<RecordTo> files);
    void startCall(const CallRequest& request, std::vector<RecordTo> files);
    void startCall(const model::StartCall& wish);
    /// The call that runs: of the command line, or of a person.
    [[nodiscard]] LiveCall& call();
    /// With the file that the session is kept in without being asked for.
    [[nodiscard]] std::vector<RecordTo> withAutosave(std::vector<RecordTo> files);
    [[nodiscard]] static std::vector<RecordTo> filesOf(const LiveRequest& request);
    /// A live session takes the place of what was there; it may have waited for that to end.
    void showLive();
    /// A recording or a lesson.
    void open(const QString& path);
    void load(const QString& path);
    void startLesson(const QString& session);
    void dropLesson();
    void returnFromLesson();
    void save(const QString& path);
    void onSaved(const QString& path, const std::optional<record::FileError>& error);
    void onLoaded(const QString& path, const record::ReadSummary& summary);
    void onLoadFailed(const record::FileError& error);
    void onEnded();
    void tick();
    void leave();
    void remember(const QString& path);
    void showRecent();

    Autosave m_autosave;
    SessionController m_controller;
    SessionLoader m_loader{m_controller};
    SignalWatch m_signals;
    QTimer m_clock; // runs while a session is live
    QTimer m_duration;
    QThreadPool m_savers; // waits for its work in its destructor
    /// What a lesson takes the place of.
    struct Shown
    {
        std::optional<model::SessionOptions> live; ///< A demo ran.
        QString file;                              ///< That it is kept in.
    };

    model::SessionOptions m_options; ///< Of the last demo.
    QString m_shownFile;
    QString m_lessonSession; ///< Of the lesson that is followed or loaded; else empty.
    Shown m_beforeLesson;
    Progress m_progress = Progress::Running;
    bool m_leaving = false;
    SoundDesk m_desk;
    LiveCall m_line{m_controller};    // of calls that a person begins
    std::unique_ptr<CallLink> m_call; // null: the command line asked for none
    ui::MainWindow m_window;          // destroyed first: it shows what the others own
};

} // namespace icelens::app
