// SPDX-License-Identifier: GPL-3.0-or-later
#include "labstory.h"
#include "tests/support/projected.h"
#include "ui/states/statefigure.h"
#include "ui/states/statemachineview.h"
#include "ui/states/transitionevents.h"
#include "ui/theme/theme.h"
#include "ui/views/scopechooser.h"

#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace icelens;
using model::PairId;
using model::PairState;
using model::Scope;
using model::StateMachine;
using ui::Machine;
using ui::StateChart;

namespace {

constexpr auto waiting = static_cast<std::uint8_t>(PairState::Waiting);
constexpr auto inProgress = static_cast<std::uint8_t>(PairState::InProgress);

const StateChart::Arrow* arrowOf(const StateChart& chart, Machine machine, std::uint8_t from,
                                 std::uint8_t to)
{
    const auto found = std::ranges::find_if(chart.arrows, [&](const StateChart::Arrow& arrow) {
        return arrow.machine == machine && arrow.transition.from == from
            && arrow.transition.to == to;
    });
    return found == chart.arrows.end() ? nullptr : &*found;
}

} // namespace

class TestStatesView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { ui::Theme::instance().setReducedMotion(false); }

    void drawsTheProjectionAtEachCursor()
    {
        ui::SelectionHub hub;
        ui::StateMachineView view(&hub);
        open(view);
        for (std::size_t events = 0; events <= m_session->log.size(); events += 7) {
            showAt(view, events);
            const auto state = m_session->log.stateAt(events);
            const auto scope = view.scopeChooser().scope();
            const auto counts = model::countPairs(state, scope);
            const auto& chart = view.figure().chart();
            std::size_t lists = 0;
            for (const auto& node : chart.nodes) {
                if (node.machine == Machine::Pairs)
                    QCOMPARE(node.count, counts.inState.at(node.state));
                lists += node.machine == Machine::CheckLists ? node.count : 0;
            }
            QVERIFY(lists <= 1);
            for (const auto& transition :
                 m_session->projections.stateMachine().pairTransitions(scope, events)) {
                const auto* arrow = arrowOf(chart, Machine::Pairs, transition.from, transition.to);
                QVERIFY(arrow != nullptr);
                QCOMPARE(arrow->transition, transition);
            }
            QCOMPARE(view.figure().items().size(), chart.nodes.size() + chart.arrows.size());
        }
    }

    void goingBackEqualsHavingStopped()
    {
        ui::SelectionHub hub;
        ui::StateMachineView forward(&hub);
        ui::StateMachineView back(&hub);
        open(forward);
        open(back);
        const auto half = m_session->log.size() / 2;
        showAt(forward, half);
        showAt(back, m_session->log.size());
        showAt(back, half);
        QCOMPARE(back.scopeChooser().scope(), forward.scopeChooser().scope());
        QVERIFY(back.figure().chart() == forward.figure().chart());
    }

    void theChosenPairsStateIsHighlighted()
    {
        ui::SelectionHub hub;
        ui::StateMachineView view(&hub);
        open(view);
        showAt(view, m_session->log.size());
        for (const PairId pair : {PairId(4), PairId(2), PairId(24)}) {
            hub.choosePair(pair);
            const auto* known = m_session->log.latest().pair(pair);
            QCOMPARE(view.scopeChooser().scope().agent, known->agent); // follows to the other agent
            for (const auto& node : view.figure().chart().nodes) {
                if (node.machine == Machine::Pairs)
                    QCOMPARE(node.highlighted,
                             node.state == static_cast<std::uint8_t>(known->state));
            }
        }
        hub.clear();
        QVERIFY(std::ranges::none_of(view.figure().chart().nodes, [](const auto& node) {
            return node.machine == Machine::Pairs && node.highlighted;
        }));
    }

    void aTransitionListsItsEventsAndAnEventChoosesItsPair()
    {
        ui::SelectionHub hub;
        ui::StateMachineView view(&hub);
        open(view);
        showAt(view, m_session->log.size());
        QSignalSpy chosen(&view, &ui::StateMachineView::transitionChosen);
        const auto* arrow = arrowOf(view.figure().chart(), Machine::Pairs, waiting, inProgress);
        QVERIFY(arrow != nullptr && arrow->transition.count > 1);
        const auto item = view.figure().itemOf(arrow->key());
        QVERIFY(item);
        const auto count = arrow->transition.count;
        view.figure().choose(*item);

        QCOMPARE(chosen.count(), 1);
        QCOMPARE(view.events().shown(),
                 m_session->projections.stateMachine().pairEvents(
                     view.scopeChooser().scope(), waiting, inProgress, m_session->log.size()));
        QCOMPARE(view.events().shown().size(), count);
        QVERIFY(view.events().isVisibleTo(&view));

        auto& list = view.events().list();
        list.setCurrentRow(1);
        QCOMPARE(hub.event(), std::optional<std::size_t>(view.events().shown().at(1)));
        const auto& event = m_session->log[view.events().shown().at(1)];
        QCOMPARE(hub.pair(), std::get<model::PairStateChanged>(event.fact).pair);

        // … and an event chosen elsewhere is marked here.
        hub.chooseEvent(view.events().shown().at(0), PairId());
        QCOMPARE(list.currentRow(), 0);
        showAt(view, 0);
        QCOMPARE(list.count(), 0);
    }

    void keysWalkAndEnterChooses()
    {
        ui::SelectionHub hub;
        ui::StateMachineView view(&hub);
        open(view);
        showAt(view, m_session->log.size());
        view.resize(1000, 560);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.activateWindow();
        view.figure().setFocus();
        auto& figure = view.figure();
        QSignalSpy chosen(&view, &ui::StateMachineView::transitionChosen);
        for (std::size_t step = 0; step < figure.items().size(); ++step) {
            QTest::keyClick(&figure, Qt::Key_Down);
            QCOMPARE(figure.current(), std::optional(step));
            QVERIFY(!figure.items()[step].name.isEmpty());
            QCOMPARE(figure.itemWords(figure.currentItem()), figure.items()[step].name);
            QTest::keyClick(&figure, Qt::Key_Return);
        }
        const auto occurred = std::ranges::count_if(
            figure.chart().arrows, [](const auto& arrow) { return arrow.transition.count > 0; });
        QCOMPARE(chosen.count(), static_cast<int>(occurred));
        QTest::keyClick(&figure, Qt::Key_Up);
        QCOMPARE(figure.current(), std::optional(figure.items().size() - 2));
    }

    void arrowsLightUpOnlyWhenTimeGoesOn()
    {
        ui::SelectionHub hub;
        ui::StateMachineView view(&hub);
        open(view);
        std::size_t firstCheck = 0;
        while (m_session->log.stateAt(firstCheck).pairs().size() < 1
               || arrowOf(StateChart::of(m_session->log.stateAt(firstCheck),
                                         m_session->projections.stateMachine(),
                                         {model::AgentId(1), {}, {}}, {}),
                          Machine::Pairs, waiting, inProgress)
                       ->transition.count
                   == 0)
            ++firstCheck;
        const auto lit = [&] {
            return view.figure().light(
                *arrowOf(view.figure().chart(), Machine::Pairs, waiting, inProgress));
        };
        showAt(view, firstCheck - 1);
        QCOMPARE(lit(), 0.0);
        showAt(view, firstCheck);
        QVERIFY(lit() > 0);
        showAt(view, firstCheck - 1);
        QCOMPARE(lit(), 0.0);
    }

    void statesDoNotOverlap_data()
    {
        QTest::addColumn<QSizeF>("size");
        QTest::newRow("window") << QSizeF(950, 560);
        QTest::newRow("teach") << QSizeF(870, 460);
        QTest::newRow("large") << QSizeF(1900, 1000);
    }
    void statesDoNotOverlap()
    {
        QFETCH(QSizeF, size);
        const ui::StateLayout layout(size, 17);
        std::vector<QRectF> boxes;
        for (std::uint8_t state = 0; state < 6; ++state) {
            boxes.push_back(layout.node(Machine::Pairs, state));
            boxes.push_back(layout.node(Machine::Components, state));
            if (state < 3)
                boxes.push_back(layout.node(Machine::CheckLists, state));
        }
        for (const auto machine : {Machine::Pairs, Machine::Components, Machine::CheckLists})
            boxes.push_back(layout.title(machine));
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            QVERIFY(QRectF(QPointF(), size).contains(boxes[i]));
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY2(!boxes[i].intersects(boxes[j]), qPrintable(QString::number(i)));
        }
    }

private:
    void open(ui::StateMachineView& view)
    {
        view.setSession(&m_session->log, &m_session->projections);
    }

    void showAt(ui::StateMachineView& view, std::size_t events)
    {
        ui::Moment moment;
        moment.cursor = m_session->at(events);
        view.showAt(moment, m_session->log.stateAt(events));
    }

    std::unique_ptr<test::Projected> m_session = test::project(test::labStory());
};

QTEST_MAIN(TestStatesView)
#include "tst_statesview.moc"
