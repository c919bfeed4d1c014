// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/items/candidatemodel.h"
#include "model/items/checklistmodel.h"
#include "model/items/eventmodel.h"
#include "model/items/packetmodel.h"
#include "tests/support/generatedsession.h"
#include "tests/support/projected.h"
#include "ui/mainwindow.h"
#include "ui/panels/pastbanner.h"
#include "ui/panels/scrubber.h"
#include "ui/panels/statuspill.h"
#include "ui/playback.h"
#include "ui/views/candidatesview.h"
#include "ui/views/checklistview.h"
#include "ui/views/eventsview.h"
#include "ui/views/packetsview.h"
#include "ui/views/treetable.h"

#include <QAbstractItemModel>
#include <QAccessible>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <random>

using namespace icelens;
using namespace std::chrono_literals;
using ui::MainWindow;
using ui::Playback;

namespace {

constexpr std::size_t half = 1000;

QStringList cellsOf(const QAbstractItemModel& model, const QModelIndex& parent = {})
{
    QStringList cells;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column)
            cells << model.index(row, column, parent).data().toString();
        cells << cellsOf(model, model.index(row, 0, parent));
    }
    return cells;
}

/// What a model shows, whatever the order: rows are sorted again only at rest.
QStringList textOf(const QAbstractItemModel& model)
{
    QStringList cells = cellsOf(model);
    cells.sort();
    return cells;
}

struct Shown
{
    QStringList checkList;
    QStringList candidates;
    QStringList packets;
    QStringList events;

    explicit Shown(const MainWindow& window)
        : checkList(textOf(window.checkList().model()))
        , candidates(textOf(window.candidates().model()))
        , packets(textOf(window.packets().model()))
        , events(textOf(window.events().model()))
    {}

    friend bool operator==(const Shown&, const Shown&) = default;
};

/// A window on a session of which the first events have happened.
struct Desk
{
    explicit Desk(const std::vector<model::Event>& events, std::size_t count, ui::SessionKind kind)
        : session(test::project(events, count))
    {
        window.setLog(&session->log, &session->transactions, &session->projections);
        window.setSessionKind(kind);
        window.showStartPanel(false);
        window.refresh();
        window.show();
    }
    ~Desk() { window.setLog(nullptr, nullptr); }

    [[nodiscard]] Playback& playback() const { return window.playback(); }
    [[nodiscard]] std::size_t count() const { return playback().moment().cursor.events; }
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget* target = QApplication::focusWidget();
        QTest::keyClick(target != nullptr ? target : &window, Qt::Key(key), modifiers);
    }

    std::unique_ptr<test::Projected> session;
    MainWindow window;
};

} // namespace

