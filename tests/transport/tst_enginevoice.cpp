// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/call/enginevoice.h"
#include "transport/call/wavefile.h"
#include "transport/glib/networkthread.h"
#include "transport/wire/socketobserver.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <condition_variable>
#include <cstdlib>
#include <functional>
#include <mutex>
#include <new>
#include <thread>

using namespace icelens;
using namespace icelens::transport;
using namespace std::chrono_literals;

namespace {

std::atomic<std::size_t> allocations{0};

/// Devices in the hand of a test: a microphone that hears a tone, a loudspeaker that keeps what it
/// was given.
class HandBackend final : public AudioBackend
{
public:
    struct Shared
    {
        std::mutex mutex;
        std::vector<float> heard; // under mutex
        std::vector<std::string> chosen;
        std::atomic<bool> stands{false}; // still: no device does anything
        std::atomic<double> hertz{440};
        AudioClient* client = nullptr;
    };

    explicit HandBackend(std::shared_ptr<Shared> shared)
        : m_shared(std::move(shared))
    {
        m_shared->heard.reserve(48000 * 60);
    }
    ~HandBackend() override { stop(); }

    void start(AudioClient& client) override
    {
        m_shared->client = &client;
        client.deviceChanged({model::AudioUse::Input, model::AudioChange::Opened, "By hand"});
        client.devicesChanged({{model::AudioUse::Input, "hand", "By hand", true}});
        m_thread = std::thread([this, &client] { run(client); });
    }
    void stop() override
    {
        m_over = true;
        if (m_thread.joinable())
            m_thread.join();
    }
    void choose(model::AudioUse use, const std::string& id) override
    {
        const std::scoped_lock lock(m_shared->mutex);
        m_shared->chosen.push_back((use == model::AudioUse::Input ? "in:" : "out:") + id);
    }

private:
    void run(AudioClient& client)
    {
        std::array<float, audioFrameSamples> frame{};
        std::uint64_t at = 0;
        auto due = std::chrono::steady_clock::now();
        while (!m_over) {
            std::this_thread::sleep_until(due += 10ms); // a clock that is a device's
            if (m_shared->stands)
                continue;
            const double hertz = m_shared->hertz;
            for (float& sample : frame)
                sample = 0.25F
                    * static_cast<float>(std::sin(
                        2 * M_PI * std::fmod(hertz * static_cast<double>(at++) / 48000, 1)));
            client.captured(frame, 10ms);
            client.wanted(frame, 30ms);
            const std::scoped_lock lock(m_shared->mutex);
            m_shared->heard.insert(m_shared->heard.end(), frame.begin(), frame.end());
        }
    }

    std::shared_ptr<Shared> m_shared;
    std::atomic<bool> m_over{false};
    std::thread m_thread;
};

model::sdp::NegotiatedCall opusCall()
{
    model::sdp::NegotiatedCall call;
    call.codecs = {{model::sdp::AudioCodec::Opus, 111, 111}};
    return call;
}

model::sdp::NegotiatedCall telephoneCall()
{
    model::sdp::NegotiatedCall call;
    call.codecs = {{model::sdp::AudioCodec::Pcmu, 0, 0}};
    return call;
}

/// One network thread for all: packets are handed over at once.
NetworkThread& networkThread()
{
    static NetworkThread thread;
    return thread;
}

/// An EngineVoice, and what it sent.
class Side
{
public:
    explicit Side(VoiceSource source, bool devices, std::string recordTo = {},
                  std::unique_ptr<VoiceProcessor> processor = nullptr)
    {
        controls->source.set(source);
        VoiceEngine::Options options;
        options.controls = controls;
        options.hertz = 1000;
        options.recordTo = std::move(recordTo);
        options.processor = std::move(processor);
        auto backend = devices ? std::make_unique<HandBackend>(hand) : nullptr;
        run([&] {
            voice = std::make_unique<EngineVoice>(networkThread().context(), std::move(options),
                                                  std::move(backend));
        });
    }
    ~Side()
    {
        run([&] { voice.reset(); });
    }
    Side(const Side&) = delete;
    Side& operator=(const Side&) = delete;

    /// In the network thread, to its end.
    void run(const std::function<void()>& task)
    {
        std::mutex mutex;
        std::condition_variable done;
        bool over = false;
        networkThread().post([&] {
            task();
            const std::scoped_lock lock(mutex);
            over = true;
            done.notify_one();
        });
        std::unique_lock lock(mutex);
        done.wait(lock, [&] { return over; });
    }

