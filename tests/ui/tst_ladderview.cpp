// SPDX-License-Identifier: GPL-3.0-or-later
#include "labstory.h"
#include "tests/support/projected.h"
#include "ui/ladder/laddercanvas.h"
#include "ui/ladder/ladderview.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace icelens;
using model::PairId;
using ui::LadderView;

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

    [[nodiscard]] const model::Ladder& ladder() const { return session->projections.ladder(); }

    std::unique_ptr<test::Projected> session;
    ui::SelectionHub hub;
    LadderView view;
};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// What the ladder draws is what the projection says at the cursor, and it can be used by pointer
/// and by keys.
class TestLadderView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void arrowsAreThoseOfTheLadder()
    {
        Shown shown;
        shown.view.setScope(LadderView::Everything);
        for (const std::size_t part : {4U, 2U, 1U}) {
            const auto count = shown.session->log.size() * part / 4;
            shown.showAt(count);
            const auto cursor = shown.session->at(count);
            const auto expected = shown.ladder().arrows({}, cursor);
            const auto& picture = *shown.view.canvas().picture();
            std::size_t happened = 0;
            for (const auto message : picture.layout().messages()) {
                if (!cursor.covers(shown.session->projections.wire()[message].event))
                    continue;
                ++happened;
                QVERIFY(picture.arrow(message) == shown.ladder().arrow(message, cursor));
            }
            QCOMPARE(happened, expected.size());
        }
    }

    void arrowsGoFromColumnToColumnAndSlope()
    {
        Shown shown;
        shown.view.setScope(LadderView::Everything);
        const auto drawn = shown.view.canvas().drawnArrows();
        const auto& picture = *shown.view.canvas().picture();
        QVERIFY(!drawn.empty());
        for (const auto& one : drawn) {
            const auto from = picture.layout().columnOf(one.arrow.from);
            QVERIFY(from);
            QCOMPARE(one.from.x(), picture.xOf(*from));
            QCOMPARE(one.from.y(), picture.yOf(one.arrow.sentAt));
            QVERIFY(one.to.y() >= one.from.y());
        }
    }

    void thePairAndFailuresFilter()
    {
        Shown shown;
        const int all = shown.view.canvas().itemCount();
        shown.hub.choosePair(PairId(4));
        const int ofPair = shown.view.canvas().itemCount();
        QVERIFY(ofPair > 0 && ofPair < all);
        model::LadderFilter filter;
        filter.pair = PairId(4);
        const model::Cursor end = shown.session->at(shown.session->log.size());
        QCOMPARE(static_cast<std::size_t>(ofPair), shown.ladder().arrows(filter, end).size());
        shown.view.setScope(LadderView::Everything);
        shown.view.setOnlyFailures(true);
        filter = {};
        filter.onlyFailures = true;
        QCOMPARE(static_cast<std::size_t>(shown.view.canvas().itemCount()),
                 shown.ladder().arrows(filter, end).size());
    }

    void selectionGoesBothWays()
    {
        Shown shown;
        shown.view.setScope(LadderView::Everything);
        auto& canvas = shown.view.canvas();
        QTest::keyClick(&canvas, Qt::Key_Down);
        QVERIFY(shown.hub.event());
        const auto first = *shown.hub.event();
        QTest::keyClick(&canvas, Qt::Key_Down);
        QVERIFY(*shown.hub.event() != first);
        shown.hub.chooseEvent(first, {});
        QCOMPARE(canvas.currentItem(), 0);
        QSignalSpy asked(&shown.view, &ui::SessionView::timeRequested);
        QTest::keyClick(&canvas, Qt::Key_Return);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.at(0).at(0).value<model::SessionTime>(), shown.session->log[first].at);
    }

    void aClickChoosesTheArrow()
    {
        Shown shown;
        shown.view.setScope(LadderView::Everything);
        auto& canvas = shown.view.canvas();
        const auto drawn = canvas.drawnArrows();
        const auto& one = drawn.front();
        const QPointF middle =
            (one.from + one.to) / 2 + QPointF(0, ui::LadderPicture::headHeight());
        QTest::mouseClick(canvas.viewport(), Qt::LeftButton, {}, middle.toPoint());
        QCOMPARE(shown.hub.event(), std::optional<std::size_t>(one.arrow.sentEvent));
        QVERIFY(canvas.toolTipAt(middle).contains(QStringLiteral("Binding")));
    }

    void eachArrowIsAnItemNamedInWords()
    {
        Shown shown;
        auto* list = QAccessible::queryAccessibleInterface(&shown.view.canvas());
        QVERIFY(list != nullptr);
        QCOMPARE(list->childCount(), shown.view.canvas().itemCount());
        QVERIFY(
            list->child(0)->text(QAccessible::Name).contains(QStringLiteral("Binding request")));
    }

    void itExportsPicturesAndText()
    {
        Shown shown;
        QTemporaryDir folder;
        shown.hub.choosePair(PairId(4));
        QVERIFY(shown.view.exportTo(folder.filePath(QStringLiteral("a.svg"))));
        QVERIFY(contentOf(folder.filePath(QStringLiteral("a.svg"))).contains("<svg"));
        QVERIFY(shown.view.exportTo(folder.filePath(QStringLiteral("a.png"))));
        QVERIFY(QImage(folder.filePath(QStringLiteral("a.png"))).width() > 300);
        QVERIFY(shown.view.exportTo(folder.filePath(QStringLiteral("a.txt"))));
        QVERIFY(contentOf(folder.filePath(QStringLiteral("a.txt"))).contains("Binding request"));
        QVERIFY(!shown.view.exportTo(folder.filePath(QStringLiteral("none/a.svg"))));
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
        const QString path = qEnvironmentVariable("ICELENS_SCREENSHOT_DIR", folder.path());
        const auto save = [&](const char* name) {
            return shown.view.grab().toImage().save(
                QStringLiteral("%1/%2-%3.png")
                    .arg(path, QString::fromLatin1(name),
                         QString::fromLatin1(QTest::currentDataTag())));
        };
        QVERIFY(save("ladder"));
        shown.view.setScope(LadderView::Everything);
        shown.showAt(shown.session->log.countUntil(std::chrono::milliseconds(3512)));
        QVERIFY(save("ladder-all"));
    }
};

QTEST_MAIN(TestLadderView)
#include "tst_ladderview.moc"
