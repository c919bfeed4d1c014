// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/stunbytes.h"
#include "tests/transport/loopback.h"
#include "transport/wire/currentagent.h"
#include "transport/wire/wirerecorder.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <vector>

using namespace icelens::model; // NOLINT(google-build-using-namespace): the vocabulary of events
using icelens::test::ByteVector;
using icelens::test::fromHex;
using icelens::test::sampleRequest;
using icelens::test::sampleResponseV4;
using icelens::test::StunBuilder;
using icelens::transport::CurrentAgent;
using icelens::transport::Keyring;
using icelens::transport::monotonicNow;
using icelens::transport::ObserveSockets;
using icelens::transport::SocketTraffic;
using icelens::transport::WireRecorder;

namespace {

constexpr AgentId alice{1};
constexpr AgentId bob{2};
constexpr std::string_view bobsPassword = "VOkJxbRl1RmTxUk/WvJxBt"; // RFC 5769 §2.1: "evtj"

ByteVector operator+(ByteVector a, const ByteVector& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

ByteVector channelData(const ByteVector& data)
{
    return fromHex("4001")
        + ByteVector{static_cast<std::byte>(data.size() >> 8),
                     static_cast<std::byte>(data.size() & 0xFF)}
    + data;
}

ByteVector prefixed(const ByteVector& packet)
{
    return ByteVector{static_cast<std::byte>(packet.size() >> 8),
                      static_cast<std::byte>(packet.size() & 0xFF)}
    + packet;
}

ByteVector rtp(std::size_t size)
{
    return fromHex("80") + ByteVector(size - 1);
}

Address modelAddress(GSocket* socket)
{
    return Address::v4({127, 0, 0, 1}, loopback::portOf(loopback::localOf(socket).get()));
}

/// A recorder at work in this thread.
struct Fixture
{
    std::vector<Event> events;
    Keyring keyring;
    WireRecorder recorder{[this](Event event) { events.push_back(std::move(event)); },
                          monotonicNow(), keyring};
    ObserveSockets observing{recorder};

    [[nodiscard]] const MessageSeen& message(std::size_t number) const
    {
        return *std::get<Boxed<MessageSeen>>(events.at(number).fact);
    }

    [[nodiscard]] const MediaCounted& media(std::size_t number) const
    {
        return std::get<MediaCounted>(events.at(number).fact);
    }
};

/// Two UDP sockets.
struct SocketPair
{
    loopback::Ptr<GSocket> a = loopback::open(G_SOCKET_TYPE_DATAGRAM);
    loopback::Ptr<GSocket> b = loopback::open(G_SOCKET_TYPE_DATAGRAM);

    void aSends(const ByteVector& bytes) const
    {
        loopback::send(a.get(), bytes, loopback::localOf(b.get()).get());
    }
    void bSends(const ByteVector& bytes) const
    {
        loopback::send(b.get(), bytes, loopback::localOf(a.get()).get());
    }
    void aReceives() const { (void)loopback::receive(a.get()); }
    void bReceives() const { (void)loopback::receive(b.get()); }
};

bool equal(const Bytes& bytes, const ByteVector& expected)
{
    return std::ranges::equal(bytes.span(), expected);
}

} // namespace

class TestWireRecorder : public QObject
{
    Q_OBJECT
private Q_SLOTS:

    void keepsAStunMessageWhole()
    {
        const SocketPair sockets;
        Fixture wire;
        wire.keyring.addIce("evtj", bobsPassword);
        wire.recorder.agentOwns(alice, modelAddress(sockets.a.get()));
        wire.recorder.agentOwns(bob, modelAddress(sockets.b.get()));
        sockets.aSends(fromHex(sampleRequest));
        sockets.bReceives();
        sockets.bSends(fromHex(sampleResponseV4));
        sockets.aReceives();

        QCOMPARE(wire.events.size(), std::size_t{4});
        const std::array agents{alice, bob, bob, alice};
        for (std::size_t i = 0; i < 4; ++i) {
            const MessageSeen& seen = wire.message(i);
            const bool ofA = agents[i] == alice;
            QCOMPARE(wire.events[i].agent, agents[i]);
            QCOMPARE(wire.events[i].source, Source::Wire);
            QVERIFY(i == 0 || wire.events[i - 1].at <= wire.events[i].at);
            QCOMPARE(seen.direction, i % 2 == 0 ? Direction::Sent : Direction::Received);
            QCOMPARE(seen.local, modelAddress((ofA ? sockets.a : sockets.b).get()));
            QCOMPARE(seen.remote, modelAddress((ofA ? sockets.b : sockets.a).get()));
            QCOMPARE(seen.integrity, Integrity::Verified);
            QCOMPARE(seen.innerIntegrity, Integrity::Absent);
            QVERIFY(!seen.tcp);
            QCOMPARE(seen.connection, ConnectionId());
            QVERIFY(equal(seen.bytes, fromHex(i < 2 ? sampleRequest : sampleResponseV4)));
        }
        QCOMPARE(wire.recorder.messagesSeen(), std::uint64_t{4});
    }

