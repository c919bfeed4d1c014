// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport/audio/qtmicrophone.h"

#include <array>

namespace icelens::transport {
namespace {

using std::chrono::microseconds;

constexpr qsizetype fragmentBytes = 2 * audioFrameSamples * sizeof(float);
// Qt does not tell: half a fragment in the server, and the period of Qt's own timer.
constexpr microseconds assumedDelay{10'000};

} // namespace

QtMicrophone::QtMicrophone(QtGate& gate)
    : m_gate(gate)
{}

QtMicrophone::~QtMicrophone()
{
    close();
}

bool QtMicrophone::open(const QAudioDevice& device)
{
    close();
    m_source = std::make_unique<QAudioSource>(device, format());
    m_source->setBufferSize(fragmentBytes);
    m_device = m_source->start();
    if (m_device == nullptr || m_source->state() == QAudio::StoppedState) {
        close();
        return false;
    }
    m_cutter.clear();
    setOpen(true);
    return true;
}

void QtMicrophone::close()
{
    setOpen(false);
    m_device = nullptr;
    if (m_source == nullptr)
        return;
    m_source->stop();
    m_source.reset();
}

void QtMicrophone::move()
{
    std::array<float, 2 * audioFrameSamples> samples;
    while (m_device != nullptr && m_source->state() != QAudio::StoppedState) {
        const qint64 bytes =
            m_device->read(reinterpret_cast<char*>(samples.data()), sizeof samples);
        const auto count = std::size_t(bytes < 0 ? 0 : bytes) / sizeof(float);
        if (count == 0)
            return;
        flowed();
        const microseconds age = assumedDelay + microseconds(count * 1000 / 48);
        m_cutter.push(std::span(samples).first(count), age, [this](auto frame, auto frameAge) {
            m_gate.withClient([&](AudioClient& client) { client.captured(frame, frameAge); });
        });
    }
}

} // namespace icelens::transport
