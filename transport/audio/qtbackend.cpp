// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/audio/qtbackend.h"

#include "transport/audio/qtside.h"

#include <QEventLoop>
#include <QMediaDevices>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <optional>

namespace icelens::transport {
namespace {

using model::AudioUse;
using namespace std::chrono_literals;

constexpr auto moveInterval = 5ms;
constexpr auto lookInterval = 500ms;
constexpr auto longestStop = 3s;

void append(std::vector<AudioDevice>& all, AudioUse use, const QList<QAudioDevice>& devices,
            const QAudioDevice& standard)
{
    for (const QAudioDevice& device : devices)
        all.push_back({use, device.id().toStdString(), device.description().toStdString(),
                       device.id() == standard.id()});
}

std::vector<AudioDevice> allDevices()
{
    std::vector<AudioDevice> all;
    append(all, AudioUse::Input, QMediaDevices::audioInputs(), QMediaDevices::defaultAudioInput());
    append(all, AudioUse::Output, QMediaDevices::audioOutputs(),
           QMediaDevices::defaultAudioOutput());
    return all;
}

/// Everything that happens in the thread.
class Worker
{
public:
    explicit Worker(QtGate& gate)
        : m_gate(gate)
        , m_input(AudioUse::Input, gate)
        , m_output(AudioUse::Output, gate)
    {}

    void run()
    {
        QEventLoop loop;
        QTimer timer;
        timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
            if (m_gate.isShut())
                loop.quit();
            else if (!m_busy)
                onTimer();
        });
        timer.start(moveInterval);
        loop.exec();
    }

private:
    void onTimer()
    {
        m_busy = true; // Qt's streams may run the event loop when they are closed
        const auto now = QtStream::Clock::now();
        const bool chosen = m_gate.choice(AudioUse::Input) != m_inputSeen
            || m_gate.choice(AudioUse::Output) != m_outputSeen;
        if (chosen || now >= m_nextLook) {
            m_inputSeen = m_gate.choice(AudioUse::Input);
            m_outputSeen = m_gate.choice(AudioUse::Output);
            m_nextLook = now + lookInterval;
            look();
        }
        m_input.move();
        m_output.move();
        m_busy = false;
    }

    void look()
    {
        auto devices = allDevices();
        if (m_told != devices) {
            m_told = std::move(devices);
            m_gate.withClient([this](AudioClient& client) { client.devicesChanged(*m_told); });
        }
        m_input.look();
        m_output.look();
    }

    QtGate& m_gate;
    QtSide m_input;
    QtSide m_output;
    std::string m_inputSeen;
    std::string m_outputSeen;
    std::optional<std::vector<AudioDevice>> m_told;
    QtStream::Clock::time_point m_nextLook{};
    bool m_busy = false;
};

} // namespace

QtBackend::QtBackend() = default;

QtBackend::~QtBackend()
{
    stop();
}

void QtBackend::start(AudioClient& client)
{
    m_gate = std::make_shared<QtGate>(client);
    m_gate->choose(AudioUse::Input, m_inputChoice);
    m_gate->choose(AudioUse::Output, m_outputChoice);
    m_thread = QThread::create([gate = m_gate] { Worker(*gate).run(); });
    m_thread->start(QThread::TimeCriticalPriority);
}

void QtBackend::stop()
{
    if (m_thread == nullptr)
        return;
    m_gate->shut();
    // Qt 6.4 can hang for ever on a device that has just vanished: then the thread is left alone,
    // and what it shares with us is left to it.
    if (m_thread->wait(QDeadlineTimer(longestStop)))
        delete m_thread;
    m_thread = nullptr;
}

void QtBackend::choose(AudioUse use, const std::string& id)
{
    (use == AudioUse::Input ? m_inputChoice : m_outputChoice) = id;
    if (m_gate != nullptr)
        m_gate->choose(use, id);
}

AudioDeviceList listQtDevices()
{
    auto devices = allDevices();
    return {!devices.empty(), std::move(devices)};
}

} // namespace icelens::transport
