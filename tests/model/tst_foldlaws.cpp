// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/eventlog.h"
#include "tests/support/generatedsession.h"

#include <QTest>

#include <map>
#include <random>
#include <tuple>

using namespace icelens;
using model::Event;
using model::EventLog;
using model::Session;

namespace {

Session fold(const std::vector<Event>& events, std::size_t count)
{
    Session session;
    for (std::size_t i = 0; i < count; ++i)
        session.apply(events[i]);
    return session;
}

EventLog logOf(const std::vector<Event>& events)
{
    EventLog log;
    for (const auto& event : events)
        log.append(event);
    return log;
}

/// What the log holds: it makes times not go back.
std::vector<Event> contentOf(const EventLog& log)
{
    return {log.events().begin(), log.events().end()};
}

} // namespace

Q_DECLARE_METATYPE(std::vector<icelens::model::Event>)

/// Laws of the fold, on sessions that agents could have had and on events that no agent would send.
class TestFoldLaws : public QObject
{
    Q_OBJECT
private Q_SLOTS:

    void initTestCase_data()
    {
        QTest::addColumn<std::vector<Event>>("events");
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            QTest::addRow("ordinary %d", int(seed))
                << test::generatedSession({seed, 150, 20'000, 1 + int(seed % 2), int(seed % 3)});
            QTest::addRow("chaos %d", int(seed)) << test::chaoticEvents(seed, 20'000);
        }
    }

    void foldingTwiceGivesEqualStates()
    {
        QFETCH_GLOBAL(std::vector<Event>, events);
        QVERIFY(fold(events, events.size()) == fold(events, events.size()));
    }

    void aSeekEqualsAFoldFromTheStart()
    {
        QFETCH_GLOBAL(std::vector<Event>, events);
        const auto log = logOf(events);
        const auto content = contentOf(log);
        std::mt19937 random(42);
        for (int i = 0; i < 12; ++i) {
            const auto count = std::size_t(random() % (content.size() + 1));
            QVERIFY2(log.stateAt(count) == fold(content, count),
                     qPrintable(QString::number(count)));
        }
    }

    void foldingOnFromACopyEqualsFoldingAtOnce()
    {
        QFETCH_GLOBAL(std::vector<Event>, events);
        const auto whole = fold(events, events.size());
        const auto half = fold(events, events.size() / 2);
        auto copy = half;
        for (std::size_t i = events.size() / 2; i < events.size(); ++i)
            copy.apply(events[i]);
        QVERIFY(copy == whole);
        QVERIFY2(half == fold(events, events.size() / 2),
                 "the copy changed what it was copied from");
    }

    void atMostOnePairOfAComponentIsSelected()
    {
        QFETCH_GLOBAL(std::vector<Event>, events);
        const auto session = fold(events, events.size());
        std::map<std::tuple<int, int, int>, int> selected;
        for (std::size_t i = 0; i < session.pairs().size(); ++i) {
            const auto& pair = session.pairs()[i];
            QCOMPARE(pair.id.value(), std::uint32_t(i + 1));
            if (pair.selected)
                ++selected[{pair.agent.value(), pair.stream.value(), pair.component.value()}];
        }
        for (const auto& [component, count] : selected)
            QCOMPARE(count, 1);
    }
};

QTEST_APPLESS_MAIN(TestFoldLaws)
#include "tst_foldlaws.moc"
