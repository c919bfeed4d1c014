// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rtp/rtcp.h"
#include "model/rtp/rtppacket.h"
#include "tests/transport/dtlspipe.h"
#include "transport/dtls/demux.h"
#include "transport/rtp/mediasession.h"

#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <new>
#include <random>

using namespace icelens;
using namespace icelens::transport;
using namespace std::chrono_literals;
using icelens::test::Datagram;
using model::Boxed;
using model::ComponentId;
using model::DtlsRole;
using model::StreamId;
using std::chrono::nanoseconds;

namespace {

std::size_t allocations = 0;

} // namespace

// Counts what our own code takes from the heap; libsrtp has malloc() to itself.
void* operator new(std::size_t size)
{
    ++allocations;
    if (void* const memory = std::malloc(size == 0 ? 1 : size))
        return memory;
    std::abort();
}
void operator delete(void* memory) noexcept
{
    std::free(memory);
}
void operator delete(void* memory, std::size_t /*size*/) noexcept
{
    std::free(memory);
}

namespace {

constexpr auto travel = 30ms;

/// A call between two media sessions, in a time of its own.
struct Call
{
    struct Side
    {
        std::unique_ptr<MediaSession> session;
        std::multimap<nanoseconds, Datagram> arriving;
        std::vector<model::Fact> facts;
        std::vector<std::uint16_t> heard;
        std::vector<std::uint8_t> keys;
        std::optional<PathQuality> quality; // the last of
        std::vector<PathQuality> qualities;
        std::vector<Datagram> sent;
        int changes = 0;
        bool keepsSent = false;

        template <class F>
        std::vector<F> all() const
        {
            std::vector<F> found;
            for (const auto& fact : facts) {
                if (const auto* one = std::get_if<F>(&fact))
                    found.push_back(*one);
            }
            return found;
        }
    };

    Certificate aliceCertificate = *Certificate::make();
    Certificate bobCertificate = *Certificate::make();
    Side alice;
    Side bob;
    nanoseconds now = 1000s;
    std::mt19937 random{5};
    int lostPercent = 0;

    explicit Call(std::optional<Fingerprint> aliceExpects = std::nullopt)
    {
        make(alice, bob, aliceCertificate, aliceExpects.value_or(bobCertificate.fingerprint()),
             DtlsRole::Client);
        make(bob, alice, bobCertificate, aliceCertificate.fingerprint(), DtlsRole::Server);
        alice.session->start(now);
        bob.session->start(now);
    }

    void make(Side& side, Side& other, const Certificate& certificate, const Fingerprint& expects,
              DtlsRole role)
    {
        MediaSession::Options options;
        options.stream = StreamId(1);
        options.component = ComponentId(1);
        options.role = role;
        options.remoteFingerprints = {expects};
        options.audioLevelId = 1;
        options.telephoneEventType = 110;
        MediaSession::Ports ports;
        ports.send = [this, &side, &other](std::span<const std::byte> bytes) {
            if (side.keepsSent)
                side.sent.push_back(test::toDatagram(bytes));
            const bool media = kindOf(bytes) == PacketKind::Rtp;
            if (media && static_cast<int>(random() % 100) < lostPercent)
                return;
            other.arriving.emplace(now + travel, test::toDatagram(bytes));
        };
        ports.received = [&side](const model::rtp::RtpView& packet, nanoseconds) {
            side.heard.push_back(packet.sequence);
        };
        ports.figures = [] {
            VoiceFigures figures;
            figures.bufferDepth = 42ms;
            figures.totalLate = 3;
            return figures;
        };
        ports.quality = [&side](const PathQuality& quality) {
            side.quality = quality;
            side.qualities.push_back(quality);
        };
        ports.dtmf = [&side](std::uint8_t event) { side.keys.push_back(event); };
        ports.publish = [&side](model::Source, model::Fact fact) {
            side.facts.push_back(std::move(fact));
        };
        ports.changed = [&side] { ++side.changes; };
        side.session = std::make_unique<MediaSession>(certificate, options, ports);
    }