    void start(const model::sdp::NegotiatedCall& call, Side* to)
    {
        run([&] {
            voice->start(
                call,
                [this, to](const VoiceFrame& frame) {
                    timestamp += frame.timestampStep;
                    ++sequence;
                    const auto number = sent.fetch_add(1);
                    if (number < payloadSizes.size())
                        payloadSizes[number] = frame.payload.size();
                    if (to != nullptr)
                        to->take(frame, sequence, timestamp);
                    return true;
                },
                [this](model::Fact fact) {
                    if (const auto* change = std::get_if<model::AudioDeviceChanged>(&fact))
                        deviceNames.push_back(change->name);
                });
        });
    }

    void take(const VoiceFrame& frame, std::uint16_t number, std::uint32_t time)
    {
        if (!voice)
            return;
        model::rtp::RtpView view;
        view.payloadType = frame.payloadType;
        view.sequence = number;
        view.timestamp = time;
        view.ssrc = 1;
        view.payload = frame.payload;
        voice->receive(view, monotonicNow());
    }

    std::vector<float> heard()
    {
        const std::scoped_lock lock(hand->mutex);
        return hand->heard;
    }

    std::shared_ptr<VoiceControls> controls = std::make_shared<VoiceControls>();
    std::shared_ptr<HandBackend::Shared> hand = std::make_shared<HandBackend::Shared>();
    std::unique_ptr<EngineVoice> voice;
    std::uint16_t sequence = 0;
    std::uint32_t timestamp = 0;
    std::atomic<std::size_t> sent{0};
    std::array<std::atomic<std::size_t>, 1000> payloadSizes{};
    std::vector<std::string> deviceNames;
};

/// Share of the energy that is at @p hertz.
double purity(const float* sound, std::size_t samples, double hertz)
{
    double cosine = 0;
    double sine = 0;
    double energy = 1e-12;
    for (std::size_t i = 0; i < samples; ++i) {
        const double angle = 2 * M_PI * hertz * static_cast<double>(i) / 48000;
        const auto sample = static_cast<double>(sound[i]);
        cosine += sample * std::cos(angle);
        sine += sample * std::sin(angle);
        energy += sample * sample;
    }
    return 2 * (cosine * cosine + sine * sine) / (energy * static_cast<double>(samples));
}

double rms(const float* sound, std::size_t samples)
{
    double sum = 0;
    for (std::size_t i = 0; i < samples; ++i)
        sum += static_cast<double>(sound[i]) * static_cast<double>(sound[i]);
    return std::sqrt(sum / static_cast<double>(samples));
}

bool endsWith(const std::vector<float>& heard, double hertz)
{
    constexpr std::size_t window = 9600;
    return heard.size() > window && rms(&heard[heard.size() - window], window) > 0.1
        && purity(&heard[heard.size() - window], window, hertz) > 0.98;
}

bool endsSilent(const std::vector<float>& heard)
{
    constexpr std::size_t window = 4800;
    return heard.size() > window && rms(&heard[heard.size() - window], window) < 0.001;
}

} // namespace

void* operator new(std::size_t size)
{
    ++allocations;
    if (void* const memory = std::malloc(size)) // NOLINT(cppcoreguidelines-no-malloc)
        return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept
{
    std::free(memory);
} // NOLINT(cppcoreguidelines-no-malloc)
void operator delete(void* memory, std::size_t) noexcept
{
    std::free(memory);
} // NOLINT(cppcoreguidelines-no-malloc)

/// The engine with devices in the hand of the test, by the clock of the system.
class TestEngineVoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void microphoneIsHeardAtTheOtherSide();
    void switchesWork();
    void clockDrivesWithoutDevices();
    void clockTakesOverFromADeviceThatStandsStill();
    void otherCodecsInTheCall();
    void packetsAreAsLongAsWished();
    void silenceIsNotSentIfNotWished();
    void missingMicrophoneIsReplacedIfWished();
    void devicesAreToldAndChosen();
    void figuresAreReal();
    void nothingIsAllocated();
};

void TestEngineVoice::microphoneIsHeardAtTheOtherSide()
{
    Side talker(VoiceSource::Microphone, true);
    Side listener(VoiceSource::Silence, true);
    listener.start(opusCall(), nullptr);
    talker.start(opusCall(), &listener);
    QTRY_VERIFY(endsWith(listener.heard(), 440));
    const std::size_t begun = listener.heard().size();
    QTRY_VERIFY(listener.heard().size() > begun + 3 * 48000);
    const auto heard = listener.heard();
    for (std::size_t at = begun; at + 4800 <= heard.size(); at += 4800)
        QVERIFY2(purity(&heard[at], 4800, 440) > 0.95, qPrintable(QString::number(at - begun)));
    // 48 kHz both ways: as many samples are spoken as heard.
    QTRY_VERIFY(talker.controls->inputLevel.get() > -17 && talker.controls->inputLevel.get() < -13);
    QTRY_VERIFY(listener.controls->outputLevel.get() > -17);
    QVERIFY(talker.controls->speaking.get());
}

