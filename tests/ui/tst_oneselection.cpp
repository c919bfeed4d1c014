// SPDX-License-Identifier: GPL-3.0-or-later
#include "labstory.h"
#include "model/items/checklistmodel.h"
#include "model/items/eventmodel.h"
#include "model/items/packetmodel.h"
#include "model/items/roles.h"
#include "tests/support/projected.h"
#include "ui/ladder/laddercanvas.h"
#include "ui/ladder/ladderview.h"
#include "ui/mainwindow.h"
#include "ui/map/mapfigure.h"
#include "ui/map/mapview.h"
#include "ui/panels/detailspanel.h"
#include "ui/panels/whypart.h"
#include "ui/playback.h"
#include "ui/states/statefigure.h"
#include "ui/states/statemachineview.h"
#include "ui/states/transitionevents.h"
#include "ui/timeline/timelinecanvas.h"
#include "ui/timeline/timelineview.h"
#include "ui/views/checklistview.h"
#include "ui/views/eventsview.h"
#include "ui/views/flattable.h"
#include "ui/views/packetsview.h"
#include "ui/views/scopechooser.h"
#include "ui/views/treetable.h"
#include "ui/workspace/dock.h"
#include "ui/workspace/workspace.h"

#include <QAbstractScrollArea>
#include <QListWidget>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace icelens;
using model::PairId;
using ui::MainWindow;

namespace {

QString named(const char* id)
{
    return QString::fromLatin1(id);
}

template <class View>
View& viewOf(const MainWindow& window)
{
    return *window.findChild<View*>();
}

template <class Page>
ui::FlatTable& tableOf(const Page& page)
{
    return *page.template findChild<ui::FlatTable*>();
}

void click(QAbstractItemView& table, const QModelIndex& index)
{
    table.scrollTo(index);
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(index).center());
}

QModelIndex rowWith(const QAbstractItemModel& model,
                    const std::function<bool(const QModelIndex&)>& is)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (const auto index = model.index(row, 0); is(index))
            return index;
    }
    return {};
}

// ---- what a person does to choose a pair in each view, and what each view then shows -----------

void chooseInCheckList(const MainWindow& window, PairId pair)
{
    auto& view = window.checkList();
    click(view.table(), view.model().indexOf(pair, items::CheckListModel::LocalColumn));
}

void chooseInPackets(const MainWindow& window, PairId pair)
{
    auto& view = window.packets();
    click(tableOf(view.page()), rowWith(view.model(), [&](const QModelIndex& index) {
              return index.data(items::PairIdRole).toUInt() == pair.value();
          }));
}

void chooseInEvents(const MainWindow& window, PairId pair)
{
    auto& view = window.events();
    click(tableOf(view), rowWith(view.model(), [&](const QModelIndex& index) {
              return index.data(items::PairIdRole).toUInt() == pair.value();
          }));
}

void chooseInTimeline(const MainWindow& window, PairId pair)
{
    auto& canvas = viewOf<ui::TimelineView>(window).canvas();
    const auto& rows = canvas.rows();
    const auto row =
        std::ranges::find_if(rows, [&](const auto& one) { return one.key.pair == pair; });
    canvas.setFocus();
    // By keys: from wherever it stands to the lane.
    const auto wanted = static_cast<int>(row - rows.begin());
    for (int i = 0; i < canvas.itemCount() && canvas.currentItem() != wanted; ++i)
        QTest::keyClick(&canvas, canvas.currentItem() < wanted ? Qt::Key_Down : Qt::Key_Up);
}

void chooseInLadder(const MainWindow& window, PairId pair)
{
    auto& view = viewOf<ui::LadderView>(window);
    auto& canvas = view.canvas();
    view.setScope(ui::LadderView::Everything);
    for (int i = 0; i < 2 * canvas.itemCount(); ++i) {
        QTest::keyClick(&canvas, i < canvas.itemCount() ? Qt::Key_Up : Qt::Key_Down);
        const auto item = static_cast<std::size_t>(canvas.currentItem());
        if (canvas.picture()->place(item).arrow.pair == pair)
            break;
    }
    view.setScope(ui::LadderView::SelectedPair);
}

void chooseOnMap(const MainWindow& window, PairId pair)
{
    auto& figure = viewOf<ui::MapView>(window).figure();
    figure.choose(figure.itemOf(ui::MapFigure::keyOf(pair)).value());
}

