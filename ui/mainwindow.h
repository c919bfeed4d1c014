// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/event/command.h"
#include "model/items/sessionsummary.h"
#include "model/projection/cursor.h"
#include "model/sdp/description.h"
#include "model/session/eventlog.h"
#include "model/session/transactionindex.h"
#include "ui/dialogs/sessionoptionsdialog.h"
#include "ui/panels/transportbar.h"
#include "ui/selectionhub.h"

#include <QMainWindow>
#include <QPointer>

class QLabel;
class QMenu;
class QStackedWidget;
class QHBoxLayout;
class QToolButton;

namespace icelens::model {
class Projections;
}

namespace icelens::ui {

class CallCard;
class CandidatesView;
class CheckListView;
class DetailsPanel;
class EventsView;
class NewCallDialog;
class LessonPanel;
class NoticeStrip;
class PacketsView;
class PastBanner;
class PastFrame;
class LadderView;
class Playback;
class QualityView;
class SessionView;
class SlowMotionStrip;
struct Moment;
class StartPanel;
class StateStrip;
class Workspace;

/// The window: shows a log up to a cursor, and tells what the person wishes. Decides nothing about
/// files or networks. UI thread.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    enum Tab { CheckListTab, CandidatesTab, PacketsTab, EventsTab, TabCount };

    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Another session, or none (null, null), shown at its end. All must outlive their use here;
    /// call with null before they go. Nothing stays chosen. Without @p projections there are no
    /// pictures, and no steps between changes of state.
    void setLog(const model::EventLog* log, const model::TransactionIndex* transactions,
                const model::Projections* projections = nullptr);
    /// Shows the instant that playback() stands at, after the log has grown. At most once a frame.
    /// Costs nothing if nothing was added and the cursor stands.
    void refresh();
    /// The cursor of all views.
    [[nodiscard]] Playback& playback() const { return *m_playback; }

    /// One more view, as a tab after those that are there or where an arrangement has a place for
    /// its @p id ("findings", "quality"), which is kept in the settings; without one it is the name
    /// of its class. It belongs to the window.
    void addView(SessionView* view, const QString& name, const QString& id = {});
    /// Likewise for what does not draw the session by itself ("lessons", "call").
    void addPanel(QWidget* panel, const QString& name, const QString& id);
    /// Null if the current view is none, or a table.
    [[nodiscard]] SessionView* currentSessionView() const;
    [[nodiscard]] Workspace& workspace() const { return *m_workspace; }

    void setSessionKind(SessionKind kind);
    /// A live session's present: between events time goes on.
    void showClock(model::SessionTime at);
    /// The file that the session is kept in; empty for none.
    void setFileName(const QString& path);
    void setModified(bool modified);
    /// @p share of 1 that is read of a file; negative: nothing is being loaded. @p text: "1,000
    /// events", in words.
    void setLoading(double share, const QString& text = {});
    /// One or two sentences where the person looks, until closed; empty takes them away.
    void showProblem(const QString& text);

    void setRecentFiles(const QStringList& paths);
    /// Interfaces that a new session can be confined to.
    void setInterfaces(const std::vector<InterfaceChoice>& interfaces);
    /// What "New session" begins with.
    void setOptions(const model::SessionOptions& options) { m_options = options; }
    /// What "New call" begins with.
    void setCallOptions(const model::SessionOptions& options) { m_callOptions = options; }

    // The call that runs, as far as no event tells.
    /// The session of a call that was asked for has begun.
    void showCallBegun();
    /// What is to be carried to the other side.
    void showDescription(model::sdp::Kind kind, const model::sdp::Description& description);
    void showRefused(const model::sdp::Error& error);
    void showSound(const model::SoundStatus& status);
    [[nodiscard]] CallCard& callCard() const { return *m_callCard; }
    [[nodiscard]] QualityView& quality() const { return *m_quality; }
    [[nodiscard]] NewCallDialog& newCallDialog();

    /// Shown by Help ▸ About: "0.1.0".
    void setVersion(const QString& version) { m_version = version; }
    /// Columns, theme, sizes and panels are remembered in QSettings below @p key; reads them too.
    void setSettingsKey(const QString& key);
    /// "Start here" in place of the details.
    void showStartPanel(bool shown);

    /// Reads the lesson at @p path and asks for its session by lessonRequested().
    void openLesson(const QString& path);
    /// The session that lessonRequested() asked for is shown, wholly.
    void beginLesson();
    /// It could not be loaded.
    void failLesson(const QString& reason);
    /// Back to the list of lessons; the session that is shown stays.
    void endLesson();