    void keepsMessagesWithoutCookieAndBrokenOnes()
    {
        const SocketPair sockets;
        Fixture wire;
        const ByteVector classic = StunBuilder(0x0001, false).bytes();
        const ByteVector cutShort = ByteVector(StunBuilder(0x0001).setLength(40).bytes());
        sockets.aSends(classic);
        sockets.aSends(cutShort);
        QCOMPARE(wire.events.size(), std::size_t{2});
        QVERIFY(equal(wire.message(0).bytes, classic));
        QVERIFY(equal(wire.message(1).bytes, cutShort));
    }

    void learnsAgentsFromUsernames()
    {
        const SocketPair sockets;
        Fixture wire;
        wire.recorder.agentUfrag(alice, "h6vY");
        wire.recorder.agentUfrag(bob, "evtj");
        sockets.aSends(StunBuilder(0x0001).bytes()); // says nothing
        sockets.aSends(fromHex(sampleRequest));
        sockets.bReceives();
        sockets.bReceives();
        sockets.bSends(fromHex(sampleResponseV4));
        std::vector<AgentId> agents;
        for (const Event& event : wire.events)
            agents.push_back(event.agent);
        QVERIFY((agents == std::vector{AgentId(), alice, AgentId(), bob, bob}));
    }

    void learnsAgentsFromTheCallsTheyMake()
    {
        const SocketPair sockets;
        Fixture wire;
        const ByteVector message = StunBuilder(0x0011).bytes();
        {
            const CurrentAgent working(alice);
            {
                const CurrentAgent inside(bob);
                sockets.bSends(message);
            }
            sockets.aSends(message);
        }
        sockets.aSends(message);
        sockets.bSends(message);
        std::vector<AgentId> agents;
        for (const Event& event : wire.events)
            agents.push_back(event.agent);
        QVERIFY((agents == std::vector{bob, alice, alice, bob}));
    }

    void takesAHintButForgetsIt()
    {
        const SocketPair sockets;
        Fixture wire;
        const ByteVector message = StunBuilder(0x0011).bytes();
        CurrentAgent::hint(bob);
        sockets.aSends(message);
        CurrentAgent::hint(alice);
        sockets.aSends(message);
        CurrentAgent::hint(AgentId());
        QCOMPARE(wire.events[0].agent, bob);
        QCOMPARE(wire.events[1].agent, alice);
    }

    void countsMediaAndKeepsNone()
    {
        const SocketPair sockets;
        Fixture wire;
        wire.recorder.agentOwns(alice, modelAddress(sockets.a.get()));
        wire.recorder.agentOwns(bob, modelAddress(sockets.b.get()));
        wire.recorder.flush();
        QVERIFY(wire.events.empty());
        for (int i = 0; i < 3; ++i)
            sockets.aSends(rtp(100));
        sockets.aSends(fromHex("17fefd0000"));          // DTLS
        sockets.aSends(channelData(fromHex("17fefd"))); // DTLS through a relay
        sockets.aSends(fromHex("ff"));
        sockets.bReceives();
        QVERIFY(wire.events.empty());
        wire.recorder.flush();
        wire.recorder.flush();

        QCOMPARE(wire.events.size(), std::size_t{4});
        const Address a = modelAddress(sockets.a.get());
        const Address b = modelAddress(sockets.b.get());
        QCOMPARE(wire.media(0),
                 (MediaCounted{Direction::Sent, false, MediaClass::Rtp, a, b, 3, 300}));
        QCOMPARE(wire.media(1),
                 (MediaCounted{Direction::Sent, false, MediaClass::Dtls, a, b, 2, 12}));
        QCOMPARE(wire.media(2),
                 (MediaCounted{Direction::Sent, false, MediaClass::Other, a, b, 1, 1}));
        QCOMPARE(wire.media(3),
                 (MediaCounted{Direction::Received, false, MediaClass::Rtp, b, a, 1, 100}));
        QCOMPARE(wire.events[0].agent, alice);
        QCOMPARE(wire.events[3].agent, bob);
    }

