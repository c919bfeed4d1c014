// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/session.h"

#include <QTest>

using namespace icelens::model; // NOLINT(google-build-using-namespace): the vocabulary of events
using namespace std::chrono_literals;

namespace {

constexpr StreamId stream{1};
constexpr ComponentId component{1};

/// A session with Alice and one component.
struct Story
{
    Session session;

    Story()
    {
        tell(0ms, Boxed<AgentCreated>(AgentCreated{"Alice", Role::Controlling, ""}));
        tell(0ms, StreamAdded{stream, 1});
    }

    void tell(SessionTime at, Fact fact)
    {
        session.apply({at, AgentId(1), Source::Session, std::move(fact)});
    }

    void report(SessionTime at, std::uint64_t received, std::uint64_t lost)
    {
        MediaReport report;
        report.stream = stream;
        report.component = component;
        report.totalPacketsReceived = received;
        report.totalOctetsReceived = received * 100;
        report.totalLost = lost;
        report.totalConcealed = std::chrono::milliseconds(20 * lost);
        tell(at, Boxed<MediaReport>(report));
    }
};

} // namespace

class TestCallState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheLatestAndASeries()
    {
        Story story;
        QVERIFY(story.session.call().of(AgentId(1)) == nullptr);
        DtlsStateChanged dtls;
        dtls.stream = stream;
        dtls.component = component;
        dtls.state = DtlsState::Connecting;
        story.tell(10ms, Boxed<DtlsStateChanged>(dtls));
        dtls.state = DtlsState::Connected;
        story.tell(60ms, Boxed<DtlsStateChanged>(dtls));
        story.tell(60ms,
                   Boxed<SrtpProtected>(SrtpProtected{stream, component, SrtpProfile::AeadAes128Gcm,
                                                      "acorn banjo camel daisy"}));
        for (int second = 1; second <= 200; ++second)
            story.report(second * 1s, 50ULL * static_cast<unsigned>(second), 0);
        const Session before = story.session;
        story.report(201s, 50 * 200 + 40, 10);

        const auto* media = story.session.call().of(AgentId(1), stream, component);
        QVERIFY(media != nullptr);
        QCOMPARE(media->dtls->state, DtlsState::Connected);
        QCOMPARE(media->dtlsStartedAt, std::optional<SessionTime>(10ms));
        QCOMPARE(media->securedAt, std::optional<SessionTime>(60ms));
        QCOMPARE(media->words, std::string("acorn banjo camel daisy"));
        QCOMPARE(media->samples.size(), std::size_t{201});
        const auto rates = ratesBetween(media->samples[199], media->samples[200]);
        QCOMPARE(rates.packetsPerSecondReceived, 40.0);
        QCOMPARE(rates.bitsPerSecondReceived, 32'000.0);
        QCOMPARE(rates.lost, 0.2);
        QCOMPARE(rates.concealed, 0.2);
        QCOMPARE(story.session.strayEvents(), std::uint64_t{0});
        // A snapshot stays as it was, and shares what is old.
        const auto* old = before.call().of(AgentId(1));
        QCOMPARE(old->samples.size(), std::size_t{200});
        QVERIFY(old->samples.sharesChunk(media->samples, 0));
        QVERIFY(!(before == story.session));
    }

    void ratesAreNeverNonsense()
    {
        MediaReport more;
        more.totalPacketsReceived = 100;
        more.totalLost = 50;
        const MediaSample first{1s, Boxed<MediaReport>(more)};
        const MediaSample second{2s, Boxed<MediaReport>(MediaReport{})};
        QCOMPARE(ratesBetween(first, second).packetsPerSecondReceived, 0.0); // counted backwards
        QCOMPARE(ratesBetween(second, first).lost, 0.0);                     // time went backwards
        QCOMPARE(ratesBetween(first, first).lost, 0.0);
    }

    void whatFitsNothingIsCounted()
    {
        Story story;
        MediaReport report;
        report.stream = StreamId(7);
        report.component = component;
        story.tell(1s, Boxed<MediaReport>(report));
        story.tell(1s, RtcpSeen{StreamId(7), component});
        QCOMPARE(story.session.strayEvents(), std::uint64_t{2});
        QVERIFY(story.session.call().media.empty());
    }

    void devicesAndEnds()
    {
        Story story;
        story.tell(1s, AudioDeviceChanged{AudioUse::Input, AudioChange::Opened, "USB"});
        story.tell(2s, AudioDeviceChanged{AudioUse::Input, AudioChange::Vanished, "Built-in"});
        story.tell(2s, AudioDeviceChanged{AudioUse::Output, AudioChange::Opened, "USB"});
        QCOMPARE(story.session.call().devices.size(), std::size_t{2});
        QCOMPARE(story.session.call().devices[0].changed.name, std::string("Built-in"));
        story.tell(3s, CallEnded{CallEndReason::PeerHungUp, {}});
        story.tell(4s, CallEnded{CallEndReason::HungUp, {}});
        QCOMPARE(story.session.call().ended.size(), std::size_t{1});
        QCOMPARE(story.session.call().ended[0].ended.reason, CallEndReason::PeerHungUp);
        QCOMPARE(story.session.strayEvents(), std::uint64_t{1}); // a call ends once
    }
};

QTEST_APPLESS_MAIN(TestCallState)
#include "tst_callstate.moc"
