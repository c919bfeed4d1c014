// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/projected.h"
#include "tests/support/recorded.h"
#include "ui/ladder/laddercanvas.h"
#include "ui/ladder/ladderview.h"
#include "ui/map/mapfigure.h"
#include "ui/map/mapview.h"
#include "ui/states/statefigure.h"
#include "ui/states/statemachineview.h"
#include "ui/timeline/timelinecanvas.h"
#include "ui/timeline/timelineview.h"
#include "ui/views/scopechooser.h"

#include <QTest>

#include <random>

using namespace icelens;

namespace {

/// The four painted views over a session.
struct Views
{
    explicit Views(const test::Projected& session)
        : session(session)
        , timeline(&hub)
        , ladder(&hub)
        , map(&hub)
        , states(&hub)
    {
        for (ui::SessionView* view : all()) {
            view->resize(1000, 600);
            view->setSession(&session.log, &session.projections);
        }
        ladder.setScope(ui::LadderView::Everything);
    }

    [[nodiscard]] std::array<ui::SessionView*, 4> all()
    {
        return {&timeline, &ladder, &map, &states};
    }

    void showAt(const model::Cursor& cursor)
    {
        const auto end = session.log.latest().now();
        const auto state = session.log.stateAt(cursor.events);
        for (ui::SessionView* view : all())
            view->showAt({cursor, end, false, cursor.events < session.log.size()}, state);
    }

    const test::Projected& session;
    ui::SelectionHub hub;
    ui::TimelineView timeline;
    ui::LadderView ladder;
    ui::MapView map;
    ui::StateMachineView states;
};

QStringList lanes(const Views& views)
{
    QStringList words;
    for (int item = 0; item < views.timeline.canvas().itemCount(); ++item)
        words += views.timeline.canvas().itemWords(item);
    return words;
}

/// Of what has happened: what comes later stands there veiled.
QStringList arrows(const Views& views, const model::Cursor& cursor)
{
    QStringList words;
    const auto& canvas = views.ladder.canvas();
    for (int item = 0; item < canvas.itemCount(); ++item) {
        const auto drawn = canvas.picture()->place(static_cast<std::size_t>(item));
        const auto event = drawn.media ? drawn.media->event
                                       : std::min(drawn.arrow.sentEvent, drawn.arrow.receivedEvent);
        if (cursor.covers(event))
            words += canvas.itemWords(item);
    }
    return words;
}

QStringList items(const ui::Figure& figure)
{
    QStringList words;
    for (int i = 0; i < figure.itemCount(); ++i) {
        const auto& item = figure.items()[static_cast<std::size_t>(i)];
        words += QStringLiteral("%1 %2 %3").arg(item.key).arg(item.chosen).arg(figure.itemWords(i));
    }
    return words;
}

} // namespace

/// What a view draws at an instant is what the fold of the events until then says, however the
/// instant was reached: a view over the whole session, moved there and back, shows the same things
/// as a view over a session that had ended there.
class TestViewsFold : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shownEqualsTheFoldOfThePrefix_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto& name : test::recordedNames())
            QTest::addRow("%s", name.c_str()) << QString::fromStdString(name);
    }

    void shownEqualsTheFoldOfThePrefix()
    {
        QFETCH(QString, name);
        const auto events = test::recorded(name.toStdString());
        QVERIFY(!events.empty());
        const auto whole = test::project(events);
        Views views(*whole);
        std::mt19937 random(7);
        for (int i = 0; i < 6; ++i) {
            const auto count = std::size_t(random() % (events.size() + 1));
            const auto cursor = whole->at(count);
            views.showAt(cursor);
            const auto part = test::project(events, count);
            Views ended(*part);
            ended.showAt(cursor);

            QCOMPARE(lanes(views), lanes(ended));
            QCOMPARE(arrows(views, cursor), arrows(ended, cursor));
            QCOMPARE(items(views.map.figure()), items(ended.map.figure()));
            QVERIFY(views.states.figure().chart() == ended.states.figure().chart());
            QCOMPARE(items(views.states.figure()), items(ended.states.figure()));
            saysWhatTheFoldSays(views, part->log.latest());
        }
    }

    void steppingBackEqualsHavingStopped()
    {
        const auto whole = test::project(test::recorded("three-addresses.icelens"));
        Views stepped(*whole);
        Views stopped(*whole);
        for (auto count = whole->log.size(); count > whole->log.size() - 40; --count) {
            const auto cursor = whole->at(count);
            stepped.showAt(whole->at(count + 1 <= whole->log.size() ? count + 1 : count));
            stepped.showAt(cursor);
            stopped.showAt(whole->at(0));
            stopped.showAt(cursor);
            QCOMPARE(lanes(stepped), lanes(stopped));
            QCOMPARE(arrows(stepped, cursor), arrows(stopped, cursor));
            QCOMPARE(items(stepped.map.figure()), items(stopped.map.figure()));
            QVERIFY(stepped.states.figure().chart() == stopped.states.figure().chart());
        }
    }

private:
    /// The things in the scenes against the fold itself.
    static void saysWhatTheFoldSays(const Views& views, const model::Session& state)
    {
        std::size_t drawn = 0;
        for (const auto& line : views.map.figure().scene().lines) {
            for (const auto id : line.pairs) {
                const auto* pair = state.pair(id);
                QVERIFY(pair != nullptr && !pair->removed);
                QCOMPARE(line.edge->state, pair->state);
                ++drawn;
            }
        }
        std::size_t there = 0;
        std::array<std::size_t, 6> counts{};
        const auto scope = views.states.scopeChooser().scope();
        for (std::size_t i = 0; i < state.pairs().size(); ++i) {
            const auto& pair = state.pairs()[i];
            there += pair.removed ? 0 : 1;
            if (!pair.removed && scope.covers(pair.agent, pair.stream, pair.component))
                ++counts.at(static_cast<std::size_t>(pair.state));
        }
        if (views.map.scopeChooser().scope() == model::Scope{})
            QCOMPARE(drawn, there);
        for (const auto& node : views.states.figure().chart().nodes) {
            if (node.machine == ui::Machine::Pairs)
                QCOMPARE(node.count, counts.at(node.state));
        }
        std::size_t rows = 0;
        for (const auto& lane : views.timeline.canvas().rows())
            rows += lane.key.kind == model::LaneKind::Pair ? 1 : 0;
        QCOMPARE(rows, state.pairs().size());
    }
};

QTEST_MAIN(TestViewsFold)
#include "tst_viewsfold.moc"
