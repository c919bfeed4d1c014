// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport/audio/qtgate.h"
#include "transport/audio/qtstream.h"

#include <QAudioSink>
#include <QIODevice>
#include <QPointer>

#include <memory>

namespace icelens::transport {

class QtSpeaker final : public QtStream
{
public:
    explicit QtSpeaker(QtGate& gate);
    ~QtSpeaker() override;

    [[nodiscard]] bool open(const QAudioDevice& device) override;
    void close() override;
    void move() override;
    [[nodiscard]] bool hasFailed() const override
    {
        return isOpen() && m_sink->state() == QAudio::StoppedState;
    }

private:
    QtGate& m_gate;
    std::unique_ptr<QAudioSink> m_sink;
    QPointer<QIODevice> m_device; // of m_sink, which deletes it when the server dies
};

} // namespace icelens::transport
