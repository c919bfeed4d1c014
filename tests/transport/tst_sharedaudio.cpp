// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/audio/sharedaudio.h"

#include <QTest>

#include <algorithm>
#include <array>

using namespace icelens::transport;
using icelens::model::AudioChange;
using icelens::model::AudioDeviceChanged;
using icelens::model::AudioUse;

namespace {

using Frame = std::array<float, audioFrameSamples>;

/// A sound server that does what the test says.
struct Server
{
    int starts = 0;
    int stops = 0;
    AudioClient* client = nullptr;
    std::string chosenInput;
    std::string chosenOutput;

    void speak(float value) const
    {
        Frame frame{};
        frame.fill(value);
        client->captured(frame, std::chrono::microseconds(5000));
    }

    [[nodiscard]] float played() const
    {
        Frame frame{};
        frame.fill(9); // what was there before must not be heard
        client->wanted(frame, std::chrono::microseconds(20'000));
        return frame.front();
    }
};

class Backend final : public AudioBackend
{
public:
    explicit Backend(Server& server)
        : m_server(server)
    {}
    void start(AudioClient& client) override
    {
        ++m_server.starts;
        m_server.client = &client;
    }
    void stop() override
    {
        ++m_server.stops;
        m_server.client = nullptr;
    }
    void choose(AudioUse use, const std::string& id) override
    {
        (use == AudioUse::Input ? m_server.chosenInput : m_server.chosenOutput) = id;
    }

private:
    Server& m_server;
};

struct Client final : public AudioClient
{
    float heard = 0;
    float says = 0;
    std::size_t devices = 0;
    std::vector<AudioDeviceChanged> changes;

    void captured(std::span<const float, audioFrameSamples> frame,
                  std::chrono::microseconds /*age*/) override
    {
        heard = frame.front();
    }
    void wanted(std::span<float, audioFrameSamples> frame,
                std::chrono::microseconds /*delay*/) override
    {
        std::fill(frame.begin(), frame.end(), says);
    }
    void devicesChanged(const std::vector<AudioDevice>& all) override { devices = all.size(); }
    void deviceChanged(const AudioDeviceChanged& change) override { changes.push_back(change); }
};

} // namespace

class TestSharedAudio : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneTalksAndTheOtherIsHeard()
    {
        Server server;
        SharedAudio shared(std::make_unique<Backend>(server));
        const auto talker = shared.talker();
        const auto listener = shared.listener();
        Client alice;
        Client bob;
        talker->start(alice);
        QCOMPARE(server.starts, 1);
        QCOMPARE(server.played(), 0.0F); // silence as long as nobody listens
        listener->start(bob);
        QCOMPARE(server.starts, 1);
        alice.says = 0.5F;
        bob.says = 0.25F;
        server.speak(0.75F);
        QCOMPARE(alice.heard, 0.75F);
        QCOMPARE(bob.heard, 0.0F);
        QCOMPARE(server.played(), 0.25F);
        talker->stop();
        QCOMPARE(server.stops, 0);
        server.speak(0.1F);
        QCOMPARE(alice.heard, 0.75F); // nothing more
        listener->stop();
        listener->stop();
        QCOMPARE(server.stops, 1);
    }

    void eachChoosesAndIsToldOfItsOwn()
    {
        Server server;
        SharedAudio shared(std::make_unique<Backend>(server));
        const auto talker = shared.talker();
        const auto listener = shared.listener();
        talker->choose(AudioUse::Output, "not its own");
        talker->choose(AudioUse::Input, "mic");
        listener->choose(AudioUse::Output, "speaker");
        QCOMPARE(server.chosenInput, std::string("mic"));
        QCOMPARE(server.chosenOutput, std::string("speaker"));
        Client alice;
        Client bob;
        talker->start(alice);
        server.client->devicesChanged({{AudioUse::Input, "mic", "Mic", true}});
        server.client->deviceChanged({AudioUse::Input, AudioChange::Opened, "Mic"});
        server.client->deviceChanged({AudioUse::Output, AudioChange::Opened, "Speaker"});
        QCOMPARE(alice.changes.size(), std::size_t{1});
        listener->start(bob); // learns what was told before it came
        QCOMPARE(bob.devices, std::size_t{1});
        QCOMPARE(bob.changes.size(), std::size_t{1});
        QCOMPARE(bob.changes.front().name, std::string("Speaker"));
    }
};

QTEST_APPLESS_MAIN(TestSharedAudio)
#include "tst_sharedaudio.moc"
