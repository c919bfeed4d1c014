// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/eventlog.h"
#include "model/session/priority.h"

#include <QTest>

#include <initializer_list>

using namespace icelens::model;
using namespace std::chrono_literals;

namespace {

constexpr AgentId alice(1);
constexpr StreamId stream(1);
constexpr ComponentId component(1);
constexpr std::uint32_t hostPriority = 2130706431;
constexpr std::uint32_t reflexivePriority = 1862270975;
const Address local = *Address::parse("192.0.2.1", 1000);
const Address remote = *Address::parse("192.0.2.2", 2000);

Event after(SessionTime at, Fact fact)
{
    return {at, alice, Source::Log, std::move(fact)};
}

Candidate candidate(const Address& address, std::uint32_t priority = hostPriority)
{
    Candidate result;
    result.stream = stream;
    result.component = component;
    result.address = result.base = address;
    result.priority = priority;
    result.foundation = "1";
    return result;
}

PairFormed formed(std::uint32_t id, PairOrigin origin = PairOrigin::Signalled)
{
    PairFormed pair;
    pair.pair = PairId(id);
    pair.stream = stream;
    pair.component = component;
    pair.origin = origin;
    pair.local = local;
    pair.remote = remote;
    pair.foundation = "1:1";
    return pair;
}

/// A Binding request or response with the given class bits and a transaction id of one octet.
MessageSeen binding(Direction direction, std::uint8_t typeHigh, std::uint8_t typeLow,
                    std::uint8_t transaction)
{
    std::vector<std::uint8_t> octets{typeHigh, typeLow, 0, 0, 0x21, 0x12, 0xA4, 0x42};
    octets.resize(20, transaction);
    if (typeHigh == 0) {
        const std::vector<std::uint8_t> attributes{
            0x00, 0x06, 0x00, 0x04, 'a',  ':',  'b',  'c', // USERNAME
            0x00, 0x24, 0x00, 0x04, 0x6E, 0xFF, 0xFF, 0xFF // PRIORITY of a peer-reflexive one
        };
        octets.insert(octets.end(), attributes.begin(), attributes.end());
        octets[3] = static_cast<std::uint8_t>(attributes.size());
    }
    MessageSeen seen;
    seen.direction = direction;
    seen.local = local;
    seen.remote = remote;
    seen.bytes = Bytes(std::as_bytes(std::span(octets)));
    return seen;
}

MessageSeen request(Direction direction, std::uint8_t transaction)
{
    return binding(direction, 0x00, 0x01, transaction);
}

MessageSeen success(Direction direction, std::uint8_t transaction)
{
    return binding(direction, 0x01, 0x01, transaction);
}

Session fold(std::initializer_list<Event> events)
{
    Session session;
    session.apply(after(0ms, AgentCreated{"Alice", Role::Controlling, "libnice"}));
    session.apply(after(0ms, StreamAdded{stream, 1}));
    for (const Event& one : events)
        session.apply(one);
    return session;
}

Session foldWithPair(std::initializer_list<Event> events)
{
    Session session =
        fold({after(1ms, LocalCandidateGathered{candidate(local)}),
              after(2ms, RemoteCandidateSignalled{candidate(remote, 100)}), after(3ms, formed(1))});
    for (const Event& one : events)
        session.apply(one);
    return session;
}

} // namespace

class TestSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:

    void priorityComesFromBothCandidatesAndTheRole()
    {
        const auto session = foldWithPair({});
        QCOMPARE(*session.pairs()[0].priority, pairPriority(Role::Controlling, hostPriority, 100));

        auto switched = session;
        switched.apply(after(4ms, RoleChanged{Role::Controlled}));
        QCOMPARE(*switched.pairs()[0].priority, pairPriority(Role::Controlled, hostPriority, 100));
        QCOMPARE(switched.agents().front()->roleSwitches.size(), std::size_t(1));
        QCOMPARE(*session.pairs()[0].priority, pairPriority(Role::Controlling, hostPriority, 100));
    }

    void checksAreCountedOnTheirPair()
    {
        const auto session = foldWithPair({after(10ms, request(Direction::Sent, 7)),
                                           after(32ms, success(Direction::Received, 7)),
                                           after(40ms, request(Direction::Received, 8)),
                                           after(41ms, success(Direction::Sent, 8))});
        const auto& pair = session.pairs()[0];
        QCOMPARE(pair.requestsSent, 1U);
        QCOMPARE(pair.requestsAnswered, 1U);
        QCOMPARE(pair.requestsReceived, 1U);
        QVERIFY(pair.roundTrip == 22ms);
    }

    void answerAfterRetransmissionGivesNoRoundTrip()
    {
        const auto session = foldWithPair({after(10ms, request(Direction::Sent, 7)),
                                           after(510ms, request(Direction::Sent, 7)),
                                           after(520ms, success(Direction::Received, 7)),
                                           after(521ms, success(Direction::Received, 7))});
        const auto& pair = session.pairs()[0];
        QCOMPARE(pair.requestsSent, 1U);
        QCOMPARE(pair.requestsRetransmitted, 1U);
        QCOMPARE(pair.requestsAnswered, 1U);
        QVERIFY(!pair.roundTrip);
    }

    void peerReflexiveCandidateIsKnownFromItsCheck()
    {
        auto triggered = formed(1, PairOrigin::Triggered);
        const auto session = fold({after(1ms, LocalCandidateGathered{candidate(local)}),
                                   after(5ms, request(Direction::Received, 8)),
                                   after(6ms, success(Direction::Sent, 8)), after(7ms, triggered)});
        QCOMPARE(*session.pairs()[0].remoteType, CandidateType::PeerReflexive);
        QCOMPARE(*session.pairs()[0].priority,
                 pairPriority(Role::Controlling, hostPriority, reflexivePriority));
    }

    void discoveredPairTakesThePriorityOfItsCheck()
    {
        auto discovered = formed(2, PairOrigin::Discovered);
        discovered.local = *Address::parse("203.0.113.9", 9);
        discovered.parent = PairId(1);
        const auto session =
            foldWithPair({after(9ms, CheckPrepared{PairId(1), reflexivePriority, false}),
                          after(10ms, PairNominated{PairId(1)}), after(11ms, discovered)});
        const auto& pair = session.pairs()[1];
        QCOMPARE(*pair.localType, CandidateType::PeerReflexive);
        QCOMPARE(*pair.priority, pairPriority(Role::Controlling, reflexivePriority, 100));
        QVERIFY(pair.nominated);
    }

    void removedPairStaysMarked()
    {
        const auto session =
            foldWithPair({after(4ms, formed(2)), after(5ms, PairNominated{PairId(1)}),
                          after(6ms, PairRemoved{PairId(2), RemovalReason::Nominated}),
                          after(7ms, PairStateChanged{PairId(2), PairState::Failed})});
        const auto& pair = session.pairs()[1];
        QVERIFY(pair.removed && pair.removed->at == 6ms);
        QCOMPARE(pair.removed->inFavourOf, PairId(1));
        QCOMPARE(pair.state, PairState::Frozen);
        QCOMPARE(session.strayEvents(), std::uint64_t(1));
    }

    void selectionMovesAndSurvivesARestart()
    {
        auto other = formed(2);
        other.remote = remote.withPort(2001);
        const PairSelected first{stream, component, local, remote, Transport::Udp};
        const PairSelected second{stream, component, local, other.remote, Transport::Udp};
        const auto session = foldWithPair({after(4ms, other), after(5ms, first), after(6ms, second),
                                           after(7ms, IceRestarted{stream})});
        QVERIFY(!session.pairs()[0].selected);
        QVERIFY(session.pairs()[1].selected);
        QVERIFY(session.pairs()[1].removed->reason == RemovalReason::Restarted);
        const auto* known = session.agents().front()->component(stream, component);
        QCOMPARE(known->selected->pair, PairId(2));
        QVERIFY(known->candidates.back().superseded);
        QVERIFY(!known->candidates.front().superseded);
    }

    void triggeredFlagEndsWhenTheCheckLeaves()
    {
        auto session = foldWithPair({after(4ms, PairTriggered{PairId(1)})});
        QVERIFY(session.pairs()[0].triggered);
        session.apply(after(5ms, PairStateChanged{PairId(1), PairState::InProgress}));
        QVERIFY(!session.pairs()[0].triggered);
        QVERIFY(session.pairs()[0].wasTriggered);
    }

    void withoutTheLogPairsAreInferredFromTheWire()
    {
        const auto session = fold({after(1ms, LocalCandidateGathered{candidate(local)}),
                                   after(2ms, Noticed{Notice::LogNotUnderstood, {}, {}, {}}),
                                   after(5ms, request(Direction::Sent, 7)),
                                   after(9ms, success(Direction::Received, 7))});
        QCOMPARE(session.pairs().size(), std::size_t(1));
        QCOMPARE(session.pairs()[0].origin, PairOrigin::Inferred);
        QCOMPARE(session.pairs()[0].state, PairState::Succeeded);
        QCOMPARE(session.pairs()[0].requestsAnswered, 1U);
    }

    void strayEventsChangeNothingElse_data()
    {
        QTest::addColumn<std::size_t>("which");
        for (std::size_t i = 0; i < strays().size(); ++i)
            QTest::addRow("%zu", i) << i;
    }

    void strayEventsChangeNothingElse()
    {
        QFETCH(std::size_t, which);
        const auto before = fold({});
        auto changed = before;
        changed.apply(after(0ms, strays().at(which)));
        QCOMPARE(changed.strayEvents(), std::uint64_t(1));
        QCOMPARE(changed.pairs().size(), std::size_t(0));
        QVERIFY(*changed.agents().front() == *before.agents().front());
    }

    void seekEqualsAFoldFromTheStart()
    {
        EventLog log;
        log.append(after(0ms, AgentCreated{"Alice", Role::Controlling, "libnice"}));
        log.append(after(0ms, StreamAdded{stream, 1}));
        Session half;
        const std::size_t count = EventLog::snapshotEvery * 2 + 100;
        const std::size_t at = EventLog::snapshotEvery + 77;
        for (std::uint32_t i = 1; log.size() < count; ++i) {
            log.append(after(std::chrono::milliseconds(i), formed(i)));
            log.append(after(std::chrono::milliseconds(i),
                             PairStateChanged{PairId(i), PairState::Waiting}));
        }
        for (std::size_t i = 0; i < at; ++i)
            half.apply(log[i]);
        QVERIFY(log.stateAt(at) == half);
        QVERIFY(log.stateAt(log.size()) == log.latest());
        QVERIFY(log.stateAt(0) == Session());
        QCOMPARE(log.countUntil(10ms), std::size_t(22));
    }

private:
    static std::vector<Fact> strays()
    {
        return {PairStateChanged{PairId(1), PairState::Failed},
                PairRemoved{PairId(7), RemovalReason::Unknown},
                PairNominated{PairId(0)},
                Boxed<PairFormed>(formed(2)),
                StreamAdded{stream, 1},
                StreamAdded{StreamId(2), 1 << 30},
                ComponentStateChanged{StreamId(9), component, ComponentState::Ready},
                LocalCredentialsSet{StreamId(9), "x"},
                Boxed<AgentCreated>(AgentCreated{})};
    }
};

QTEST_APPLESS_MAIN(TestSession)
#include "tst_session.moc"