    void keepsHandshakesOfDtls()
    {
        const SocketPair sockets;
        Fixture wire;
        wire.recorder.agentOwns(alice, modelAddress(sockets.a.get()));
        sockets.aSends(fromHex("16fefd0000"));
        sockets.aSends(channelData(fromHex("15fefd"))); // through a relay
        QCOMPARE(wire.events.size(), std::size_t{2});
        const auto seen = [&](std::size_t number) {
            return *std::get<Boxed<DtlsSeen>>(wire.events.at(number).fact);
        };
        const Address a = modelAddress(sockets.a.get());
        const Address b = modelAddress(sockets.b.get());
        QCOMPARE(seen(0), (DtlsSeen{Direction::Sent, false, a, b, Bytes(fromHex("16fefd0000"))}));
        QCOMPARE(seen(1), (DtlsSeen{Direction::Sent, false, a, b, Bytes(fromHex("15fefd"))}));
        QCOMPARE(wire.events[0].agent, alice);

        for (int i = 0; i < 2000; ++i)
            sockets.aSends(fromHex("16fefd0000"));
        QVERIFY(wire.events.size() < 1000); // a flood is counted
        wire.recorder.flush();
        QCOMPARE(wire.media(wire.events.size() - 1).kind, MediaClass::Dtls);
    }

    void ignoresWhatIsNoAgents()
    {
        const SocketPair sockets;
        Fixture wire;
        CurrentAgent::hint(bob);
        sockets.aSends(fromHex("4d2d534541524348"));
        CurrentAgent::hint(AgentId());
        wire.recorder.flush();
        QVERIFY(wire.events.empty());
    }

    void boundsItsCounters()
    {
        const auto a = loopback::open(G_SOCKET_TYPE_DATAGRAM);
        Fixture wire;
        wire.recorder.agentOwns(alice, modelAddress(a.get()));
        const ByteVector packet = rtp(10);
        for (guint16 port = 20000; port < 21000; ++port) {
            const auto to = loopback::address(port);
            wire.recorder.onTraffic(
                {a.get(), Direction::Received, monotonicNow(), to.get(), false, packet});
        }
        wire.recorder.flush();
        QCOMPARE(wire.events.size(), std::size_t{1000});
    }

    void looksIntoRelays()
    {
        const SocketPair sockets;
        Fixture wire;
        wire.keyring.addIce("evtj", bobsPassword);
        wire.recorder.agentUfrag(alice, "h6vY");
        const ByteVector inChannel = channelData(fromHex(sampleRequest));
        const ByteVector inIndication =
            StunBuilder(0x0016).add(0x0012, "0001a147e112a643").add(0x0013, sampleRequest).bytes();
        sockets.aSends(inChannel);
        sockets.aSends(inIndication);
        QCOMPARE(wire.events.size(), std::size_t{2});
        for (std::size_t i = 0; i < 2; ++i) {
            QCOMPARE(wire.message(i).integrity, Integrity::Absent);
            QCOMPARE(wire.message(i).innerIntegrity, Integrity::Verified);
            QCOMPARE(wire.events[i].agent, alice);
        }
        QVERIFY(equal(wire.message(0).bytes, inChannel));
        QVERIFY(equal(wire.message(1).bytes, inIndication));
    }

    void joinsIceTcp()
    {
        const auto [client, server] = loopback::connection();
        Fixture wire;
        wire.recorder.agentUfrag(alice, "h6vY");
        wire.recorder.agentUfrag(bob, "evtj");
        const ByteVector request = fromHex(sampleRequest);
        const ByteVector stream = prefixed(request) + prefixed(rtp(30)) + prefixed(request);
        loopback::send(client.get(), std::span(stream).first(1));
        loopback::send(client.get(), std::span(stream).subspan(1));
        for (std::size_t got = 0; got < stream.size();)
            got += loopback::receive(server.get(), 7).size();
        wire.recorder.flush();

        QCOMPARE(wire.events.size(), std::size_t{6});
        for (std::size_t i = 0; i < 4; ++i) {
            const MessageSeen& seen = wire.message(i);
            QCOMPARE(seen.direction, i < 2 ? Direction::Sent : Direction::Received);
            QCOMPARE(wire.events[i].agent, i < 2 ? alice : bob);
            QVERIFY(seen.tcp);
            QCOMPARE(seen.connection, ConnectionId(i < 2 ? 1 : 2));
            QCOMPARE(seen.local, modelAddress((i < 2 ? client : server).get()));
            QCOMPARE(seen.remote, modelAddress((i < 2 ? server : client).get()));
            QVERIFY(equal(seen.bytes, request));
        }
        QCOMPARE(wire.media(4).packets, 1U);
        QCOMPARE(wire.media(5).octets, std::uint64_t{30});
        QCOMPARE(wire.recorder.unframedOctets(), std::uint64_t{0});
    }