void TestEngineVoice::switchesWork()
{
    Side talker(VoiceSource::Microphone, true);
    Side listener(VoiceSource::Silence, true);
    listener.start(opusCall(), nullptr);
    talker.start(opusCall(), &listener);
    QTRY_VERIFY(endsWith(listener.heard(), 440));
    talker.controls->muted.set(true);
    QTRY_VERIFY(endsSilent(listener.heard()));
    const auto before = talker.sent.load();
    QTRY_VERIFY(talker.sent.load() > before + 10); // muted is not gone
    talker.controls->muted.set(false);
    QTRY_VERIFY(endsWith(listener.heard(), 440));
    listener.controls->deafened.set(true);
    QTRY_VERIFY(endsSilent(listener.heard()));
    listener.controls->testTone.set(true);
    QTRY_VERIFY(rms(&listener.heard()[listener.heard().size() - 4800], 4800) > 0.02);
    listener.controls->testTone.set(false);
    listener.controls->deafened.set(false);
    QTRY_VERIFY(endsWith(listener.heard(), 440));
    talker.controls->held.set(true);
    QTRY_VERIFY(endsSilent(listener.heard()));
    talker.controls->held.set(false);
    talker.controls->source.set(VoiceSource::Tone);
    QTRY_VERIFY(endsWith(listener.heard(), 1000));
}

void TestEngineVoice::clockDrivesWithoutDevices()
{
    QTemporaryDir folder;
    const std::string file = folder.filePath(QStringLiteral("heard.wav")).toStdString();
    {
        Side listener(VoiceSource::Silence, false, file);
        Side talker(VoiceSource::Tone, false);
        listener.start(opusCall(), nullptr);
        talker.start(opusCall(), &listener);
        QTRY_VERIFY(talker.sent.load() >= 150);
    }
    const auto wave = readWave(file);
    QVERIFY(wave.ok());
    QVERIFY(wave->samples.size() > 2 * 48000);
    const auto& samples = wave->samples;
    QVERIFY(purity(&samples[samples.size() - 48000 - 4800], 48000, 1000) > 0.98);
}

void TestEngineVoice::clockTakesOverFromADeviceThatStandsStill()
{
    Side talker(VoiceSource::Tone, true);
    talker.start(opusCall(), nullptr);
    QTRY_VERIFY(talker.sent.load() > 20);
    talker.hand->stands = true;
    const auto before = talker.sent.load();
    QElapsedTimer timer;
    timer.start();
    QTRY_VERIFY(talker.sent.load() >= before + 50);
    QVERIFY(timer.elapsed() > 600 && timer.elapsed() < 2500); // 50 packets are a second
    talker.hand->stands = false;
    const std::size_t heard = talker.heard().size();
    QTRY_VERIFY(talker.heard().size() > heard + 48000);
}

void TestEngineVoice::otherCodecsInTheCall()
{
    Side talker(VoiceSource::Tone, true);
    Side listener(VoiceSource::Silence, true);
    listener.start(opusCall(), nullptr);
    talker.start(opusCall(), &listener);
    QTRY_VERIFY(endsWith(listener.heard(), 1000));
    listener.start(telephoneCall(), nullptr);
    talker.start(telephoneCall(), &listener);
    const std::size_t before = listener.heard().size();
    QTRY_VERIFY(listener.heard().size() > before + 48000);
    QTRY_VERIFY(endsWith(listener.heard(), 1000));
    QTRY_COMPARE(talker.controls->bitrate.get(), 0);
}

void TestEngineVoice::packetsAreAsLongAsWished()
{
    Side talker(VoiceSource::Tone, false);
    talker.start(opusCall(), nullptr);
    for (const int length : {10, 40, 20}) {
        talker.controls->packetMs.set(length);
        QTRY_VERIFY([&] {
            std::uint32_t from = 0;
            std::uint32_t to = 0;
            std::size_t packets = 0;
            talker.run([&] {
                from = talker.timestamp;
                packets = talker.sent;
            });
            while (talker.sent < packets + 10)
                std::this_thread::yield();
            talker.run([&] {
                to = talker.timestamp;
                packets = talker.sent - packets;
            });
            return to - from == packets * static_cast<std::size_t>(length) * 48;
        }());
    }
}

