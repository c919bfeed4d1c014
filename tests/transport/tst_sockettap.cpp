// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/wire/socketobserver.h"

// GIO before Qt: see cmake/layer.cmake on "signals".
#include "tests/transport/loopback.h"

#include <QTest>

#include <array>
#include <string>
#include <thread>
#include <vector>

using icelens::model::Direction;
using icelens::transport::ObserveSockets;
using icelens::transport::SocketObserver;
using icelens::transport::SocketTraffic;
using loopback::octets;

namespace {

struct Seen
{
    GSocket* socket = nullptr;
    Direction direction{};
    guint16 peerPort = 0;
    bool truncated = false;
    std::string bytes;

    friend bool operator==(const Seen&, const Seen&) = default;
};

class Recorder final : public SocketObserver
{
public:
    void onTraffic(const SocketTraffic& traffic) noexcept override
    {
        seen.push_back(
            {traffic.socket,
             traffic.direction,
             traffic.peer != nullptr ? loopback::portOf(traffic.peer) : guint16{0},
             traffic.truncated,
             {reinterpret_cast<const char*>(traffic.bytes.data()), traffic.bytes.size()}});
        times.push_back(traffic.at);
    }

    std::vector<Seen> seen;
    std::vector<std::chrono::nanoseconds> times;
};

} // namespace

class TestSocketTap : public QObject
{
    Q_OBJECT
private Q_SLOTS:

    void testsItself() { QVERIFY(icelens::transport::tapSelfTest()); }

    void seesDatagramsWithTheirPeers()
    {
        const auto a = loopback::open(G_SOCKET_TYPE_DATAGRAM);
        const auto b = loopback::open(G_SOCKET_TYPE_DATAGRAM);
        const auto toB = loopback::localOf(b.get());
        const guint16 portA = loopback::portOf(loopback::localOf(a.get()).get());
        const auto before = icelens::transport::monotonicNow();
        Recorder recorder;
        {
            const ObserveSockets observing(recorder);
            QCOMPARE(loopback::send(a.get(), octets("hello"), toB.get()), gssize{5});
            QCOMPARE(loopback::receive(b.get()).size(), std::size_t{5});
        }
        loopback::send(a.get(), octets("unseen"), toB.get());

        const std::vector<Seen> expected{
            {a.get(), Direction::Sent, loopback::portOf(toB.get()), false, "hello"},
            {b.get(), Direction::Received, portA, false, "hello"}};
        QVERIFY(recorder.seen == expected);
        QVERIFY(before <= recorder.times[0] && recorder.times[0] <= recorder.times[1]);
        QVERIFY(recorder.times[1] <= icelens::transport::monotonicNow());
    }

    void joinsVectors()
    {
        const auto a = loopback::open(G_SOCKET_TYPE_DATAGRAM);
        const auto b = loopback::open(G_SOCKET_TYPE_DATAGRAM);
        const auto toB = loopback::localOf(b.get());
        std::array<GOutputVector, 4> out{{{"ab", 2}, {"", 0}, {"cde", 3}, {nullptr, 0}}};
        std::array<char, 3> first{};
        std::array<char, 100> second{};
        std::array<GInputVector, 3> in{{{first.data(), 3}, {second.data(), 100}, {nullptr, 0}}};

        Recorder recorder;
        const ObserveSockets observing(recorder);
        // -1: a null buffer ends the vectors.
        QCOMPARE(g_socket_send_message(a.get(), toB.get(), out.data(), -1, nullptr, 0, 0, nullptr,
                                       nullptr),
                 gssize{5});
        QCOMPARE(g_socket_receive_message(b.get(), nullptr, in.data(), -1, nullptr, nullptr,
                                          nullptr, nullptr, nullptr),
                 gssize{5});
        QCOMPARE(g_socket_send_message(a.get(), toB.get(), out.data(), 3, nullptr, 0, 0, nullptr,
                                       nullptr),
                 gssize{5});
        QCOMPARE(g_socket_receive_message(b.get(), nullptr, in.data(), 2, nullptr, nullptr, nullptr,
                                          nullptr, nullptr),
                 gssize{5});
        QCOMPARE(recorder.seen.size(), std::size_t{4});
        for (const Seen& seen : recorder.seen)
            QCOMPARE(seen.bytes, std::string("abcde"));
    }

    void seesEachOfManyMessages()
    {
        const auto a = loopback::open(G_SOCKET_TYPE_DATAGRAM);
        const auto b = loopback::open(G_SOCKET_TYPE_DATAGRAM);
        const auto toB = loopback::localOf(b.get());
        std::array<GOutputVector, 3> vectors{{{"x", 1}, {"yy", 2}, {"zz", 2}}};
        std::array<GOutputMessage, 2> messages{{{toB.get(), vectors.data(), 1, 0, nullptr, 0},
                                                {toB.get(), vectors.data() + 1, 2, 0, nullptr, 0}}};
        Recorder recorder;
        const ObserveSockets observing(recorder);
        QCOMPARE(g_socket_send_messages(a.get(), messages.data(), 2, 0, nullptr, nullptr), 2);
        const guint16 portB = loopback::portOf(toB.get());
        const std::vector<Seen> expected{{a.get(), Direction::Sent, portB, false, "x"},
                                         {a.get(), Direction::Sent, portB, false, "yyzz"}};
        QVERIFY(recorder.seen == expected);
    }