    void joinsTurnOverTcp()
    {
        const auto [client, server] = loopback::connection();
        Fixture wire;
        wire.keyring.addIce("evtj", bobsPassword);
        wire.recorder.agentUfrag(alice, "h6vY");
        const ByteVector allocate = StunBuilder(0x0003).add(0x0019, "11000000").bytes();
        const ByteVector channel = channelData(fromHex(sampleRequest));
        const ByteVector stream = allocate + channel + channelData(rtp(5)) + ByteVector(3);
        loopback::send(client.get(), stream);
        wire.recorder.flush();
        QCOMPARE(wire.events.size(), std::size_t{3});
        QVERIFY(equal(wire.message(0).bytes, allocate));
        QVERIFY(equal(wire.message(1).bytes, channel));
        QCOMPARE(wire.message(1).innerIntegrity, Integrity::Verified);
        QCOMPARE(wire.message(0).connection, wire.message(1).connection);
        QCOMPARE(wire.media(2).octets, std::uint64_t{9});
    }

    void saysHowMuchOfAStreamItDidNotUnderstand()
    {
        const auto [client, server] = loopback::connection();
        Fixture wire;
        const CurrentAgent working(alice);
        loopback::send(client.get(), loopback::octets("HTTP/1.1 200 OK\r\n\r\n"));
        wire.recorder.flush();
        QCOMPARE(wire.recorder.unframedOctets(), std::uint64_t{19});
        QCOMPARE(wire.media(0).kind, MediaClass::Other);
        QCOMPARE(wire.media(0).octets, std::uint64_t{19});
    }

    void forgetsASocketWithIt()
    {
        Fixture wire;
        wire.recorder.agentUfrag(alice, "h6vY");
        const ByteVector request = fromHex(sampleRequest);
        for (unsigned i = 0; i < 20; ++i) { // memory of a socket is used again for the next
            const auto [client, server] = loopback::connection();
            loopback::send(client.get(), prefixed(StunBuilder(0x0001).bytes()));
            QCOMPARE(wire.events.back().agent, AgentId());
            loopback::send(client.get(), prefixed(request));
            QCOMPARE(wire.events.back().agent, alice);
            QCOMPARE(wire.message(wire.events.size() - 1).connection, ConnectionId(i + 1));
        }
    }

    void startsAnewWithEachSession()
    {
        const SocketPair sockets;
        const ByteVector message = StunBuilder(0x0011).bytes();
        {
            const Fixture first;
            const CurrentAgent working(alice);
            sockets.aSends(message);
            QCOMPARE(first.events[0].agent, alice);
        }
        const Fixture second;
        sockets.aSends(message);
        QCOMPARE(second.events[0].agent, AgentId());
    }

    void costOfAPacket_data()
    {
        QTest::addColumn<bool>("stun");
        QTest::newRow("media") << false;
        QTest::newRow("check, verified") << true;
    }

    void costOfAPacket()
    {
        QFETCH(bool, stun);
        const SocketPair sockets;
        Keyring keyring;
        keyring.addIce("evtj", bobsPassword);
        std::uint64_t seen = 0;
        WireRecorder recorder([&](const Event&) { ++seen; }, monotonicNow(), keyring);
        recorder.agentOwns(alice, modelAddress(sockets.a.get()));
        const ByteVector bytes = stun ? fromHex(sampleRequest) : rtp(1200);
        const auto peer = loopback::localOf(sockets.b.get());
        QBENCHMARK
        {
            for (int i = 0; i < 1000; ++i) {
                recorder.onTraffic(
                    {sockets.a.get(), Direction::Sent, monotonicNow(), peer.get(), false, bytes});
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestWireRecorder)
#include "tst_wirerecorder.moc"