/// Opens the transition that the pair went through last, and takes its event from the list.
void chooseInStates(const MainWindow& window, PairId pair)
{
    auto& view = viewOf<ui::StateMachineView>(window);
    const auto arrows = view.figure().chart().arrows;
    for (const auto& arrow : arrows) {
        const auto item = view.figure().itemOf(arrow.key());
        if (arrow.machine != ui::Machine::Pairs || arrow.transition.count == 0 || !item)
            continue;
        view.figure().choose(*item);
        auto& list = view.events().list();
        for (int row = 0; row < list.count(); ++row) {
            list.setCurrentRow(row);
            if (window.selection().pair() == pair)
                return;
        }
    }
}

bool shownInCheckList(const MainWindow& window, PairId pair)
{
    return window.checkList().table().currentIndex().data(items::PairIdRole).toUInt()
        == pair.value();
}

bool shownInTimeline(const MainWindow& window, PairId pair)
{
    const auto& canvas = viewOf<ui::TimelineView>(window).canvas();
    return canvas.currentItem() >= 0
        && canvas.rows()[static_cast<std::size_t>(canvas.currentItem())].key.pair == pair;
}

bool shownInLadder(const MainWindow& window, PairId pair)
{
    return viewOf<ui::LadderView>(window).canvas().filter().pair == pair;
}

bool shownOnMap(const MainWindow& window, PairId pair)
{
    const auto& figure = viewOf<ui::MapView>(window).figure();
    const auto item = figure.itemOf(ui::MapFigure::keyOf(pair));
    return item && figure.items()[*item].chosen;
}

bool shownInStates(const MainWindow& window, PairId pair)
{
    return viewOf<ui::StateMachineView>(window).figure().chart().chosen == pair;
}

/// The pair, or the packet of it that was chosen.
bool shownInDetails(const MainWindow& window, PairId pair)
{
    const auto& subject = window.details().why().subject();
    if (!subject)
        return false;
    if (const auto* shown = std::get_if<PairId>(&*subject))
        return *shown == pair;
    const auto* message = std::get_if<model::MessageSubject>(&*subject);
    return message != nullptr && window.selection().event() == message->event;
}

/// Counts how often a widget is painted.
class PaintCounter : public QObject
{
public:
    explicit PaintCounter(QWidget* watched)
        : QObject(watched)
    {
        watched->installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return QObject::eventFilter(watched, event);
    }

    int count = 0;
};

struct Way
{
    const char* view;
    void (*choose)(const MainWindow&, PairId);
    bool (*shows)(const MainWindow&, PairId);
};

const std::array ways{
    Way{"checklist", chooseInCheckList, shownInCheckList},
    Way{"timeline", chooseInTimeline, shownInTimeline},
    Way{"ladder", chooseInLadder, shownInLadder},
    Way{"map", chooseOnMap, shownOnMap},
    Way{"states", chooseInStates, shownInStates},
    Way{"packets", chooseInPackets, nullptr}, // a table of packets has no row of a pair
    Way{"events", chooseInEvents, nullptr},
    Way{"details", nullptr, shownInDetails},
};

} // namespace

