// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"
#include "ui/workspace/dock.h"
#include "ui/workspace/workspace.h"

#include <QApplication>
#include <QDir>
#include <QDropEvent>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace icelens;
using ui::MainWindow;
using ui::Workspace;
using Arrangement = Workspace::Arrangement;

namespace {

QString named(const char* id)
{
    return QString::fromLatin1(id);
}

void open(MainWindow& window, int width = 1280)
{
    window.resize(width, 800);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QCoreApplication::processEvents();
}

QStringList inSight(const MainWindow& window)
{
    QStringList ids;
    for (const auto* dock : window.workspace().docks()) {
        if (dock->isInSight())
            ids += dock->objectName();
    }
    ids.sort();
    return ids;
}

} // namespace

/// Views can be arranged, and none of them is ever out of reach.
class TestWorkspace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
        QCoreApplication::setOrganizationName(named("icelens-test"));
    }

    void init() { QSettings().clear(); }

    void inspectShowsTheCheckListBesideTheDetails()
    {
        MainWindow window;
        open(window);
        QTRY_COMPARE(inSight(window), (QStringList{named("checklist"), named("details")}));
        const auto* details = window.workspace().dock(named("details"));
        QTRY_VERIFY2(std::abs(details->width() - 330) < 12,
                     qPrintable(QString::number(details->width())));
    }

    void everyArrangementShowsItsViews()
    {
        MainWindow window;
        open(window);
        window.workspace().arrange(Arrangement::Teach);
        QTRY_COMPARE(inSight(window),
                     (QStringList{named("lessons"), named("map"), named("states")}));
        const auto heightOf = [&](const char* id) {
            return window.workspace().dock(named(id))->height();
        };
        QTRY_VERIFY2(
            std::abs(heightOf("map") - heightOf("states")) < 40,
            qPrintable(QStringLiteral("%1 and %2").arg(heightOf("map")).arg(heightOf("states"))));
        window.workspace().arrange(Arrangement::Call);
        QTRY_COMPARE(inSight(window), (QStringList{named("call"), named("quality")}));
        window.workspace().arrange(Arrangement::Inspect);
        QTRY_COMPARE(inSight(window), (QStringList{named("checklist"), named("details")}));
    }

    void aTabBroughtForwardIsInSightAlone()
    {
        MainWindow window;
        open(window);
        window.showView(named("ladder"));
        QTRY_COMPARE(inSight(window), (QStringList{named("details"), named("ladder")}));
        QCOMPARE(window.workspace().current(), window.workspace().dock(named("ladder")));
    }

    void aClosedOrDetachedViewComesBack()
    {
        MainWindow window;
        open(window);
        auto* map = window.workspace().dock(named("map"));
        map->close();
        window.showView(named("map"));
        QTRY_VERIFY(map->isInSight());
        map->setFloating(true);
        QTRY_VERIFY(map->isFloating() && map->isVisible());
        window.workspace().reset();
        QTRY_VERIFY(!map->isFloating());
    }

    void theLayoutIsRemembered()
    {
        {
            MainWindow window;
            window.setSettingsKey(named("window"));
            open(window);
            window.workspace().dock(named("packets"))->close();
            window.showView(named("states"));
            QCoreApplication::processEvents();
            window.close();
        }
        MainWindow window;
        window.setSettingsKey(named("window"));
        open(window);
        QVERIFY(window.workspace().dock(named("packets"))->isHidden());
        QTRY_COMPARE(inSight(window), (QStringList{named("details"), named("states")}));
    }

    void anArrangementComesBackAsItWasLeft()
    {
        MainWindow window;
        open(window);
        window.workspace().arrange(Arrangement::Teach);
        QTRY_VERIFY(!inSight(window).contains(named("checklist")));
        QCoreApplication::processEvents();
        const QStringList teach = inSight(window);
        window.workspace().arrange(Arrangement::Inspect);
        QTRY_COMPARE(inSight(window), (QStringList{named("checklist"), named("details")}));
        window.workspace().arrange(Arrangement::Teach);
        QCoreApplication::processEvents();
        QTRY_COMPARE(inSight(window), teach);
    }

    void aBrokenLayoutFallsBackToThePreparedOne_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("noise") << 0;
        QTest::newRow("truncated") << 1;
        QTest::newRow("another version") << 2;
        QTest::newRow("a changed byte") << 3;
    }

    void aBrokenLayoutFallsBackToThePreparedOne()
    {
        QFETCH(int, kind);
        MainWindow window;
        open(window);
        QByteArray saved = window.workspace().saved(Arrangement::Inspect);
        if (kind == 0)
            saved = QByteArray(300, 'x');
        else if (kind == 1)
            saved.truncate(saved.size() / 2);
        else if (kind == 2)
            saved[7] = 9;
        else
            saved[saved.size() - 60] = static_cast<char>(~saved[saved.size() - 60]);
        window.workspace().dock(named("checklist"))->close();
        window.workspace().remember(Arrangement::Inspect, saved);
        QTRY_COMPARE(inSight(window), (QStringList{named("checklist"), named("details")}));
    }

    void belowElevenHundredPixelsTheDetailsAreATab()
    {
        MainWindow window;
        open(window);
        auto* details = window.workspace().dock(named("details"));
        window.resize(1000, 700);
        QTRY_VERIFY(!window.workspace().tabifiedDockWidgets(details).isEmpty());
        QTRY_COMPARE(inSight(window), (QStringList{named("checklist")}));
        window.resize(1280, 800);
        QTRY_VERIFY(window.workspace().tabifiedDockWidgets(details).isEmpty());
        QTRY_COMPARE(inSight(window), (QStringList{named("checklist"), named("details")}));
    }

    void functionSixGoesThroughAllPanes()
    {
        MainWindow window;
        open(window);
        window.activateWindow();
        QSet<QWidget*> seen;
        for (int i = 0; i < 8; ++i) {
            QVERIFY(window.workspace().moveFocus(1, {}));
            seen.insert(QApplication::focusWidget());
        }
        QVERIFY2(seen.size() >= 2, qPrintable(QString::number(seen.size())));
        QWidget* before = QApplication::focusWidget();
        window.workspace().moveFocus(1, {});
        window.workspace().moveFocus(-1, {});
        QCOMPARE(QApplication::focusWidget(), before);
    }

    void aFileThatIsDroppedIsOpened()
    {
        MainWindow window;
        open(window);
        QSignalSpy asked(&window, &MainWindow::openRequested);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QDir::temp().filePath(named("a.icelens")))});
        // Qt hands a drop to what took the drag.
        QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton,
                              Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &drop);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.at(0).at(0).toString(), QDir::temp().filePath(named("a.icelens")));
        data.setUrls({QUrl(named("https://example.org/a.icelens"))});
        QDragEnterEvent foreign(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton,
                                Qt::NoModifier);
        foreign.ignore();
        QCoreApplication::sendEvent(&window, &foreign);
        QVERIFY(!foreign.isAccepted());
        QCOMPARE(asked.count(), 1);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(TestWorkspace)
#include "tst_workspace.moc"
