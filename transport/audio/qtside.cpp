// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/audio/qtside.h"

#include "transport/audio/qtmicrophone.h"
#include "transport/audio/qtspeaker.h"

#include <QMediaDevices>

#include <algorithm>
#include <utility>

namespace icelens::transport {
namespace {

using model::AudioChange;
using model::AudioUse;
using namespace std::chrono_literals;

// Of a stream that should flow: silence takes its place, then it is opened anew.
constexpr auto silenceAfter = 150ms;
constexpr std::chrono::milliseconds longestSilence = 500ms;
constexpr std::chrono::milliseconds longestBeginning = 3s;

bool isThere(const QList<QAudioDevice>& devices, const QByteArray& id)
{
    return std::ranges::any_of(devices, [&](const auto& device) { return device.id() == id; });
}

} // namespace

QtSide::QtSide(AudioUse use, QtGate& gate)
    : m_use(use)
    , m_gate(gate)
    , m_silence(use)
{
    if (use == AudioUse::Input)
        m_stream = std::make_unique<QtMicrophone>(gate);
    else
        m_stream = std::make_unique<QtSpeaker>(gate);
}

void QtSide::move()
{
    if (m_stream->isOpen())
        m_stream->move();
    const auto now = SilentClock::Clock::now();
    const auto quiet = now - m_stream->lastFlow();
    const auto limit = m_stream->hasBegun() ? longestSilence : longestBeginning;
    if (m_stream->isOpen() && (m_stream->hasFailed() || quiet > limit)) {
        onFailure();
        none();
    }
    if (m_stream->isOpen() && m_stream->hasBegun() && quiet < silenceAfter) {
        m_flowed = true;
        return;
    }
    if (std::exchange(m_flowed, false)) {
        m_silence.restart();
        m_nextTick = now;
    }
    if (now >= m_nextTick)
        m_gate.withClient([this](AudioClient& client) { m_nextTick = m_silence.tick(client); });
}

void QtSide::look()
{
    const std::string choice = m_gate.choice(m_use);
    const auto all = devices();
    const bool chosenAnew = choice != m_choice;
    m_choice = choice;
    const QAudioDevice device = wanted(all);
    if (device.isNull()) {
        none();
        return;
    }
    if (m_stream->isOpen() && device.id() == m_device)
        return;
    if (!chosenAnew && !m_stream->isOpen() && SilentClock::Clock::now() < m_notBefore)
        return;
    open(device, chosenAnew && m_everOpened ? AudioChange::Chosen : why(all));
}

QList<QAudioDevice> QtSide::devices() const
{
    return m_use == AudioUse::Input ? QMediaDevices::audioInputs() : QMediaDevices::audioOutputs();
}

QAudioDevice QtSide::wanted(const QList<QAudioDevice>& devices) const
{
    const auto chosen = std::ranges::find_if(devices, [this](const auto& device) {
        return !m_choice.empty() && device.id().toStdString() == m_choice;
    });
    if (chosen != devices.end())
        return *chosen;
    const auto standard = m_use == AudioUse::Input ? QMediaDevices::defaultAudioInput()
                                                   : QMediaDevices::defaultAudioOutput();
    // It may have gone since the list was made, or be out of an older one.
    if (isThere(devices, standard.id()))
        return standard;
    return devices.isEmpty() ? QAudioDevice() : devices.first();
}

AudioChange QtSide::why(const QList<QAudioDevice>& devices) const
{
    if (!m_everOpened)
        return AudioChange::Opened;
    if (m_device.isEmpty())
        return AudioChange::CameBack;
    if (!isThere(devices, m_device))
        return AudioChange::Vanished;
    return m_choice.empty() ? AudioChange::DefaultChanged : AudioChange::CameBack;
}

void QtSide::open(const QAudioDevice& device, AudioChange why)
{
    m_stream->close();
    const bool same = device.id() == m_device;
    if (!m_stream->open(device)) {
        onFailure();
        return;
    }
    m_device = device.id();
    m_everOpened = true;
    m_noneTold = false;
    if (!same || why == AudioChange::Chosen)
        tell(why, device.description());
}

void QtSide::none()
{
    m_stream->close();
    if (!m_noneTold)
        tell(m_device.isEmpty() ? AudioChange::NoDevice : AudioChange::Vanished, {});
    m_noneTold = true;
    m_device.clear();
}

void QtSide::onFailure()
{
    m_failures = std::min(m_failures + 1, 3);
    m_notBefore = SilentClock::Clock::now() + m_failures * 1s;
}

void QtSide::tell(AudioChange why, const QString& name)
{
    m_gate.withClient([&](AudioClient& client) {
        client.deviceChanged({m_use, why, name.toStdString()});
    });
}

} // namespace icelens::transport
