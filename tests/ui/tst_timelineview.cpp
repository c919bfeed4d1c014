// SPDX-License-Identifier: GPL-3.0-or-later
#include "labstory.h"
#include "tests/support/projected.h"
#include "ui/theme/theme.h"
#include "ui/timeline/timelinecanvas.h"
#include "ui/timeline/timelineview.h"

#include <QAccessible>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

using namespace icelens;
using model::LaneKind;
using model::PairId;
using model::SessionTime;
using ui::TimelineCanvas;

namespace {

/// A view over the recorded story, shown after some of its events.
struct Shown
{
    Shown()
        : session(test::project(test::labStory()))
        , view(&hub)
    {
        view.resize(950, 600);
        view.setSession(&session->log, &session->projections);
        showAt(session->log.size());
        view.show();
        if (!QTest::qWaitForWindowExposed(&view))
            qWarning("the view was not exposed");
    }

    void showAt(std::size_t count)
    {
        const auto cursor = session->at(count);
        const auto end = session->log.latest().now();
        view.showAt({cursor, end, false, cursor.time < end}, session->log.stateAt(count));
    }

    [[nodiscard]] TimelineCanvas& canvas() const { return view.canvas(); }

    std::unique_ptr<test::Projected> session;
    ui::SelectionHub hub;
    ui::TimelineView view;
};

/// The value that @p picture shows on @p pixel; empty where there is none.
std::optional<int> valueOn(const model::LanePicture& picture, int pixel)
{
    for (const auto& bar : picture.bars) {
        if (pixel >= bar.from && pixel < bar.to)
            return bar.value;
    }
    return std::nullopt;
}

void turnWheel(QWidget* widget, QPointF at, int delta, Qt::KeyboardModifiers modifiers)
{
    QWheelEvent event(at, widget->mapToGlobal(at), {}, {0, delta}, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(widget, &event);
}

} // namespace

/// What the timeline draws is what the projection says at the cursor, and it can be used by pointer
/// and by keys.
class TestTimelineView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lanesAreThoseOfTheFoldAtTheCursor()
    {
        Shown shown;
        const auto& timeline = shown.session->projections.timeline();
        for (const std::size_t count : {shown.session->log.size(), shown.session->log.size() / 2,
                                        std::size_t(12), std::size_t(0)}) {
            shown.showAt(count);
            const auto state = shown.session->log.stateAt(count);
            QVERIFY(shown.canvas().rows() == timeline.arrange(state, model::LaneOrder::Time));
        }
    }

    void eachPixelUpToTheCursorHasTheValueOfTheLane()
    {
        Shown shown;
        const auto& projections = shown.session->projections;
        for (const std::size_t part : {4U, 3U, 2U, 1U}) {
            const auto count = shown.session->log.size() * part / 4;
            shown.showAt(count);
            const auto cursor = shown.session->at(count);
            const auto scale = shown.canvas().scale();
            const auto drawn = shown.canvas().drawnLanes();
            QVERIFY(drawn.size() > 5);
            for (const auto& lane : drawn) {
                const auto at =
                    projections.timeline().laneAt(lane.row.lane, cursor, projections.wire());
                QVERIFY(at);
                for (const auto& segment : at->segments) {
                    const int from = scale.pixelOf(segment.from);
                    const int to = scale.pixelOf(segment.to);
                    // Where a segment has a pixel of its own it must be what stands there.
                    for (int pixel = from + 1; pixel < to; ++pixel)
                        QCOMPARE(valueOn(lane.picture, pixel), std::optional<int>(segment.value));
                }
            }
        }
    }

    void checksAndFlagsAreMarked()
    {
        Shown shown;
        const auto cursor = shown.session->at(shown.session->log.size());
        const auto& projections = shown.session->projections;
        const auto scale = shown.canvas().scale();
        std::size_t marks = 0;
        for (const auto& lane : shown.canvas().drawnLanes()) {
            const auto at =
                projections.timeline().laneAt(lane.row.lane, cursor, projections.wire());
            for (const auto& check : at->checks) {
                const int pixel = scale.pixelOf(check.check.at);
                QVERIFY(std::ranges::any_of(lane.picture.marks, [&](const auto& mark) {
                    return mark.pixel == pixel && mark.kind == check.check.kind;
                }));
                ++marks;
            }
            for (const auto& flag : at->flags)
                QVERIFY(std::ranges::any_of(lane.picture.flags, [&](const auto& mark) {
                    return mark.flag.kind == flag.kind && mark.pixel == scale.pixelOf(flag.at);
                }));
        }
        QVERIFY(marks > 3);
    }

    void selectionGoesBothWays()
    {
        Shown shown;
        shown.hub.choosePair(PairId(4));
        const auto& rows = shown.canvas().rows();
        QVERIFY(shown.canvas().currentItem() >= 0);
        QCOMPARE(rows[static_cast<std::size_t>(shown.canvas().currentItem())].key.pair, PairId(4));

        const auto drawn = shown.canvas().drawnLanes();
        const auto other = std::ranges::find_if(
            drawn, [](const auto& lane) { return lane.row.key.pair == PairId(2); });
        QVERIFY(other != drawn.end());
        QTest::mouseClick(shown.canvas().viewport(), Qt::LeftButton, {},
                          QPoint(shown.canvas().labelWidth() + 300, int(other->rect.center().y())));
        QCOMPARE(shown.hub.pair(), PairId(2));

        shown.hub.choosePair(PairId(40)); // far below: it scrolls there
        const QRect rect = shown.canvas().itemRect(shown.canvas().currentItem());
        QVERIFY(shown.canvas().viewport()->geometry().contains(rect.center()));
    }

