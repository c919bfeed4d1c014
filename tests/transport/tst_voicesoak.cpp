// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/voicenetwork.h"
#include "transport/voice/oggopus.h"

#include <QTest>

#include <algorithm>
#include <malloc.h>
#include <random>

using namespace icelens::test;
using namespace icelens::transport;
using namespace std::chrono_literals;

namespace {

constexpr VoiceFormat opus{111, VoiceCodec::Opus};

std::size_t heapInUse()
{
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

} // namespace

/// An hour of a call in simulated time.
class TestVoiceSoak : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hourOfLossAndDrift_data();
    void hourOfLossAndDrift();
};

void TestVoiceSoak::hourOfLossAndDrift_data()
{
    QTest::addColumn<double>("ppm");
    QTest::newRow("the sender is faster") << 200.0;
    QTest::newRow("the sender is slower") << -200.0;
}

// 1 % loss, jitter of 10 ms, two cards whose clocks are 200 ppm apart: 720 ms in an hour.
void TestVoiceSoak::hourOfLossAndDrift()
{
    QFETCH(double, ppm);
    const auto packets = encoded(voiceSample(), opus, 20ms, 1);
    constexpr std::size_t count = 180'000;
    constexpr double loss = 0.01;
    std::mt19937 random(5);
    std::uniform_real_distribution<double> uniform(0, 1);
    JitterBuffer buffer;
    const DecoderSet decoders({opus});
    buffer.setDecoders(&decoders);
    std::array<float, frameSamples> frame{};
    Microseconds now = 1s;
    std::size_t sent = 0;
    std::size_t lost = 0;
    Microseconds delayEarly{};
    Microseconds highestLate{};
    std::size_t heapEarly = 0;
    const auto arrivalOf = [&](std::size_t i) {
        return 1s
            + Microseconds(
                   static_cast<std::int64_t>(static_cast<double>(i) * 20'000 * (1 - ppm * 1e-6)));
    };
    Microseconds next = arrivalOf(0);
    while (sent < count) {
        for (; next <= now && sent < count; ++sent) {
            if (uniform(random) >= loss)
                buffer.put({1, static_cast<std::uint16_t>(sent),
                            static_cast<std::uint32_t>(sent * 960), 111,
                            packets[sent % packets.size()].payload, next});
            else
                ++lost;
            // A network keeps the order; what it delays by chance it delays for all behind.
            next = std::max(next,
                            arrivalOf(sent + 1)
                                + Microseconds(static_cast<int>(10'000 * uniform(random))));
        }
        buffer.play(frame, now);
        now += 10ms;
        if (sent == 3'000) {
            delayEarly = buffer.figures().delay;
            heapEarly = heapInUse();
        }
        if (sent > count - 10'000)
            highestLate = std::max(highestLate, buffer.figures().delay);
    }
    const auto& figures = buffer.figures();
    const double hour = 3600e6;
    const double concealed = static_cast<double>(figures.totalConcealed.count()) / hour;
    QVERIFY2(concealed < loss, qPrintable(QString::number(concealed)));
    QVERIFY(figures.totalRecovered > lost / 2);
    QVERIFY2(figures.totalLate < count / 2000, qPrintable(QString::number(figures.totalLate)));
    QVERIFY2(highestLate < delayEarly + 20ms, qPrintable(QString::number(highestLate.count())));
    QVERIFY(figures.totalStretched > 600ms);
    QCOMPARE(figures.totalRestarts, std::uint64_t(0));
    QCOMPARE(figures.totalSkipped, std::uint64_t(0));
    QVERIFY2(heapInUse() <= heapEarly + 4096, "no growth of memory");
}

QTEST_APPLESS_MAIN(TestVoiceSoak)
#include "tst_voicesoak.moc"
