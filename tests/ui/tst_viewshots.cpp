// SPDX-License-Identifier: GPL-3.0-or-later
#include "natstory.h"
#include "tests/support/generatedsession.h"
#include "tests/support/projected.h"
#include "tests/support/recorded.h"
#include "ui/ladder/ladderview.h"
#include "ui/mainwindow.h"
#include "ui/playback.h"
#include "ui/theme/theme.h"
#include "ui/workspace/dock.h"
#include "ui/workspace/workspace.h"

#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace icelens;
using ui::MainWindow;
using ui::Theme;

namespace {

int coloursIn(const QImage& image)
{
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); y += 3) {
        for (int x = 0; x < image.width(); x += 3)
            colours.insert(image.pixel(x, y));
    }
    return static_cast<int>(colours.size());
}

/// A large session besides those that were recorded.
const auto busy = QStringLiteral("busy");
/// What no recording here has: NATs and servers.
const auto nats = QStringLiteral("nats");

std::vector<model::Event> eventsOf(const QString& session)
{
    if (session == busy)
        return test::generatedSession({3, 120, 20'000, 2, 0});
    if (session == nats)
        return test::natStory();
    return test::recorded(session.toStdString() + ".icelens");
}

} // namespace

/// Renders each painted view from recorded sessions in both themes, and looks whether something is
/// there. With ICELENS_SCREENSHOT_DIR the pictures are kept there, to be looked at.
class TestViewShots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    void looks_data()
    {
        QTest::addColumn<QString>("session");
        QTest::addColumn<Theme::Choice>("theme");
        for (const auto& session :
             {QStringLiteral("three-addresses"), QStringLiteral("black-hole"), busy, nats}) {
            QTest::addRow("%s light", qPrintable(session)) << session << Theme::Choice::Light;
            QTest::addRow("%s dark", qPrintable(session)) << session << Theme::Choice::Dark;
        }
        QTest::newRow("call") << QStringLiteral("call") << Theme::Choice::Light;
        QTest::newRow("trickle") << QStringLiteral("trickle") << Theme::Choice::Light;
        QTest::newRow("one-way") << QStringLiteral("one-way") << Theme::Choice::Light;
        QTest::newRow("both-controlling")
            << QStringLiteral("both-controlling") << Theme::Choice::Light;
    }

    void looks()
    {
        QFETCH(QString, session);
        QFETCH(Theme::Choice, theme);
        const auto events = eventsOf(session);
        QVERIFY(!events.empty());
        const auto projected = test::project(events);
        Theme::instance().setChoice(theme);
        MainWindow window;
        window.setLog(&projected->log, &projected->transactions, &projected->projections);
        window.setSessionKind(ui::SessionKind::Recording);
        window.resize(1280, 800);
        window.refresh();
        const auto& pairs = projected->log.latest().pairs();
        QVERIFY(pairs.size() > 0);
        window.selection().choosePair(chosenOf(projected->log.latest()));
        for (const char* view : {"timeline", "ladder", "map", "states"}) {
            window.showView(QString::fromLatin1(view));
            save(window, QStringLiteral("%1-%2").arg(QString::fromLatin1(view), session));
        }
        auto* ladder = window.findChild<ui::LadderView*>();
        ladder->setScope(ui::LadderView::Everything);
        window.showView(QStringLiteral("ladder"));
        save(window, QStringLiteral("ladder-all-%1").arg(session));
        // In the past, two views side by side.
        auto& workspace = window.workspace();
        workspace.dock(QStringLiteral("details"))->hide();
        workspace.addDockWidget(Qt::RightDockWidgetArea, workspace.dock(QStringLiteral("ladder")));
        window.showView(QStringLiteral("timeline"));
        window.playback().seek(projected->log.latest().now() * 6 / 10);
        QTRY_VERIFY(window.playback().moment().past);
        save(window, QStringLiteral("side-by-side-%1").arg(session));
        workspace.arrange(ui::Workspace::Arrangement::Teach);
        save(window, QStringLiteral("teach-%1").arg(session));
        workspace.arrange(ui::Workspace::Arrangement::Inspect);
        window.setLog(nullptr, nullptr);
    }

    void empty()
    {
        Theme::instance().setChoice(Theme::Choice::Light);
        MainWindow window;
        for (const char* view : {"timeline", "ladder", "map", "states"}) {
            window.showView(QString::fromLatin1(view));
            save(window, QStringLiteral("%1-empty").arg(QString::fromLatin1(view)));
        }
    }

    void cleanupTestCase() { Theme::instance().setChoice(Theme::Choice::Light); }

private:
    static model::PairId chosenOf(const model::Session& session)
    {
        for (std::size_t i = 0; i < session.pairs().size(); ++i) {
            if (session.pairs()[i].selected)
                return session.pairs()[i].id;
        }
        return session.pairs()[0].id;
    }

    void save(MainWindow& window, const QString& name)
    {
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QTest::qWait(1); // what was put off until the layout is made
        QCoreApplication::processEvents();
        const QImage image = window.grab().toImage();
        QCOMPARE(image.size(), window.size() * window.devicePixelRatio());
        QVERIFY(coloursIn(image) > 20);
        const bool dark = Theme::instance().scheme() == ui::Scheme::Dark;
        const QString path = qEnvironmentVariable("ICELENS_SCREENSHOT_DIR", m_folder.path());
        QVERIFY(
            image.save(QStringLiteral("%1/%2-%3-%4.png")
                           .arg(path, name, dark ? QStringLiteral("dark") : QStringLiteral("light"))
                           .arg(image.devicePixelRatio() * 100)));
    }

    QTemporaryDir m_folder;
};

QTEST_MAIN(TestViewShots)
#include "tst_viewshots.moc"
