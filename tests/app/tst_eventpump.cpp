// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/eventpump.h"
#include "transport/glib/networkthread.h"

#include <QTest>
#include <QThread>

using namespace icelens;

class TestEventPump : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void deliversInOrderInTheUiThread();
    void deliversABurstInFewBatches();
};

void TestEventPump::deliversInOrderInTheUiThread()
{
    constexpr int count = 500;
    app::EventPump pump;
    std::vector<model::SessionTime> times;
    bool sameThread = true;
    connect(&pump, &app::EventPump::arrived, this, [&](const auto& batch) {
        sameThread = sameThread && QThread::currentThread() == thread();
        for (const auto& event : batch)
            times.push_back(event.at);
    });
    {
        transport::NetworkThread network;
        for (int i = 0; i < count; ++i)
            network.post([&pump, i] {
                pump.publish({model::SessionTime(i), {}, model::Source::Session, {}});
            });
    }
    QTRY_COMPARE(times.size(), std::size_t(count));
    QVERIFY(std::is_sorted(times.begin(), times.end()));
    QVERIFY(sameThread);
}

void TestEventPump::deliversABurstInFewBatches()
{
    constexpr int count = 10'000;
    app::EventPump pump;
    std::size_t events = 0;
    int batches = 0;
    connect(&pump, &app::EventPump::arrived, this, [&](const auto& batch) {
        events += batch.size();
        ++batches;
    });
    {
        transport::NetworkThread network;
        network.post([&pump] {
            for (int i = 0; i < count; ++i)
                pump.publish({model::SessionTime(i), {}, model::Source::Session, {}});
        });
    } // the network thread ends, and no event loop ran meanwhile
    QTRY_COMPARE(events, std::size_t(count));
    QCOMPARE(batches, 1);
}

QTEST_GUILESS_MAIN(TestEventPump)
#include "tst_eventpump.moc"
