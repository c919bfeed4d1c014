// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/eventlog.h"
#include "model/session/transactionindex.h"
#include "tests/support/generatedsession.h"
#include "ui/mainwindow.h"
#include "ui/views/checklistview.h"
#include "ui/views/eventsview.h"
#include "ui/views/treetable.h"

#include <QElapsedTimer>
#include <QScrollBar>
#include <QTest>

#include <algorithm>

using namespace icelens;

/// The window over ten thousand pairs: what one frame costs the UI thread. Figures are told, not
/// judged: the benchmarks judge them on a quiet machine.
class TestManyRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scrollsSortsAndRefreshes()
    {
        const auto events = test::generatedSession({.seed = 3, .pairs = 10'000, .events = 120'000});
        model::EventLog log;
        model::TransactionIndex transactions;
        const auto append = [&](std::size_t first, std::size_t last) {
            for (std::size_t i = first; i < last; ++i) {
                log.append(events[i]);
                transactions.append(log[i], log.latest());
            }
        };
        append(0, 100'000);
        ui::MainWindow window;
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.setLog(&log, &transactions);
        told("first refresh", 1, [&](int) { window.refresh(); });
        QVERIFY(window.checkList().model().totalPairs() >= 9'000);

        told("refresh of 100 new events", 100, [&](int i) {
            const auto from = 100'000 + static_cast<std::size_t>(i) * 100;
            append(from, from + 100);
            window.refresh();
        });
        auto& table = window.checkList().table();
        told("scroll and paint", 50, [&](int i) {
            table.verticalScrollBar()->setValue(i * 997);
            table.viewport()->repaint();
        });
        told("sort", 4, [&](int i) {
            table.sortByColumn(i, Qt::DescendingOrder);
            table.viewport()->repaint();
        });
        window.showTab(ui::MainWindow::EventsTab);
        QCOMPARE(window.events().model().rowCount(), static_cast<int>(log.size()));
    }

private:
    template <class Work>
    static void told(const char* what, int times, Work work)
    {
        std::vector<double> ms;
        for (int i = 0; i < times; ++i) {
            QElapsedTimer timer;
            timer.start();
            work(i);
            ms.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        }
        std::ranges::sort(ms);
        qInfo("%s: median %.2f ms, worst %.2f ms", what, ms[ms.size() / 2], ms.back());
    }
};

QTEST_MAIN(TestManyRows)
#include "tst_manyrows.moc"
