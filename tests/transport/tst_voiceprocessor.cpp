// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/processing/voiceprocessor.h"
#include "transport/voice/oggopus.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <random>
#include <vector>

using namespace icelens::transport;
using std::chrono::milliseconds;

namespace {

constexpr std::size_t second = 48000;

/// What a microphone hears of @p far: @p delay later, through a room, @p loss dB weaker.
std::vector<float> echoOf(const std::vector<float>& far, milliseconds delay, double loss)
{
    std::mt19937 random(7);
    std::normal_distribution<float> normal(0, 1);
    std::vector<float> room(1920); // 40 ms
    float energy = 0;
    for (std::size_t i = 0; i < room.size(); ++i) {
        room[i] = (i == 0 ? 3.0F : normal(random)) * std::exp(-static_cast<float>(i) / 480);
        energy += room[i] * room[i];
    }
    const auto gain = static_cast<float>(std::pow(10, -loss / 20) / std::sqrt(energy));
    const auto late = static_cast<std::size_t>(48 * delay.count());
    std::vector<float> heard(far.size());
    for (std::size_t i = late; i < far.size(); ++i) {
        float sum = 0;
        for (std::size_t k = 0; k < room.size() && k <= i - late; ++k)
            sum += room[k] * far[i - late - k];
        heard[i] = gain * sum + 0.0003F * normal(random);
    }
    return heard;
}

double energy(const std::vector<float>& sound, std::size_t from, std::size_t to)
{
    double sum = 0;
    for (std::size_t i = from; i < to; ++i)
        sum += static_cast<double>(sound[i]) * static_cast<double>(sound[i]);
    return sum;
}

/// Through @p processor frame by frame, as an engine does it.
std::vector<float> processed(VoiceProcessor& processor, const std::vector<float>& far,
                             const std::vector<float>& near, milliseconds told)
{
    std::vector<float> out = near;
    for (std::size_t at = 0; at + frameSamples <= out.size(); at += frameSamples) {
        processor.played(ConstSoundFrame(far.data() + at, frameSamples));
        processor.process(SoundFrame(out.data() + at, frameSamples), told);
    }
    return out;
}

std::vector<float> farVoice(std::size_t seconds)
{
    std::vector<float> voice = voiceSample();
    voice.resize(seconds * second);
    return voice;
}

} // namespace

class TestVoiceProcessor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void echoIsTakenAway_data();
    void echoIsTakenAway();
    void nearVoicePasses();
    void noiseIsSuppressed();
    void offIsBitExact();
};

void TestVoiceProcessor::echoIsTakenAway_data()
{
    QTest::addColumn<int>("delayMs");
    QTest::addColumn<int>("toldMs");
    QTest::newRow("60 ms, as told") << 60 << 60;
    QTest::newRow("100 ms, told wrongly") << 100 << 60;
}

void TestVoiceProcessor::echoIsTakenAway()
{
    QFETCH(int, delayMs);
    QFETCH(int, toldMs);
    const auto far = farVoice(20);
    const auto echo = echoOf(far, milliseconds(delayMs), 10);
    const auto processor = makeVoiceProcessor();
    processor->configure({EchoCancellation::Loudspeaker, false, false});
    const auto out = processed(*processor, far, echo, milliseconds(toldMs));
    const double reduction = 10
        * std::log10(energy(echo, 8 * second, 20 * second) / energy(out, 8 * second, 20 * second));
    QVERIFY2(reduction >= 20, qPrintable(QString::number(reduction)));
    QVERIFY2(processor->echoReduction() >= 15,
             qPrintable(QString::number(processor->echoReduction())));
}

void TestVoiceProcessor::nearVoicePasses()
{
    const std::vector<float> far(20 * second);
    auto near = farVoice(20);
    const auto processor = makeVoiceProcessor();
    processor->configure({EchoCancellation::Headset, true, false});
    const auto out = processed(*processor, far, near, milliseconds(60));
    const double change = 10
        * std::log10(energy(out, 5 * second, 20 * second) / energy(near, 5 * second, 20 * second));
    QVERIFY2(std::abs(change) < 3, qPrintable(QString::number(change)));
}

void TestVoiceProcessor::noiseIsSuppressed()
{
    std::mt19937 random(1);
    std::normal_distribution<float> normal(0, 0.003F);
    std::vector<float> noise(10 * second);
    std::generate(noise.begin(), noise.end(), [&] { return normal(random); });
    const auto processor = makeVoiceProcessor();
    processor->configure({EchoCancellation::Off, true, false});
    const auto out =
        processed(*processor, std::vector<float>(noise.size()), noise, milliseconds(0));
    const double reduction = 10
        * std::log10(energy(noise, 5 * second, 10 * second) / energy(out, 5 * second, 10 * second));
    QVERIFY2(reduction > 6, qPrintable(QString::number(reduction)));
    QVERIFY(!processor->hasVoice());
}

void TestVoiceProcessor::offIsBitExact()
{
    const auto far = farVoice(3);
    const auto echo = echoOf(far, milliseconds(60), 10);
    const auto processor = makeVoiceProcessor();
    // Also after it was on.
    processor->configure({EchoCancellation::Loudspeaker, true, true});
    (void)processed(*processor, far, echo, milliseconds(60));
    processor->configure({});
    const auto out = processed(*processor, far, echo, milliseconds(60));
    QCOMPARE(std::memcmp(out.data(), echo.data(), out.size() * sizeof(float)), 0);
    QCOMPARE(processor->echoReduction(), 0.0F);
    QCOMPARE(processor->delay().count(), std::chrono::microseconds::rep(0));
}

QTEST_APPLESS_MAIN(TestVoiceProcessor)
#include "tst_voiceprocessor.moc"