    [[nodiscard]] LessonPanel& lessons() const { return *m_lessons; }
    [[nodiscard]] SlowMotionStrip& slowMotion() const { return *m_slow; }
    [[nodiscard]] SelectionHub& selection() const { return *m_hub; }
    [[nodiscard]] CheckListView& checkList() const { return *m_checkList; }
    [[nodiscard]] CandidatesView& candidates() const { return *m_candidates; }
    [[nodiscard]] PacketsView& packets() const { return *m_packets; }
    [[nodiscard]] EventsView& events() const { return *m_events; }
    [[nodiscard]] DetailsPanel& details() const { return *m_details; }
    [[nodiscard]] NoticeStrip& notices() const { return *m_notices; }
    [[nodiscard]] TransportBar& transport() const { return *m_transport; }
    [[nodiscard]] const PastBanner& banner() const { return *m_banner; }
    /// The view that was added as number @p tab, from 0: a Tab, or one of those after.
    void showTab(int tab);
    /// Takes a view's id.
    void showView(const QString& id);

Q_SIGNALS:
    void commandRequested(const icelens::model::Command& command);
    void openRequested(const QString& path);
    void saveRequested(const QString& path);
    void cancelLoadRequested();
    void clearRecentRequested();
    /// A lesson wants the session at @p path.
    void lessonRequested(const QString& path);
    /// The lesson is over, or was left: what was shown before it comes back.
    void lessonLeft();

public Q_SLOTS:
    void askForOptions();
    void askForCall();
    void exchangeDescriptions();
    void askForFileToOpen();
    void askForFileToSave();
    void exportLadder();
    void askForLesson();
    void showLessons();
    void leaveLesson();
    void save();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeMenus();
    void makeFileMenu();
    void makeViewMenu();
    void makeSessionMenu();
    void makeLessonMenu();
    void makeHelpMenu();
    void makeCallMenu();
    void makeCallViews();
    void askForCallOptions();
    void restoreCallOptions();
    void showCallActions();
    void followCall();
    [[nodiscard]] bool isInCall() const;
    void makeLessons();
    void showLessonStep();
    void showLessonActions();
    void onAnswered();
    void showLessonTitle();
    [[nodiscard]] QWidget* makeToolBar();
    void makeArrangementMenu(QMenu& view);
    [[nodiscard]] QWidget* makeArrangementButtons();
    void makeViews();
    void offerView(const QString& name, const QString& id);
    void onArrangement();
    void rememberLayout() const;
    void restoreLayout();
    void connectPanels();
    void showTitle();
    void showTables(const Moment& moment);
    void showSlowMotion(const Moment& moment);
    void showTransport();
    void showViews();
    void showCounts(std::size_t cursor);
    void showSide();
    void updateActions();
    void goToPane(int step);
    void copySelection();
    void find();
    void showShortcuts();
    void showAbout();
    void remember(const QString& name, const QVariant& value) const;

    SelectionHub* m_hub;
    Playback* m_playback;
    StateStrip* m_strip;
    NoticeStrip* m_notices;
    SlowMotionStrip* m_slow;
    Workspace* m_workspace;
    CheckListView* m_checkList;
    CandidatesView* m_candidates;
    PacketsView* m_packets;
    EventsView* m_events;
    QStackedWidget* m_side;
    DetailsPanel* m_details;
    StartPanel* m_start;
    LessonPanel* m_lessons;
    TransportBar* m_transport;
    PastBanner* m_banner;
    CallCard* m_callCard = nullptr;
    QualityView* m_quality = nullptr;
    NewCallDialog* m_newCall = nullptr;
    PastFrame* m_pastFrame = nullptr;
    QLabel* m_title;
    QLabel* m_subtitle;
    QMenu* m_shownMenu = nullptr; ///< Every view, with a check mark if it is shown.
    QMenu* m_goMenu = nullptr;
    QList<QAction*> m_arrangementActions;
    QStringList m_tabIds;
    QMenu* m_recentMenu = nullptr;
    QAction* m_saveAction = nullptr;
    QAction* m_saveAsAction = nullptr;
    QAction* m_exportLadderAction = nullptr;
    LadderView* m_ladder = nullptr;
    QAction* m_restartAction = nullptr;
    QAction* m_stopAction = nullptr;
    QAction* m_startAction = nullptr;
    QAction* m_newCallAction = nullptr;
    QAction* m_exchangeAction = nullptr;
    QAction* m_muteAction = nullptr;
    QAction* m_deafenAction = nullptr;
    QAction* m_holdAction = nullptr;
    QAction* m_toneAction = nullptr;
    QAction* m_keypadAction = nullptr;
    QAction* m_hangUpAction = nullptr;
    QAction* m_nextStepAction = nullptr;
    QAction* m_backStepAction = nullptr;
    QAction* m_answerAction = nullptr;
    QAction* m_leaveAction = nullptr;

    const model::EventLog* m_log = nullptr;
    const model::Projections* m_projections = nullptr;
    std::vector<SessionView*> m_sessionViews;
    items::SessionSummary m_summary;
    model::SessionOptions m_options;
    model::SessionOptions m_callOptions;
    model::SoundStatus m_sound;
    bool m_callBegun = false; ///< The session that is shown is the call that was asked for.
    std::vector<InterfaceChoice> m_interfaces;
    std::optional<std::size_t> m_shownCursor;   ///< By the tables and panels.
    std::optional<model::Cursor> m_shownMoment; ///< By everything.
    bool m_followed = false;                    ///< The views followed a session that goes on.
    std::size_t m_shownSize = 0;                ///< Events of the log at that time.
    SessionKind m_kind = SessionKind::None;
    bool m_loading = false;
    QString m_fileName;
    QString m_settingsKey;
    QString m_version;
};

} // namespace icelens::ui