/// The bar at the bottom, its keys, and that all views follow it.
class TestTransportBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyViewShowsTheFoldOfThePrefix()
    {
        Desk desk(m_events, m_events.size(), ui::SessionKind::Recording);
        std::mt19937 random(3);
        for (int i = 0; i < 12; ++i) {
            const std::size_t count = random() % (m_events.size() + 1);
            desk.playback().seekToEvent(count);
            desk.window.refresh();
            QCOMPARE(desk.count(), count);
            // Who stopped there has the same log, and nothing after it.
            const Desk stopped(m_events, count, ui::SessionKind::Recording);
            QCOMPARE(desk.playback().state(), stopped.session->log.latest());
            const Shown shown(desk.window);
            const Shown there(stopped.window);
            QCOMPARE(shown.checkList, there.checkList);
            QCOMPARE(shown.candidates, there.candidates);
            QCOMPARE(shown.packets, there.packets);
            QCOMPARE(shown.events, there.events);
        }
    }

    void steppingBackEqualsHavingStoppedThere()
    {
        Desk desk(m_events, half, ui::SessionKind::Recording);
        for (std::size_t count = half; count > half - 8; --count) {
            desk.playback().stepBack();
            desk.window.refresh();
            const Desk stopped(m_events, count - 1, ui::SessionKind::Recording);
            QCOMPARE(desk.playback().state(), stopped.session->log.latest());
            QVERIFY(Shown(desk.window) == Shown(stopped.window));
        }
    }

    void keysMoveTheCursor()
    {
        Desk desk(m_events, half, ui::SessionKind::Recording);
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        desk.key(Qt::Key_Home);
        QCOMPARE(desk.count(), 0U);
        desk.key(Qt::Key_Right);
        desk.key(Qt::Key_Right);
        QCOMPARE(desk.count(), 2U);
        desk.key(Qt::Key_Left);
        QCOMPARE(desk.count(), 1U);
        desk.key(Qt::Key_End);
        QCOMPARE(desk.count(), half);
        desk.key(Qt::Key_Left, Qt::ShiftModifier);
        const auto change = desk.session->projections.changes().previous(half - 1);
        QVERIFY(change.has_value());
        QCOMPARE(desk.count(), std::size_t{*change} + 1);
        desk.key(Qt::Key_Home);
        desk.key(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(desk.count(), std::size_t{*desk.session->projections.changes().next(0)} + 1);
    }

    void spaceAtTheEndOfARecordingBeginsAnew()
    {
        Desk desk(m_events, m_events.size(), ui::SessionKind::Recording);
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        desk.playback().setSpeed(0.05);
        desk.key(Qt::Key_End);
        desk.key(Qt::Key_Space);
        QVERIFY(desk.playback().isPlaying());
        QVERIFY(desk.count() < m_events.size());
        desk.key(Qt::Key_Space);
        QVERIFY(!desk.playback().isPlaying());
    }

    void textFieldsKeepTheirKeys()
    {
        Desk desk(m_events, half, ui::SessionKind::Recording);
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        auto* field = desk.window.checkList().findChild<QLineEdit*>();
        QVERIFY(field != nullptr);
        field->setFocus();
        QTest::keyClicks(field, QStringLiteral("l relay"));
        QTest::keyClick(field, Qt::Key_Home);
        QTest::keyClick(field, Qt::Key_Left);
        QCOMPARE(field->text(), QStringLiteral("l relay"));
        QCOMPARE(desk.count(), half);
        QVERIFY(!desk.playback().isPlaying());
        // A button keeps Space alone.
        auto& speed = desk.window.transport().playButton();
        speed.setFocus();
        QTest::keyClick(&speed, Qt::Key_Left);
        QCOMPARE(desk.count(), half - 1);
        QTest::keyClick(&speed, Qt::Key_Space);
        QVERIFY(desk.playback().isPlaying());
    }

    void groupsStillFold()
    {
        Desk desk(m_events, half, ui::SessionKind::Recording);
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        auto& table = desk.window.checkList().table();
        const QModelIndex group = table.model()->index(0, 0);
        QVERIFY(table.model()->hasChildren(group));
        table.setFocus();
        table.setCurrentIndex(group);
        const bool expanded = table.isExpanded(group);
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(table.isExpanded(group), !expanded);
        QCOMPARE(desk.count(), half);
    }

    void pausingALiveSessionPausesTheViewAlone()
    {
        Desk desk(m_events, half, ui::SessionKind::Live);
        auto& bar = desk.window.transport();
        QCOMPARE(bar.pill().word(), QStringLiteral("LIVE"));
        QVERIFY(!desk.window.banner().isVisible());
        bar.playButton().click();
        desk.window.refresh();
        const Shown before(desk.window);
        for (std::size_t i = half; i < half + 200; ++i)
            desk.session->append(m_events[i]);
        desk.playback().setPresent(desk.session->log.latest().now() + 1s);
        desk.window.refresh();
        QCOMPARE(desk.session->log.size(), half + 200);
        QCOMPARE(desk.count(), half);
        QVERIFY(Shown(desk.window) == before);
        QVERIFY(bar.pill().word().isEmpty());
        QCOMPARE(bar.captionText(), QStringLiteral("paused, not live"));
        QVERIFY(desk.window.banner().isVisible());
        QVERIFY(desk.window.banner().text().contains(QStringLiteral("Paused at")));
        bar.liveButton().click();
        desk.window.refresh();
        QCOMPARE(desk.count(), half + 200);
        QCOMPARE(bar.pill().word(), QStringLiteral("LIVE"));
        QVERIFY(!desk.window.banner().isVisible());
        desk.session->append(m_events[half + 200]);
        desk.window.refresh();
        QCOMPARE(desk.count(), half + 201);
    }

    void scrubbingIsToldOnceAFrame()
    {
        Desk desk(m_events, m_events.size(), ui::SessionKind::Recording);
        auto& scrubber = desk.window.transport().scrubber();
        QTRY_VERIFY(scrubber.width() > 200);
        desk.window.refresh();
        const int middle = scrubber.width() / 2;
        const int y = scrubber.height() / 2;
        QTest::qWait(0);
        QSignalSpy told(&desk.playback(), &Playback::moved);
        QTest::mousePress(&scrubber, Qt::LeftButton, {}, {middle, y});
        for (int x = middle; x < middle + 40; ++x)
            QCoreApplication::sendEvent(
                &scrubber,
                std::make_unique<QMouseEvent>(QEvent::MouseMove, QPointF(x, y), QPointF(x, y),
                                              Qt::NoButton, Qt::LeftButton, Qt::NoModifier)
                    .get());
        QTest::mouseRelease(&scrubber, Qt::LeftButton, {}, {middle + 39, y});
        QVERIFY(told.size() <= 3);
        QTRY_VERIFY(!told.isEmpty());
        const auto time = scrubber.track().timeAt(middle + 39);
        QCOMPARE(desk.playback().moment().cursor.time, time);
        QCOMPARE(desk.count(), desk.session->log.countUntil(time));
        QTRY_VERIFY(std::abs(scrubber.cursorX() - (middle + 39)) <= 1);
        QVERIFY(scrubber.wordsAt(middle).contains(QStringLiteral(" s")));
    }

    void speedIsChosenFromTheMenuAndKept()
    {
        Desk desk(m_events, half, ui::SessionKind::Recording);
        auto& button = desk.window.transport().speedButton();
        const auto actions = button.menu()->actions();
        QCOMPARE(actions.first()->data().toDouble(), model::Player::slowest);
        QCOMPARE(actions.last()->data().toDouble(), model::Player::fastest);
        actions.first()->trigger();
        QCOMPARE(desk.playback().speed(), model::Player::slowest);
        QTRY_VERIFY(button.text().startsWith(QStringLiteral("0")));
        desk.window.setLog(&desk.session->log, &desk.session->transactions,
                           &desk.session->projections);
        QCOMPARE(desk.playback().speed(), model::Player::slowest);
        QCOMPARE(desk.count(), half);
    }

    void playingComesToTheEndAndStops()
    {
        Desk desk(m_events, half, ui::SessionKind::Recording);
        desk.playback().setSpeed(model::Player::fastest);
        desk.playback().seekToEvent(half - 20);
        desk.playback().togglePlay();
        QVERIFY(desk.playback().isPlaying());
        QTRY_VERIFY_WITH_TIMEOUT(!desk.playback().isPlaying(), 20000);
        QCOMPARE(desk.count(), half);
    }

    void nothingIsToldWhileNothingMoves()
    {
        Desk desk(m_events, half, ui::SessionKind::Recording);
        QTest::qWait(50);
        QSignalSpy told(&desk.playback(), &Playback::moved);
        QTest::qWait(100);
        QCOMPARE(told.size(), 0);
    }

    void assistiveTechnologyFindsASlider()
    {
        Desk desk(m_events, half, ui::SessionKind::Recording);
        auto& scrubber = desk.window.transport().scrubber();
        auto* face = QAccessible::queryAccessibleInterface(&scrubber);
        QVERIFY(face != nullptr);
        QCOMPARE(face->role(), QAccessible::Slider);
        QVERIFY(!face->text(QAccessible::Name).isEmpty());
        desk.playback().home();
        desk.window.refresh();
        QCOMPARE(face->valueInterface()->currentValue().toInt(), 0);
        face->valueInterface()->setCurrentValue(scrubber.maximum());
        QTRY_VERIFY(desk.count() > 0);
    }

private:
    std::vector<model::Event> m_events = test::generatedSession({5, 40, 3000, 2, 1});
};

QTEST_MAIN(TestTransportBar)
#include "tst_transportbar.moc"
