// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "model/items/words.h"
#include "model/projection/projections.h"
#include "ui/ladder/ladderview.h"
#include "ui/lessons/lessonpanel.h"
#include "ui/map/mapview.h"
#include "ui/panels/detailspanel.h"
#include "ui/panels/noticestrip.h"
#include "ui/panels/pastbanner.h"
#include "ui/panels/slowmotionstrip.h"
#include "ui/panels/startpanel.h"
#include "ui/panels/statestrip.h"
#include "ui/playback.h"
#include "ui/states/statemachineview.h"
#include "ui/theme/icons.h"
#include "ui/timeline/timelineview.h"
#include "ui/views/candidatesview.h"
#include "ui/views/checklistview.h"
#include "ui/views/eventsview.h"
#include "ui/views/packetsview.h"
#include "ui/views/sessionview.h"
#include "ui/widgets.h"
#include "ui/workspace/dock.h"
#include "ui/workspace/workspace.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace icelens::ui {

namespace {

constexpr int narrowBelowWidth = 1100;
constexpr int foldBelowHeight = 720;

QString detailsId()
{
    return QStringLiteral("details");
}

QString firstLocalFile(const QMimeData* data)
{
    for (const QUrl& url : data->urls()) {
        if (url.isLocalFile())
            return url.toLocalFile();
    }
    return {};
}

} // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent)
    , m_hub(new SelectionHub(this))
    , m_playback(new Playback(this))
    , m_strip(new StateStrip)
    , m_notices(new NoticeStrip)
    , m_slow(new SlowMotionStrip)
    , m_workspace(new Workspace)
    , m_checkList(new CheckListView(m_hub))
    , m_candidates(new CandidatesView(m_hub))
    , m_packets(new PacketsView(m_hub))
    , m_events(new EventsView(m_hub))
    , m_side(new QStackedWidget)
    , m_details(new DetailsPanel(m_hub))
    , m_start(new StartPanel)
    , m_lessons(new LessonPanel)
    , m_transport(new TransportBar(m_playback))
    , m_banner(new PastBanner)
    , m_title(makeLabel({}, Theme::Type::Strong, this))
    , m_subtitle(makeLabel({}, Theme::Type::Label, this, "text2"))
{
    setAcceptDrops(true);
    setWindowIcon(QIcon(QStringLiteral(":/icelens/icons/icelens.svg")));
    m_side->addWidget(m_start);
    m_side->addWidget(m_details);
    m_side->setMinimumWidth(260);
    makeMenus(); // the tool bar shows some of their actions

    auto* centre = new QWidget(this);
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeToolBar());
    layout->addWidget(m_banner);
    auto* shown = new QWidget(centre);
    auto* inner = new QVBoxLayout(shown);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    inner->addWidget(m_strip);
    inner->addWidget(m_notices);
    inner->addWidget(m_slow);
    inner->addWidget(m_workspace, 1);
    m_pastFrame = new PastFrame(shown);
    layout->addWidget(shown, 1);
    layout->addWidget(makeRule(centre));
    layout->addWidget(m_transport);
    setCentralWidget(centre);
    connectPanels();
    makeViews();
    setMinimumSize(760, 460);
    resize(1280, 800);
    setLog(nullptr, nullptr);
    setSessionKind(SessionKind::None);
}

MainWindow::~MainWindow() = default;

QWidget* MainWindow::makeToolBar()
{
    auto* bar = new QWidget(this);
    setLook(bar, "window");
    auto* begin = new QPushButton(tr("New session…"), bar);
    begin->setIcon(icon(QStringLiteral("ui-plus")));
    auto* open = new QPushButton(tr("Open…"), bar);
    open->setIcon(icon(QStringLiteral("ui-document")));
    connect(begin, &QPushButton::clicked, this, &MainWindow::askForOptions);
    connect(open, &QPushButton::clicked, this, &MainWindow::askForFileToOpen);
    auto* call = new QPushButton(tr("New call…"), bar);
    call->setIcon(icon(QStringLiteral("call-phone")));
    connect(call, &QPushButton::clicked, this, &MainWindow::askForCall);
    connect(m_newCallAction, &QAction::changed, call, [this, call] {
        call->setEnabled(m_newCallAction->isEnabled());
        call->setToolTip(m_newCallAction->isEnabled() ? QString() : tr("Hang up first"));
    });
    auto* titles = new QVBoxLayout;
    titles->setSpacing(0);
    titles->addWidget(m_title);
    titles->addWidget(m_subtitle);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 4, 12, 5);
    row->setSpacing(space::between);
    row->addWidget(begin);
    row->addWidget(call);
    row->addWidget(open);
    row->addSpacing(8);
    row->addLayout(titles, 1);
    auto* lessons = new QPushButton(tr("Lessons"), bar);
    lessons->setToolTip(tr("Learn ICE from recorded sessions, step by step (Ctrl+L)"));
    connect(lessons, &QPushButton::clicked, this, &MainWindow::showLessons);
    row->addWidget(lessons);
    row->addWidget(makeArrangementButtons());
    return bar;
}

