// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/transport/demorun.h"
#include "transport/ice/watchdog.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cstddef>
#include <random>
#include <string>

using namespace std::chrono_literals;
using namespace icelens::model;
using icelens::test::allConnected;
using icelens::test::allReady;
using icelens::test::DemoRun;
using icelens::test::loopbackOptions;

namespace {

template <class Wanted>
std::vector<Event> eventsOf(const std::vector<Event>& events)
{
    std::vector<Event> result;
    std::ranges::copy_if(events, std::back_inserter(result), [](const Event& event) {
        return std::holds_alternative<Wanted>(event.fact);
    });
    return result;
}

bool sees(const std::vector<Event>& events, Notice what)
{
    return std::ranges::any_of(eventsOf<Noticed>(events), [&](const Event& event) {
        return std::get<Noticed>(event.fact).what == what;
    });
}

/// A port on which nobody answers, for a while nobody else either.
Address silentServer()
{
    return Address::parse("127.0.0.1", 9).value();
}

/// What is wrong with the order of a session's events; empty if nothing is.
std::string disorder(const std::vector<Event>& events)
{
    if (events.empty() || !std::holds_alternative<Boxed<SessionStarted>>(events.front().fact))
        return "does not begin with SessionStarted";
    if (!std::holds_alternative<SessionEnded>(events.back().fact))
        return "does not end with SessionEnded";
    if (eventsOf<SessionEnded>(events).size() != 1 || eventsOf<AgentClosed>(events).size() != 2)
        return "ends more or less than once";
    const auto later = std::ranges::adjacent_find(events, std::ranges::greater(), &Event::at);
    return later == events.end() ? "" : "time goes back";
}

} // namespace

class TestDemoSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:

    void bothSidesBecomeReady()
    {
        DemoRun run(loopbackOptions());
        run.session().start();
        QVERIFY(run.waitUntil(allReady));
        QVERIFY(run.stopAndWait());

        const auto events = run.events();
        QCOMPARE(disorder(events), std::string());
        QVERIFY(sees(events, Notice::WireSeen));
        QVERIFY(sees(events, Notice::LogUnderstood));
        const auto fold = run.fold();
        QCOMPARE(fold.strayEvents(), std::uint64_t{0});
        QCOMPARE(fold.agents()[0]->name, std::string("Alice"));
        QCOMPARE(fold.agents()[1]->role, Role::Controlled);
        QCOMPARE(fold.agents()[0]->software, std::string("libnice 0.1.21"));
        QVERIFY(fold.agents()[0]->roleSwitches.empty());
        QVERIFY(fold.messagesSeen() >= 8);
        for (const auto& event : eventsOf<Boxed<MessageSeen>>(events)) {
            const auto& seen = *std::get<Boxed<MessageSeen>>(event.fact);
            QVERIFY(event.agent != AgentId());
            QVERIFY(seen.integrity == Integrity::Verified || seen.integrity == Integrity::Absent);
        }
    }

    void candidatesAreSignalledBeforeTheirPairsForm()
    {
        DemoRun run(loopbackOptions());
        run.session().start();
        QVERIFY(run.waitUntil(allConnected));
        std::vector<AgentId> signalled;
        for (const Event& event : run.events()) {
            if (std::holds_alternative<RemoteCandidateSignalled>(event.fact))
                signalled.push_back(event.agent);
            if (std::holds_alternative<Boxed<PairFormed>>(event.fact))
                QVERIFY(std::ranges::find(signalled, event.agent) != signalled.end());
        }
    }

    void conflictIsResolved_data()
    {
        QTest::addColumn<int>("role");
        QTest::newRow("both controlling") << static_cast<int>(Role::Controlling);
        QTest::newRow("both controlled") << static_cast<int>(Role::Controlled);
    }

    void conflictIsResolved()
    {
        QFETCH(int, role);
        auto options = loopbackOptions();
        options.aliceRole = static_cast<Role>(role);
        options.bobRole = options.aliceRole;
        DemoRun run(options);
        run.session().start();
        QVERIFY(run.waitUntil(allReady));
        const auto agents = run.fold().agents();
        QVERIFY(agents[0]->role != agents[1]->role);
        QCOMPARE(agents[0]->roleSwitches.size() + agents[1]->roleSwitches.size(), std::size_t{1});
    }

    void heldCandidatesWaitForThePerson()
    {
        auto options = loopbackOptions();
        options.holdCandidates = true;
        options.interfaces = {"127.0.0.1", "127.0.0.2"};
        DemoRun run(options);
        const auto held = [](const Session& fold) {
            std::size_t count = 0;
            for (const auto& agent : fold.agents()) {
                for (const auto& known : agent->streams.front().components.front().candidates)
                    count += known.heldAt ? 1U : 0U;
            }
            return count;
        };
        run.session().start();
        QVERIFY(run.waitUntil([&](const Session& fold) {
            return fold.agents().size() == 2 && !fold.agents()[1]->streams.empty()
                && held(fold) == 4;
        }));
        QVERIFY(eventsOf<RemoteCandidateSignalled>(run.events()).empty());

        run.session().letCandidateGo();
        QVERIFY(run.waitUntil([&](const Session& fold) {
            return held(fold) == 3
                && fold.agents()[1]->streams.front().components.front().candidates.size() == 3;
        }));
        // What was held the longest went, to the other side and nowhere else.
        const auto first = std::get<CandidateHeld>(eventsOf<CandidateHeld>(run.events())[0].fact);
        const auto went = eventsOf<CandidateLetGo>(run.events());
        const auto told = eventsOf<RemoteCandidateSignalled>(run.events());
        QCOMPARE(went.size(), std::size_t{1});
        QCOMPARE(told.size(), std::size_t{1});
        QCOMPARE(std::get<CandidateLetGo>(went[0].fact).candidate->address,
                 first.candidate->address);
        QCOMPARE(std::get<RemoteCandidateSignalled>(told[0].fact).candidate->address,
                 first.candidate->address);
        QCOMPARE(went[0].agent, AgentId(1));
        QCOMPARE(told[0].agent, AgentId(2));
        QVERIFY(std::get<RemoteCandidateSignalled>(told[0].fact).trickled);
        QVERIFY(eventsOf<RemoteCandidatesEnded>(run.events()).empty()
                || eventsOf<RemoteCandidatesEnded>(run.events())[0].agent == AgentId(1));

        run.session().letCandidatesGo();
        QVERIFY(run.waitUntil([&](const Session& fold) {
            return held(fold) == 0 && allReady(fold)
                && std::ranges::all_of(fold.agents(), [](const auto& agent) {
                       return agent->streams.front().remoteCandidatesEndedAt.has_value();
                   });
        }));
        QCOMPARE(eventsOf<RemoteCandidateSignalled>(run.events()).size(), std::size_t{4});
        QCOMPARE(run.fold().strayEvents(), std::uint64_t{0});
    }

    void aRestartHoldsThemAgain()
    {
        auto options = loopbackOptions();
        options.holdCandidates = true;
        DemoRun run(options);
        const auto heldCount = [&run] { return eventsOf<CandidateHeld>(run.events()).size(); };
        run.session().start();
        QVERIFY(run.waitUntil([](const Session& fold) {
            return fold.agents().size() == 2 && !fold.agents()[1]->streams.empty()
                && fold.agents()[1]->streams.front().components.front().candidates.size() == 1;
        }));
        run.session().letCandidatesGo();
        QVERIFY(run.waitUntil(allReady));
        QCOMPARE(heldCount(), std::size_t{2});
        run.session().restartIce();
        QVERIFY(run.waitUntil([](const Session& fold) {
            return std::ranges::all_of(fold.agents(), [](const auto& agent) {
                const auto& stream = agent->streams.front();
                return stream.restarts == 1
                    && stream.components.front().candidates.front().heldAt.has_value();
            });
        }));
        QCOMPARE(heldCount(), std::size_t{4});
        run.session().letCandidatesGo();
        QVERIFY(run.waitUntil([](const Session& fold) {
            return allReady(fold) && fold.agents()[0]->streams.front().restarts == 1
                && !fold.agents()[0]->streams.front().components.front().candidates.front().heldAt;
        }));
        QVERIFY(run.stopAndWait());
    }

    void candidatesTrickle()
    {
        auto options = loopbackOptions();
        options.trickle = true;
        options.trickleDelay = 30ms;
        options.interfaces = {"127.0.0.1", "127.0.0.2"};
        DemoRun run(options);
        run.session().start();
        QVERIFY(run.waitUntil([](const Session& fold) {
            return allConnected(fold) && std::ranges::all_of(fold.agents(), [](const auto& agent) {
                       return agent->streams.front().remoteCandidatesEndedAt.has_value();
                   });
        }));
        const auto signalled = eventsOf<RemoteCandidateSignalled>(run.events());
        QCOMPARE(signalled.size(), std::size_t{4});
        for (const AgentId agent : {AgentId(1), AgentId(2)}) {
            std::vector<SessionTime> times;
            for (const Event& event : signalled) {
                QVERIFY(std::get<RemoteCandidateSignalled>(event.fact).trickled);
                if (event.agent == agent)
                    times.push_back(event.at);
            }
            QCOMPARE(times.size(), std::size_t{2});
            QVERIFY(times[1] - times[0] >= 29ms);
        }
    }

    void tcpCandidatesConnectToo()
    {
        auto options = loopbackOptions();
        options.iceTcp = true;
        DemoRun run(options);
        run.session().start();
        QVERIFY(run.waitUntil(allReady));
        const auto fold = run.fold();
        bool tcp = false;
        for (std::size_t i = 0; i < fold.pairs().size(); ++i)
            tcp = tcp || fold.pairs()[i].localTransport == Transport::TcpActive;
        QVERIFY(tcp);
        QVERIFY(run.stopAndWait());
        QCOMPARE(disorder(run.events()), std::string());
    }

    void twoStreamsOfTwoComponents()
    {
        auto options = loopbackOptions();
        options.streams = 2;
        options.components = 2;
        DemoRun run(options);
        run.session().start();
        QVERIFY(run.waitUntil(allReady));
        QCOMPARE(run.fold().agents()[0]->streams.size(), std::size_t{2});
        QCOMPARE(run.fold().agents()[0]->streams[1].components.size(), std::size_t{2});
        QVERIFY(run.stopAndWait());
        QCOMPARE(eventsOf<StreamRemoved>(run.events()).size(), std::size_t{4});
    }

    void restartNegotiatesAnew()
    {
        DemoRun run(loopbackOptions());
        run.session().start();
        QVERIFY(run.waitUntil(allReady));
        const std::string before = run.fold().agents()[0]->streams[0].localUfrag;
        for (std::uint32_t restarts = 1; restarts <= 3; ++restarts) {
            run.session().restartIce();
            QVERIFY(run.waitUntil([&](const Session& fold) {
                return fold.agents()[1]->streams[0].restarts == restarts && allReady(fold);
            }));
        }
        QVERIFY(run.fold().agents()[0]->streams[0].localUfrag != before);
        QVERIFY(run.stopAndWait());
        QCOMPARE(disorder(run.events()), std::string());
    }

    void restartMayComeAtAnyTime()
    {
        auto options = loopbackOptions();
        options.trickle = true;
        options.trickleDelay = 20ms;
        DemoRun run(options);
        run.session().start();
        for (int i = 0; i < 5; ++i)
            run.session().restartIce();
        QVERIFY(run.waitUntil([](const Session& fold) {
            return allReady(fold) && fold.agents()[1]->streams[0].restarts == 5;
        }));
    }

    /// Wherever a session is when it is stopped, it ends, once and in order.
    void stopsAtAnyMoment_data()
    {
        QTest::addColumn<bool>("stun");
        QTest::addColumn<bool>("trickle");
        QTest::addColumn<bool>("tcp");
        QTest::newRow("plain") << false << false << false;
        QTest::newRow("STUN server") << true << false << false;
        QTest::newRow("STUN server, trickle") << true << true << false;
        QTest::newRow("TCP") << false << true << true;
    }

    void stopsAtAnyMoment()
    {
        QFETCH(bool, stun);
        QFETCH(bool, trickle);
        QFETCH(bool, tcp);
        auto options = loopbackOptions();
        options.trickle = trickle;
        options.iceTcp = tcp;
        options.streams = 2;
        options.stunInitialTimeout = 20ms;
        if (stun)
            options.stunServer = silentServer();
        // Stopped when the session has had so many events: 0 is right after start().
        for (const std::uint64_t moment : {0, 1, 3, 5, 8, 11, 14, 17, 20, 25, 30, 40, 50, 60, 80}) {
            DemoRun run(options);
            run.session().start();
            QVERIFY(run.waitUntil([&](const Session& fold) {
                return fold.eventCount() >= moment || allReady(fold);
            }));
            QVERIFY(run.stopAndWait());
            QCOMPARE(disorder(run.events()), std::string());
        }
    }

    void isDroppedAtAnyMoment()
    {
        auto options = loopbackOptions();
        options.stunServer = silentServer();
        options.stunInitialTimeout = 20ms;
        for (const std::uint64_t moment : {0, 2, 6, 12, 18, 24, 40, 60}) {
            DemoRun run(options);
            run.session().start();
            QVERIFY(
                run.waitUntil([&](const Session& fold) { return fold.eventCount() >= moment; }));
        }
    }

    void neverStartedNeverTells()
    {
        DemoRun run(loopbackOptions());
        run.session().stop();
        run.session().restartIce();
        run.session().stop();
        QVERIFY(run.events().empty());
    }

    void turnServerThatIsSilentDoesNotHoldTheEnd()
    {
        auto options = loopbackOptions();
        TurnServer server;
        server.address = silentServer();
        server.username = "user";
        server.password = "swordfish";
        options.turnServers = {server};
        options.stunInitialTimeout = 20ms;
        DemoRun run(options);
        run.session().start();
        QVERIFY(
            run.waitUntil([](const Session& fold) { return fold.noticed(Notice::ServerSilent); }));
        const auto before = run.fold().now();
        QVERIFY(run.stopAndWait());
        QVERIFY(run.fold().now() - before < 2s);
        // The password is nowhere in what the session says of its options.
        const auto events = run.events();
        const auto& started = *std::get<Boxed<SessionStarted>>(events.front().fact);
        QVERIFY(started.options.turnServers.front().password.empty());
    }

    void gatheringThatIsRefusedIsTold()
    {
        auto options = loopbackOptions();
        options.ipv4 = false;
        DemoRun run(options);
        run.session().start();
        QVERIFY(run.waitUntil(
            [](const Session& fold) { return fold.noticed(Notice::GatheringRefused); }));
        QVERIFY(run.stopAndWait());
    }

    void interfaceThatIsNotThereIsTold()
    {
        auto options = loopbackOptions();
        options.interfaces = {"nosuch0", "lo"};
        DemoRun run(options);
        run.session().start();
        QVERIFY(run.waitUntil(allConnected));
        const auto notices = eventsOf<Noticed>(run.events());
        QVERIFY(std::ranges::any_of(notices, [](const Event& event) {
            const auto& noticed = std::get<Noticed>(event.fact);
            return noticed.what == Notice::OptionRefused && noticed.detail == "nosuch0";
        }));
    }

    void gatheringLimitCoversItsTimers()
    {
        using icelens::transport::Watchdog;
        SessionOptions options;
        QVERIFY(Watchdog::gatheringLimit(options) < 3s);
        options.stunServer = silentServer();
        // libnice gives up on a silent STUN server after 2.02 s.
        QVERIFY(Watchdog::gatheringLimit(options) > 2500ms);
        QVERIFY(Watchdog::gatheringLimit(options) < 10s);
    }
};

QTEST_GUILESS_MAIN(TestDemoSession)
#include "tst_demosession.moc"
