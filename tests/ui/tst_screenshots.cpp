// SPDX-License-Identifier: GPL-3.0-or-later
#include "labstory.h"
#include "model/items/checklistmodel.h"
#include "model/items/packetmodel.h"
#include "model/session/eventlog.h"
#include "tests/support/projected.h"
#include "ui/dialogs/sessionoptionsdialog.h"
#include "ui/mainwindow.h"
#include "ui/panels/detailspanel.h"
#include "ui/panels/noticestrip.h"
#include "ui/panels/whypart.h"
#include "ui/panels/whyview.h"
#include "ui/theme/theme.h"
#include "ui/views/celldelegate.h"
#include "ui/views/checklistview.h"
#include "ui/views/decoderview.h"
#include "ui/views/eventsview.h"
#include "ui/views/packetsview.h"
#include "ui/views/tableheader.h"
#include "ui/views/treetable.h"
#include "ui/workspace/dock.h"
#include "ui/workspace/workspace.h"

#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace icelens;
using items::CheckListModel;
using ui::MainWindow;
using ui::Theme;

namespace {

struct Recorded
{
    explicit Recorded(const std::vector<model::Event>& events)
    {
        for (const auto& event : events) {
            log.append(event);
            transactions.append(log[log.size() - 1], log.latest());
        }
    }

    model::EventLog log;
    model::TransactionIndex transactions;
};

int coloursIn(const QImage& image)
{
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); y += 3) {
        for (int x = 0; x < image.width(); x += 3)
            colours.insert(image.pixel(x, y));
    }
    return static_cast<int>(colours.size());
}

} // namespace