/// One selection and one instant in all views: whatever is chosen in one is chosen in every other,
/// view by view and both ways.
class TestOneSelection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_window = std::make_unique<MainWindow>();
        m_window->resize(1280, 800);
        m_window->setLog(&m_session->log, &m_session->transactions, &m_session->projections);
        m_window->setSessionKind(ui::SessionKind::Recording);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->activateWindow();
    }

    void init()
    {
        m_window->selection().clear();
        m_window->playback().toEnd();
        m_window->refresh();
        viewOf<ui::LadderView>(*m_window).setScope(ui::LadderView::SelectedPair);
    }

    void cleanupTestCase() { m_window.reset(); }

    void aPairChosenInOneViewIsChosenInAnother_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        for (int from = 0; from < int(ways.size()); ++from) {
            for (int to = 0; to < int(ways.size()); ++to) {
                const Way& a = ways.at(std::size_t(from));
                const Way& b = ways.at(std::size_t(to));
                if (from != to && a.choose != nullptr && b.shows != nullptr)
                    QTest::addRow("%s to %s", a.view, b.view) << from << to;
            }
        }
    }

    void aPairChosenInOneViewIsChosenInAnother()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        const Way& chosen = ways.at(std::size_t(from));
        const Way& shown = ways.at(std::size_t(to));
        for (const PairId pair : {PairId(4), PairId(2)}) {
            show(chosen.view);
            chosen.choose(*m_window, pair);
            QCOMPARE(m_window->selection().pair(), pair);
            show(shown.view);
            QTRY_VERIFY(shown.shows(*m_window, pair));
        }
    }

    void anEventChosenInOneViewIsChosenInAnother()
    {
        const auto* model = &m_window->packets().model();
        auto& ladder = viewOf<ui::LadderView>(*m_window);
        const auto packetShown = [&] {
            const auto event = model->eventAt(tableOf(m_window->packets().page()).currentIndex());
            return event ? qlonglong(*event) : -1;
        };
        const auto eventShown = [&] {
            const auto row = tableOf(m_window->events()).currentIndex().row();
            return row; // nothing is filtered: a row is an event
        };
        const auto arrowShown = [&] {
            const auto& canvas = ladder.canvas();
            if (canvas.currentItem() < 0)
                return std::pair(-1LL, -1LL);
            const auto drawn = canvas.picture()->place(std::size_t(canvas.currentItem()));
            return std::pair<qlonglong, qlonglong>(drawn.arrow.sentEvent,
                                                   drawn.arrow.receivedEvent);
        };
        ladder.setScope(ui::LadderView::Everything);
        for (const int row : {3, 9, 1}) {
            show("packets");
            const auto index = model->index(row, 0);
            const auto event = qlonglong(*model->eventAt(index));
            click(tableOf(m_window->packets().page()), index);
            show("events");
            QCOMPARE(qlonglong(eventShown()), event);
            show("ladder");
            QVERIFY(arrowShown().first == event || arrowShown().second == event);

            QTest::keyClick(&ladder.canvas(), Qt::Key_Down);
            const auto [sent, received] = arrowShown();
            const auto next = sent != qlonglong(model::noEvent) ? sent : received;
            show("packets");
            QCOMPARE(packetShown(), next);
            show("events");
            QCOMPARE(qlonglong(eventShown()), next);

            click(tableOf(m_window->events()), m_window->events().model().index(int(event), 0));
            show("packets");
            QCOMPARE(packetShown(), event);
            show("ladder");
            QVERIFY(arrowShown().first == event || arrowShown().second == event);
        }
    }

    void anEventOfATransitionIsChosenEverywhere()
    {
        show("states");
        chooseInStates(*m_window, PairId(4));
        QVERIFY(m_window->selection().event());
        const auto event = int(*m_window->selection().event());
        show("events");
        QCOMPARE(tableOf(m_window->events()).currentIndex().row(), event);
        auto& list = viewOf<ui::StateMachineView>(*m_window).events();
        QVERIFY(list.shown().size() > 1);
        const auto other = list.shown()[list.shown().front() == model::EventNumber(event) ? 1 : 0];
        click(tableOf(m_window->events()), m_window->events().model().index(int(other), 0));
        show("states");
        QCOMPARE(list.shown().at(std::size_t(list.list().currentRow())), other);
    }

    void oneInstantInAllViews_data()
    {
        QTest::addColumn<int>("who");
        QTest::newRow("keys of time") << 0;
        QTest::newRow("timeline") << 1;
        QTest::newRow("ladder") << 2;
        QTest::newRow("scrubber") << 3;
    }

    /// The time is set in one view; every other shows that instant when it is looked at.
    void oneInstantInAllViews()
    {
        QFETCH(int, who);
        auto& playback = m_window->playback();
        if (who == 0) {
            playback.home();
            for (int i = 0; i < 60; ++i)
                playback.stepForward();
        } else if (who == 1) {
            show("timeline");
            auto& canvas = viewOf<ui::TimelineView>(*m_window).canvas();
            QTest::mouseDClick(canvas.viewport(), Qt::LeftButton, {},
                               QPoint(canvas.labelWidth() + 250, 300));
        } else if (who == 2) {
            show("ladder");
            auto& view = viewOf<ui::LadderView>(*m_window);
            view.setScope(ui::LadderView::Everything);
            for (int i = 0; i < 12; ++i)
                QTest::keyClick(&view.canvas(), Qt::Key_Down);
            QTest::keyClick(&view.canvas(), Qt::Key_Return);
        } else {
            playback.seek(m_session->log.latest().now() / 2);
        }
        const auto cursor = playback.moment().cursor;
        QVERIFY(cursor.events > 0 && cursor.events < m_session->log.size());
        const auto state = m_session->log.stateAt(cursor.events);

        show("timeline");
        const auto& canvas = viewOf<ui::TimelineView>(*m_window).canvas();
        QVERIFY(canvas.moment().cursor == cursor);
        QVERIFY(canvas.rows()
                == m_session->projections.timeline().arrange(state, model::LaneOrder::Time));
        show("ladder");
        QVERIFY(viewOf<ui::LadderView>(*m_window).canvas().moment().cursor == cursor);
        show("map");
        QVERIFY(viewOf<ui::MapView>(*m_window).topology()
                == model::Topology::of(state, m_session->projections.addresses()));
        show("states");
        auto& states = viewOf<ui::StateMachineView>(*m_window);
        QVERIFY(states.figure().chart()
                == ui::StateChart::of(state, m_session->projections.stateMachine(),
                                      states.scopeChooser().scope(), m_window->selection().pair()));
        show("checklist");
        QCOMPARE(std::size_t(m_window->checkList().model().totalPairs()), state.pairs().size());
        show("events");
        QCOMPARE(std::size_t(m_window->events().model().itemCount()), cursor.events);
        show("packets");
        QCOMPARE(std::size_t(m_window->packets().model().itemCount()),
                 m_session->projections.wire().messagesUntil(cursor.events));
    }

    void whatStandsStillIsNotPainted_data()
    {
        QTest::addColumn<QByteArray>("view");
        for (const char* view : {"timeline", "ladder", "map", "states"})
            QTest::newRow(view) << QByteArray(view);
    }

    void whatStandsStillIsNotPainted()
    {
        QFETCH(QByteArray, view);
        show(view.constData());
        QWidget* painted = m_window->findChild<ui::SessionView*>();
        for (auto* one : m_window->findChildren<ui::SessionView*>()) {
            if (one->isVisible() && !one->visibleRegion().isEmpty())
                painted = one;
        }
        QWidget* focus = painted;
        while (focus->focusProxy() != nullptr)
            focus = focus->focusProxy();
        auto* area = qobject_cast<QAbstractScrollArea*>(focus);
        PaintCounter paints(area != nullptr ? area->viewport() : focus);
        QTest::qWait(500); // packets on the map come to rest
        paints.count = 0;
        m_window->refresh();
        QTest::qWait(200);
        QCOMPARE(paints.count, 0);
        // A hundred wishes in one go are one picture, or two if a frame ended among them.
        for (int i = 0; i < 100; ++i)
            m_window->playback().stepBack();
        QTRY_VERIFY(paints.count > 0);
        QVERIFY2(paints.count <= 2, qPrintable(QString::number(paints.count)));
    }

    void aCandidateIsChosenOnTheMapAndInItsTable()
    {
        show("map");
        auto& figure = viewOf<ui::MapView>(*m_window).figure();
        const auto& scene = figure.scene();
        const auto box = std::ranges::find_if(scene.boxes, [](const auto& one) {
            return std::ranges::any_of(one.rows,
                                       [](const auto& row) { return row.port != nullptr; });
        });
        QVERIFY(box != scene.boxes.end());
        const auto row =
            std::ranges::find_if(box->rows, [](const auto& one) { return one.port != nullptr; });
        const auto key = ui::MapFigure::keyOf(*row->port, box->nodes.front());
        figure.choose(figure.itemOf(key).value());
        const auto chosen = m_window->selection().candidate();
        QVERIFY(chosen);
        show("candidates");
        QVERIFY(m_window->selection().candidate() == chosen);
        m_window->selection().clear();
        show("map");
        QVERIFY(!figure.items()[figure.itemOf(key).value()].chosen);
        m_window->selection().chooseCandidate(*chosen);
        QVERIFY(figure.items()[figure.itemOf(key).value()].chosen);
    }

private:
    void show(const char* view)
    {
        m_window->showView(named(view));
        QTRY_VERIFY(m_window->workspace().dock(named(view))->isInSight());
        m_window->refresh();
    }

    std::unique_ptr<test::Projected> m_session = test::project(test::labStory());
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestOneSelection)
#include "tst_oneselection.moc"
