// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/rtp/receiverstatistics.h"
#include "model/rtp/rtcp.h"
#include "model/rtp/rtppacket.h"
#include "model/rtp/telephoneevent.h"
#include "tests/model/stunbytes.h"

#include <QTest>

#include <array>
#include <vector>

using namespace icelens::model::rtp;
using namespace std::chrono_literals;
using icelens::test::ByteVector;
using icelens::test::fromHex;

class TestRtp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAHeaderWithEverything()
    {
        const auto bytes = fromHex("b2 ef 1234 00000010 01020304" // P, X, two CSRCs, marker, 111
                                   "0a0b0c0d 0e0f1011 bede0001 1085 0000"
                                   "aabbcc 000003");
        const auto view = RtpView::parse(bytes);
        QVERIFY(view);
        QCOMPARE(view->payloadType, std::uint8_t{111});
        QVERIFY(view->marker);
        QCOMPARE(view->sequence, std::uint16_t{0x1234});
        QCOMPARE(view->timestamp, std::uint32_t{16});
        QCOMPARE(view->ssrc, std::uint32_t{0x01020304});
        QCOMPARE(view->csrcs.size(), std::size_t{8});
        QCOMPARE(view->payload.size(), std::size_t{3});
        QCOMPARE(view->audioLevel(1), std::optional(AudioLevel{true, 5}));
        QVERIFY(!view->audioLevel(2));
        QVERIFY(!view->audioLevel(0));
    }

    void readsTwoByteExtensions()
    {
        const auto bytes = fromHex("9000 0001 00000000 00000001 1000 0002 0000 2a01 7f15 0000");
        const auto view = RtpView::parse(bytes);
        QVERIFY(view);
        QCOMPARE(view->audioLevel(42), std::optional(AudioLevel{false, 127}));
        QCOMPARE(view->extension(0x15)->size(), std::size_t{0});
        QVERIFY(view->payload.empty());
    }

    void refusesWhatDoesNotAddUp_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<RtpError>("error");
        const auto row = [](const char* name, const char* hex, RtpError error) {
            QTest::newRow(name) << QByteArray(hex) << error;
        };
        row("empty", "", RtpError::TooShort);
        row("eleven octets", "8000000000000000000000", RtpError::TooShort);
        row("version 1", "400000000000000000000000", RtpError::WrongVersion);
        row("CSRC is missing", "810000000000000000000000", RtpError::TooShort);
        row("extension is missing", "900000000000000000000000", RtpError::TooShort);
        row("extension is too long", "900000000000000000000000bede0001", RtpError::TooShort);
        row("padding of none", "a0000000000000000000000000", RtpError::BadPadding);
        row("padding is too long", "a0000000000000000000000002", RtpError::BadPadding);
    }
    void refusesWhatDoesNotAddUp()
    {
        QFETCH(QByteArray, hex);
        QFETCH(RtpError, error);
        const auto bytes = fromHex(hex.constData());
        const auto view = RtpView::parse(bytes);
        QVERIFY(!view);
        QCOMPARE(view.error(), error);
    }

    void writesWhatItReads()
    {
        std::array<std::byte, maxRtpHeaderSize> out{};
        const RtpHeader header{96, true, 65535, 0xFFFFFFFF, 7, 3, {true, 99}};
        QCOMPARE(writeRtpHeader(header, out), std::size_t{20});
        const auto view = RtpView::parse(out);
        QVERIFY(view);
        QCOMPARE(view->payloadType, std::uint8_t{96});
        QVERIFY(view->marker);
        QCOMPARE(view->sequence, std::uint16_t{65535});
        QCOMPARE(view->audioLevel(3), std::optional(AudioLevel{true, 99}));
        QCOMPARE(writeRtpHeader(header, std::span<std::byte>(out).first(19)), std::size_t{0});
    }

    void writesTheMid_data()
    {
        QTest::addColumn<QByteArray>("mid");
        QTest::addColumn<std::size_t>("size");
        QTest::newRow("with the level in one word") << QByteArray("0") << std::size_t{20};
        QTest::newRow("two words") << QByteArray("audio") << std::size_t{24};
        QTest::newRow("the longest") << QByteArray(16, 'a') << std::size_t{36};
        QTest::newRow("too long: only the level") << QByteArray(17, 'a') << std::size_t{20};
    }

    void writesTheMid()
    {
        QFETCH(QByteArray, mid);
        QFETCH(std::size_t, size);
        std::array<std::byte, maxRtpHeaderSize> out{};
        RtpHeader header{96, false, 1, 2, 7, 3, {true, 99}};
        header.midId = 4;
        header.mid = std::string_view(mid.constData(), static_cast<std::size_t>(mid.size()));
        QCOMPARE(writeRtpHeader(header, out), size);
        const auto view = RtpView::parse(std::span(out).first(size));
        QVERIFY(view);
        QVERIFY(view->payload.empty());
        QCOMPARE(view->audioLevel(3), std::optional(AudioLevel{true, 99}));
        const auto written = view->extension(4);
        QCOMPARE(written.has_value(), mid.size() <= 16);
        if (written)
            QCOMPARE(QByteArray(reinterpret_cast<const char*>(written->data()),
                                static_cast<qsizetype>(written->size())),
                     mid);
    }

    void telephoneEvents()
    {
        const TelephoneEvent event{11, true, 10, 4800};
        QCOMPARE(TelephoneEvent::parse(event.write()), std::optional(event));
        QVERIFY(!TelephoneEvent::parse(fromHex("0b8a12")));
        for (const char key : std::string_view("0123456789*#ABCD"))
            QCOMPARE(dtmfKey(*dtmfEvent(key)), std::optional(key));
        QCOMPARE(dtmfEvent('b'), dtmfEvent('B'));
        QVERIFY(!dtmfEvent('E'));
        QVERIFY(!dtmfKey(16));
    }

    void rtcpReadsWhatItWrites()
    {
        std::array<std::byte, 256> out{};
        RtcpWriter writer(out);
        const ReportBlock block{9, 64, -5, 70000, 480, 0x12345678, 65536};
        const SenderInfo info{0x0102030405060708, 960, 50, 4000};
        writer.senderReport(1, info, std::array{block});
        writer.cname(1, "somebody@somewhere");
        writer.bye(1);
        QVERIFY(!writer.overflowed());
        auto compound = RtcpCompound::parse(std::span<const std::byte>(out).first(writer.size()));
        QVERIFY(compound);
        auto packet = compound->next();
        QCOMPARE(packet->type, RtcpType::SenderReport);
        QCOMPARE(packet->senderInfo(), std::optional(info));
        QCOMPARE(packet->blockCount(), std::size_t{1});
        QCOMPARE(packet->block(0), block);
        packet = compound->next();
        QCOMPARE(packet->cname(), std::optional<std::string_view>("somebody@somewhere"));
        packet = compound->next();
        QCOMPARE(packet->type, RtcpType::Bye);
        QCOMPARE(packet->ssrc(), std::optional(std::uint32_t{1}));
        QVERIFY(!compound->next());

        RtcpWriter small(std::span<std::byte>(out).first(30));
        small.senderReport(1, info, std::array{block});
        QVERIFY(small.overflowed());
        QCOMPARE(small.size(), std::size_t{0});
    }

    void rtcpRefusesWhatDoesNotAddUp()
    {
        const auto error = [](const char* hex, bool reducedSize = false) {
            const auto bytes = fromHex(hex);
            const auto parsed = RtcpCompound::parse(bytes, reducedSize);
            return parsed ? std::optional<RtcpError>() : std::optional(parsed.error());
        };
        QCOMPARE(error("80c900"), std::optional(RtcpError::TooShort));
        QCOMPARE(error("80c90002 00000001"), std::optional(RtcpError::BadLength));
        QCOMPARE(error("40c90001 00000001"), std::optional(RtcpError::WrongVersion));
        QCOMPARE(error("80cb0001 00000001"), std::optional(RtcpError::NotAReport));
        QCOMPARE(error("80010001 00000001"), std::optional(RtcpError::NotRtcp));
        QCOMPARE(error("a0c90001 00000000"), std::optional(RtcpError::BadPadding));
        QCOMPARE(error("a0c90001 00000004 80c90001 00000004"),
                 std::optional(RtcpError::BadPadding));
        QVERIFY(!error("80cb0001 00000001", true));
        // Feedback that nobody here understands is walked over.
        QVERIFY(!error("80c90001 00000001 8fcd0003 00000001 00000002 00000003"));
    }

    void roundTripIsThatOfTheRfc()
    {
        // The example of RFC 3550 §6.4.1, figure 2.
        ReportBlock block;
        block.lastSr = 0xb705'2000;
        block.delaySinceLastSr = 0x0005'4000;
        const auto trip = roundTrip(block, 0xb710'8000);
        QVERIFY(trip);
        QCOMPARE(trip->count(), 6'125'000);
        QVERIFY(!roundTrip(block, 0xb705'3000)); // it would be negative
        block.lastSr = 0;
        QVERIFY(!roundTrip(block, 0xb710'8000));
        QCOMPARE(ntpTime(500ms), std::uint64_t{2'208'988'800} << 32U | 0x8000'0000U);
        QCOMPARE(toNtpUnits(1s), std::uint32_t{65536});
        QCOMPARE(toNtpUnits(-1s), std::uint32_t{0});
        QCOMPARE(toNtpUnits(100h), std::uint32_t{65535U << 16U});
    }

    void countsLossOverTheWrap()
    {
        ReceiverStatistics statistics(1, 48000);
        std::uint16_t sequence = 65500;
        for (std::uint32_t i = 0; i < 100; ++i, ++sequence) {
            if (i % 10 != 3)
                QVERIFY(statistics.onPacket(sequence, i * 960, 20ms * i));
        }
        QCOMPARE(statistics.lost(), std::int64_t{10});
        QCOMPARE(statistics.received(), std::uint64_t{90});
        const auto block = statistics.report();
        QCOMPARE(block.fractionLost, std::uint8_t{25});
        QCOMPARE(block.cumulativeLost, 10);
        QCOMPARE(block.highestSequence, std::uint32_t{65500 + 99});
        QCOMPARE(statistics.report().fractionLost, std::uint8_t{0});
        QVERIFY(statistics.jitter() < 100us);
    }

    void jitterIsThatOfTheRfc()
    {
        ReceiverStatistics statistics(1, 48000);
        std::chrono::nanoseconds late = 0ms;
        for (std::uint32_t i = 0; i < 2000; ++i) {
            late = i % 2 == 0 ? 0ms : 8ms; // so that |D| is 8 ms each time
            statistics.onPacket(static_cast<std::uint16_t>(i), i * 960, 20ms * i + late);
        }
        QVERIFY2(statistics.jitter() > 7500us && statistics.jitter() < 8500us,
                 qPrintable(QString::number(statistics.jitter().count())));
        const auto before = statistics.jitterUnits();
        // Packets of one key of the telephone share a timestamp.
        for (std::uint16_t i = 2000; i < 2010; ++i)
            statistics.onPacket(i, 0, 20ms * i, false);
        QCOMPARE(statistics.jitterUnits(), before);
    }

    void aJumpIsBelievedWhenItIsConfirmed()
    {
        ReceiverStatistics statistics(1, 48000);
        for (std::uint16_t i = 0; i < 10; ++i)
            statistics.onPacket(i, 0, {});
        QVERIFY(!statistics.onPacket(30000, 0, {}));
        QVERIFY(statistics.onPacket(30001, 0, {}));
        QCOMPARE(statistics.highestSequence(), std::uint32_t{30001});
        QCOMPARE(statistics.lost(), std::int64_t{0});
        QVERIFY(statistics.onPacket(29990, 0, {})); // a little late is no jump
        QCOMPARE(statistics.highestSequence(), std::uint32_t{30001});
    }
};

QTEST_APPLESS_MAIN(TestRtp)
#include "tst_rtp.moc"
