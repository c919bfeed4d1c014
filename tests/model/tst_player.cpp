// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/player/player.h"
#include "tests/support/generatedsession.h"
#include "tests/support/projected.h"

#include <QTest>

#include <random>

using namespace icelens;
using namespace std::chrono_literals;
using model::Player;
using model::Session;
using test::project;

namespace {

Session foldOf(const model::EventLog& log, std::size_t count)
{
    Session session;
    for (std::size_t i = 0; i < count; ++i)
        session.apply(log[i]);
    return session;
}

} // namespace

class TestPlayer : public QObject
{
    Q_OBJECT
private Q_SLOTS:

    void followsTheEndWhileLive()
    {
        const auto events = test::generatedSession({.pairs = 10, .events = 500});
        const auto session = project(events, 100);
        Player player(session->log, session->projections.changes());
        QVERIFY(player.mode() == Player::Mode::Live);
        QCOMPARE(player.count(), std::size_t{100});
        QVERIFY(player.advance({}));
        QVERIFY(!player.advance(16ms));
        session->append(events[100]);
        QVERIFY(player.advance(16ms));
        QVERIFY(&player.state() == &session->log.latest());
        player.pause();
        session->append(events[101]);
        QVERIFY(!player.advance(16ms));
        QCOMPARE(player.count(), std::size_t{101});
        QVERIFY(player.state() == foldOf(session->log, 101));
    }

    void playsAtItsSpeedAndGoesLiveAtTheEnd()
    {
        const auto session = project(test::generatedSession({.events = 3000}), 2000);
        Player player(session->log, session->projections.changes());
        player.home();
        QVERIFY(player.state() == Session());
        player.setSpeed(1000);
        QCOMPARE(player.speed(), Player::fastest);
        player.setSpeed(0.05);
        player.play();
        for (int i = 0; i < 100; ++i)
            player.advance(7ms);
        QVERIFY(std::chrono::abs(player.time() - 35ms) < 2ns);
        QCOMPARE(player.count(), session->log.countUntil(player.time()));
        player.setPresent(1h);
        player.setSpeed(20);
        player.advance(1min);
        QVERIFY(player.mode() == Player::Mode::Playing); // the live clock is ahead of the events
        player.advance(3min);
        QVERIFY(player.mode() == Player::Mode::Live);
    }

    void pausesAtTheEndOfWhatIsOverAndStartsAgain()
    {
        const auto session = project(test::generatedSession({.events = 1000}));
        QVERIFY(session->log.latest().ended());
        Player player(session->log, session->projections.changes());
        player.home();
        player.play();
        player.advance(1h);
        QVERIFY(player.mode() == Player::Mode::Paused);
        QCOMPARE(player.count(), session->log.size());
        player.togglePause();
        QVERIFY(player.mode() == Player::Mode::Playing);
        QCOMPARE(player.count(), std::size_t{0});
    }

    void stepsFromChangeToChange()
    {
        const auto session = project(test::generatedSession({.pairs = 20, .events = 800}));
        const auto& changes = session->projections.changes();
        Player player(session->log, changes);
        player.home();
        std::vector<std::size_t> stops;
        while (player.nextChange()) {
            QVERIFY(!changes.of(static_cast<model::EventNumber>(player.count() - 1)).empty());
            stops.push_back(player.count());
        }
        QVERIFY(stops.size() > 100);
        for (auto stop = stops.rbegin() + 1; stop != stops.rend(); ++stop) {
            QVERIFY(player.previousChange());
            QCOMPARE(player.count(), *stop);
        }
        QVERIFY(!player.previousChange());
    }

    void anyWalkShowsTheFoldOfItsPrefix_data()
    {
        QTest::addColumn<bool>("chaos");
        QTest::addRow("ordinary") << false;
        QTest::addRow("chaos") << true;
    }

    void anyWalkShowsTheFoldOfItsPrefix()
    {
        QFETCH(bool, chaos);
        const auto session =
            project(chaos ? test::chaoticEvents(5, 20'000)
                          : test::generatedSession(
                              {.seed = 5, .pairs = 80, .events = 20'000, .restarts = 1}));
        Player player(session->log, session->projections.changes());
        std::mt19937 random(3);
        for (int i = 0; i < 150; ++i) {
            walk(player, random);
            QVERIFY2(player.state() == session->log.stateAt(player.count()),
                     qPrintable(QString::number(player.count())));
            const auto time = player.time();
            QVERIFY(player.count() == 0 || session->log[player.count() - 1].at <= time);
            QVERIFY(player.count() == session->log.size()
                    || session->log[player.count()].at >= time);
            if (i % 30 == 0)
                QVERIFY(player.state() == foldOf(session->log, player.count()));
        }
    }

    void steppingBackEqualsHavingStoppedThere()
    {
        const auto session = project(test::generatedSession({.pairs = 40, .events = 12'000}));
        Player player(session->log, session->projections.changes());
        player.seekToEvent(9'000);
        std::vector<Session> seen;
        for (int i = 0; i < 60; ++i) {
            seen.push_back(player.state());
            QVERIFY(player.stepForward());
        }
        for (int i = 59; i >= 0; --i) {
            QVERIFY(player.stepBack());
            QVERIFY(player.state() == seen[std::size_t(i)]);
        }
    }

    void anEmptyLogIsBorne()
    {
        const auto session = project({});
        Player player(session->log, session->projections.changes());
        QVERIFY(!player.stepBack() && !player.stepForward() && !player.nextChange()
                && !player.previousChange());
        player.play();
        player.advance(1s);
        QVERIFY(player.state() == Session());
    }

private:
    static void walk(Player& player, std::mt19937& random)
    {
        const auto end = std::size_t(player.end().count()) + 1;
        switch (random() % 9) {
        case 0:
            player.seek(
                model::SessionTime(std::int64_t((random() * 4294967296ULL + random()) % end)));
            break;
        case 1:
            player.seekToEvent(random() % 20'001);
            break;
        case 2:
            player.stepForward();
            break;
        case 3:
            player.stepBack();
            break;
        case 4:
            player.nextChange();
            break;
        case 5:
            player.previousChange();
            break;
        case 6:
            player.play();
            player.advance(model::SessionTime(random() % 50'000'000));
            break;
        case 7:
            player.goLive();
            break;
        default:
            player.pause();
            break;
        }
    }
};

QTEST_APPLESS_MAIN(TestPlayer)
#include "tst_player.moc"