/// Renders the window from a recorded session and looks at what a person would see. With
/// ICELENS_SCREENSHOT_DIR the pictures are kept there.
class TestScreenshots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_path = qEnvironmentVariable("ICELENS_SCREENSHOT_DIR", m_folder.path());
    }

    void inspect_data() { themes(); }
    void inspect()
    {
        QFETCH(Theme::Choice, theme);
        Theme::instance().setChoice(theme);
        MainWindow window;
        fill(window);
        window.selection().choosePair(model::PairId(4));
        save(window, "01-inspect");

        // Nothing that names a pair may be cut off.
        auto& table = window.checkList().table();
        auto& model = window.checkList().model();
        QCOMPARE(model.totalPairs(), 40);
        QVERIFY(model.shownPairs() == 40);
        for (int pair = 1; pair <= 40; ++pair) {
            for (const int column : {CheckListModel::StateColumn, CheckListModel::LocalColumn,
                                     CheckListModel::RemoteColumn, CheckListModel::MarksColumn}) {
                const auto index = model.indexOf(model::PairId(static_cast<quint32>(pair)), column);
                QVERIFY(!table.columns().isSectionHidden(column));
                QVERIFY2(table.cells().neededWidth(index, column == 0)
                             <= table.columns().sectionSize(column),
                         qPrintable(index.data().toString()));
            }
        }
        QVERIFY(window.details().why().view().plainAnswers().contains(
            QStringLiteral("Alice, controlling")));
        QVERIFY(window.details().checks().rowCount() > 0);
        QCOMPARE(window.workspace().dock(QStringLiteral("checklist"))->count(), 40U);
    }

    void packets_data() { themes(); }
    void packets()
    {
        QFETCH(Theme::Choice, theme);
        Theme::instance().setChoice(theme);
        MainWindow window;
        fill(window);
        window.showTab(MainWindow::PacketsTab);
        auto& packets = window.packets().model();
        QVERIFY(packets.rowCount() > 10);
        const auto row = packets.index(4, 0);
        window.selection().chooseEvent(*packets.eventAt(row),
                                       model::PairId(row.data(items::PairIdRole).toUInt()));
        save(window, "packets");
        QVERIFY(window.selection().pair() != model::PairId());
        QVERIFY(window.packets().decoder().isVisibleTo(&window));
    }

    void eventsAndCandidates_data() { themes(); }
    void eventsAndCandidates()
    {
        QFETCH(Theme::Choice, theme);
        Theme::instance().setChoice(theme);
        MainWindow window;
        fill(window);
        window.selection().choosePair(model::PairId(4));
        window.showTab(MainWindow::EventsTab);
        save(window, "events");
        window.showTab(MainWindow::CandidatesTab);
        save(window, "candidates");
    }

    void firstStart_data() { themes(); }
    void firstStart()
    {
        QFETCH(Theme::Choice, theme);
        Theme::instance().setChoice(theme);
        MainWindow window;
        window.setInterfaces({{QStringLiteral("eth0"),
                               {QStringLiteral("192.0.2.24"), QStringLiteral("2001:db8:a::24")}}});
        fill(window);
        window.setSessionKind(ui::SessionKind::Live);
        save(window, "06a-first-start");
    }

    void options_data() { themes(); }
    void options()
    {
        QFETCH(Theme::Choice, theme);
        Theme::instance().setChoice(theme);
        ui::SessionOptionsDialog dialog({}, {});
        QVERIFY(dialog.width() <= 1280 && dialog.height() <= 800);
        save(dialog, "options");
        QVERIFY(dialog.isComplete());
        QCOMPARE(dialog.options(), model::SessionOptions());
    }

    void emptyWindow_data() { themes(); }
    void emptyWindow()
    {
        QFETCH(Theme::Choice, theme);
        Theme::instance().setChoice(theme);
        MainWindow window;
        window.showProblem(QStringLiteral("The file could not be opened."));
        save(window, "empty");
    }

    void arrangements_data() { themes(); }
    void arrangements()
    {
        QFETCH(Theme::Choice, theme);
        Theme::instance().setChoice(theme);
        MainWindow window;
        const auto session = test::project(test::labStory());
        window.setLog(&session->log, &session->transactions, &session->projections);
        window.setSessionKind(ui::SessionKind::Recording);
        window.refresh();
        window.selection().choosePair(model::PairId(4));
        save(window, "inspect");
        for (const char* view : {"timeline", "ladder", "map", "states"}) {
            window.showView(QString::fromLatin1(view));
            save(window, qPrintable(QStringLiteral("view-%1").arg(QString::fromLatin1(view))));
            QVERIFY(window.workspace().dock(QString::fromLatin1(view))->isInSight());
        }
        window.workspace().arrange(ui::Workspace::Arrangement::Teach);
        save(window, "05-teach");
        QVERIFY(Theme::instance().large());
        window.workspace().arrange(ui::Workspace::Arrangement::Call);
        save(window, "03-call");
        QVERIFY(!Theme::instance().large());
        window.setLog(nullptr, nullptr);
    }

    void cleanupTestCase() { Theme::instance().setChoice(Theme::Choice::Light); }

private:
    static void themes()
    {
        QTest::addColumn<Theme::Choice>("theme");
        QTest::newRow("light") << Theme::Choice::Light;
        QTest::newRow("dark") << Theme::Choice::Dark;
    }

    void fill(MainWindow& window)
    {
        window.setLog(&m_session.log, &m_session.transactions);
        window.setSessionKind(ui::SessionKind::Recording);
        window.refresh();
    }

    void save(QWidget& window, const char* name)
    {
        if (qobject_cast<MainWindow*>(&window) != nullptr)
            window.resize(1280, 800);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QCoreApplication::processEvents();
        const QImage image = window.grab().toImage();
        QCOMPARE(image.size(), window.size() * window.devicePixelRatio());
        QVERIFY(coloursIn(image) > 20);
        const bool dark = Theme::instance().scheme() == ui::Scheme::Dark;
        QVERIFY(image.save(QStringLiteral("%1/%2-%3.png")
                               .arg(m_path, QString::fromLatin1(name),
                                    dark ? QStringLiteral("dark") : QStringLiteral("light"))));
    }

    QTemporaryDir m_folder;
    QString m_path;
    Recorded m_session{test::labStory()};
};

QTEST_MAIN(TestScreenshots)
#include "tst_screenshots.moc"