    void step()
    {
        now += 1ms;
        for (Side* side : {&alice, &bob}) {
            while (!side->arriving.empty() && side->arriving.begin()->first <= now) {
                auto datagram = std::move(side->arriving.begin()->second);
                side->arriving.erase(side->arriving.begin());
                side->session->receive(datagram, now);
            }
            const auto due = side->session->nextTimeout();
            if (due && *due <= now)
                side->session->onTimeout(now);
        }
    }

    void speak(Side& side)
    {
        static constexpr std::array<std::byte, 80> payload{};
        VoiceFrame frame;
        frame.payload = payload;
        frame.payloadType = 111;
        frame.level = {true, 20};
        side.session->send(frame, now);
    }

    /// Both speak every 20 ms.
    void talk(std::chrono::milliseconds howLong)
    {
        for (auto i = 0ms; i < howLong; i += 1ms) {
            if (i.count() % 20 == 0) {
                speak(alice);
                speak(bob);
            }
            step();
        }
    }

    bool connect()
    {
        for (int i = 0; i < 2000; ++i) {
            step();
            if (alice.session->isSecure() && bob.session->isSecure())
                return true;
        }
        return false;
    }
};

} // namespace

class TestMediaSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void talksBothWays()
    {
        Call call;
        QVERIFY(call.connect());
        QVERIFY(!call.alice.session->authenticationWords().empty());
        QCOMPARE(call.alice.session->authenticationWords(),
                 call.bob.session->authenticationWords());
        call.talk(4000ms);
        QVERIFY(call.bob.heard.size() > 195);
        QVERIFY(std::ranges::is_sorted(call.bob.heard));
        QVERIFY(call.alice.heard.size() > 195);
        // Both knew the round trip from RTCP.
        QVERIFY(call.alice.quality && call.alice.quality->roundTrip);
        const auto trip = *call.alice.quality->roundTrip;
        QVERIFY2(trip > 57ms && trip < 64ms, qPrintable(QString::number(trip.count())));
        QCOMPARE(call.alice.quality->fractionLost, 0.0);

        const auto reports = call.alice.all<Boxed<model::MediaReport>>();
        QVERIFY(reports.size() >= 3 && reports.size() <= 5);
        const auto& last = *reports.back();
        QVERIFY(last.totalPacketsSent > 140);
        QVERIFY(last.totalPacketsReceived > 140);
        QCOMPARE(last.totalLost, std::uint64_t{0});
        QVERIFY(last.jitter < 2ms);
        QCOMPARE(last.bufferDepth, model::MediaReport::Duration(42ms));
        QVERIFY(last.networkDelay > 28ms && last.networkDelay < 32ms);
        QCOMPARE(last.totalGood, last.totalPacketsReceived - 3);
        QCOMPARE(call.alice.all<Boxed<model::SrtpProtected>>().size(), std::size_t{1});
        QCOMPARE(call.alice.all<Boxed<model::DtlsStateChanged>>().size(), std::size_t{2});
    }

    void mediaPacketsTakeNothingFromTheHeap()
    {
        Call call;
        QVERIFY(call.connect());
        call.talk(1500ms);
        call.alice.keepsSent = true;
        call.speak(call.alice);
        QVERIFY(!call.alice.sent.empty());
        call.alice.keepsSent = false;
        call.lostPercent = 100; // so that the test's own wire takes nothing either
        const auto before = allocations;
        for (int i = 0; i < 200; ++i)
            call.speak(call.alice);
        QCOMPARE(allocations, before);
        auto datagram = call.alice.sent.back();
        call.bob.heard.reserve(call.bob.heard.size() + 4);
        const auto heard = call.bob.heard.size();
        const auto ready = allocations;
        call.bob.session->receive(datagram, call.now);
        QCOMPARE(allocations, ready);
        QCOMPARE(call.bob.heard.size(), heard + 1);
    }

    void tellsWhatWasLost()
    {
        Call call;
        QVERIFY(call.connect());
        call.lostPercent = 20;
        call.talk(20'000ms);
        const auto reports = call.bob.all<Boxed<model::MediaReport>>();
        const auto& last = *reports.back();
        const double lost = static_cast<double>(last.totalLost)
            / static_cast<double>(last.totalLost + last.totalPacketsReceived);
        QVERIFY2(lost > 0.15 && lost < 0.25, qPrintable(QString::number(lost)));
        // One report is of few packets, and the times of reports are random.
        double reported = 0;
        for (const PathQuality& quality : call.alice.qualities)
            reported += quality.fractionLost / static_cast<double>(call.alice.qualities.size());
        QVERIFY2(reported > 0.1 && reported < 0.3, qPrintable(QString::number(reported)));
    }

    void sendsKeysOnce()
    {
        Call call;
        QVERIFY(!call.alice.session->sendDtmf(5)); // not yet
        QVERIFY(call.connect());
        call.lostPercent = 30;
        for (const std::uint8_t key : {1, 1, 11, 10})
            QVERIFY(call.alice.session->sendDtmf(key));
        call.talk(3000ms);
        QCOMPARE(call.bob.keys, (std::vector<std::uint8_t>{1, 1, 11, 10}));
        QCOMPARE(call.bob.all<model::DtmfSeen>().size(), std::size_t{4});
        call.lostPercent = 0;
        const auto heard = call.bob.heard.size();
        call.talk(1000ms);
        QVERIFY(call.bob.heard.size() > heard + 40); // voice goes on
    }

    void byeEndsTheOtherSide()
    {
        Call call;
        QVERIFY(call.connect());
        call.talk(200ms);
        QVERIFY(!call.bob.session->isEnded());
        call.alice.session->stop(call.now);
        QVERIFY(!call.alice.session->isSecure());
        call.talk(100ms);
        QVERIFY(call.bob.session->isEnded());
        const auto seen = call.bob.all<model::RtcpSeen>();
        QVERIFY(std::ranges::any_of(seen, [](const auto& one) {
            return one.bye && one.direction == model::Direction::Received;
        }));
    }

    void wrongFingerprintLetsNoMediaThrough()
    {
        Call call(Certificate::make()->fingerprint());
        QVERIFY(!call.connect());
        call.talk(500ms);
        QVERIFY(call.alice.session->isEnded());
        QVERIFY(call.bob.session->isEnded());
        QVERIFY(call.alice.heard.empty() && call.bob.heard.empty());
        QVERIFY(call.alice.session->authenticationWords().empty());
        const auto states = call.alice.all<Boxed<model::DtlsStateChanged>>();
        QCOMPARE(states.back()->error, model::DtlsError::FingerprintMismatch);
    }

    void hostileDatagramsAreCounted()
    {
        Call call;
        QVERIFY(call.connect());
        call.talk(500ms);
        call.alice.keepsSent = true;
        call.talk(1000ms);
        const auto heard = call.bob.heard.size();
        std::size_t hostile = 0;
        for (const auto& datagram : call.alice.sent) {
            if (kindOf(datagram) == PacketKind::Dtls)
                continue;
            auto replayed = datagram; // arrived before
            call.bob.session->receive(replayed, call.now);
            auto forged = datagram;
            forged[forged.size() / 2] ^= std::byte{0x40};
            call.bob.session->receive(forged, call.now);
            auto cut = datagram;
            cut.resize(cut.size() / 3);
            call.bob.session->receive(cut, call.now);
            auto misdirected = datagram; // back to who sent it
            call.alice.session->receive(misdirected, call.now);
            hostile += 3;
        }
        std::mt19937 noise(3);
        for (int i = 0; i < 2000; ++i) {
            Datagram garbage(1 + noise() % 2000);
            for (auto& octet : garbage)
                octet = static_cast<std::byte>(noise());
            call.bob.session->receive(garbage, call.now);
        }
        call.alice.arriving.clear();
        QVERIFY(call.bob.heard.size() <= heard + 2); // two were still under way
        QVERIFY(!call.bob.session->isEnded());
        call.talk(1500ms);
        QVERIFY(call.bob.heard.size() > heard + 60);
        const auto reports = call.bob.all<Boxed<model::MediaReport>>();
        QVERIFY(reports.back()->totalRejected >= hostile - 6);
    }
};

QTEST_GUILESS_MAIN(TestMediaSession)
#include "tst_mediasession.moc"
