// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/audio/qtspeaker.h"

#include <array>

namespace icelens::transport {
namespace {

using std::chrono::microseconds;

constexpr qsizetype frameBytes = audioFrameSamples * sizeof(float);
// Of which Qt 6.4 grants three quarters.
constexpr qsizetype bufferBytes = 4 * frameBytes;

} // namespace

QtSpeaker::QtSpeaker(QtGate& gate)
    : m_gate(gate)
{}

QtSpeaker::~QtSpeaker()
{
    close();
}

bool QtSpeaker::open(const QAudioDevice& device)
{
    close();
    m_sink = std::make_unique<QAudioSink>(device, format());
    m_sink->setBufferSize(bufferBytes);
    m_device = m_sink->start();
    if (m_device == nullptr || m_sink->state() == QAudio::StoppedState) {
        close();
        return false;
    }
    setOpen(true);
    return true;
}

void QtSpeaker::close()
{
    setOpen(false);
    m_device = nullptr;
    if (m_sink == nullptr)
        return;
    // An active sink would run an event loop in its destructor.
    m_sink->reset();
    m_sink->stop();
    m_sink.reset();
}

void QtSpeaker::move()
{
    if (m_device == nullptr || m_sink->state() == QAudio::StoppedState)
        return;
    for (auto free = m_sink->bytesFree(); free >= frameBytes; free -= frameBytes) {
        std::array<float, audioFrameSamples> frame{};
        const auto held = (m_sink->bufferSize() - free) / qsizetype(sizeof(float)) * 1000 / 48;
        const auto delay = std::max(microseconds(0), microseconds(held));
        m_gate.withClient([&](AudioClient& client) { client.wanted(frame, delay); });
        const auto* bytes = reinterpret_cast<const char*>(frame.data());
        if (m_device == nullptr || m_device->write(bytes, frameBytes) <= 0)
            return;
        flowed();
    }
}

} // namespace icelens::transport