void MainWindow::makeViews()
{
    addPanel(m_checkList, tr("Check list"), QStringLiteral("checklist"));
    addPanel(m_candidates, tr("Candidates"), QStringLiteral("candidates"));
    addPanel(m_packets, tr("Packets"), QStringLiteral("packets"));
    addPanel(m_events, tr("Events"), QStringLiteral("events"));
    addView(new TimelineView(m_hub), tr("Timeline"), QStringLiteral("timeline"));
    m_ladder = new LadderView(m_hub);
    addView(m_ladder, tr("Ladder"), QStringLiteral("ladder"));
    addView(new MapView(m_hub), tr("Map"), QStringLiteral("map"));
    addView(new StateMachineView(m_hub), tr("States"), QStringLiteral("states"));
    makeCallViews();
    makeLessons();
    m_workspace->add(detailsId(), tr("Details"), m_side);
    QAction* details = m_workspace->dock(detailsId())->toggleViewAction();
    details->setShortcut(QKeySequence(tr("F4")));
    m_shownMenu->addAction(details);
    connect(m_workspace, &Workspace::appeared, this, &MainWindow::showViews);
    connect(m_workspace, &Workspace::arrangementChanged, this, &MainWindow::onArrangement);
}

void MainWindow::connectPanels()
{
    for (const TablePage* page : std::initializer_list<const TablePage*>{
             m_checkList, m_candidates, &m_packets->page(), m_events}) {
        connect(page, &TablePage::newSessionRequested, this, &MainWindow::askForOptions);
        connect(page, &TablePage::openRequested, this, &MainWindow::askForFileToOpen);
    }
    connect(m_start, &StartPanel::newSessionRequested, this, &MainWindow::askForOptions);
    connect(m_start, &StartPanel::openRequested, this, &MainWindow::askForFileToOpen);
    connect(m_start, &StartPanel::openPathRequested, this, &MainWindow::openRequested);
    connect(m_start, &StartPanel::restartRequested, this,
            [this] { Q_EMIT commandRequested(model::RestartIce{}); });
    connect(m_start, &StartPanel::lessonsRequested, this, &MainWindow::showLessons);
    connect(m_slow, &SlowMotionStrip::commandRequested, this, &MainWindow::commandRequested);
    connect(m_slow, &SlowMotionStrip::pairChosen, m_hub, &SelectionHub::choosePair);
    connect(m_start, &StartPanel::closed, this, [this] { showStartPanel(false); });
    connect(m_playback, &Playback::moved, this, &MainWindow::refresh);
    connect(m_transport, &TransportBar::cancelRequested, this, &MainWindow::cancelLoadRequested);
    connect(m_hub, &SelectionHub::pairChanged, this, [this](model::PairId pair) {
        if (pair.value() != 0)
            showStartPanel(false);
    });
    // Whatever else is chosen is explained in the same place.
    connect(m_hub, &SelectionHub::eventChanged, this, [this] {
        if (m_hub->event())
            showStartPanel(false);
    });
    connect(m_hub, &SelectionHub::candidateChanged, this, [this] {
        if (m_hub->candidate())
            showStartPanel(false);
    });
}

void MainWindow::setLog(const model::EventLog* log, const model::TransactionIndex* transactions,
                        const model::Projections* projections)
{
    if (m_lessons->guide().phase() == LessonGuide::Phase::Running)
        endLesson(); // its session goes
    m_log = log;
    m_projections = log != nullptr ? projections : nullptr;
    m_playback->open(log, m_projections != nullptr ? &m_projections->changes() : nullptr);
    m_hub->clear();
    m_packets->setLog(log, transactions);
    m_events->setLog(log, transactions);
    m_details->setLog(log, transactions);
    for (SessionView* view : m_sessionViews)
        view->setSession(m_projections != nullptr ? log : nullptr, m_projections);
    m_transport->setDensity(m_projections != nullptr ? &m_projections->density() : nullptr);
    showTransport();
    m_shownCursor.reset();
    m_shownMoment.reset();
    m_summary = items::SessionSummary::of(model::Session());
    showTables({});
    m_shownCursor.reset();
}