    void keysMoveAndZoom()
    {
        Shown shown;
        auto& canvas = shown.canvas();
        canvas.setFocus();
        shown.hub.choosePair(PairId(1));
        QTest::keyClick(&canvas, Qt::Key_Down);
        QCOMPARE(shown.hub.pair(), PairId(2));
        QTest::keyClick(&canvas, Qt::Key_Up);
        QCOMPARE(shown.hub.pair(), PairId(1));
        const int before = canvas.currentItem();
        QTest::keyClick(&canvas, Qt::Key_PageDown);
        QVERIFY(canvas.currentItem() > before + 5);

        const auto whole = canvas.window().to() - canvas.window().from();
        QTest::keyClick(&canvas, Qt::Key_Plus);
        QVERIFY(canvas.window().to() - canvas.window().from() < whole);
        const auto from = canvas.window().from();
        QTest::keyClick(&canvas, Qt::Key_Left, Qt::ControlModifier);
        QVERIFY(canvas.window().from() < from);
        QTest::keyClick(&canvas, Qt::Key_0);
        QVERIFY(canvas.window().showsAll());
    }

    void theWheelZoomsAtThePointer()
    {
        Shown shown;
        auto& canvas = shown.canvas();
        const QPointF at(canvas.labelWidth() + 300, 200);
        const auto before = canvas.scale().timeOf(300);
        turnWheel(canvas.viewport(), at, 480, Qt::ControlModifier);
        QVERIFY(!canvas.window().showsAll());
        const auto moved = canvas.scale().timeOf(300) - before;
        const auto pixel = canvas.scale().timeOf(1) - canvas.scale().timeOf(0);
        QVERIFY(std::chrono::abs(moved) <= pixel);
    }

    void aDoubleClickAndTheAxisAskForTheirTime()
    {
        Shown shown;
        auto& canvas = shown.canvas();
        QSignalSpy asked(&shown.view, &ui::SessionView::timeRequested);
        const QPoint at(canvas.labelWidth() + 250, 300);
        QTest::mouseDClick(canvas.viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.takeFirst().at(0).value<SessionTime>(), canvas.scale().timeOf(250));
        QTest::mouseClick(canvas.viewport(), Qt::LeftButton, {}, QPoint(at.x(), 5));
        QCOMPARE(asked.count(), 1);
    }

    void headingsFold()
    {
        Shown shown;
        auto& canvas = shown.canvas();
        const auto heading = std::ranges::find_if(canvas.rows(), [](const auto& row) {
            return row.key.kind == LaneKind::ComponentState;
        });
        QVERIFY(heading != canvas.rows().end());
        const auto key = heading->key;
        const auto before = canvas.rows().size();
        canvas.setFolded(key, true);
        QVERIFY(canvas.rows().size() < before);
        QVERIFY(std::ranges::none_of(canvas.rows(), [&](const auto& row) {
            return row.key.kind == LaneKind::Pair && row.key.agent == key.agent
                && row.key.component == key.component;
        }));
        canvas.setFolded(key, false);
        QCOMPARE(canvas.rows().size(), before);
    }

    void eachLaneIsAnItemNamedInWords()
    {
        Shown shown;
        auto& canvas = shown.canvas();
        auto* list = QAccessible::queryAccessibleInterface(&canvas);
        QVERIFY(list != nullptr);
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->childCount(), static_cast<int>(canvas.rows().size()));
        shown.hub.choosePair(PairId(4));
        auto* item = list->child(canvas.currentItem());
        QVERIFY(item != nullptr);
        QVERIFY(item->text(QAccessible::Name).startsWith(QStringLiteral("Pair 4, Alice")));
        QVERIFY(item->state().selected);
        QCOMPARE(list->indexOfChild(item), canvas.currentItem());
    }

    void hoveringTellsTimesAndCause()
    {
        Shown shown;
        const auto drawn = shown.canvas().drawnLanes();
        const auto lane = std::ranges::find_if(
            drawn, [](const auto& one) { return one.row.key.pair == PairId(4); });
        QVERIFY(lane != drawn.end() && !lane->picture.bars.empty());
        const auto& bar = lane->picture.bars.front();
        const QPointF at(shown.canvas().labelWidth() + (bar.from + bar.to) / 2.0,
                         lane->rect.center().y());
        const QString text = shown.canvas().toolTipAt(at);
        QVERIFY(text.contains(QStringLiteral("Pair 4")));
        QVERIFY(text.contains(QStringLiteral(" from 0.620 s")));
    }

    void looks_data()
    {
        QTest::addColumn<ui::Theme::Choice>("theme");
        QTest::newRow("light") << ui::Theme::Choice::Light;
        QTest::newRow("dark") << ui::Theme::Choice::Dark;
    }

    void looks()
    {
        QFETCH(ui::Theme::Choice, theme);
        ui::Theme::instance().setChoice(theme);
        QTemporaryDir folder;
        Shown shown;
        shown.view.resize(950, 700);
        shown.hub.choosePair(PairId(4));
        shown.showAt(shown.session->log.countUntil(std::chrono::milliseconds(3512)));
        const QImage image = shown.view.grab().toImage();
        const QString path = qEnvironmentVariable("ICELENS_SCREENSHOT_DIR", folder.path());
        QVERIFY(image.save(QStringLiteral("%1/timeline-%2.png")
                               .arg(path, QString::fromLatin1(QTest::currentDataTag()))));
    }
};

QTEST_MAIN(TestTimelineView)
#include "tst_timelineview.moc"
