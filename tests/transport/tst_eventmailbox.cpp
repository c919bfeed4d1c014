// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/glib/eventmailbox.h"

#include <QTest>

#include <algorithm>
#include <poll.h>
#include <thread>

using namespace icelens;
using namespace std::chrono_literals;
using transport::EventMailbox;

namespace {

using Clock = std::chrono::steady_clock;

model::Event eventAt(int time)
{
    return {model::SessionTime(time), {}, model::Source::Session, {}};
}

/// True if the mailbox is due within @p limit.
bool isDue(const EventMailbox& box, std::chrono::milliseconds limit)
{
    pollfd due{box.descriptor(), POLLIN, 0};
    return poll(&due, 1, static_cast<int>(limit.count())) == 1;
}

constexpr auto never = 20ms; // a clock that is not set does not ring later either
constexpr auto soon = 10s;   // on a machine that is busy with something else

} // namespace

class TestEventMailbox : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ringsOnceForABurst()
    {
        EventMailbox box({1ms, 1ms});
        QVERIFY(!isDue(box, never));
        for (int i = 0; i < 100; ++i)
            box.push(eventAt(i));
        QVERIFY(isDue(box, soon));
        const auto events = box.drain();
        QCOMPARE(events.size(), std::size_t(100));
        QVERIFY(std::ranges::is_sorted(events, {}, &model::Event::at));
        QVERIFY(!isDue(box, never));
        QVERIFY(box.drain().empty());
    }

    void waitsForWhatComesWithIt()
    {
        EventMailbox box({50ms, 1ms});
        const auto start = Clock::now();
        box.push(eventAt(0));
        QVERIFY(isDue(box, soon));
        QVERIFY(Clock::now() - start >= 50ms);
    }

    void keepsItsDistance()
    {
        EventMailbox box({0ms, 60ms});
        box.push(eventAt(0));
        QVERIFY(isDue(box, soon));
        const auto before = Clock::now();
        QCOMPARE(box.drain().size(), std::size_t(1));
        box.push(eventAt(1));
        QVERIFY(isDue(box, soon));
        QVERIFY(Clock::now() - before >= 60ms);
    }

    void losesNothingBetweenThreads()
    {
        constexpr int count = 20'000;
        EventMailbox box({0ms, 1ms});
        std::thread writer([&box] {
            for (int i = 0; i < count; ++i)
                box.push(eventAt(i));
        });
        std::vector<model::Event> all;
        while (all.size() < std::size_t(count) && isDue(box, soon)) {
            for (model::Event& event : box.drain())
                all.push_back(std::move(event));
        }
        writer.join();
        QCOMPARE(all.size(), std::size_t(count));
        QVERIFY(std::ranges::is_sorted(all, {}, &model::Event::at));
    }
};

QTEST_APPLESS_MAIN(TestEventMailbox)
#include "tst_eventmailbox.moc"