void MainWindow::refresh()
{
    if (m_log == nullptr)
        return;
    showTransport();
    const Moment moment = m_playback->moment();
    // Whoever stops at the present may read what comes next.
    if (m_shownMoment && m_followed != (moment.growing && !moment.past))
        showSlowMotion(moment);
    if (m_shownMoment == moment.cursor && m_shownSize == m_log->size())
        return;
    m_shownMoment = moment.cursor;
    m_shownSize = m_log->size();
    // Between two events nothing changes but the time.
    if (m_shownCursor != moment.cursor.events)
        showTables(moment);
    showViews();
    followCall();
}

void MainWindow::showTables(const Moment& moment)
{
    const model::Session& session = m_playback->state();
    const std::size_t cursor = moment.cursor.events;
    m_shownCursor = cursor;
    m_summary = items::SessionSummary::of(session);
    m_strip->show(m_summary);
    showSlowMotion(moment);
    m_notices->showNotices(m_summary.notices);
    m_start->showOffers(m_summary.notices);
    m_checkList->show(session, m_log != nullptr);
    m_candidates->show(session, m_log != nullptr);
    m_packets->show(cursor, session);
    m_events->show(cursor, session);
    m_details->show(cursor, session);
    m_transport->showSentence(m_log != nullptr ? m_summary.overall : QString());
    showCounts(cursor);
    showTitle();
    updateActions();
}

void MainWindow::showTransport()
{
    const bool live = m_kind == SessionKind::Live;
    m_transport->refresh();
    m_banner->show(*m_playback, live);
    m_pastFrame->setVisible(live && m_playback->moment().past);
}

void MainWindow::showClock(model::SessionTime at)
{
    m_playback->setPresent(at);
}

SessionView* MainWindow::currentSessionView() const
{
    const Dock* current = m_workspace->current();
    return current != nullptr ? qobject_cast<SessionView*>(current->widget()) : nullptr;
}

/// What is in sight and draws the session by itself.
void MainWindow::showViews()
{
    if (m_projections == nullptr)
        return;
    for (const Dock* dock : m_workspace->docks()) {
        auto* view = qobject_cast<SessionView*>(dock->widget());
        if (view != nullptr && dock->isInSight())
            view->showAt(m_playback->moment(), m_playback->state());
    }
}

void MainWindow::addView(SessionView* view, const QString& name, const QString& id)
{
    m_sessionViews.push_back(view);
    const QString className = QString::fromLatin1(view->metaObject()->className());
    addPanel(view, name, id.isEmpty() ? className.section(QStringLiteral("::"), -1) : id);
    connect(view, &SessionView::timeRequested, m_playback, &Playback::seek);
    connect(view, &SessionView::eventRequested, m_playback, &Playback::seekToEvent);
    connect(view, &SessionView::newSessionRequested, this, &MainWindow::askForOptions);
    connect(view, &SessionView::openRequested, this, &MainWindow::askForFileToOpen);
    view->setSession(m_projections != nullptr ? m_log : nullptr, m_projections);
}

void MainWindow::addPanel(QWidget* panel, const QString& name, const QString& id)
{
    m_workspace->add(id, name, panel);
    offerView(name, id);
}

void MainWindow::showCounts(std::size_t cursor)
{
    m_workspace->setCount(QStringLiteral("checklist"),
                          static_cast<qulonglong>(m_checkList->model().totalPairs()));
    m_workspace->setCount(QStringLiteral("candidates"),
                          static_cast<qulonglong>(m_candidates->model().candidateCount()));
    m_workspace->setCount(QStringLiteral("packets"), m_packets->model().itemCount());
    m_workspace->setCount(QStringLiteral("events"), cursor);
}

void MainWindow::showTab(int tab)
{
    showView(m_tabIds.value(tab));
}

void MainWindow::showView(const QString& id)
{
    const Dock* dock = m_workspace->dock(id);
    if (dock == nullptr)
        return;
    m_workspace->raise(id);
    dock->widget()->setFocus(Qt::ShortcutFocusReason);
    showViews();
}

void MainWindow::showStartPanel(bool shown)
{
    m_startAction->setChecked(shown);
    showSide();
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    m_strip->setFolded(height() < foldBelowHeight);
    m_workspace->setNarrow(width() < narrowBelowWidth);
}

void MainWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    if (event->spontaneous())
        return;
    // The rows if there are any, rather than the first button.
    if (const Dock* current = m_workspace->current())
        current->widget()->setFocus(Qt::OtherFocusReason);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    remember(QStringLiteral("geometry"), saveGeometry());
    rememberLayout();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!firstLocalFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QString path = firstLocalFile(event->mimeData());
    if (path.isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT openRequested(path);
}

} // namespace icelens::ui