void TestEngineVoice::silenceIsNotSentIfNotWished()
{
    Side talker(VoiceSource::Silence, false);
    talker.controls->discontinuous.set(true);
    talker.start(opusCall(), nullptr);
    // The encoder needs a while to believe it.
    QTRY_VERIFY(talker.sent > 3 && talker.payloadSizes[talker.sent - 1] <= 2);
    std::uint32_t from = 0;
    const std::size_t before = talker.sent;
    talker.run([&] { from = talker.timestamp; });
    QTest::qWait(1000); // an absence has no condition to wait for
    QVERIFY2(talker.sent < before + 12, qPrintable(QString::number(talker.sent - before)));
    talker.controls->source.set(VoiceSource::Tone);
    QTRY_VERIFY(talker.sent > before + 20);
    talker.run([&] {
        // No time is lost over the gap.
        const auto frames = (talker.timestamp - from) / 960;
        QVERIFY(frames > 60);
    });
}

void TestEngineVoice::missingMicrophoneIsReplacedIfWished()
{
    Side talker(VoiceSource::Microphone, false);
    talker.start(opusCall(), nullptr);
    QTRY_VERIFY(talker.sent > 10);
    QVERIFY(talker.controls->inputLevel.get() < -100);
    talker.controls->sampleForNone.set(true);
    QTRY_VERIFY(talker.controls->inputLevel.get() > -40);
}

void TestEngineVoice::devicesAreToldAndChosen()
{
    Side side(VoiceSource::Microphone, true);
    side.start(opusCall(), nullptr);
    QTRY_COMPARE(side.controls->devices().size(), std::size_t(1));
    const auto told = [&] {
        std::vector<std::string> names;
        side.run([&] { names = side.deviceNames; });
        return names;
    };
    QTRY_COMPARE(told(), std::vector<std::string>{"By hand"});
    side.controls->chooseDevice(model::AudioUse::Output, "other");
    const auto chosen = [&] {
        const std::scoped_lock lock(side.hand->mutex);
        return side.hand->chosen.back();
    };
    QTRY_COMPARE(chosen(), std::string("out:other"));
    QCOMPARE(side.controls->chosenDevice(model::AudioUse::Output), std::string("other"));
}

void TestEngineVoice::figuresAreReal()
{
    Side talker(VoiceSource::Microphone, true);
    Side listener(VoiceSource::Microphone, true);
    listener.start(opusCall(), &talker);
    talker.start(opusCall(), &listener);
    QTRY_VERIFY(endsWith(listener.heard(), 440));
    VoiceFigures figures;
    const auto look = [&] {
        listener.run([&] { figures = listener.voice->figures(); });
        return figures;
    };
    QTRY_VERIFY(look().totalPlayed > 100);
    QVERIFY(figures.captureDelay >= 9ms && figures.captureDelay < 30ms);
    QVERIFY(figures.encodeDelay >= 16ms && figures.encodeDelay < 17ms); // 10 + 6.5
    QVERIFY(figures.playoutDelay >= 30ms && figures.playoutDelay <= 70ms);
    QVERIFY(figures.bufferTarget >= 20ms && figures.bufferTarget < 60ms);
    QVERIFY(figures.bufferDepth > 0ms && figures.bufferDepth < 100ms);
    QVERIFY(figures.inputLevel > -17 && figures.inputLevel < -13);
    // They outlive the call, for its last report.
    listener.run([&] {
        listener.voice->stop();
        figures = listener.voice->figures();
    });
    QVERIFY(figures.totalPlayed > 100);
    listener.run([&] {
        listener.voice->adapt({0.1, 50ms, 0us}); // and nothing minds a late report
    });
}

void TestEngineVoice::nothingIsAllocated()
{
    Side talker(VoiceSource::Microphone, true, {}, makeVoiceProcessor());
    Side listener(VoiceSource::Microphone, true, {}, makeVoiceProcessor());
    listener.start(opusCall(), &talker);
    talker.start(opusCall(), &listener);
    QTRY_VERIFY(talker.sent > 75);
    const std::size_t before = allocations;
    const std::size_t sent = talker.sent;
    const auto end = std::chrono::steady_clock::now() + 2s;
    std::this_thread::sleep_until(end); // this thread allocates nothing either
    const std::size_t made = allocations - before;
    QVERIFY(talker.sent > sent + 80);
    QCOMPARE(made, std::size_t(0));
}

QTEST_GUILESS_MAIN(TestEngineVoice)
#include "tst_enginevoice.moc"
