// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/audio/pulseside.h"

#include "transport/audio/pulsecapture.h"
#include "transport/audio/pulseplayback.h"

#include <algorithm>
#include <array>
#include <utility>

namespace icelens::transport {
namespace {

using model::AudioChange;
using model::AudioUse;
using namespace std::chrono_literals;

constexpr auto lookInterval = 100ms;
// Of a stream that should flow: silence takes its place, then it is opened anew.
constexpr auto silenceAfter = 150ms;
constexpr std::chrono::milliseconds longestSilence = 500ms;
constexpr std::chrono::milliseconds longestOpening = 3s;
constexpr auto provenAfter = 2s;
// PulseAudio before 14 does not move streams when the default device is another; later ones do so
// before this.
constexpr auto serverMovesWithin = 300ms;
constexpr std::array<std::chrono::milliseconds, 5> retryDelays{0ms, 500ms, 1s, 2s, 3s};

} // namespace

PulseSide::PulseSide(AudioUse use, PulseServer& server, AudioClient& client)
    : m_use(use)
    , m_server(server)
    , m_client(client)
    , m_silence(use)
    , m_clock(server.api(), [this] { onClock(); })
    , m_changed(server.api(), [this] { onChanged(); })
    , m_retry(server.api(), [this] { settle(); })
    , m_nudge(server.api(), [this] { onNudge(); })
{
    m_clock.setIn({});
}

void PulseSide::choose(const std::string& id)
{
    if (id == m_choice)
        return;
    m_choice = id;
    m_displaced = false;
    m_failures = 0;
    m_notBefore = {};
    if (!m_server.isReady())
        return;
    close();
    m_device.clear();
    m_noneTold = false;
    m_why = AudioChange::Chosen;
    settle();
}

void PulseSide::serverLost()
{
    close();
    m_device.clear();
    m_why = AudioChange::CameBack;
    m_noneTold = true;
    m_failures = 0;
    m_notBefore = {};
    tell(AudioChange::NoServer, {});
}

bool PulseSide::isChoiceThere() const
{
    return !m_choice.empty() && m_server.devices().has(m_use, m_choice);
}

void PulseSide::settle()
{
    if (!m_server.isReady())
        return;
    if (m_stream != nullptr && m_stream->hasFailed())
        onFailure();
    if (m_stream != nullptr && m_stream->isOpen())
        noticeDevice();
    if (m_stream != nullptr && m_stream->isOpen())
        comeBack();
    if (m_stream == nullptr)
        open();
    followDefault();
}

void PulseSide::noticeDevice()
{
    const std::string device = m_stream->device();
    if (m_server.devices().isHidden(m_use, device) && device != m_choice) {
        // The server moved it to a loudspeaker's monitor, for want of a microphone.
        close();
        return;
    }
    if (device == m_device) {
        m_why = AudioChange::Opened; // the same again, after a failure
        return;
    }
    const bool opened = m_device.empty() || m_why != AudioChange::Opened;
    const AudioChange why = opened ? m_why : whyMoved(device);
    if (why == AudioChange::Vanished && m_device == m_choice)
        m_displaced = true;
    if (device == m_choice)
        m_displaced = false;
    m_device = device;
    m_noneTold = false;
    m_why = AudioChange::Opened;
    tell(why, device);
}

AudioChange PulseSide::whyMoved(const std::string& device) const
{
    const PulseDevices& devices = m_server.devices();
    if (!devices.has(m_use, m_device))
        return AudioChange::Vanished;
    if (m_displaced && device == m_choice)
        return AudioChange::CameBack;
    const bool follows = m_choice.empty() || m_displaced;
    return follows && device == devices.usableDefault(m_use) ? AudioChange::DefaultChanged
                                                             : AudioChange::Chosen;
}

void PulseSide::comeBack()
{
    if (!m_displaced || !isChoiceThere() || m_stream->device() == m_choice)
        return;
    close();
    m_why = AudioChange::CameBack;
    open();
}

void PulseSide::open()
{
    const PulseDevices& devices = m_server.devices();
    const bool chosen = isChoiceThere();
    if (!chosen && devices.usableDefault(m_use).empty()) {
        tellNone();
        return;
    }
    const auto now = SilentClock::Clock::now();
    if (now < m_notBefore)
        return;
    if (!m_device.empty() && !devices.has(m_use, m_device))
        m_why = AudioChange::Vanished;
    m_displaced = !m_choice.empty() && !chosen;
    m_openedAt = now;
    // Without a name the server moves it when its default device is another.
    const std::string name = chosen ? m_choice : std::string();
    auto changed = [this] { m_changed.setIn({}); };
    if (m_use == AudioUse::Input)
        m_stream = std::make_unique<PulseCapture>(m_server.context(), name, m_client, changed);
    else
        m_stream = std::make_unique<PulsePlayback>(m_server.context(), name, m_client, changed);
}

void PulseSide::close()
{
    m_stream.reset();
    m_clock.setIn({});
}

void PulseSide::tellNone()
{
    if (m_noneTold)
        return;
    const bool had = !m_device.empty();
    m_device.clear();
    m_noneTold = true;
    m_why = AudioChange::CameBack;
    tell(had ? AudioChange::Vanished : AudioChange::NoDevice, {});
}

void PulseSide::tell(AudioChange why, const std::string& device)
{
    m_client.deviceChanged({m_use, why, m_server.devices().name(m_use, device)});
}

void PulseSide::onFailure()
{
    const auto delay = retryDelays[std::size_t(m_failures)];
    m_failures = std::min(m_failures + 1, int(retryDelays.size()) - 1);
    m_notBefore = SilentClock::Clock::now() + delay;
    m_retry.setAt(m_notBefore);
    close();
}

void PulseSide::onClock()
{
    const auto now = SilentClock::Clock::now();
    if (isBeyondHope(now))
        onFailure();
    const bool flows = m_stream != nullptr && m_stream->isRunning() && m_stream->hasBegun()
        && now - m_stream->lastFlow() < silenceAfter;
    if (!flows) {
        if (std::exchange(m_flowed, false))
            m_silence.restart();
        m_clock.setAt(m_silence.tick(m_client));
        return;
    }
    if (now - m_openedAt > provenAfter)
        m_failures = 0;
    m_flowed = true;
    m_stream->lookAfter();
    m_clock.setIn(lookInterval);
}

bool PulseSide::isBeyondHope(SilentClock::Clock::time_point now) const
{
    if (m_stream == nullptr)
        return false;
    if (!m_stream->isOpen())
        return now - m_openedAt > longestOpening;
    if (!m_stream->isRunning())
        return false;
    // A device that begins may take its time, say one on the air.
    const auto limit = m_stream->hasBegun() ? longestSilence : longestOpening;
    return now - m_stream->lastFlow() > limit;
}

void PulseSide::onChanged()
{
    onClock();
    // What it means shows in the devices as they are after it.
    m_server.refresh();
}

void PulseSide::followDefault()
{
    const std::string now = m_server.devices().usableDefault(m_use);
    const bool known = !m_default.empty();
    if (std::exchange(m_default, now) != now && known)
        m_nudge.setIn(serverMovesWithin);
}

void PulseSide::onNudge()
{
    const bool follows = m_choice.empty() || m_displaced;
    if (!follows || m_default.empty() || m_stream == nullptr || !m_stream->isOpen()
        || m_stream->device() == m_default)
        return;
    const auto move = m_use == AudioUse::Input ? pa_context_move_source_output_by_name
                                               : pa_context_move_sink_input_by_name;
    auto* operation =
        move(m_server.context(), m_stream->index(), m_default.c_str(), nullptr, nullptr);
    if (operation != nullptr)
        pa_operation_unref(operation);
}

} // namespace icelens::transport