    void saysWhenADatagramWasCut()
    {
        const auto a = loopback::open(G_SOCKET_TYPE_DATAGRAM);
        const auto b = loopback::open(G_SOCKET_TYPE_DATAGRAM);
        loopback::send(a.get(), octets("too long"), loopback::localOf(b.get()).get());
        Recorder recorder;
        const ObserveSockets observing(recorder);
        std::array<char, 3> room{};
        GInputVector in{room.data(), room.size()};
        gint flags = 0;
        QCOMPARE(g_socket_receive_message(b.get(), nullptr, &in, 1, nullptr, nullptr, &flags,
                                          nullptr, nullptr),
                 gssize{3});
        QCOMPARE(recorder.seen.size(), std::size_t{1});
        QVERIFY(recorder.seen[0].truncated);
        QCOMPARE(recorder.seen[0].bytes, std::string("too"));
    }

    void seesOnlyWhatMoved()
    {
        const auto [client, server] = loopback::connection();
        const std::vector<std::byte> large(1 << 20, std::byte{7});
        Recorder recorder;
        const ObserveSockets observing(recorder);
        gssize sent = 0;
        std::size_t total = 0;
        while ((sent = loopback::send(client.get(), large)) > 0)
            total += static_cast<std::size_t>(sent);
        QCOMPARE(sent, gssize{-1}); // the buffer is full
        std::size_t seen = 0;
        for (const Seen& piece : recorder.seen)
            seen += piece.bytes.size();
        QCOMPARE(seen, total);
        QVERIFY(recorder.seen.back().bytes.size() < large.size()); // a partial write
    }

    void forwardsErrorsAndSaysNothingOfThem()
    {
        const auto a = loopback::open(G_SOCKET_TYPE_DATAGRAM);
        Recorder recorder;
        const ObserveSockets observing(recorder);
        GError* error = nullptr;
        std::array<char, 8> room{};
        GInputVector in{room.data(), room.size()};
        QCOMPARE(g_socket_receive_message(a.get(), nullptr, &in, 1, nullptr, nullptr, nullptr,
                                          nullptr, &error),
                 gssize{-1});
        QVERIFY(g_error_matches(error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK));
        g_clear_error(&error);
        GOutputVector out{"x", 1};
        QCOMPARE(g_socket_send_message(a.get(), nullptr, &out, 1, nullptr, 0, 0, nullptr, &error),
                 gssize{-1}); // no destination
        QVERIFY(error != nullptr);
        g_clear_error(&error);
        QVERIFY(recorder.seen.empty());
    }

    void leavesPeekedBytesForLater()
    {
        const auto [client, server] = loopback::connection();
        loopback::send(client.get(), octets("once"));
        g_socket_condition_timed_wait(server.get(), G_IO_IN, 5'000'000, nullptr, nullptr);
        Recorder recorder;
        const ObserveSockets observing(recorder);
        std::array<char, 8> room{};
        GInputVector in{room.data(), room.size()};
        gint flags = G_SOCKET_MSG_PEEK;
        QCOMPARE(g_socket_receive_message(server.get(), nullptr, &in, 1, nullptr, nullptr, &flags,
                                          nullptr, nullptr),
                 gssize{4});
        QVERIFY(recorder.seen.empty());
        QCOMPARE(loopback::receive(server.get()).size(), std::size_t{4});
        const std::vector<Seen> expected{{server.get(), Direction::Received, 0, false, "once"}};
        QVERIFY(recorder.seen == expected);
    }

    void isBlindToOtherThreads()
    {
        Recorder recorder;
        const ObserveSockets observing(recorder);
        std::thread([] {
            const auto a = loopback::open(G_SOCKET_TYPE_DATAGRAM);
            loopback::send(a.get(), octets("x"), loopback::localOf(a.get()).get());
        }).join();
        QVERIFY(recorder.seen.empty());
    }

    void costOfASend_data()
    {
        QTest::addColumn<bool>("observed");
        QTest::newRow("not observed") << false;
        QTest::newRow("observed") << true;
    }

    void costOfASend()
    {
        QFETCH(bool, observed);
        class Counter final : public SocketObserver
        {
            void onTraffic(const SocketTraffic& traffic) noexcept override
            {
                m_octets += traffic.bytes.size();
            }
            std::size_t m_octets = 0;
        };
        const auto a = loopback::open(G_SOCKET_TYPE_DATAGRAM);
        const auto to = loopback::localOf(a.get());
        Counter counter;
        std::optional<ObserveSockets> observing;
        if (observed)
            observing.emplace(counter);
        const std::array<std::byte, 100> bytes{};
        QBENCHMARK
        {
            for (int i = 0; i < 100; ++i) {
                loopback::send(a.get(), bytes, to.get());
                (void)loopback::receive(a.get(), 128);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestSocketTap)
#include "tst_sockettap.moc"
